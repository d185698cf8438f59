"""Readings → Apache Parquet, a file a table: typed columns, lists as lists."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, TextIO

import duckdb

from detente.exports.errors import ExportError
from detente.exports.table import Kind, Row, TableName, table_of
from detente.exports.table.spread import Sink, spread
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
_LARGEST_ROW = 256 * 1024 * 1024
_MEMORY = "1GB"


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
            sinks = {}
            for name in names:
                path = Path(place, f"{name}.jsonl")
                sinks[name] = _sink(stack.enter_context(path.open("w", encoding="utf-8")), name)
            rows = spread(kept, sinks)
        with duckdb.connect(config={"memory_limit": _MEMORY, "temp_directory": place}) as database:
            for name in names:
                _convert(database, Path(place, f"{name}.jsonl"), folder / f"{name}.parquet", name)
    return Written(rows)


def _sink(text: TextIO, name: TableName) -> Sink:
    header = table_of(name).header
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode

    def write(row: Row) -> None:
        text.write(encode(dict(zip(header, row, strict=True))))
        text.write("\n")

    return write


def _convert(database: duckdb.DuckDBPyConnection, rows: Path, target: Path, name: TableName) -> None:
    types = ", ".join(f"{_quoted(one.name)}: '{_TYPES[one.kind]}'" for one in table_of(name).columns)
    source = (
        f"read_json({_quoted(rows)}, format = 'newline_delimited', columns = {{{types}}}, "
        f"maximum_object_size = {_LARGEST_ROW})"
    )
    try:
        database.execute(f"COPY (FROM {source}) TO {_quoted(target)} (FORMAT parquet, COMPRESSION zstd)")
    except duckdb.Error as error:
        told = str(error).splitlines()[0].replace(f' in file "{rows}"', "")
        raise ExportError(
            f"The table {name} can't be written as Parquet ({told}). Write it as CSV, or mend that value."
        ) from error


def _quoted(text: str | Path) -> str:
    return "'" + str(text).replace("'", "''") + "'"
