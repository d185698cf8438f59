"""The index of words and codes: SQLite's FTS5 or PostgreSQL's tsvector, asked and filled in one way.

Words are folded and split before they come here (`words`), so that both find the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    MetaData,
    Table,
    and_,
    func,
    insert,
    literal_column,
    or_,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

from detente.record.schema import Number

COLUMNS = ("told", "actors", "sides", "recipients", "places", "sources", "codes")

_fts5 = Table("lookup", MetaData(), Column("rowid", Number, primary_key=True), *(Column(c) for c in COLUMNS))
_tsvector = Table(
    "lookup", MetaData(), Column("number", Number, primary_key=True), *(Column(c, TSVECTOR) for c in COLUMNS)
)


@dataclass(frozen=True, slots=True)
class Sought:
    """What one criterion looks for: any of the phrases, in any of the columns. A phrase is its words in
    order; the last may be the beginning of a word.
    """

    columns: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    begins: frozenset[int] = frozenset()
    """Which of the phrases end in the beginning of a word."""


def number(*, sqlite: bool) -> ColumnElement[int]:
    """The column of the index that holds an entry's number."""
    return _fts5.c.rowid if sqlite else _tsvector.c.number


def index(*, sqlite: bool) -> Table:
    """The index as a table to select from."""
    return _fts5 if sqlite else _tsvector


def fill(connection: Connection, rows: Sequence[tuple[int, Mapping[str, str]]], *, sqlite: bool) -> None:
    """Index entries: the number of each, and the words of each column on one line."""
    if not rows:
        return
    if sqlite:
        connection.execute(insert(_fts5), [{"rowid": key, **texts} for key, texts in rows])
        return
    values = [
        {"number": key, **{name: func.to_tsvector("simple", texts[name]) for name in COLUMNS}}
        for key, texts in rows
    ]
    connection.execute(insert(_tsvector).values(values))


def matches(sought: Sequence[Sought], *, sqlite: bool) -> ColumnElement[bool]:
    """The condition that all of what is sought is found."""
    if sqlite:
        query = " AND ".join(f"{{{' '.join(one.columns)}}} : ({_fts5_phrases(one)})" for one in sought)
        return literal_column("lookup").op("MATCH")(query)
    return and_(*(_tsvector_any(one) for one in sought))


def _fts5_phrases(one: Sought) -> str:
    return " OR ".join(
        f'"{" ".join(phrase)}"' + (" *" if place in one.begins else "")
        for place, phrase in enumerate(one.phrases)
    )


def _tsvector_any(one: Sought) -> ColumnElement[bool]:
    phrases = []
    for place, phrase in enumerate(one.phrases):
        last = ":*" if place in one.begins else ""
        phrases.append("(" + " <-> ".join(f"'{word}'" for word in phrase) + last + ")")
    query = func.to_tsquery("simple", " | ".join(phrases))
    return or_(*(_tsvector.c[name].op("@@")(query) for name in one.columns))
