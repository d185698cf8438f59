"""`detente model`: a draft of a stability model, from the record."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import filters, given, options, records
from detente.cli.kept import Readings, taken

if TYPE_CHECKING:
    from detente.analysis.drafting import Draft


class ModelFormat(StrEnum):
    """A form of output."""

    TEXT = "text"
    JSON = "json"


def model(
    readings: Readings = None,
    on: options.On = None,
    diff: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Draft nothing; show what the record has changed since FILE was drafted."
        ),
    ] = None,
    party: options.Party = None,
    issue: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ISSUE",
            help="Only options on this issue, and on what they hang on. May be repeated.",
        ),
    ] = None,
    most: Annotated[
        int, typer.Option(min=1, max=60, metavar="N", help="The most options; 16 are solved in seconds.")
    ] = 12,
    source: filters.Source = None,
    since: filters.Since = None,
    confidence: filters.Confidence = None,
    where: records.Where = None,
    form: Annotated[
        ModelFormat, typer.Option("--format", help="text is YAML with comments.")
    ] = ModelFormat.TEXT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write there. A file that exists is not replaced."
        ),
    ] = None,
) -> None:
    """Draft a model for detente stability: who decides, what each may do, demanded orders, preferences.

    Every part has its quotes and is marked as drafted; what the record does not say is asked. Edit the file,
    then compare it with a later record by --diff, which changes nothing in it. Without READINGS it is about
    the record, as people judged it. Exit code 1 says that there is nothing to draft from, or that FILE is no
    draft.
    """
    from detente.analysis.drafting import draft

    if output is not None and output.exists():
        raise typer.BadParameter(
            f"{output} exists and may hold someone's edits. Name another, or give --diff {output}.",
            param_hint="--output",
        )
    issues = given.issues(issue or [])
    kept = taken(readings, where, published_by=source, since=since, confidence=confidence)
    drafted = draft(kept, on, party=party or (), issue=issues, most=most)
    if diff is None:
        _write(drafted, form, output)
    else:
        _compare(drafted, diff, form, output)


def _write(drafted: Draft, form: ModelFormat, output: Path | None) -> None:
    from detente.cli.errors import tell_note
    from detente.cli.output import output as opened
    from detente.exports import drafting as exports

    with opened(output) as out:
        match form:
            case ModelFormat.TEXT:
                exports.write_draft(drafted, out)
            case ModelFormat.JSON:
                exports.write_draft_json(drafted, out)
    if output is not None:
        tell_note(
            f"{output}: options: {len(drafted.choices)}, open questions: {len(drafted.questions)}. "
            f"Check it, then: detente stability {output}"
        )


def _compare(drafted: Draft, diff: Path, form: ModelFormat, output: Path | None) -> None:
    from detente.analysis.drafting import changes
    from detente.analysis.stability.load import load_model, model_text
    from detente.cli.output import output as opened
    from detente.exports import drafting as exports

    load_model(diff)
    found = changes(drafted, model_text(diff), str(diff))
    with opened(output) as out:
        match form:
            case ModelFormat.TEXT:
                exports.write_changes(found, out, str(diff))
            case ModelFormat.JSON:
                exports.write_changes_json(found, out)
