"""`detente matters`: what several reports tell together."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

if TYPE_CHECKING:
    from detente.model import Reading
    from detente.record.matters import Matter, Resolution


class MattersFormat(StrEnum):
    """A form of output."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def matters(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Readings, as detente read --format jsonl prints them."),
    ],
    form: Annotated[MattersFormat, typer.Option("--format", help="Form of the output.")] = MattersFormat.TEXT,
    every: Annotated[
        bool, typer.Option("--all", help="Show what a single report tells too, not only what several do.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output."),
    ] = None,
) -> None:
    """Show which entries of several reports are the same ceasefire, talks, agreement, event, claim or actor.

    Each field says whether the reports agree, refine each other or dispute it, and who gives which value.
    Pairs that may be one are listed for a person to judge. Exit code 1 says that a file could not be read.
    """
    from detente.cli.output import output as opened
    from detente.cli.output import refuse_overwriting
    from detente.record.matters import resolve
    from detente.sources.readings import readings

    refuse_overwriting(output, [str(name) for name in files])
    read = [reading for name in files for reading in readings(name)]
    found = resolve(read)
    shown = [m for m in found.matters if every or len({member.report for member in m.members}) > 1]
    with opened(output) as out:
        _write(found, shown, read, out, form)


def _write(
    found: Resolution, shown: Sequence[Matter], read: Sequence[Reading], out: TextIO, form: MattersFormat
) -> None:
    from detente.exports.matters import write_csv, write_matters

    match form:
        case MattersFormat.TEXT:
            write_matters(found, shown, read, out)
        case MattersFormat.JSON:
            out.write(found.model_copy(update={"matters": tuple(shown)}).model_dump_json(indent=2) + "\n")
        case MattersFormat.JSONL:
            out.writelines(f"{matter.model_dump_json()}\n" for matter in shown)
        case MattersFormat.CSV:
            write_csv(shown, out)
