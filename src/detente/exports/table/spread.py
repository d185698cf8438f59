"""Many tables filled in one pass over the readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from detente.exports.table.source import Source
from detente.exports.table.table import Row, Table
from detente.exports.table.tables import TableName, table_of
from detente.model import Kept

Sink = Callable[[Row], object]


def spread(kept: Iterable[Kept], sinks: Mapping[TableName, Sink]) -> Counter[str]:
    """Hands each row to the sink of its table. Gives how many rows each table got."""
    rows: Counter[str] = Counter({name.value: 0 for name in sinks})
    tables: list[tuple[Table[Any], Sink]] = [(table_of(name), sink) for name, sink in sinks.items()]
    for one in kept:
        source = Source(one)
        for table, sink in tables:
            for row in table.rows(source):
                sink(row)
                rows[table.name] += 1
    return rows
