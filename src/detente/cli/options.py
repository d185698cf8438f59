"""The options that several verbs share: what a user says of a report, and which reader reads it."""

from __future__ import annotations

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
Reader = Annotated[ReaderName, typer.Option(help="Which reader reads.")]
RulesOnly = Annotated[
    bool, typer.Option("--rules-only", help="Read without the trained models of the wheel.")
]
