"""`detente read`: print what reports say."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from detente.cli import given, readers
from detente.cli.formats import Format
from detente.cli.readers import ReaderName

if TYPE_CHECKING:
    from detente.cli.progress import Bar
    from detente.model import Reading
    from detente.reading import Reader
    from detente.sources import Item, Provenance


def read(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Text, HTML, CSV or JSON Lines files; - for standard input."),
    ],
    form: Annotated[Format, typer.Option("--format", help="Form of the output.")] = Format.TEXT,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", callback=given.day, help="Day of publication, such as 2025-05-11."),
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it was published.")] = None,
    language: Annotated[
        str | None,
        typer.Option(metavar="CODE", callback=given.language, help="Its language, instead of detecting it."),
    ] = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="In text form: the sentence behind each entry.")
    ] = False,
    reader: Annotated[ReaderName, typer.Option(help="Which reader reads.")] = ReaderName.LOCAL,
    rules_only: Annotated[
        bool, typer.Option("--rules-only", help="Read without the trained models of the wheel.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output."),
    ] = None,
) -> None:
    """Read reports and print who did, offered, demanded and said what, on which terms and conditions.

    Dates in a report are resolved against its day of publication: --published gives it, or a first line
    "Published: 2025-05-11" followed by a blank one. Exit code 1 says that some reports could not be read,
    2 that the command was misused.
    """
    from detente.cli.output import output as opened
    from detente.cli.output import refuse_overwriting
    from detente.cli.progress import Bar
    from detente.sources import Provenance

    refuse_overwriting(output, files)
    user = Provenance(publisher=publisher, published=published, url=url, language=language)
    failed: list[str] = []
    with opened(output) as out, Bar(len(files)) as bar:
        items = _items(files, user, bar)
        first = list(itertools.islice(items, 2))
        make = partial(readers.make, reader, rules_only=rules_only)
        readings = _readings(itertools.chain(first, items), make, bar, failed)
        _write(readings, out, form, evidence=evidence, many=len(files) > 1 or len(first) > 1)
    if failed:
        raise typer.Exit(1)


def _items(files: list[str], user: Provenance, bar: Bar) -> Iterator[Item]:
    from detente.sources import load

    for name in files:
        yield from load(name, user)
        bar.step()


def _readings(
    items: Iterator[Item], make: Callable[[], Reader], bar: Bar, failed: list[str]
) -> Iterator[Reading]:
    """The readings of what can be read; what can't is told, and its source noted in `failed`."""
    from detente.cli.errors import tell
    from detente.model import Report, UnreadableReportError

    reader: Reader | None = None  # made at the first report: it takes seconds
    for item in items:
        try:
            if not isinstance(item.outcome, Report):
                raise item.outcome
            reader = reader or make()
            reading = reader.read(item.outcome)
        except UnreadableReportError as error:
            failed.append(item.source)
            with bar.aside():
                # A reader knows the report only, not the file and line that it came from.
                tell(UnreadableReportError(item.source, error.problem, error.remedy, error.line or item.line))
            continue
        with bar.aside():
            yield reading


def _write(readings: Iterator[Reading], out: TextIO, form: Format, *, evidence: bool, many: bool) -> None:
    from detente.exports import write_json, write_jsonl, write_story

    match form:
        case Format.JSON:
            write_json(readings, out, many=many)
        case Format.JSONL:
            write_jsonl(readings, out)
        case Format.TEXT:
            write_story(readings, out, evidence=evidence)
