"""A table: the rows of one type of entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from detente.exports.table.column import Column, Value
from detente.exports.table.source import Source

T = TypeVar("T")
Row = tuple[Value, ...]


@dataclass(frozen=True)
class Table(Generic[T]):
    """The rows of one type. `items` gives what a row is made of: the entries that passed the filter."""

    name: str
    says: str
    items: Callable[[Source], Iterable[T]]
    columns: tuple[Column[T], ...]

    def rows(self, source: Source) -> Iterator[Row]:
        """A row for each entry, its values in the order of the columns."""
        for item in self.items(source):
            yield tuple(column.value(item, source) for column in self.columns)

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)
