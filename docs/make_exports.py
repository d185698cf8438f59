"""The tables of the exports page, made from the columns that the exports write."""

from __future__ import annotations

from typing import Any

from detente.exports.table import TABLES, Column, Table
from docs.make_record import cell

ENTRIES = [table for table in TABLES if table.name != "reports"]


def shared() -> list[Column[Any]]:
    """The columns that the rows of all entries have, in order."""
    first, *others = ENTRIES
    return [
        column
        for column in first.columns
        if all(
            (column.name, column.says) in {(one.name, one.says) for one in table.columns} for table in others
        )
    ]


def rows(columns: list[Column[Any]]) -> str:
    """One row a column: its name, the type of its values and what it holds."""
    shown = [f"| `{one.name}` | {one.kind} | {cell(one.says)} |" for one in columns]
    return "\n".join(["| column | type | holds |", "|---|---|---|", *shown])


def section(table: Table[Any], common: list[Column[Any]]) -> str:
    """A table with the columns that it has beside those of all entries."""
    names = {one.name for one in common} if table in ENTRIES else set()
    own = [column for column in table.columns if column.name not in names]
    more = "\n\nIt also has the columns of [every entry](#every-entry)." if names else ""
    title = table.name.replace("_", " ").capitalize()
    return f"### {title} {{ #table-{table.name} }}\n\n{table.says}\n\n{rows(own)}{more}"


def page() -> str:
    """All columns in Markdown."""
    common = shared()
    head = (
        "### Every entry { #every-entry }\n\nThe first column and the last ones of every table but reports."
    )
    return "\n\n".join([f"{head}\n\n{rows(common)}", *(section(table, common) for table in TABLES)])
