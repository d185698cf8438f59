"""What the verbs that tell alerts share: which are meant, and their forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TextIO

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.analysis.alerts import About, Alert
    from detente.exports.alerts import Sent
    from detente.record import Filter, Record

Saved = Annotated[
    str | None,
    typer.Option(
        "--saved", metavar="NAME", help="Only what passes the search that is saved so, then all of it."
    ),
]
Abouts = Annotated[
    list[str] | None,
    typer.Option(
        "--about",
        metavar="KIND",
        help="proposal, condition, ceasefire, claim, shift, talks, agreement, event or quotation. May be "
        "repeated. Else the first five.",
    ),
]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host",
        metavar="NAME",
        help="Reach this host even if its address is private. May be repeated.",
    ),
]


def abouts(names: list[str] | None) -> tuple[About, ...]:
    """What alerts are to be about; misuse for what there are none of."""
    from detente.analysis.alerts import About

    known = [one.value for one in About]
    for name in names or ():
        if name not in known:
            raise typer.BadParameter(f"{name!r} is none of {', '.join(known)}.", param_hint="--about")
    return tuple(About(name) for name in names or ())


def search_of(record: Record, saved: str | None) -> Filter | None:
    """The saved search of that name. Raises `UnknownEntryError` where there is none."""
    return record.searches.get(saved) if saved is not None else None


def called(saved: str | None) -> str:
    """How a feed of alerts is called."""
    return f"Detente: {saved}" if saved is not None else "Detente: alerts"


def write(alerts: Sequence[Alert], out: TextIO, form: str, *, head: bool) -> None:
    """Write alerts as they come: text, JSON Lines, or CSV with a head where it begins."""
    from detente.exports.alerts import row, write_alerts, write_csv
    from detente.exports.jsonfile import compact

    match form:
        case "jsonl":
            out.writelines(compact(row(one)) + "\n" for one in alerts)
        case "csv":
            write_csv(alerts, out, head=head)
        case _:
            if alerts:
                out.write("" if head else "\n")
                write_alerts(alerts, out)
    out.flush()


def tell_sent(sent: Sent) -> None:
    """Say on standard error what became of messages to webhooks, if there were any."""
    from detente.cli.errors import tell_note

    for problem in sent.problems:
        tell_note(problem)
    parts = [f"{sent.sent} sent"] if sent.sent else []
    parts += [f"{sent.again} not taken, to be sent again"] if sent.again else []
    parts += [f"{sent.failed} given up"] if sent.failed else []
    if parts:
        typer.echo(f"Messages to webhooks: {', '.join(parts)}.", err=True)
