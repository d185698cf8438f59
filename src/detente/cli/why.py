"""`detente why`: one entry, with the step, the cue and the words behind each of its fields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from detente.cli import options, readers
from detente.cli.formats import Format
from detente.cli.readers import ReaderName

if TYPE_CHECKING:
    from detente.exports.why import WithId


def why(
    report: Annotated[
        str,
        typer.Argument(metavar="REPORT", help="A file as read takes it; - for standard input."),
    ],
    wanted: Annotated[
        str,
        typer.Argument(metavar="ID", help="An entry's id, or as much of it as no other begins with."),
    ],
    form: options.Form = Format.TEXT,
    published: options.Published = None,
    language: options.Language = None,
    reader: options.Reader = ReaderName.LOCAL,
    rules_only: options.RulesOnly = False,
) -> None:
    """Read a report and say why one of its entries is as it is: which step, cue and words gave each field.

    "detente read --explain" says so of every entry and shows their ids. Options that change what is read
    (--published, --language, --rules-only) change ids too: give those that the id was found with. Exit code
    1 says that the report could not be read or has no such entry.
    """
    from detente.cli.errors import tell
    from detente.cli.output import output
    from detente.cli.progress import Bar
    from detente.cli.readings import items_of, readings_of
    from detente.exports.why import AmbiguousIdError, UnknownIdError, named
    from detente.sources import Provenance

    failed: list[str] = []
    with Bar(1) as bar:
        items = items_of([report], Provenance(published=published, language=language), bar)
        make = partial(readers.make, reader, rules_only=rules_only)
        readings = list(readings_of(items, make, bar, failed))
    if failed and not readings:
        raise typer.Exit(1)
    try:
        found = named(readings, wanted, "standard input" if report == "-" else report)
    except (UnknownIdError, AmbiguousIdError) as error:
        tell(error)
        _list(error.near, report, published)
        raise typer.Exit(1) from error
    with output(None) as out:
        _write(found, out, form)


def _write(found: Sequence[WithId], out: TextIO, form: Format) -> None:
    from detente.exports import write_json, write_jsonl
    from detente.exports.why import write_why

    entries = [one.entry for one in found]
    match form:
        case Format.JSON:
            write_json(entries, out, many=len(entries) > 1, explain=True)
        case Format.JSONL:
            write_jsonl(entries, out, explain=True)
        case Format.TEXT:
            write_why(found, out)


def _list(near: Sequence[WithId], report: str, published: str | None) -> None:
    """Tell which ids there are, a line each with what the entry says."""
    import shlex

    from detente.exports.why import listed

    dated = f"--published {published} " if published else ""
    for line in listed(near, f"detente read --explain {dated}{shlex.quote(report)}"):
        typer.echo(line, err=True)
