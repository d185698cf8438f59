"""Entries of a timeline as its page tells them: numbered, with the place and how surely it is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from detente.exports.timeline import certainty
from detente.model import Entry, Place
from detente.pages.hits import Found
from detente.record.kinds import facets


@dataclass(frozen=True, slots=True)
class Step:
    """An entry. `number` is its place in the part that is shown, from 1 on, `step` that in the whole list;
    `day` is the one that it stands under.
    """

    number: int
    step: int
    day: str
    found: Found
    entry: Entry
    place: Place | None
    certainty: str

    @property
    def pointed(self) -> bool:
        """Whether it stands on the map."""
        return self.place is not None and self.place.lat is not None and self.place.lon is not None


def steps_of(shown: Sequence[Found], skipped: int, *, narrated: bool) -> list[Step]:
    """Found entries in their order; the day is that of publication, in a narrative that of what is told."""
    return [_step(number, skipped, one, narrated=narrated) for number, one in enumerate(shown, start=1)]


def days_of(steps: Sequence[Step]) -> list[tuple[str, Sequence[Step]]]:
    """The steps, those of a day together."""
    return [(day, list(own)) for day, own in groupby(steps, key=lambda one: one.day)]


def _step(number: int, skipped: int, one: Found, *, narrated: bool) -> Step:
    entry = next(own for own in one.reading.entries() if own.id == one.hit.entry)
    place = facets(entry, one.reading).place
    day = one.hit.first_day if narrated else one.hit.report.published_at[:10]
    return Step(number, skipped + number, day, one, entry, place, certainty(place) if place else "")
