"""`detente claims`: who accuses whom of breaking a ceasefire, and whether the figures add up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import filters, records
from detente.cli.filtered import filtered
from detente.cli.formats import Answered

if TYPE_CHECKING:
    from detente.record import Filter


@filtered("recipient", "place")
def claims(
    *,
    named: Annotated[
        str | None, typer.Argument(metavar="ID", help="Only this claim, by the id that the list shows.")
    ] = None,
    tables: Annotated[
        list[Path] | None,
        typer.Option("--table", metavar="FILE", help="A CSV table of claims. May be repeated."),
    ] = None,
    windows: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A CSV of windows, for when the ceasefires of a table are."),
    ] = None,
    files: Annotated[
        list[Path] | None,
        typer.Option(
            "--from", metavar="FILE", help="Readings as JSON Lines, and no record. May be repeated."
        ),
    ] = None,
    wanted: Filter,
    saved: filters.Saved = None,
    form: Annotated[Answered, typer.Option("--format", help="Form of the output.")] = Answered.TEXT,
    where: records.Where = None,
) -> None:
    """Show who accuses whom of breaking which ceasefire, of what and how often.

    Says whether the parts of a claimed count come to what is stated, and prints the gap. Claims against each
    other are linked. Nothing is added that must not be: the figures of two sides, an interim figure and a
    later one. With --table alone it is about that table, with --record about both, else about the record.
    Exit code 1 says that something can't be read.
    """
    from detente.cli import ledgers
    from detente.cli.output import output
    from detente.exports import claims as exports

    if windows and not tables:
        raise typer.BadParameter("--windows goes with --table.")
    asked = ledgers.Asked(where, tuple(files or ()), wanted, saved)
    account = ledgers.claims_of(asked, tuple(tables or ()), named, windows)
    if form is Answered.CSV:
        ledgers.tell_flaws(account.flaws)
    with output(None) as out:
        match form:
            case Answered.TEXT:
                exports.write_claims(account, out)
            case Answered.JSON:
                exports.write_claims_json(account, out)
            case Answered.CSV:
                exports.write_claims_csv(account, out)
