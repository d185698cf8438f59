"""`detente alerts`: what reports told first, for a person, a feed reader or a webhook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from detente.cli import alerting, options, records
from detente.cli.formats import Alerted, Format

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from detente.analysis.alerts import Alert

alerts = typer.Typer(invoke_without_command=True)
Number = Annotated[int, typer.Argument(metavar="NUMBER", help="As alerts webhooks lists it.")]


@alerts.callback()
def show(
    context: typer.Context,
    saved: alerting.Saved = None,
    about: alerting.Abouts = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Only of reports that came into the record from this day on (UTC)."
        ),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=500, metavar="N", help="The most that are shown.")] = 20,
    form: Annotated[Alerted, typer.Option("--format", help="Form of the output.")] = Alerted.TEXT,
    where: records.Where = None,
) -> None:
    """Show what the reports that came in last told first: a proposal, condition, ceasefire, claim or shift of
    position, each with its quote and source; the newest first.

    Restricted reports and copies of others tell nothing. A condition or shift is new beside what was said in
    the twelve months before. Exit code 1 says that there is none.
    """
    if context.invoked_subcommand:
        return
    from detente.analysis.alerts import newest
    from detente.cli.given import day
    from detente.cli.output import output

    kinds, first = alerting.abouts(about), day(since) or ""
    with records.opened(where) as record, output(None) as out:
        found = newest(record, alerting.search_of(record, saved), kinds, limit, since=first)
        _write(found, out, form, alerting.called(saved))
    if not found:
        raise typer.Exit(1)


@alerts.command("webhook")
def make_webhook(
    url: Annotated[str, typer.Argument(metavar="URL", help="Where messages are to be sent.")],
    saved: alerting.Saved = None,
    allow_host: alerting.AllowHost = None,
    where: records.Where = None,
    who: records.Who = None,
) -> None:
    """Send alerts to an address from now on, and print the secret that signs them. It is shown this once.

    Where DETENTE_WEBHOOK_SECRET is set, that one signs, and none is made or kept. Only an admin may.
    """
    from detente.sources.fetch import Poster

    Poster(allow_host or ()).check(url)
    with records.opened(where, who) as record:
        made = record.webhooks.make(url, saved or "")
        typer.echo(
            f"Webhook {made.number} is sent what comes in from now on, by detente watch or detente alerts "
            "send. End it with: detente alerts end-webhook "
            f"{made.number}",
            err=True,
        )
        if made.secret:
            typer.echo(made.secret)


@alerts.command("webhooks")
def list_webhooks(form: options.Form = Format.TEXT, where: records.Where = None) -> None:
    """List the webhooks that are sent to, without their secrets."""
    from dataclasses import asdict

    from detente.exports.clean import one_line

    with records.opened(where) as record:
        rows = record.webhooks.all()
    if form is not Format.TEXT:
        _write_rows([asdict(row) for row in rows], form)
        return
    for row in rows:
        which = f"search “{row.search}”" if row.search else "all alerts"
        typer.echo(one_line(f"{row.number:5} {row.made_at[:10]}  {which} → {row.url}  ({row.who})"))


@alerts.command("end-webhook")
def end_webhook(number: Number, where: records.Where = None, who: records.Who = None) -> None:
    """Send nothing more to a webhook. Only an admin may."""
    with records.opened(where, who) as record:
        record.webhooks.end(number)


@alerts.command("test-webhook")
def try_webhook(
    number: Number,
    allow_host: alerting.AllowHost = None,
    where: records.Where = None,
    who: records.Who = None,
) -> None:
    """Send a webhook a message without alerts, once. Only an admin may.

    Exit code 1 says that it was not taken.
    """
    from detente.exports.alerts import send_test
    from detente.sources.fetch import Poster

    with records.opened(where, who) as record:
        problem = send_test(record, Poster(allow_host or ()), number)
    typer.echo(f"Webhook {number}: {problem or 'it was taken'}", err=bool(problem))
    if problem:
        raise typer.Exit(1)


@alerts.command("send")
def send_alerts(
    allow_host: alerting.AllowHost = None, where: records.Where = None, who: records.Who = None
) -> None:
    """Send webhooks what is new and what was not taken before. detente watch does so too.

    What is not taken is sent again after 6 seconds, 1, 5 and 30 minutes, 2, 5 and 10 hours, and then given
    up. Exit code 1 says that something was not taken.
    """
    from detente.exports.alerts import send
    from detente.sources.fetch import Poster

    with records.opened(where, who) as record:
        sent = send(record, Poster(allow_host or ()))
    alerting.tell_sent(sent)
    if sent.problems:
        raise typer.Exit(1)


@alerts.command("deliveries")
def list_deliveries(
    number: Annotated[int | None, typer.Argument(metavar="NUMBER", help="Only of this webhook.")] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="The most that are shown.")] = 50,
    form: options.Form = Format.TEXT,
    where: records.Where = None,
) -> None:
    """List what was sent to webhooks and what became of it, the newest first."""
    from dataclasses import asdict

    from detente.exports.clean import one_line

    with records.opened(where) as record:
        rows = record.outbox.newest(limit, number)
    if form is not Format.TEXT:
        _write_rows([asdict(row) for row in rows], form)
        return
    for row in rows:
        times = f", {row.tries} tries" if row.tries > 1 else ""
        why = f": {row.problem}" if row.problem else ""
        again = f"; again after {row.next_at}" if row.state == "due" and row.tries else ""
        typer.echo(
            one_line(f"{row.made_at}  webhook {row.webhook}  {row.key}  {row.state}{times}{why}{again}")
        )


def _write(found: list[Alert], out: TextIO, form: Alerted, called: str) -> None:
    import json

    from detente.exports import alerts as exports
    from detente.exports.jsonfile import safe

    match form:
        case Alerted.TEXT:
            exports.write_alerts(found, out)
        case Alerted.RSS:
            out.write(exports.rss(found, called))
        case Alerted.JSON:
            rows = [exports.row(one) for one in found]
            out.write(safe(json.dumps(rows, ensure_ascii=False, indent=2)) + "\n")
        case Alerted.JSONL | Alerted.CSV:
            alerting.write(found, out, form.value, head=True)


def _write_rows(rows: Iterable[dict[str, Any]], form: Format) -> None:
    from detente.exports.jsonfile import compact

    every = [compact(row) for row in rows]
    typer.echo("\n".join(every) if form is Format.JSONL else f"[{', '.join(every)}]")
