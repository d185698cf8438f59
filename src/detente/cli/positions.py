"""`detente positions`: who wants what, what changed, and who has not answered."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli import filters, given, options, records
from detente.cli.formats import Answered
from detente.cli.kept import Readings, taken


def positions(
    readings: Readings = None,
    on: options.On = None,
    unfold: Annotated[
        bool, typer.Option("--unfold", help="A row for each person and body, not for each side.")
    ] = False,
    side: Annotated[
        list[str] | None, typer.Option(metavar="SIDE", help="Only this side. May be repeated.")
    ] = None,
    issue: Annotated[
        list[str] | None,
        typer.Option(metavar="ISSUE", help="Only this issue, such as talks. May be repeated."),
    ] = None,
    within: Annotated[
        int, typer.Option(min=0, metavar="DAYS", help="Days in which a move counts as following another.")
    ] = 14,
    source: filters.Source = None,
    since: filters.Since = None,
    confidence: filters.Confidence = None,
    where: records.Where = None,
    form: Annotated[Answered, typer.Option("--format", help="Form of the output.")] = Answered.TEXT,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the matrix there too: .svg or .png.")
    ] = None,
) -> None:
    """Show what each side wants on each issue on a day, with conditions, date and quote.

    Tells where a side's stance has changed, on what sides agree, what is rejected without condition, which
    proposals and demands are unanswered, and whose moves are followed by whose. Without READINGS
    it is about the record, as people judged it. Exit code 1 says that the readings or the record can't be
    used.
    """
    from detente.analysis.positions import ask
    from detente.cli.output import output
    from detente.exports import positions as exports
    from detente.exports.drawing import form_of

    issues = given.issues(issue or [])
    if plot:
        form_of(plot)
    kept = taken(readings, where, published_by=source, since=since, confidence=confidence)
    account = ask(kept, on, unfold=unfold, side=side or (), issue=issues, within=within)
    if plot:
        exports.draw_positions(account, plot)
    with output(None) as out:
        match form:
            case Answered.TEXT:
                exports.write_positions(account, out)
            case Answered.JSON:
                exports.write_positions_json(account, out)
            case Answered.CSV:
                exports.write_positions_csv(account, out)
