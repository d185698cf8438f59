"""`detente watch`: feeds, as they publish, into the record, with alerts."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from detente.cli import alerting, options, readers, records
from detente.cli.formats import Streamed
from detente.cli.readers import ReaderName


def watch(
    feeds: Annotated[
        list[str],
        typer.Argument(
            metavar="FEED",
            help="Addresses of RSS or Atom feeds, or files that list them: a line each, or OPML.",
        ),
    ],
    once: Annotated[
        bool, typer.Option("--once", help="Ask the feeds that are due once and end, for cron.")
    ] = False,
    every: Annotated[
        float,
        typer.Option(min=1, metavar="MINUTES", help="How often a feed is asked, if it asks for no less."),
    ] = 15,
    fetch: Annotated[
        bool,
        typer.Option(
            "--fetch", help="Fetch the articles that entries link to; else the feed's own text is read."
        ),
    ] = False,
    allow_host: alerting.AllowHost = None,
    saved: alerting.Saved = None,
    about: alerting.Abouts = None,
    rss: Annotated[
        Path | None, typer.Option("--rss", metavar="FILE", help="Write the newest alerts there too, as RSS.")
    ] = None,
    form: Annotated[Streamed, typer.Option("--format", help="Form of the alerts.")] = Streamed.TEXT,
    reader: options.Reader = ReaderName.LOCAL,
    rules_only: options.RulesOnly = False,
    where: records.Where = None,
    who: records.Who = None,
) -> None:
    """Read what feeds publish into the record, and print what reports tell first, each with its quote.

    A feed is asked whether it has changed, no sooner than it or its server allows, and later after errors; an
    entry is read once. Webhooks of the record are sent their alerts: see detente alerts. Ctrl-C ends it after
    the report at hand. Exit code 1 says that a feed or an entry could not be read.
    """
    from datetime import timedelta

    from detente.cli.errors import tell, tell_note
    from detente.cli.output import output
    from detente.cli.watching import Watching, until_told
    from detente.record.adder import Adder
    from detente.record.watching import Watch
    from detente.sources.fetch import Fetcher, Poster
    from detente.sources.polling import Pace, read_list

    addresses, kinds = read_list(feeds), alerting.abouts(about)
    make = partial(readers.make, reader, rules_only=rules_only)
    with records.opened(where, who, create=True) as record, output(None) as out, until_told() as stopped:
        watched = Watching(
            record,
            Watch(
                record,
                Fetcher(allow_host or ()),
                Adder(record, make, tell),
                pace=Pace(timedelta(minutes=every)),
                follow=fetch,
                note=tell_note,
                stopped=stopped,
            ),
            addresses,
            Poster(allow_host or ()),
            out,
            form.value,
            stopped,
            wanted=alerting.search_of(record, saved),
            about=kinds,
            rss=rss,
            called=alerting.called(saved),
        )
        watched.run(once=once)
        sys.stdout.flush()
        typer.echo(watched.summary(), err=True)
        for address, problem in watched.problems.items() if not once else ():
            tell_note(f"{address}: {problem}")
    if watched.failed or watched.problems:
        raise typer.Exit(1)
