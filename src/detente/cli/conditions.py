"""`detente conditions`: what can be reached, what is a vicious circle, and whose condition it is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli import filters, options, records
from detente.cli.formats import Answered
from detente.cli.kept import Readings, taken


def conditions(
    readings: Readings = None,
    on: options.On = None,
    rules: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Take rules from a YAML or JSON file instead of readings."),
    ] = None,
    case: Annotated[
        str | None, typer.Option(metavar="ID", help="The rules of this id, in a file of several.")
    ] = None,
    goal: Annotated[
        list[str] | None,
        typer.Option(metavar="ITEM", help="What is to be reached, such as talks. May be repeated."),
    ] = None,
    party: options.Party = None,
    unwilling: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SIDE",
            help='A side whose silence is no leave, or "SIDE: ITEM" on one item alone. May be repeated.',
        ),
    ] = None,
    drop: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CONDITION",
            help='What if: without this condition, such as "talks without ceasefire", with "SIDE:" in front '
            "where only that side drops it. May be repeated.",
        ),
    ] = None,
    add: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CONDITION",
            help='What if: with one more, "ceasefire after monitoring", or "ceasefire with monitoring" where '
            "both may come at the same time. May be repeated.",
        ),
    ] = None,
    guarantee: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ITEM", help="What if: a guarantor vouches that this comes about. May be repeated."
        ),
    ] = None,
    source: filters.Source = None,
    since: filters.Since = None,
    confidence: filters.Confidence = None,
    where: records.Where = None,
    form: Annotated[Answered, typer.Option("--format", help="Form of the output.")] = Answered.TEXT,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the conditions there too: .svg or .png.")
    ] = None,
) -> None:
    """Say which steps can be reached one after the other, which only together, and which block each other.

    Each side's latest word on a ceasefire, on talks and on what these hang on makes the rules; every
    condition comes with its quote. Names the smallest sets of conditions that would have to be dropped, and
    whose they are. Without READINGS it is about the record, as people judged it. Exit code 1 says that
    the readings, the record or the rules can't be used.
    """
    from detente.analysis.conditions.inquiry import Change, ask_record, ask_rules
    from detente.analysis.conditions.load import load_rules
    from detente.cli.output import output
    from detente.exports import conditions as exports
    from detente.exports.drawing import form_of

    if rules and (readings or on or party or unwilling or where or source or since or confidence is not None):
        raise typer.BadParameter(
            "--rules FILE goes without READINGS, a record and what narrows them: --on, --party, --unwilling, "
            "--record, --source, --since, --confidence."
        )
    if case and not rules:
        raise typer.BadParameter("--case chooses among the rules of --rules FILE.")
    if plot:
        form_of(plot)
    change = Change(tuple(drop or ()), tuple(add or ()), tuple(guarantee or ()))
    if rules:
        answer = ask_rules(load_rules(rules, case), change, goal or ())
    else:
        answer = ask_record(
            taken(readings, where, published_by=source, since=since, confidence=confidence),
            on,
            change=change,
            goal=goal or (),
            party=party or (),
            unwilling=unwilling or (),
        )
    if plot:
        exports.draw_conditions(answer, plot)
    with output(None) as out:
        match form:
            case Answered.TEXT:
                exports.write_conditions(answer, out)
            case Answered.JSON:
                exports.write_conditions_json(answer, out)
            case Answered.CSV:
                exports.write_conditions_csv(answer, out)
