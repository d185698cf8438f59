"""`detente matters`: what several reports tell together, and what people say of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from detente.cli import filters, records
from detente.cli.formats import Listed

if TYPE_CHECKING:
    from detente.model import Reading
    from detente.record import Filter, Record
    from detente.record.matters import Resolution

matters = typer.Typer(invoke_without_command=True)
One = Annotated[str, typer.Argument(metavar="A", help="A matter's id, or an entry as REPORT/ENTRY.")]
Other = Annotated[str, typer.Argument(metavar="B", help="The other one.")]
Why = Annotated[str, typer.Option(metavar="WORDS", help="The reason.")]


@matters.callback()
def show(
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Readings, as detente read --format jsonl prints them, and no record. May be repeated.",
        ),
    ] = None,
    form: Annotated[Listed, typer.Option("--format", help="Form of the output.")] = Listed.TEXT,
    every: Annotated[
        bool, typer.Option("--all", help="Show what a single report tells too, not only what several do.")
    ] = False,
    disputed: Annotated[
        bool, typer.Option("--disputed", help="Only matters of which the reports dispute a field.")
    ] = False,
    doubts: Annotated[
        bool, typer.Option("--doubts", help="Pairs that may be one, for a person to say, and no matters.")
    ] = False,
    actor: filters.Actor = None,
    side: filters.Side = None,
    act: filters.Act = None,
    kind: filters.Kind = None,
    since: filters.Since = None,
    until: filters.Until = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output."),
    ] = None,
    where: records.Where = None,
) -> None:
    """Show which entries of several reports are the same ceasefire, talks, agreement, event, claim or actor.

    Each field says whether the reports agree, refine each other or dispute it, and who gives which value. A
    matter is shown where one of its entries is what the options ask for.
    """
    if context.invoked_subcommand:
        return
    from detente.cli.output import output as opened
    from detente.cli.output import refuse_overwriting
    from detente.record import Filter

    refuse_overwriting(output, [str(name) for name in files or ()])
    given = {"actor": actor, "side": side, "act": act, "kind": kind, "since": since, "until": until}
    wanted = Filter.of({name: values for name, values in given.items() if values})
    least = 1 if every else 2
    if files:
        found, read = _from_files(files, wanted, disputed=disputed, least=least)
    else:
        with records.opened(where) as record:
            found, read = _from_record(record, wanted, disputed=disputed, least=least, doubts=doubts)
    if doubts:
        found = found.model_copy(update={"matters": ()})
    with opened(output) as out:
        _write(found, read, out, form, doubts=doubts)


@matters.command("merge")
def merge(
    one: One, other: Other, why: Why = "", where: records.Where = None, who: records.Who = None
) -> None:
    """Say that two matters are one. No later reading undoes it. Only a reviewer may."""
    with records.opened(where, who) as record:
        made = record.merge(one, other, why)
        typer.echo(f"Merged into {record.matter(one).id}. Undo it with: detente matters undo {made.number}")


@matters.command("split")
def split(
    one: One, other: Other, why: Why = "", where: records.Where = None, who: records.Who = None
) -> None:
    """Say that two entries do not tell of one matter. No later reading undoes it. Only a reviewer may."""
    with records.opened(where, who) as record:
        made = record.split(one, other, why)
        apart = " and ".join(record.matter(named).id for named in (one, other))
        typer.echo(f"Kept apart: {apart}. Undo it with: detente matters undo {made.number}")


@matters.command("undo")
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The decision's number.")],
    why: Why = "",
    where: records.Where = None,
    who: records.Who = None,
) -> None:
    """Undo a merge or a split; it stays in the log. Only a reviewer may."""
    with records.opened(where, who) as record:
        record.undo_decision(number, why)
        typer.echo(f"Decision {number} is undone.")


@matters.command("decisions")
def decisions(where: records.Where = None) -> None:
    """List the merges and splits that stand: number, who, when, what and why."""
    from detente.exports.clean import one_line

    with records.opened(where) as record:
        for made in record.resolved.decisions():
            given = made.decision
            pair = " and ".join("/".join(key) for key in given.pair)
            because = f" ({given.why})" if given.why else ""
            told = f"{made.number} {given.who}, {given.at[:10]}: {given.verdict} {pair}{because}"
            typer.echo(one_line(told))


def _from_files(
    files: Sequence[Path], wanted: Filter, *, disputed: bool, least: int
) -> tuple[Resolution, list[Reading]]:
    from detente.record import RecordError
    from detente.record.matters import FieldStatus, resolve
    from detente.sources.readings import readings

    if not wanted.is_empty:
        raise RecordError("--from takes no criteria: a record does. Add the reports to one: detente add")
    read = [reading for name in files for reading in readings(name)]
    found = resolve(read)
    shown = [
        matter
        for matter in found.matters
        if len({member.report for member in matter.members}) >= least
        and (not disputed or any(field.status is FieldStatus.DISPUTED for field in matter.fields))
    ]
    return found.model_copy(update={"matters": tuple(shown)}), read


def _from_record(
    record: Record, wanted: Filter, *, disputed: bool, least: int, doubts: bool
) -> tuple[Resolution, list[Reading]]:
    from detente.record.matters import Resolution

    if doubts:
        found = Resolution(matters=(), doubts=tuple(record.doubts()), crowded=record.resolved.crowded())
        told = (member.report for doubt in found.doubts for member in doubt.pair)
    else:
        shown = tuple(record.matters(wanted, disputed=disputed, least=least))
        found = Resolution(matters=shown, doubts=(), crowded=record.resolved.crowded())
        told = (member.report for matter in shown for member in matter.members)
    return found, list(_read(record, told))


def _read(record: Record, reports: Iterable[str]) -> Iterable[Reading]:
    for report in dict.fromkeys(reports):
        if kept := record.one(report):
            yield kept.reading


def _write(found: Resolution, read: Sequence[Reading], out: TextIO, form: Listed, *, doubts: bool) -> None:
    from detente.exports.matters import write_csv, write_doubts, write_matters

    match form:
        case Listed.TEXT if doubts:
            write_doubts(found.doubts, read, out)
        case Listed.TEXT:
            write_matters(found, found.matters, read, out)
        case Listed.JSON:
            out.write(found.model_dump_json(indent=2) + "\n")
        case Listed.JSONL:
            out.writelines(
                f"{one.model_dump_json()}\n" for one in (found.doubts if doubts else found.matters)
            )
        case Listed.CSV:
            write_csv(found.matters, out)
