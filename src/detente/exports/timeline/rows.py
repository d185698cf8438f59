"""The entries of a timeline as flat objects: those of a search, with the place's point and its precision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from detente.exports import found
from detente.model import Place, Reading
from detente.record import Hit
from detente.record.coverage import Count
from detente.record.kinds import facets

COLUMNS = (*found.COLUMNS, "precision", "lat", "lon")
Row = dict[str, str | int | float | None]


def place_of(hit: Hit, reading: Reading) -> Place | None:
    """Where an entry is told to be, from the reading that holds it."""
    entry = next((one for one in reading.entries() if one.id == hit.entry), None)
    return None if entry is None else facets(entry, reading).place


def row(hit: Hit, reading: Reading) -> Row:
    """A hit as a flat object: every column is present. A point is the middle of what `precision` names."""
    place = place_of(hit, reading)
    return {
        **found.row(hit, reading),
        "precision": place.precision.value if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
    }


def counts_rows(counts: Sequence[Count]) -> list[dict[str, Any]]:
    """Entries by period of publication, with the sources that printed anything then, and those that begin."""
    return [
        {
            "period": one.period,
            "entries": one.entries,
            "reports": one.reports,
            "sources": one.sources,
            "new_sources": list(one.new),
            "entries_of_new": one.entries_of_new,
        }
        for one in counts
    ]


def write_csv(rows: Iterable[Mapping[str, str | int | float | None]], out: TextIO) -> None:
    """Rows as CSV with a head."""
    found.write_csv(rows, out, COLUMNS)
