"""Parquet files: a report a row."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from detente.model import UnreadableReportError
from detente.sources.content import Content, FileContent
from detente.sources.head import Head
from detente.sources.how import How
from detente.sources.item import Item
from detente.sources.row import read_row

if TYPE_CHECKING:
    import duckdb

_AT_ONCE = 256


def read_parquet(table: Content, how: How) -> Iterator[Item]:
    """Every row of a Parquet file, numbered from 1.

    Raises `UnreadableReportError` where it is none or no column holds reports.
    """
    number = 0
    head: Head | None = None
    for cells in parquet_rows(table):
        if head is None:
            head = Head(cells, table.name, 0, how)
            continue
        number += 1
        yield read_row(head.row(cells, number), table, table.name, number, how)


def parquet_rows(table: Content) -> Iterator[list[str]]:
    """The names of the columns, then each row as text; raises `UnreadableReportError`."""
    import duckdb

    with on_disk(table) as path, quiet() as base:
        try:
            rows = base.execute("SELECT * FROM read_parquet(?)", [str(path)])
            yield [str(column[0]) for column in rows.description or ()]
            while some := rows.fetchmany(_AT_ONCE):
                yield from ([_cell(value) for value in row] for row in some)
        except duckdb.Error as error:
            reason = str(error).splitlines()[0].replace(str(path), table.name)
            raise UnreadableReportError(
                table.name,
                f"this is no Parquet file, or a damaged one ({reason})",
                "Write it again, or as CSV",
            ) from error


_OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": 1,
}
_MEMORY = "1GB"


def quiet(scratch: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A DuckDB of one thread that fetches nothing, says nothing on the terminal and holds 1 GB at most;
    `scratch` is where it may put what is more.
    """
    import duckdb

    more = {"temp_directory": str(scratch)} if scratch else {}
    base = duckdb.connect(config={**_OFFLINE, "memory_limit": _MEMORY, **more})
    base.execute("SET enable_progress_bar = false")
    return base


@contextmanager
def on_disk(table: Content) -> Iterator[Path]:
    """The file under a name of our own: DuckDB takes `*` and `[` in a name for a pattern."""
    with tempfile.TemporaryDirectory(prefix="detente-") as folder:
        path = Path(folder, "table.parquet")
        with table.opened() as file:
            if isinstance(table, FileContent):
                path.symlink_to(table.path.resolve())
            else:
                with path.open("wb") as copy:
                    shutil.copyfileobj(file, copy)
        yield path


def _cell(value: object) -> str:
    if value is None or isinstance(value, (list, dict, bytes)):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return str(value)
