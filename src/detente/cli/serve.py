"""`detente serve`: the record in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import records


def serve(
    where: records.Where = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Listen here. Any but this machine's own asks for a login.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="On this port.")] = 8765,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="A name that browsers call it by, behind a proxy; asks for a login. May be repeated.",
        ),
    ] = None,
    fetch: Annotated[
        bool,
        typer.Option(
            "--fetch", help="Let coders have public addresses fetched and read on the page Add reports."
        ),
    ] = False,
    stale: Annotated[
        float,
        typer.Option(
            min=0,
            max=60,
            metavar="SECONDS",
            help="How old a page may be that is given while reports come in. What people do on the pages is "
            "seen at once.",
        ),
    ] = 5.0,
    demo: Annotated[bool, typer.Option("--demo", help="Read only, without restricted reports.")] = False,
    who: records.Who = None,
) -> None:
    """Show the record in a browser, and give it to programs as JSON and CSV.

    On this machine alone no login is asked for, and what is done is done in the name of who started it.
    Elsewhere people log in with a name and password: detente users password NAME. Nothing is fetched from
    anywhere else, but for addresses that coders give where --fetch allows it. Stop it with Ctrl-C.
    """
    from detente.pages.serving import run
    from detente.pages.settings import Settings

    settings = Settings(host, port, tuple(allow_host or ()), demo, fetch=fetch, stale=stale)
    with records.opened(where, who) as record:
        run(record, settings, typer.echo)
