"""Why a site can't be written."""

from __future__ import annotations

from detente.model import DetenteError


class PublishError(DetenteError):
    """A site that can't be written as it was asked for."""
