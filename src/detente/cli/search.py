"""`detente search`: find entries of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from detente.cli import filters, records
from detente.cli.filtered import filtered
from detente.cli.formats import Listed

if TYPE_CHECKING:
    from detente.model import Reading
    from detente.record import Filter, Hit, Record


Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WORDS",
        help="Words of the sentence, all of them; '\"two words\"' in this order; nego* for a beginning.",
    ),
]


@filtered(text=Words)
def search(
    *,
    wanted: Filter,
    saved: filters.Saved = None,
    save: Annotated[str | None, typer.Option(metavar="NAME", help="Save this search in the record.")] = None,
    oldest: Annotated[bool, typer.Option("--oldest", help="The oldest first, not the newest.")] = False,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="The most that are shown.")] = 20,
    form: Annotated[Listed, typer.Option("--format", help="Form of the output.")] = Listed.TEXT,
    where: records.Where = None,
    who: records.Who = None,
) -> None:
    """Find what a record says, each entry with its sentence and its source.

    An option that is given twice asks for either; different options ask for all. What was searched is told
    in words on top (with json, jsonl and csv on standard error). Exit code 1 says that nothing was found.
    """
    from detente.cli.output import output

    with records.opened(where, who) as record, output(None) as out:
        wanted = filters.saved(record, wanted, saved)
        if save is not None and saved is None:
            record.searches.save(save, wanted)
        hits = record.search(wanted, limit, newest_first=not oldest)
        _write(_with_readings(record, hits), _head(record, wanted, len(hits), oldest=oldest), out, form)
    if not hits:
        raise typer.Exit(1)


def _head(record: Record, wanted: Filter, shown: int, *, oldest: bool) -> str:
    from detente.record import in_words

    most = 10_000
    number = record.count(wanted, most)
    words = in_words(wanted)
    total = f"more than {most:,}" if number > most else f"{number:,}"
    if number == shown:
        return f"{words[0].upper()}{words[1:]}: {total}"
    return f"{words[0].upper()}{words[1:]}: {total}, the {'oldest' if oldest else 'newest'} {shown}"


def _with_readings(record: Record, hits: list[Hit]) -> list[tuple[Hit, Reading]]:
    kept = {key: record.one(key) for key in dict.fromkeys(hit.report.id for hit in hits)}
    return [(hit, one.reading) for hit in hits if (one := kept[hit.report.id])]


def _write(found: list[tuple[Hit, Reading]], head: str, out: TextIO, form: Listed) -> None:
    import json

    from detente.exports import found as pages
    from detente.exports.clean import one_line
    from detente.exports.story.paper import write_pages

    if form is Listed.TEXT:
        write_pages([pages.page(one_line(head), found)], out)
        return
    typer.echo(one_line(head), err=True)
    rows = [pages.row(hit, reading) for hit, reading in found]
    match form:
        case Listed.JSON:
            out.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        case Listed.JSONL:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        case Listed.CSV:
            pages.write_csv(rows, out)
