"""What goes wrong with incident data sets."""

from __future__ import annotations

from detente.model.errors import DetenteError, PlacedError


class IncidentsFileError(PlacedError):
    """A file of incidents, of columns or of coverage is not as it has to be."""


class IncidentsError(DetenteError):
    """Incidents that were loaded can't be had or kept."""


class RowProblem(Exception):  # noqa: N818 - not for callers: a loader turns it into a signal
    """A row that can't be loaded: its kind of signal and what is wrong, in words."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
