"""The shelf: kept readings as people corrected them, by report, with the sides of all their actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from detente.analysis.party import Party
from detente.analysis.sides import Sides
from detente.analysis.source import Source
from detente.knowledge.fold import fold
from detente.model import Ceasefire, Entry, Event, Evidence, Kept, Reading, ViolationClaim
from detente.model.sentence import sentence_around
from detente.record.correcting import corrected
from detente.record.matters import Matter, MatterKind, Telling, tellings

_KINDS: Mapping[type, MatterKind] = {
    Ceasefire: MatterKind.CEASEFIRE,
    Event: MatterKind.EVENT,
    ViolationClaim: MatterKind.VIOLATION_CLAIM,
}


class Shelf:
    """Readings that matters were resolved from."""

    def __init__(self, kept: Iterable[Kept]) -> None:
        """Take what is kept of reports."""
        own = list(kept)
        self._readings = {one.reading.report.id: corrected(one) for one in own}
        self.originals: Mapping[str, str] = {
            one.reading.report.id: one.copy_of for one in own if one.copy_of is not None
        }
        """The report that a copy is one of, by ids."""
        self._tellings: dict[tuple[str, MatterKind | None], dict[str, Telling]] = {}
        self.sides = Sides(self._readings.values())
        self._entries = {
            (key, entry.id): entry for key, reading in self._readings.items() for entry in reading.entries()
        }

    def readings(self) -> Iterator[Reading]:
        """Every reading."""
        yield from self._readings.values()

    def told(self, matter: Matter) -> Iterator[tuple[Reading, Entry]]:
        """The entries that tell a matter with their readings, in the order of publication. Those that people
        rejected are out, and those of copies whose original tells it too.
        """
        reports = {member.report for member in matter.members}
        for member in matter.members:
            entry = self._entries.get((member.report, member.entry))
            if entry is not None and self.originals.get(member.report) not in reports:
                yield self._readings[member.report], entry

    def telling(self, reading: Reading, entry: str) -> Telling:
        """An entry as the record compares it with those of other reports."""
        report = reading.report.id
        # Of a report with one ceasefire among its events only that one is told.
        kind = _KINDS.get(type(self._entries.get((report, entry))))
        if (report, kind) not in self._tellings:
            told = tellings(reading, kind)
            self._tellings[report, kind] = {one.key.entry: one for one in told}
        return self._tellings[report, kind][entry]

    def independent(self, reports: Iterable[str]) -> int:
        """How many reports are no copies of each other."""
        return len({self.originals.get(report, report) for report in reports})

    def party(self, reading: Reading, actor: str) -> Party:
        """An actor of a reading with its side. A person or a body goes under its side's key."""
        report = reading.report.id
        name = self.sides.named(report, actor)
        key = self.sides.of(report, actor)
        if key is None:
            return Party(f"name:{fold(name)}", name)
        side = self.sides.name(key)
        return Party(key, name, "" if fold(side) == fold(name) else side)

    def source(self, reading: Reading, entry: Entry, field: str = "") -> Source:
        """Where an entry stands, or the words that gave one of its fields."""
        spans: tuple[Evidence, ...] = entry.spans.get(field, ()) or entry.evidence
        return source_of(reading, spans, entry.id)


def source_of(reading: Reading, spans: tuple[Evidence, ...], entry: str) -> Source:
    """The source of evidence; that of nothing has an empty quote."""
    report, first = reading.report, spans[0] if spans else None
    return Source(
        quote=first.quote if first else "",
        start=first.start if first else 0,
        end=first.end if first else 0,
        report=report.id,
        publisher=report.publisher or "",
        published_at=report.published_at,
        entry=entry,
        sentence=_sentence(report.text, first) if first else "",
    )


def _sentence(text: str, words: Evidence) -> str:
    first, last = sentence_around(text, words.start, words.end)
    return text[first:last]
