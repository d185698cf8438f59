"""`detente review`: judge what a record holds, one entry after the other."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import filters, records

if TYPE_CHECKING:
    from detente.cli.keys import Keys
    from detente.model import Verdict
    from detente.record import Record
    from detente.record.session import Session

PROMPT = "a accept · e edit · r reject · u unsure · s skip · z undo · q quit  > "
VERDICTS: dict[str, Verdict] = {"a": "accept", "r": "reject", "u": "unsure"}


class Work(StrEnum):
    """What is to be judged."""

    NEW = "new"
    DOUBLE = "double"
    SETTLE = "settle"


def review(
    work: Annotated[
        Work,
        typer.Option(
            help="new: what nobody judged. double: what others judged, without seeing how. "
            "settle: what people judged differently."
        ),
    ] = Work.NEW,
    actor: filters.Actor = None,
    side: filters.Side = None,
    act: filters.Act = None,
    issue: filters.Issue = None,
    kind: filters.Kind = None,
    source: filters.Source = None,
    since: filters.Since = None,
    until: filters.Until = None,
    agreement: Annotated[
        bool, typer.Option("--agreement", help="Print how far people agree: Krippendorff's alpha.")
    ] = False,
    matters: Annotated[
        bool, typer.Option("--matters", help="Judge the pairs of matters that may be one, not entries.")
    ] = False,
    lost: Annotated[
        bool, typer.Option("--lost", help="List judgements whose entry a newer reading no longer has.")
    ] = False,
    where: records.Where = None,
    who: records.Who = None,
) -> None:
    """Judge entries one by one, the most doubtful of what matters first: a key, and on to the next.

    a accepts, e edits (then FIELD=VALUE, and why), r rejects, u is unsure, s skips, z takes the last
    judgement back, q ends. With --matters m says that both are one matter, d that they are two, u is unsure.
    What the machine read stays beside every judgement. Keys come from a pipe too.
    """
    from detente.record import Filter
    from detente.record.session import Session

    with records.opened(where, who) as record:
        if agreement or lost:
            _agreement(record) if agreement else _lost(record)
            return
        if matters:
            from detente.cli.asking import ask

            ask(record)
            return
        names = {"actor": actor, "side": side, "act": act, "issue": issue, "kind": kind, "source": source}
        given = {name: values for name, values in {**names, "since": since, "until": until}.items() if values}
        session = Session(record, work.value, Filter.of(given))
        _judge(session)
        _tell_end(record, session, work)


def _judge(session: Session) -> None:
    from detente.cli.errors import tell
    from detente.cli.keys import Keys
    from detente.record import RecordError

    keys = Keys()
    shown = None
    while session.current:
        if shown != (session.current, session.seen):
            _show(session)
            shown = (session.current, session.seen)
        try:
            if not _pressed(session, keys):
                return
        except RecordError as error:  # a conflict, or an edit that does not fit: the entry is shown again
            tell(error)


def _pressed(session: Session, keys: Keys) -> bool:
    """Do what one key says; False where it ends the session."""
    match keys.key(PROMPT):
        case "" | "q" | "\x03" | "\x04":
            return False
        case "a" | "r" | "u" as key:
            session.judge(VERDICTS[key])
        case "e":
            _edit(session, keys)
        case "s":
            session.skip()
        case "z":
            if not session.undo():
                typer.echo("Nothing to take back.", err=True)
        case other:
            typer.echo(f"{other!r} is none of the keys.", err=True)
    return True


def _edit(session: Session, keys: Keys) -> None:
    from detente.record.typed import typed_change

    entry, kept = session.entry()
    line = keys.line("FIELD=VALUE (nothing: no edit)  > ")
    if line:
        changes = typed_change(entry, kept.reading, line)
        session.judge("edit", changes, keys.line("why (may be left out)  > "))


def _show(session: Session) -> None:
    from detente.cli.output import output
    from detente.exports.found import card
    from detente.exports.story.paper import write_pages

    entry, kept = session.entry()
    with output(None) as out:
        out.write("\n")
        write_pages([card(entry, kept, tuple(one.judgement for one in session.seen))], out)
        out.flush()


def _tell_end(record: Record, session: Session, work: Work) -> None:
    most = 10_000
    number = record.queue.count(work.value, most)
    left = f"more than {most:,}" if number > most else f"{number:,}"
    what = {Work.NEW: "not judged yet", Work.DOUBLE: "to be judged again", Work.SETTLE: "to be settled"}[work]
    typer.echo(f"{session.judged} judged; {left} of the record {what}.", err=True)
    if lost := len(record.queue.lost()):
        typer.echo(
            f"{lost} judged before in readings that newer ones replaced: detente review --lost", err=True
        )


def _agreement(record: Record) -> None:
    found = record.review.agreement()
    if not found.entries:
        typer.echo(
            "No entry has been judged by two people yet: the second one uses detente review --work double."
        )
        return
    who = ", ".join(found.people)
    typer.echo(
        f"{found.entries} entries judged by two people or more ({who}). Krippendorff's alpha, nominal:"
    )
    for name, value in {"verdict": found.verdicts, **found.fields}.items():
        typer.echo(f"  {name:12} {'all the same' if value is None else f'{value:6.3f}'}")


def _lost(record: Record) -> None:
    from detente.exports.clean import one_line

    for one in record.queue.lost():
        given = one.judgement
        told = f"{given.report}  {given.entry}  {given.who}, {given.at[:10]}: {given.verdict} {given.why}"
        typer.echo(one_line(told))
