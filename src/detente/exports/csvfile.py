"""Readings → CSV (RFC 4180, UTF-8 with a byte order mark, which Excel needs to tell that it is UTF-8)."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from detente.exports.table import Row, TableName, table_of
from detente.exports.table.cell import as_text
from detente.exports.table.spread import Sink, spread
from detente.exports.written import Written
from detente.model import Kept


def write_csv(kept: Iterable[Kept], out: BinaryIO, name: TableName) -> Written:
    """One table to a stream."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    try:
        return Written(spread(kept, {name: _sink(text, name)}))
    finally:
        text.detach()


def write_csv_folder(kept: Iterable[Kept], folder: Path, names: Sequence[TableName]) -> Written:
    """A file a table into a folder that exists."""
    with ExitStack() as stack:
        sinks = {}
        for name in names:
            path = folder / f"{name}.csv"
            text = stack.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            sinks[name] = _sink(text, name)
        return Written(spread(kept, sinks))


def write_csv_zip(kept: Iterable[Kept], out: BinaryIO, names: Sequence[TableName]) -> Written:
    """A ZIP file with a CSV file a table."""
    with tempfile.TemporaryDirectory(prefix="detente-") as place:
        written = write_csv_folder(kept, Path(place), names)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name in names:
                # A fixed time in the archive: the same rows make the same bytes.
                entry = zipfile.ZipInfo(f"{name}.csv")
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                path = Path(place, f"{name}.csv")
                with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                    shutil.copyfileobj(source, target)
        return written


def _sink(text: io.TextIOBase, name: TableName) -> Sink:
    writer = csv.writer(text)
    writer.writerow(table_of(name).header)

    def write(row: Row) -> None:
        writer.writerow([as_text(value) for value in row])

    return write
