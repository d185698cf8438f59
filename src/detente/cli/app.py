"""The `detente` command and its verbs. What a verb needs is imported when it runs, so that help is quick."""

from __future__ import annotations

from typing import Annotated

import typer

from detente import __version__
from detente.cli.add import add
from detente.cli.ceasefires import ceasefires
from detente.cli.claims import claims
from detente.cli.codebook import codebook
from detente.cli.columns import columns
from detente.cli.comply import comply
from detente.cli.conditions import conditions
from detente.cli.copies import copies
from detente.cli.coverage import coverage
from detente.cli.export import export
from detente.cli.importing import import_
from detente.cli.incidents import incidents
from detente.cli.log import log
from detente.cli.matters import matters
from detente.cli.model import model
from detente.cli.pacts import agreements, talks
from detente.cli.positions import positions
from detente.cli.publish import publish
from detente.cli.quotations import quotations
from detente.cli.read import read
from detente.cli.review import review
from detente.cli.schema import schema
from detente.cli.search import search
from detente.cli.serve import serve
from detente.cli.stability import stability
from detente.cli.timeline import timeline
from detente.cli.users import users
from detente.cli.why import why

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read")(read)
app.command("add")(add)
app.command("search")(search)
app.command("review")(review)
app.add_typer(copies, name="copies")
app.command("log")(log)
app.add_typer(users, name="users")
app.command("why")(why)
app.command("export")(export)
app.command("import")(import_)
app.command("coverage")(coverage)
app.command("timeline")(timeline)
app.command("quotations")(quotations)
app.command("positions")(positions)
app.command("conditions")(conditions)
app.add_typer(incidents, name="incidents")
app.command("ceasefires")(ceasefires)
app.command("claims")(claims)
app.command("talks")(talks)
app.command("agreements")(agreements)
app.command("comply")(comply)
app.command("columns")(columns)
app.command("model")(model)
app.command("stability")(stability)
app.add_typer(matters, name="matters")
app.command("serve")(serve)
app.command("publish")(publish)
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
