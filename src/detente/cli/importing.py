"""`detente import`: what another record kept, into this one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import records

if TYPE_CHECKING:
    from detente.model import Kept, UnreadableReportError
    from detente.record.importer import Imports


def import_(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="JSON Lines that detente export wrote, - for standard input; the folder of a detente run.",
        ),
    ],
    where: records.Where = None,
    who: records.Who = None,
) -> None:
    """Import what another record kept: reports, readings, judgements, in the names of who gave them.

    Readings that detente run wrote as Parquet come in in the same way, a file or the whole folder.

    The record is made where there is none. Each line comes in whole or not at all, and importing a file
    again adds nothing. Who is not among the record's people yet becomes a reader. Only an admin may import.
    Exit code 1 says that some lines could not be imported.
    """
    from detente.cli.errors import tell
    from detente.model import UnreadableReportError
    from detente.record.importer import import_all

    lines = _lines(files)
    wrong: list[Kept | UnreadableReportError] = []
    for line in lines:
        wrong.append(line)
        if not isinstance(line, UnreadableReportError):
            break
    else:  # there is nothing to import, and no record is made for it
        for line in wrong:
            if isinstance(line, UnreadableReportError):
                tell(line)
        typer.echo("0 reports imported: there are none in what was given.", err=True)
        raise typer.Exit(1 if wrong else 0)
    with records.opened(where, who, create=True) as record:
        tally = import_all(record, itertools.chain(wrong, lines), tell)
        place = record.where
    typer.echo(_said(tally, place), err=True)
    if tally.failed or tally.part:
        raise typer.Exit(1)


def _lines(files: list[str]) -> Iterator[Kept | UnreadableReportError]:
    from detente.exports.read_kept import kept_in
    from detente.record.importing import problem_of

    return itertools.chain.from_iterable(kept_in(name, problem_of) for name in files)


def _said(tally: Imports, place: str) -> str:
    """What was imported where, and what became of the rest."""
    more = [_number(tally.headers, "more header"), _number(tally.judgements, "judgement")]
    beside = " and ".join(part for part in more if part)
    parts = [f"{_number(tally.added, 'report') or '0 reports'} imported into {place}"]
    if beside:
        parts[0] += f", with {beside}"
    if tally.known:
        parts.append(f"{tally.known} there already")
    if tally.failed:
        parts.append(f"{_number(tally.failed, 'line')} could not be read")
    if tally.part:
        parts.append(
            f"{_number(tally.part, 'report')} left out, of which the file holds only what passed a filter: "
            "export without criteria to move reports whole"
        )
    return "; ".join(parts) + "."


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}" if number else ""
