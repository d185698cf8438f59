"""What can go wrong with a record, each with its remedy."""

from __future__ import annotations

from detente.model import DetenteError


class RecordError(DetenteError):
    """A record can't be opened, or not do what is asked of it."""


class BusyError(RecordError):
    """Somebody else holds what is asked for, and will give it back: the same may work a little later."""


class NoRecordError(RecordError):
    """There is no record where one is to be opened."""


class NotAllowedError(RecordError):
    """The person's role in the record does not allow it."""


class ConflictError(RecordError):
    """Somebody else judged the entry in between: the message says who, when and how."""


class UnknownEntryError(RecordError):
    """The record has no such report, entry, person or search."""
