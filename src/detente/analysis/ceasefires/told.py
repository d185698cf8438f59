"""One report's entry of a ceasefire, ready to be laid beside those of others."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.shelf import Shelf, source_of
from detente.analysis.source import Source
from detente.model import Ceasefire, Event, Reading
from detente.model.codes import CeasefireStatus

WANTED = frozenset({CeasefireStatus.PROPOSED, CeasefireStatus.DEMANDED})
PLANNED = WANTED | {CeasefireStatus.DECLARED, CeasefireStatus.AGREED}
"""Statuses whose dates are plans: nothing is said of whether it began."""
STARTED = frozenset(
    {
        CeasefireStatus.IN_FORCE, CeasefireStatus.EXTENDED, CeasefireStatus.SUSPENDED,
        CeasefireStatus.EXPIRED, CeasefireStatus.COLLAPSED,
    }
)  # fmt: skip
"""Statuses of what has begun."""
OVER = frozenset({CeasefireStatus.SUSPENDED, CeasefireStatus.EXPIRED, CeasefireStatus.COLLAPSED})
"""Statuses of what has stopped: their end is when it did."""


@dataclass(frozen=True)
class Told:
    """A ceasefire as one report tells it, with the events of the report that are about it."""

    reading: Reading
    truce: Ceasefire
    events: tuple[Event, ...] = ()

    @property
    def published(self) -> str:
        """The day of publication."""
        return self.reading.report.published_at[:10]

    def source(self, field: str = "") -> Source:
        """The words that gave a field, or the entry as a whole."""
        return source_of(self.reading, self.truce.spans.get(field, ()) or self.truce.evidence, self.truce.id)

    def of_event(self, event: Event) -> Source:
        """The words of one of the events."""
        return source_of(self.reading, event.evidence, event.id)

    def names(self, shelf: Shelf, actors: tuple[str, ...]) -> tuple[str, ...]:
        """The names of actors, with their sides."""
        return tuple(shelf.party(self.reading, actor).full for actor in actors)
