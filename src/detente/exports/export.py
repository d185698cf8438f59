"""Kept readings → a file of any format: which formats there are, and what each takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from detente.exports.errors import ExportError
from detente.exports.geojson import PLACES
from detente.exports.table import TableName
from detente.exports.target import whole_file, whole_folder
from detente.exports.written import Written
from detente.model import Kept

Tables = Sequence[TableName]


class Form(StrEnum):
    """A format of export."""

    JSONL = "jsonl"
    CSV = "csv"
    ZIP = "zip"
    XLSX = "xlsx"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    PLOVER = "plover"
    FTM = "ftm"


SUFFIXES = {
    ".plover.jsonl": Form.PLOVER,
    ".ftm.jsonl": Form.FTM,
    ".jsonl": Form.JSONL,
    ".csv": Form.CSV,
    ".zip": Form.ZIP,
    ".xlsx": Form.XLSX,
    ".parquet": Form.PARQUET,
    ".geojson": Form.GEOJSON,
}
"""End of a file's name → format, the longer ones first."""

BINARY = frozenset({Form.ZIP, Form.XLSX, Form.PARQUET})
FOLDERS = frozenset({Form.CSV, Form.PARQUET})
"""The formats that can be written as a folder with a file a table."""
_ONE_TABLE = frozenset({Form.CSV, Form.PARQUET})
_NO_TABLES = frozenset({Form.JSONL, Form.PLOVER, Form.FTM})


def form_of(path: Path) -> Form:
    """The format that a file's name asks for. Raises `ExportError` where it asks for none."""
    for suffix, form in SUFFIXES.items():
        if path.name.lower().endswith(suffix):
            return form
    known = ", ".join(sorted(SUFFIXES))
    raise ExportError(f"{path}: its name does not tell the format. End it with {known}, or give --format.")


def tables_of(form: Form, asked: Tables, *, folder: bool = False) -> tuple[TableName, ...]:
    """The tables that an export holds: those that were asked for, else what the format holds by itself.

    Raises `ExportError` for tables that the format can't hold.
    """
    names = tuple(dict.fromkeys(asked))
    if form in _NO_TABLES:
        if names:
            raise ExportError(f"--type does not go with {form}, which always holds the same. Leave it out.")
        return ()
    if form is Form.GEOJSON:
        if strange := [name for name in names if name not in PLACES]:
            raise ExportError(f"{strange[0]} have no place. GeoJSON takes --type {', '.join(PLACES)}.")
        return names or tuple(PLACES)
    if form in _ONE_TABLE and not folder:
        if len(names) > 1:
            raise ExportError(
                f"A {form} file holds one table. Give one --type, a folder to --to, or a .zip or .xlsx file."
            )
        return names or (TableName.EVENTS,)
    return names or tuple(TableName)


def export(
    kept: Iterable[Kept],
    path: Path,
    form: Form,
    tables: Tables = (),
    *,
    folder: bool = False,
    force: bool = False,
) -> Written:
    """Write readings to a file, or to a folder with a file a table; whole or not at all.

    Raises `ExportError` where the format can't hold these tables, or the target can't be written or is there
    already without `force`.
    """
    names = tables_of(form, tables, folder=folder)
    if folder:
        with whole_folder(path, force=force) as place:
            return _to_folder(form)(kept, place, names)
    with whole_file(path, force=force) as out:
        return write(kept, out, form, names)


def write(kept: Iterable[Kept], out: BinaryIO, form: Form, tables: Tables) -> Written:
    """Write readings to a stream; `tables` as `tables_of` gives them."""
    # What a format needs is imported where it is written, so that a verb starts quickly.
    match form:
        case Form.JSONL:
            from detente.exports.keptfile import write_kept

            return write_kept(kept, out)
        case Form.CSV:
            from detente.exports.csvfile import write_csv

            return write_csv(kept, out, tables[0])
        case Form.ZIP:
            from detente.exports.csvfile import write_csv_zip

            return write_csv_zip(kept, out, tables)
        case Form.XLSX:
            from detente.exports.xlsxfile import write_xlsx

            return write_xlsx(kept, out, tables)
        case Form.PARQUET:
            from detente.exports.parquetfile import write_parquet

            return write_parquet(kept, out, tables[0])
        case Form.GEOJSON:
            from detente.exports.geojson import write_geojson

            return write_geojson(kept, out, tables)
        case Form.PLOVER:
            from detente.exports.plover import write_plover

            return write_plover(kept, out)
        case Form.FTM:
            from detente.exports.ftm import write_ftm

            return write_ftm(kept, out)


def _to_folder(form: Form) -> Callable[[Iterable[Kept], Path, Tables], Written]:
    match form:
        case Form.CSV:
            from detente.exports.csvfile import write_csv_folder

            return write_csv_folder
        case Form.PARQUET:
            from detente.exports.parquetfile import write_parquet_folder

            return write_parquet_folder
        case _:
            raise ExportError(f"{form} is written to a file. Name one, such as record.{form}.")
