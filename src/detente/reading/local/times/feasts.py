"""Rules of times that name a holiday: "Easter", "Ramadan 2019", "the eve of Easter", "Christmas night"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from detente.knowledge.calendar.holidays import holidays
from detente.reading.local.times.context import Context
from detente.reading.local.times.dates import year_of, years_near
from detente.reading.local.times.expression import Bits
from detente.reading.local.times.tense import Side
from detente.reading.local.times.value import Point, clamp


def feast(context: Context, bits: Bits) -> tuple[Point, Point | None] | None:
    """First and last day of a holiday, in the year that is written or that context makes likely."""
    named = bits.first("F")
    if named is None:
        return None
    plain = _spaced(named.word.replace("’", "'"))
    countries = context.countries()
    year = year_of(context, bits)
    told = context.narrated
    if year is None and bits.has("lx"):
        sides = Side.PAST if bits.has("l") else Side.FUTURE
    else:
        sides = context.side()
    years = [year] if year else [told.day.year] if told is not None else years_near(context)
    times: dict[date, tuple[date, bool]] = {}
    for holiday in holidays():
        if plain in map(_spaced, holiday.names):
            for y in years:
                if 1 <= y < 9999:
                    for first, last in holiday.in_year(y, countries):
                        times[first] = (last, not holiday.is_sure(first))
    chosen = context.nearest(sorted(times), sides)
    if chosen is None:
        return None
    last, unsure = times[chosen]
    start = Point(chosen, unsure=unsure)
    return start, Point(last, unsure=unsure) if last != chosen else None


def _spaced(name: str) -> str:
    """A name with blanks for its hyphens: newsrooms write "Eid al-Adha" with one, with two and with none."""
    return re.sub(r"[\s-]+", " ", name)


def feast_day(context: Context, bits: Bits) -> Point | None:
    """ "The first day of Ramadan", "the eve of Orthodox Christmas"."""
    found = feast(context, bits)
    if found is None:
        return None
    first, last = found
    if bits.has("B"):
        return replace(first, day=clamp(first.day, -1)) if "eve" in bits.words else None
    if bits.has("{}"):
        move = clamp(first.day, -1) if bits.has("{") else clamp((last or first).day, 1)
        return replace(first, day=move) if bits.unit == "D" else None
    number = bits.number("o")
    if bits.unit != "D" or number is None or number > ((last or first).day - first.day).days + 1:
        return None
    return replace(first, day=clamp(first.day, number - 1))


def feast_part(context: Context, bits: Bits) -> Point | None:
    """A part of a feast's day: "Christmas night"."""
    found, part = feast(context, bits), bits.first("p")
    return found[0].at(part.value) if found is not None and part is not None else None
