"""`detente triage`: which reports are worth reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from detente.cli import options
from detente.cli.formats import Listed

if TYPE_CHECKING:
    from detente.cli.progress import Bar
    from detente.exports.triage import Judged
    from detente.reading.triage import Triage
    from detente.sources import Item


def triage(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE", help="Files, folders, or with --fetch addresses; - for standard input."
        ),
    ],
    dropped: Annotated[
        bool, typer.Option("--dropped", help="List the dropped reports instead of the kept ones.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="List kept and dropped reports.")] = False,
    threshold: options.Threshold = None,
    form: Annotated[Listed, typer.Option("--format", help="Form of the output.")] = Listed.TEXT,
    published: options.Published = None,
    publisher: options.Publisher = None,
    url: options.Url = None,
    language: options.Language = None,
    columns: options.ColumnsFile = None,
    fetch: options.Fetch = False,
    allow_host: options.AllowHost = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output."),
    ] = None,
) -> None:
    """Tell which reports are about a conflict or its settlement, which one, and which parties they name.

    Takes all that read takes, in any language, and judges many times faster than read reads. Lists the
    reports that are kept, with the words that weighed most; what is dropped is counted, and listed with
    --dropped. Nothing is deleted. Exit code 1 says that some reports could not be read.
    """
    from detente.cli.output import output as opened
    from detente.cli.output import refuse_overwriting
    from detente.cli.progress import Bar
    from detente.cli.readings import items_of
    from detente.sources import Provenance

    refuse_overwriting(output, files)
    user = Provenance(publisher=publisher, published=published, url=url, language=language)
    tally = _Tally()
    judge = judging(threshold)
    with opened(output) as out, Bar(len(files)) as bar:
        items = items_of(files, user, bar, columns=columns, fetch=fetch, allowed=allow_host)
        judged = _judged(items, judge, bar, tally)
        _write((one for one in judged if everything or one.verdict.kept is not dropped), out, form)
    typer.echo(tally.told(judge.told_threshold()), err=True)
    if tally.failed:
        raise typer.Exit(1)


def judging(threshold: float | None) -> Triage:
    """The judge with this threshold, or its own where none is given."""
    from detente.reading.triage import Triage

    return Triage(threshold)


@dataclass
class _Tally:
    """How many reports were kept and dropped, and what could not be read."""

    kept: int = 0
    dropped: int = 0
    failed: list[str] = field(default_factory=list)

    def told(self, threshold: str) -> str:
        """The line under the list."""
        parts = [f"{self.kept + self.dropped} judged: {self.kept} kept, {self.dropped} dropped"]
        if self.failed:
            parts.append(f"{len(self.failed)} could not be read")
        return f"{'; '.join(parts)}. {threshold}"


def _judged(items: Iterator[Item], judge: Triage, bar: Bar, tally: _Tally) -> Iterator[Judged]:
    from detente.cli.errors import tell
    from detente.exports.triage import Judged
    from detente.model import Report

    for item in items:
        if not isinstance(item.outcome, Report):
            tally.failed.append(item.source)
            with bar.aside():
                tell(item.outcome)
            continue
        verdict = judge.judge(item.outcome)
        tally.kept += verdict.kept
        tally.dropped += not verdict.kept
        with bar.aside():
            yield Judged(item.place, item.outcome, verdict)


def _write(judged: Iterator[Judged], out: TextIO, form: Listed) -> None:
    from detente.exports import triage as exports

    match form:
        case Listed.TEXT:
            exports.write_verdicts(judged, out)
        case Listed.JSON:
            exports.write_verdicts_json(judged, out)
        case Listed.JSONL:
            exports.write_verdicts_jsonl(judged, out)
        case Listed.CSV:
            exports.write_verdicts_csv(judged, out)
