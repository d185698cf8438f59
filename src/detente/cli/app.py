"""The `detente` command and its verbs. What a verb needs is imported when it runs, so that help is quick."""

from __future__ import annotations

from typing import Annotated

import typer

from detente import __version__
from detente.cli.codebook import codebook
from detente.cli.matters import matters
from detente.cli.read import read
from detente.cli.schema import schema
from detente.cli.why import why

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read")(read)
app.command("why")(why)
app.command("matters")(matters)
app.command("schema")(schema)
app.command("codebook")(codebook)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"detente {__version__}")
        raise typer.Exit


@app.callback()
def detente(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read news reports about a conflict into the record of its peace process."""
