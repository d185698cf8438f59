"""`detente copies`: which reports of a record are copies of which."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import records

copies = typer.Typer(
    no_args_is_help=True, help="Say which reports of a record are copies of which: one text, counted once."
)
Report = Annotated[str, typer.Argument(metavar="REPORT", help="Id of the report.")]
Original = Annotated[
    str, typer.Argument(metavar="ORIGINAL", help="Id of the report that it copies, or does not.")
]
Why = Annotated[str, typer.Option(metavar="WORDS", help="The reason.")]


@copies.command("list")
def list_copies(where: records.Where = None) -> None:
    """List every copy with its original, who says so (the machine, where nobody is named), and why."""
    from detente.exports.clean import one_line
    from detente.exports.found import source_of

    with records.opened(where) as record:
        for one in record.copies.all():
            for role, key in (("copy    ", one.report), ("original", one.original)):
                typer.echo(f"{role}  {key}  {source_of(record.versions(key)[0])}")
            typer.echo("  " + one_line(f"{one.who or 'the machine'}: {one.why or 'no reason given'}"))


@copies.command("apart")
def apart(
    report: Report, original: Original, why: Why = "", where: records.Where = None, who: records.Who = None
) -> None:
    """Say that a report is no copy of another; the machine does not overrule it. Only a reviewer may."""
    with records.opened(where, who) as record:
        record.copies.judge(report, original, is_copy=False, why=why)


@copies.command("same")
def same(
    report: Report, original: Original, why: Why = "", where: records.Where = None, who: records.Who = None
) -> None:
    """Say that a report is a copy of another. Only a reviewer may."""
    with records.opened(where, who) as record:
        record.copies.judge(report, original, is_copy=True, why=why)
