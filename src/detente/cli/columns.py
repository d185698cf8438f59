"""`detente columns`: a file that says which columns of a table hold what."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def columns(
    table: Annotated[Path, typer.Argument(metavar="TABLE", help="A CSV, XLSX, Parquet or JSON Lines file.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output."),
    ] = None,
) -> None:
    """Print which columns of a table seem to hold a report's text, date, publisher and the rest, as YAML.

    Look it over, mend it, keep it, and give it to read with --columns. Where dates can be meant in more than
    one way, such as 03/04/2025, it lists the ways and leaves the choice to you.
    """
    from detente.cli.output import output as opened
    from detente.cli.output import refuse_overwriting
    from detente.sources.content import FileContent
    from detente.sources.suggest import suggest

    refuse_overwriting(output, [str(table)])
    found = suggest(FileContent(table, str(table)))
    with opened(output) as out:
        out.write(found)
