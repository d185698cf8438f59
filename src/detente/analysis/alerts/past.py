"""What the sides of new events said before on the same issues: conditions and shifts are new beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from detente.analysis.deed import Deed, Hold
from detente.analysis.deeds import deeds, originals
from detente.analysis.positions.rows import rows
from detente.analysis.positions.shifts import Shift, shifts
from detente.analysis.sides import Sides
from detente.knowledge.fold import fold
from detente.model import Event, Reading
from detente.model.codes import Issue, Reality
from detente.record import Filter, Record

MONTHS_BACK = 12
"""What was said longer ago is not compared: a year is the span of a round of talks, and keeps this quick."""
_MOST_SIDES = 12
_UNSAID = frozenset({Reality.DENIED, Reality.HYPOTHETICAL})
_Key = tuple[object, ...]


class Past:
    """The deeds of a year, those of the new reports among them. No restricted report is in it."""

    def __init__(self, record: Record, fresh: Sequence[Reading]) -> None:
        """Read what is comparable with the events of the `fresh` readings."""
        events = [(reading, event) for reading in fresh for event in reading.events if event.actor]
        self.issues = _issues(event for _, event in events)
        told = list(record.counting(_comparable(events, self.issues))) if self.issues else []
        hidden = record.came.restricted(one.reading.report.id for one in told)
        own = originals(one for one in told if one.reading.report.id not in hidden)
        self.sides = Sides(one.reading for one in own)
        self.deeds = deeds(own, self.sides)
        self.marks: Mapping[str, int] = record.came.first(one.reading.report.id for one in own)

    def conditions(self) -> Iterator[tuple[Deed, int]]:
        """The conditions that no deed before stated, each as its deed and its place among the deed's."""
        first: dict[_Key, int] = {}
        for deed in self.deeds:
            for hold in deed.holds:
                key = _same(hold)
                first[key] = min(first.get(key, self._mark(deed)), self._mark(deed))
        told: set[_Key] = set()
        for deed in self.deeds:
            for place, hold in enumerate(deed.holds):
                key = _same(hold)
                if hold.need is None or deed.reality in _UNSAID or key in told:
                    continue
                if self._mark(deed) == first[key]:
                    told.add(key)
                    yield deed, place

    def shifts(self) -> Iterator[tuple[Shift, Deed]]:
        """The shifts, each with the deed that told of it first."""
        if not self.deeds:
            return
        last = max(deed.day for deed in self.deeds)
        for shift in shifts(rows(self.deeds, self.sides), self.issues, last):
            both = (*shift.before.deeds, *shift.after.deeds) if shift.same_day else shift.after.deeds
            if shift.same_day:
                # Without an order between the two it is known once both are: the one that came last tells it.
                first = [min(stand.deeds, key=self._mark) for stand in (shift.before, shift.after)]
                yield shift, max(first, key=self._mark)
            else:
                yield shift, min(both, key=self._mark)

    def _mark(self, deed: Deed) -> int:
        return self.marks[deed.source.report]


def _issues(events: Iterator[Event]) -> tuple[Issue, ...]:
    found: dict[Issue, None] = {}
    for event in events:
        found |= dict.fromkeys(event.issues)
    return tuple(found)


def _comparable(events: Sequence[tuple[Reading, Event]], issues: Sequence[Issue]) -> Filter:
    """What says whether these events are new: of the same sides and issues, of the year before the first."""
    day = min(reading.report.published_at[:10] for reading, _ in events)
    back = date.fromisoformat(day) - timedelta(days=MONTHS_BACK * 30 + 6)
    names: dict[str, None] = {}
    for reading, event in events:
        actors = {actor.id: actor for actor in reading.actors}
        for key in event.actor:
            if (actor := actors.get(key)) and (side := actors.get(actor.side or "")):
                names[side.name] = None
    sides = tuple(name for name in names if any(c.isalnum() for c in fold(name)))
    return Filter(
        kind=("event",),
        side=sides if len(sides) <= _MOST_SIDES else (),
        issue=tuple(issue.value for issue in issues),
        since=back.isoformat(),
        restricted=False,
        once=True,
    )


def _same(hold: Hold) -> _Key:
    """Two conditions of one key are one, said again."""
    need = hold.need
    return (
        tuple(sorted(hold.holders)),
        hold.kind,
        hold.gates,
        need and (need.issue, need.negated),
        "" if need is None or need.issue is not Issue.OTHER else fold(hold.text),
    )
