"""Readings → GeoJSON (RFC 7946): a feature an event, violation claim or round of talks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from detente.exports.jsonfile import compact
from detente.exports.table import Row, TableName, Value, table_of
from detente.exports.table.spread import Sink, spread
from detente.exports.written import Written
from detente.model import Kept

PLACES = {TableName.EVENTS: "place", TableName.VIOLATION_CLAIMS: "place", TableName.TALKS: "venue"}
"""The tables with a place, and the column that holds its name."""

ABOUT = (
    "A name of a place is the one that the source wrote. A point stands for the whole place, as finely as "
    "its precision says; points of one place coincide. Coordinates are those of GeoNames (CC BY 4.0). "
    "A country code is an index and says nothing about whose territory it is."
)


def write_geojson(kept: Iterable[Kept], out: BinaryIO, names: Sequence[TableName]) -> Written:
    """One FeatureCollection. An entry without a place, or without coordinates, has the geometry `null`."""
    out.write(f'{{"type":"FeatureCollection","about":{compact(ABOUT)},"features":['.encode())
    features = Features(out)
    rows = spread(kept, {name: features.sink(name) for name in names})
    out.write(b"\n]}\n")
    return Written(rows)


class Features:
    """The features of one collection, written one by one."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._separator = "\n"

    def sink(self, name: TableName) -> Sink:
        """What takes the rows of a table."""
        header = table_of(name).header
        place = PLACES[name]
        kind = name.value.removesuffix("s") if name is not TableName.TALKS else name.value

        def write(row: Row) -> None:
            found: dict[str, Value] = dict(zip(header, row, strict=True))
            lat, lon = found.pop(f"{place}_lat"), found.pop(f"{place}_lon")
            located = lat is not None and lon is not None
            feature = {
                "type": "Feature",
                # The same words in two reports have one id: only with the report's it is a feature's own.
                "id": f"{found['report_id']}.{found['id']}",
                "geometry": {"type": "Point", "coordinates": [lon, lat]} if located else None,
                "properties": {"type": kind, **found},
            }
            self._out.write(f"{self._separator}{compact(feature)}".encode())
            self._separator = ",\n"

        return write
