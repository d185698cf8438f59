"""What drafting a model can find wanting."""

from __future__ import annotations

from detente.model.errors import DetenteError


class NoDraftError(DetenteError):
    """The record gives no model, or a file is no draft that it could be compared with."""
