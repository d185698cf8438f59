"""The options that several verbs share: what a user says of a report, which reader reads it, and what an
answer of the analysis is about.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli import given
from detente.cli.formats import Format
from detente.cli.readers import ReaderName

Form = Annotated[Format, typer.Option("--format", help="Form of the output.")]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", callback=given.day, help="Day of publication, such as 2025-05-11."),
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Where it was published.")]
Language = Annotated[
    str | None,
    typer.Option(metavar="CODE", callback=given.language, help="Its language, instead of detecting it."),
]
Fetch = Annotated[
    bool,
    typer.Option(
        "--fetch",
        help="Fetch what is given as an http or https address, where the site's robots.txt allows it.",
    ),
]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host",
        metavar="NAME",
        help="With --fetch: fetch from this host even if its address is private. May be repeated.",
    ),
]
ColumnsFile = Annotated[
    Path | None,
    typer.Option(
        "--columns",
        metavar="FILE",
        callback=given.columns,
        help="Which columns of tables hold what; detente columns TABLE begins such a file.",
    ),
]
Reader = Annotated[ReaderName, typer.Option(help="Which reader reads.")]
On = Annotated[
    str | None,
    typer.Option(metavar="DATE", callback=given.day_alone, help="The day to look at, not the newest."),
]
Party = Annotated[
    list[str] | None,
    typer.Option(
        metavar="SIDE", help="Who takes part in joint steps, instead of who reports name. May be repeated."
    ),
]
RulesOnly = Annotated[
    bool, typer.Option("--rules-only", help="Read without the trained models of the wheel.")
]
Threshold = Annotated[
    float | None,
    typer.Option(
        metavar="SHARE",
        min=0,
        max=1,
        help="The score from which on a report is kept, from 0 to 1, not the trained one: higher drops more.",
    ),
]
