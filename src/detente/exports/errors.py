"""Why something can't be exported."""

from __future__ import annotations

from detente.model import DetenteError


class ExportError(DetenteError):
    """An export that can't be made as it was asked for."""
