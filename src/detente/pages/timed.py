"""Entries of a timeline as its page tells them: numbered, with the place and how surely it is known."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from detente.exports.story.when import day
from detente.exports.timeline import certainty
from detente.model import Entry, Place
from detente.pages.hits import Found
from detente.record.kinds import facets


@dataclass(frozen=True, slots=True)
class Step:
    """An entry. `number` is its place in the part that is shown, from 1 on, `step` that in the whole list;
    `day` is the time that it stands under, in words.
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
    return [(when, list(own)) for when, own in groupby(steps, key=lambda one: one.day)]


def _step(number: int, skipped: int, one: Found, *, narrated: bool) -> Step:
    entry = next(own for own in one.reading.entries() if own.id == one.hit.entry)
    place = facets(entry, one.reading).place
    hit = one.hit
    when = spanned(hit.first_day, hit.last_day) if narrated else day(hit.report.published_at[:10])
    return Step(number, skipped + number, when, one, entry, place, certainty(place) if place else "")


def spanned(first: str, last: str) -> str:
    """The days from `first` to `last` in words, no more precise than they are told: `11 May 2025`,
    `Dec 2018` for all of a month, `2022` for all of a year, else `10 May 2025 – 12 May 2025`.
    """
    try:
        start, end = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
    except ValueError:
        return day(first)
    if end <= start:
        return day(first[:10])
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(start.year)
    month = monthrange(start.year, start.month)[1]
    if (start.day, end.day) == (1, month) and (start.year, start.month) == (end.year, end.month):
        return day(first[:7])
    return f"{day(first[:10])} – {day(last[:10])}"
