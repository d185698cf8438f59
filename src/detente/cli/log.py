"""`detente log`: what was done to a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options, records
from detente.cli.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.record import Record


def log(
    about: Annotated[
        str | None, typer.Argument(metavar="ID", help="Only of this report, entry or person.")
    ] = None,
    sources: Annotated[
        bool, typer.Option("--sources", help="What became of each source of the last add instead.")
    ] = False,
    form: options.Form = Format.TEXT,
    where: records.Where = None,
) -> None:
    """List every change of a record, oldest first: who did what and when. Nothing can be taken from it."""
    import json
    from dataclasses import asdict

    from detente.exports.clean import one_line

    with records.opened(where) as record:
        rows = record.arrivals() if sources else record.changes(about)
        if form is Format.JSON:
            typer.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
        elif form is Format.JSONL:
            for row in rows:
                typer.echo(json.dumps(asdict(row), ensure_ascii=False))
        else:
            for line in _sources(record) if sources else _changes(record, about):
                typer.echo(one_line(line))


def _changes(record: Record, about: str | None) -> Iterator[str]:
    import json

    for change in record.changes(about):
        after = "" if change.after is None else f": {json.dumps(change.after, ensure_ascii=False)}"
        before = "" if change.before is None else f", was {json.dumps(change.before, ensure_ascii=False)}"
        yield f"{change.at}  {change.who}  {change.what}  {change.about}{after}{before}"


def _sources(record: Record) -> Iterator[str]:
    for one in record.arrivals():
        line = f", line {one.line}" if one.line else ""
        yield f"{one.outcome}  {one.source}{line}  {one.why or one.report or ''}"
