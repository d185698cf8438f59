"""A timeline → a page for a person: counts with the onsets of sources, then the entries day by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.exports.clean import one_line
from detente.exports.found.source import source_of
from detente.exports.story.names import Names
from detente.exports.story.styles import HEADING, QUIET
from detente.exports.story.when import day
from detente.exports.timeline.rows import place_of
from detente.exports.timeline.words import certainty
from detente.exports.why.headings import heading
from detente.model import Reading
from detente.record import Hit
from detente.record.coverage import Count

UNNAMED = "(none named)"
_WIDEST = 24
"""Columns of the longest bar."""
_MOST_PERIODS = 24
Told = Sequence[tuple[Hit, Reading]]


def timeline_page(head: str, counts: Sequence[Count], told: Told, *, steps: bool = False) -> RenderableType:
    """Counts by period where some are given, and the entries by day of publication; with `steps` those of a
    narrative, numbered, by the day of what they tell.
    """
    parts: list[RenderableType] = [Text(one_line(head), HEADING)]
    if counts:
        parts += [Text(), _counts(counts)]
    number = 0
    for on, own in groupby(told, key=lambda one: _day(one[0], steps=steps)):
        parts += [Text(), Text(day(on), "bold")]
        for hit, reading in own:
            number += 1
            parts += _entry(hit, reading, f"{number}. " if steps else "")
    if told:
        parts += [Text(), Text(_placeless(told), QUIET)]
    return Group(*parts)


def _day(hit: Hit, *, steps: bool) -> str:
    return hit.first_day if steps else hit.report.published_at[:10]


def _entry(hit: Hit, reading: Reading, number: str) -> list[RenderableType]:
    entry = next(one for one in reading.entries() if one.id == hit.entry)
    place = place_of(hit, reading)
    where = f" · {one_line(place.name)} ({certainty(place)})" if place else ""
    line = Text.assemble((number, QUIET), (f"{hit.kind}  ", QUIET), heading(entry, Names(reading)))
    return [
        Padding(line, (0, 0, 0, 2)),
        Padding(Text(f"{source_of(hit.report)}{where}", QUIET), (0, 0, 0, 4)),
    ]


def _counts(counts: Sequence[Count]) -> RenderableType:
    """A bar a period, beside it how many sources there were and which of them begin."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=QUIET, pad_edge=False)
    for name in ("published", "entries", "", "sources", "sources that begin"):
        table.add_column(name, justify="right" if name in ("entries", "sources") else "left")
    most = max(one.entries for one in counts)
    rows: list[tuple[str, str, str, str, str]] = []
    for silent, run in groupby(counts, key=lambda one: not one.reports):
        own = list(run)
        if silent and len(own) > 1:
            rows.append((f"{own[0].period} … {own[-1].period}", "0", "", "0", ""))
            continue
        for one in own:
            bar = "█" * (max(1, round(_WIDEST * one.entries / most)) if one.entries else 0)
            rows.append((one.period, f"{one.entries:,}", bar, f"{one.sources:,}", _names(one.new)))
    for row in rows[-_MOST_PERIODS:]:
        table.add_row(*row)
    left = len(rows) - _MOST_PERIODS
    note = (
        [Text(f"{left:,} earlier lines are not shown: --format json has every period", QUIET)]
        if left > 0
        else []
    )
    return Group(*note, table)


def _names(sources: Iterable[str]) -> str:
    names = [one_line(one) or UNNAMED for one in sources]
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _placeless(told: Told) -> str:
    places = [place_of(hit, reading) for hit, reading in told]
    unpointed = sum(1 for one in places if one and (one.lat is None or one.lon is None))
    without = places.count(None)
    return f"{len(places)} entries: {without} without a place, {unpointed} at a place without coordinates."
