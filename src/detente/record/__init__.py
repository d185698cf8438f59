"""Many readings → one record: kept, searched, judged by people, and nothing leaves it."""

from detente.record.errors import (
    BusyError,
    ConflictError,
    NoRecordError,
    NotAllowedError,
    RecordError,
    UnknownEntryError,
)
from detente.record.filter import Filter
from detente.record.in_words import in_words
from detente.record.people import Role
from detente.record.record import Record, open_record
from detente.record.searching import Hit

__all__ = [
    "BusyError",
    "ConflictError",
    "Filter",
    "Hit",
    "NoRecordError",
    "NotAllowedError",
    "Record",
    "RecordError",
    "Role",
    "UnknownEntryError",
    "in_words",
    "open_record",
]
