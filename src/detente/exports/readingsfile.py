"""Readings ↔ Parquet, a reading a row, whole: what `detente run` writes and `detente import` takes."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from detente.exports.errors import ExportError
from detente.exports.jsonfile import to_json
from detente.model import Reading, UnreadableReportError
from detente.sources.content import FileContent
from detente.sources.parquet import on_disk, quiet

FORMAT = "detente-readings"
VERSION = "1"
PARTS = "part-*.parquet"
"""What the parts of a folder are called."""

_COLUMNS = {
    "place": "VARCHAR",
    "report": "VARCHAR",
    "publisher": "VARCHAR",
    "published_at": "VARCHAR",
    "language": "VARCHAR",
    "url": "VARCHAR",
    "title": "VARCHAR",
    "restricted": "BOOLEAN",
    "quotations": "BIGINT",
    "events": "BIGINT",
    "ceasefires": "BIGINT",
    "violation_claims": "BIGINT",
    "talks": "BIGINT",
    "agreements": "BIGINT",
    "signals": "BIGINT",
    "reader": "VARCHAR",
    "reader_version": "VARCHAR",
    "reader_model": "VARCHAR",
    "reading": "VARCHAR",
}
_COUNTED = ("quotations", "events", "ceasefires", "violation_claims", "talks", "agreements", "signals")
_USUAL_ROW = 1024 * 1024
_GROUP = 2_048
_AT_ONCE = 64
_WRONG = "Give a part that detente run wrote, such as OUT/part-*.parquet"


class RowsFile:
    """Rows on their way to Parquet, one at a time: only the row at hand is in memory."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "rows.jsonl"
        self._out = self._path.open("wb")
        self._longest = _USUAL_ROW
        self.rows = 0

    def write(self, place: str, reading: Reading) -> None:
        """Add the reading of the report that stands at `place`; traces are kept."""
        line = json.dumps(_row(place, reading), ensure_ascii=False, check_circular=False).encode() + b"\n"
        self._longest = max(self._longest, len(line))
        self._out.write(line)
        self.rows += 1

    def finish(self, target: Path) -> None:
        """Write the Parquet file. The same rows give the same bytes, on every machine with the same DuckDB.

        Raises `ExportError` where it can't be written.
        """
        self._out.close()
        types = ", ".join(f"{name}: '{kind}'" for name, kind in _COLUMNS.items())
        source = (
            f"read_json({_quoted(self._path)}, format = 'newline_delimited', columns = {{{types}}}, "
            f"maximum_object_size = {self._longest})"
        )
        form = (
            f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP}, "
            f"KV_METADATA {{format: '{FORMAT}', version: '{VERSION}'}}"
        )
        try:
            with quiet(self._path.parent) as database:
                database.execute(f"COPY (FROM {source}) TO {_quoted(target)} ({form})")
        except duckdb.Error as error:
            raise ExportError(
                f"{target.name} can't be written as Parquet ({str(error).splitlines()[0]}). "
                "Make room on the disk, or report this with the report that it holds."
            ) from error


def write_readings(found: Iterable[tuple[str, Reading]], target: Path) -> int:
    """Places and readings into a Parquet file; gives the number of rows. Raises `ExportError`."""
    with tempfile.TemporaryDirectory(prefix="detente-") as folder:
        rows = RowsFile(Path(folder))
        for place, reading in found:
            rows.write(place, reading)
        rows.finish(target)
        return rows.rows


def reading_rows(path: Path, name: str, longest: int) -> Iterator[tuple[int, str | None]]:
    """The JSON of each reading with its row, from 1; None for one of more than `longest` bytes.

    Raises `UnreadableReportError` where the file is none that `RowsFile` wrote.
    """
    with on_disk(FileContent(path, name)) as real, quiet() as base:
        try:
            _check(base, str(real), name)
            rows = base.execute(
                f"SELECT CASE WHEN strlen(reading) <= {longest} THEN reading END FROM read_parquet(?)",
                [str(real)],
            )
            number = 0
            while some := rows.fetchmany(_AT_ONCE):
                for (value,) in some:
                    number += 1
                    yield number, value
        except duckdb.Error as error:
            reason = str(error).splitlines()[0].replace(str(real), name)
            raise UnreadableReportError(name, f"this is a damaged Parquet file ({reason})", _WRONG) from error


def _check(base: duckdb.DuckDBPyConnection, path: str, name: str) -> None:
    try:
        said = base.execute("SELECT key, value FROM parquet_kv_metadata(?)", [path]).fetchall()
    except duckdb.Error as error:
        raise UnreadableReportError(name, "this is no Parquet file, or a damaged one", _WRONG) from error
    about = {bytes(key).decode("utf-8", "replace"): bytes(value) for key, value in said}
    if about.get("format") != FORMAT.encode():
        raise UnreadableReportError(name, "this Parquet file holds no readings of detente run", _WRONG)
    if about.get("version") != VERSION.encode():
        version = about.get("version", b"").decode("utf-8", "replace")[:20]
        raise UnreadableReportError(
            name,
            f"it has version {version!r} of the format and this Detente reads version {VERSION}",
            "Run it again with this version, or import it with the Detente that wrote it",
        )


def _row(place: str, reading: Reading) -> dict[str, object]:
    report, reader = reading.report, reading.reader
    return {
        "place": place,
        "report": report.id,
        "publisher": report.publisher,
        "published_at": report.published_at,
        "language": report.language,
        "url": report.url,
        "title": report.title,
        "restricted": report.restricted,
        **{name: len(getattr(reading, name)) for name in _COUNTED},
        "reader": reader.name,
        "reader_version": reader.version,
        "reader_model": reader.model,
        "reading": to_json(reading, explain=True),
    }


def _quoted(text: str | Path) -> str:
    return "'" + str(text).replace("'", "''") + "'"
