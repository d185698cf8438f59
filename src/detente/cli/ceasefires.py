"""`detente ceasefires`: which ceasefires are told, by whom, when they hold, and on which terms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import filters, given, records
from detente.cli.filtered import filtered
from detente.cli.formats import Ledgered

if TYPE_CHECKING:
    from detente.record import Filter


@filtered("status", "place")
def ceasefires(
    *,
    named: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="This ceasefire in full, by the id that the list shows."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            callback=given.day_alone,
            help="Only those whose time holds this day, and how that is told.",
        ),
    ] = None,
    tables: Annotated[
        list[Path] | None,
        typer.Option("--cf", metavar="FILE", help="A CSV of the ETH/PRIO data set. May be repeated."),
    ] = None,
    files: Annotated[
        list[Path] | None,
        typer.Option("--from", metavar="FILE", help="Readings as JSON Lines, no record. May be repeated."),
    ] = None,
    wanted: Filter,
    saved: filters.Saved = None,
    form: Annotated[
        Ledgered, typer.Option("--format", help="Form of the output; cf: columns of the ETH/PRIO data set.")
    ] = Ledgered.TEXT,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw their times there too: .svg or .png.")
    ] = None,
    where: records.Where = None,
) -> None:
    """List the ceasefires that reports tell of: who declares, accepts and rejects them, when they hold.

    A contested fact keeps all its versions, each with who gives it. With an id: that one in full, every value
    with its words. With --cf alone it is about that data set, with --record about both, else about the
    record. Exit code 1 says that something can't be read.
    """
    from detente.cli import ledgers
    from detente.cli.errors import tell_note
    from detente.cli.output import output
    from detente.exports import ceasefires as exports
    from detente.exports.drawing import form_of

    if plot:
        form_of(plot)
    asked = ledgers.Asked(where, tuple(files or ()), wanted, saved)
    found = ledgers.ledger_of(asked, tuple(tables or ()), named, on)
    if plot:
        # The charts' library takes a second to load.
        from detente.exports.ceasefires.picture import draw_ceasefires

        draw_ceasefires(found, plot)
    if form in (Ledgered.CSV, Ledgered.CF):
        ledgers.tell_flaws(found.flaws)
    with output(None) as out:
        match form:
            case Ledgered.TEXT:
                exports.write_ceasefires(found, out)
            case Ledgered.JSON:
                exports.write_ceasefires_json(found, out)
            case Ledgered.CSV:
                exports.write_ceasefires_csv(found, out)
            case Ledgered.CF:
                if left := exports.write_cf(found, out):
                    tell_note(f"{left} that are only proposed or demanded are left out, as of the data set")
