"""Readings → Apache Parquet, a file a table: typed columns, lists as lists."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import duckdb

from detente.exports.errors import ExportError
from detente.exports.table import Kind, Row, TableName, table_of
from detente.exports.table.spread import spread
from detente.exports.written import Written
from detente.model import Kept

_TYPES = {
    Kind.TEXT: "VARCHAR",
    Kind.INTEGER: "BIGINT",
    Kind.NUMBER: "DOUBLE",
    Kind.BOOLEAN: "BOOLEAN",
    Kind.TEXTS: "VARCHAR[]",
    Kind.INTEGERS: "BIGINT[]",
}
_USUAL_ROW = 1024 * 1024
_MEMORY = "1GB"
_GROUP = 20_480
"""Rows that DuckDB holds in memory before it writes them: with 92 columns, its own 122,880 take half a GB."""


def write_parquet(kept: Iterable[Kept], out: BinaryIO, name: TableName) -> Written:
    """One table to a stream."""
    with tempfile.TemporaryDirectory(prefix="detente-") as place:
        written = write_parquet_folder(kept, Path(place), (name,))
        with Path(place, f"{name}.parquet").open("rb") as source:
            shutil.copyfileobj(source, out)
    return written


def write_parquet_folder(kept: Iterable[Kept], folder: Path, names: Sequence[TableName]) -> Written:
    """A file a table into a folder that exists.

    Raises `ExportError` where a value does not fit its column, such as a number beyond 64 bits.
    """
    # DuckDB takes rows from a file many times faster than from Python, and holds none of them for longer.
    with tempfile.TemporaryDirectory(prefix="detente-") as place:
        with ExitStack() as stack:
            files = {
                name: RowFile(name, stack.enter_context(Path(place, f"{name}.jsonl").open("wb")))
                for name in names
            }
            rows = spread(kept, {name: file.write for name, file in files.items()})
        with duckdb.connect(config={"memory_limit": _MEMORY, "temp_directory": place}) as database:
            for name in names:
                source = _source(Path(place, f"{name}.jsonl"), files[name].longest, name)
                _convert(database, source, folder / f"{name}.parquet", name)
    return Written(rows)


class RowFile:
    """The rows of a table on their way to DuckDB, an object a line; `longest` is in bytes."""

    def __init__(self, name: TableName, out: BinaryIO) -> None:
        self._header = table_of(name).header
        self._out = out
        self._encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
        self.longest = 0

    def write(self, row: Row) -> None:
        """Write a row."""
        line = self._encode(dict(zip(self._header, row, strict=True))).encode() + b"\n"
        self.longest = max(self.longest, len(line))
        self._out.write(line)


def _source(rows: Path, longest: int, name: TableName) -> str:
    """What DuckDB reads a table's rows from. Its buffers grow with the longest row that it has to expect."""
    types = ", ".join(f"{_quoted(one.name)}: '{_TYPES[one.kind]}'" for one in table_of(name).columns)
    return (
        f"read_json({_quoted(rows)}, format = 'newline_delimited', columns = {{{types}}}, "
        f"maximum_object_size = {max(longest, _USUAL_ROW)})"
    )


def _convert(database: duckdb.DuckDBPyConnection, source: str, target: Path, name: TableName) -> None:
    form = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP}"
    try:
        database.execute(f"COPY (FROM {source}) TO {_quoted(target)} ({form})")
    except duckdb.Error as error:
        told = re.sub(r' in file "[^"]*"', "", str(error).splitlines()[0])
        raise ExportError(
            f"The table {name} can't be written as Parquet ({told}). Write it as CSV, or mend that value."
        ) from error


def _quoted(text: str | Path) -> str:
    return "'" + str(text).replace("'", "''") + "'"
