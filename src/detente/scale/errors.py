"""Why a run stops."""

from __future__ import annotations

from detente.model import DetenteError


class ScaleError(DetenteError):
    """A run that can't begin, or can't go on."""
