"""Why each entry is as it is: its sentence, and the step, the cue and the words behind each of its fields."""

from detente.exports.why.find import AmbiguousIdError, UnknownIdError, WithId, entries_of, named
from detente.exports.why.listing import listed
from detente.exports.why.page import write_explained, write_why

__all__ = [
    "AmbiguousIdError",
    "UnknownIdError",
    "WithId",
    "entries_of",
    "listed",
    "named",
    "write_explained",
    "write_why",
]
