"""What a question about positions can get wrong."""

from __future__ import annotations

from detente.model.errors import DetenteError


class UnknownSideError(DetenteError):
    """A side is named that is on no record."""
