"""`detente export`: readings as files that other programs open."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import filters, records
from detente.cli.filtered import filtered
from detente.cli.formats import ExportFormat, ExportType

if TYPE_CHECKING:
    from detente.exports.export import Form
    from detente.model import Kept
    from detente.record import Filter, Record


@filtered(recipient=filters.Towards, copies=None)
def export(
    *,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE",
            help="JSON Lines of `detente read --format jsonl` or of an export; - for standard input. Without "
            "it, the record is exported.",
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FILE",
            help="Write there: a file, whose ending tells the format, or a folder for a file a type. Without "
            "it, write to standard output.",
        ),
    ] = None,
    form: Annotated[
        ExportFormat | None,
        typer.Option("--format", help="The format, where the name of the file does not tell it."),
    ] = None,
    types: Annotated[
        list[ExportType] | None,
        typer.Option(
            "--type",
            help="Which entries; again for more. Without it: events in a CSV or Parquet file, what has a "
            "place in GeoJSON, all in the others.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what is there already.")] = False,
    wanted: Filter,
    copies: Annotated[
        bool | None,
        typer.Option(
            "--copies/--no-copies",
            help="Copies of other reports too, or not. Without it they go along where all is exported, and "
            "are left out under other criteria.",
        ),
    ] = None,
    saved: filters.Saved = None,
    where: records.Where = None,
    who: records.Who = None,
) -> None:
    """Export the record: JSON Lines, CSV, XLSX, Parquet, GeoJSON, PLOVER records, FollowTheMoney entities.

    All of it, or what search finds by the same options; which that is, is told in words. With FILE, all
    readings in files are exported instead.

    Each row has its quote, offsets, sentence and source beside it. A file is written whole or not at all.
    Exit code 1 says that some lines could not be read or the file not be written, 2 that the command was
    misused.
    """
    from detente.exports.errors import ExportError
    from detente.exports.export import export as to_path
    from detente.exports.export import tables_of, write
    from detente.exports.table import TableName

    wanted = replace(wanted, once=not wanted.is_empty if copies is None else not copies)
    path = Path(to) if to not in (None, "-") else None
    folder = path is not None and (path.is_dir() or str(to).endswith(("/", os.sep)))
    try:
        chosen = _form(form, path, folder=folder)
        names = tables_of(chosen, [TableName(one.value) for one in types or ()], folder=folder)
    except ExportError as error:
        raise typer.BadParameter(str(error)) from error
    failed: list[str] = []
    with ExitStack() as stack:
        if files:
            if where or saved or not wanted.is_empty:
                raise typer.BadParameter("Criteria go with a record. Leave out the files, or these.")
            kept = _begun(_kept(files, failed), failed)
        else:
            kept = _recorded(stack.enter_context(records.opened(where, who)), wanted, saved)
        if path is None:
            write(kept, sys.stdout.buffer, chosen, names)
            sys.stdout.flush()
        else:
            written = to_path(kept, path, chosen, names, folder=folder, force=force)
            typer.echo(f"{to}: {written}", err=True)
    if failed:
        raise typer.Exit(1)


def _recorded(record: Record, wanted: Filter, saved: str | None) -> Iterator[Kept]:
    """What is exported: what the record keeps under the filter, which is told in words."""
    from detente.cli.errors import tell_note
    from detente.record import in_words

    wanted = filters.saved(record, wanted, saved)
    tell_note(f"{record.where}: {in_words(wanted)}")
    return record.kept(wanted)


def _kept(files: list[str], failed: list[str]) -> Iterator[Kept]:
    """What is exported: the readings of files. What can't be read is told, and its file noted in `failed`."""
    from detente.cli.errors import tell
    from detente.exports.read_kept import kept_in
    from detente.model import UnreadableReportError

    for name in files:
        for item in kept_in(name):
            if isinstance(item, UnreadableReportError):
                failed.append(name)
                tell(item)
            else:
                yield item


def _begun(kept: Iterator[Kept], failed: list[str]) -> Iterator[Kept]:
    """The same, once it is clear that not all of it is unreadable: then no file is written."""
    first = list(itertools.islice(kept, 1))
    if failed and not first:
        raise typer.Exit(1)
    return itertools.chain(first, kept)


def _form(asked: ExportFormat | None, path: Path | None, *, folder: bool) -> Form:
    """The format that was asked for, by name or by the ending of the file. Misuse where none fits."""
    from detente.exports.errors import ExportError
    from detente.exports.export import BINARY, FOLDERS, Form, form_of

    if folder:
        if asked is None or Form(asked.value) not in FOLDERS:
            raise ExportError(f"{path} is a folder. Give --format csv or --format parquet, or name a file.")
    elif asked is None:
        return Form.JSONL if path is None else form_of(path)
    chosen = Form(asked.value)
    if path is None and chosen in BINARY and sys.stdout.isatty():
        raise ExportError(f"A terminal can't show {chosen}. Give --to record.{chosen}.")
    return chosen
