"""`detente timeline`: what is told in the order of time, with the onsets of sources; narratives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from detente.cli import filters, records
from detente.cli.coverage import By
from detente.cli.filtered import filtered
from detente.cli.formats import Listed

if TYPE_CHECKING:
    from detente.model import Reading
    from detente.record import Filter, Hit, Record
    from detente.record.coverage import Count


@filtered()
def timeline(
    *,
    matter: Annotated[
        str | None,
        typer.Option(metavar="ID", help="The narrative of one matter, by the id that detente matters shows."),
    ] = None,
    pair: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="NAME NAME", help="The narrative between two: what one directs at the other."),
    ] = None,
    process: Annotated[
        bool, typer.Option("--process", help="The narrative of the process under the filter.")
    ] = False,
    by: Annotated[By, typer.Option(help="Length of the periods of the counts.")] = By.MONTH,
    wanted: Filter,
    saved: filters.Saved = None,
    oldest: Annotated[bool, typer.Option("--oldest", help="The oldest first, not the newest.")] = False,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="The most that are shown.")] = 50,
    form: Annotated[Listed, typer.Option("--format", help="Form of the output.")] = Listed.TEXT,
    where: records.Where = None,
) -> None:
    """Show what is told by day, the newest first, under counts by period with the sources that begin.

    A rise of the counts beside a rise of the number of sources may be that of the sources. Each entry says
    how surely its place is known. With --process, --matter or --pair it is a narrative, step by step from the
    first on, by the day of what is told. Exit code 1 says that nothing was found.
    """
    from detente.cli.output import output

    if sum(map(bool, (matter, pair, process))) > 1:
        raise typer.BadParameter("--matter, --pair and --process are three narratives. Ask for one.")
    narrated = bool(matter or pair or process)
    with records.opened(where) as record, output(None) as out:
        wanted = filters.saved(record, wanted, saved)
        if narrated:
            hits, more = _narrative(record, wanted, matter, pair, limit)
            counts: list[Count] = []
        else:
            hits, more, counts = _entries(record, wanted, by, limit, oldest=oldest)
        readings = record.readings([hit.report.id for hit in hits])
        told = [(hit, readings[hit.report.id]) for hit in hits]
        _write(_head(wanted, narrated, hits, more=more), counts, told, out, form, steps=narrated)
    if not hits:
        raise typer.Exit(1)


def _narrative(
    record: Record, wanted: Filter, matter: str | None, pair: tuple[str, str] | None, limit: int
) -> tuple[list[Hit], bool]:
    from detente.analysis.timeline import narrative, narrative_of

    found = narrative_of(record, [record.matter(matter)]) if matter else narrative(record, wanted, pair=pair)
    return list(found.steps[:limit]), found.more or len(found.steps) > limit


def _entries(
    record: Record, wanted: Filter, by: By, limit: int, *, oldest: bool
) -> tuple[list[Hit], bool, list[Count]]:
    from dataclasses import replace

    from detente.analysis.timeline.narrative import KINDS

    own = wanted if wanted.kind else replace(wanted, kind=KINDS)
    hits = record.search(own, limit + 1, newest_first=not oldest)
    return hits[:limit], len(hits) > limit, record.counts(own, by.value)


def _head(wanted: Filter, narrated: bool, hits: list[Hit], *, more: bool) -> str:
    from detente.record import in_words

    words = in_words(wanted)
    what = f"{len(hits)} steps" if narrated else f"{len(hits)} entries"
    return f"{words[0].upper()}{words[1:]}: {what}{', and there are more' if more else ''}"


def _write(
    head: str,
    counts: list[Count],
    told: list[tuple[Hit, Reading]],
    out: TextIO,
    form: Listed,
    *,
    steps: bool,
) -> None:
    import json

    from detente.exports import timeline as exports
    from detente.exports.clean import one_line
    from detente.exports.story.paper import write_pages
    from detente.exports.values import write_values

    if form is Listed.TEXT:
        write_pages([exports.timeline_page(head, counts, told, steps=steps)], out)
        return
    typer.echo(one_line(head), err=True)
    rows = [exports.row(hit, reading) for hit, reading in told]
    match form:
        case Listed.JSON:
            write_values({"periods": exports.counts_rows(counts), "entries": rows}, out)
        case Listed.JSONL:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        case Listed.CSV:
            exports.write_csv(rows, out)
