"""`detente quotations`: who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from detente.cli import filters, records
from detente.cli.filtered import filtered
from detente.cli.formats import Listed

if TYPE_CHECKING:
    from detente.exports.quoted import Said
    from detente.record import Filter


Speaker = Annotated[
    list[str] | None,
    typer.Option("--actor", "--speaker", metavar="NAME", help="Who speaks: a word of the name is enough."),
]


@filtered("recipient", "issue", "copies", actor=Speaker)
def quotations(
    *,
    wanted: Filter,
    saved: filters.Saved = None,
    oldest: Annotated[bool, typer.Option("--oldest", help="The oldest first, not the newest.")] = False,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="The most that are shown.")] = 50,
    form: Annotated[Listed, typer.Option("--format", help="Form of the output.")] = Listed.TEXT,
    where: records.Where = None,
) -> None:
    """List what was said, by speaker, the newest first: the words, their mode, by which verb, through whom.

    Words in quotation marks are the speaker's own; others are the report's. Exit code 1 says that nobody is
    quoted.
    """
    from dataclasses import replace

    from detente.cli.output import output
    from detente.exports import quoted as exports
    from detente.record import in_words

    with records.opened(where) as record, output(None) as out:
        wanted = replace(filters.saved(record, wanted, saved), kind=("quotation",))
        hits = record.search(wanted, limit + 1, newest_first=not oldest)
        readings = record.readings([hit.report.id for hit in hits[:limit]])
        told = [exports.said(hit, readings[hit.report.id]) for hit in hits[:limit]]
        words = in_words(wanted)
        more = ", and there are more" if len(hits) > limit else ""
        _write(f"{words[0].upper()}{words[1:]}: {len(told)}{more}", told, out, form)
    if not told:
        raise typer.Exit(1)


def _write(head: str, told: list[Said], out: TextIO, form: Listed) -> None:
    import json

    from detente.exports import quoted as exports
    from detente.exports.clean import one_line
    from detente.exports.story.paper import write_pages
    from detente.exports.values import write_values

    if form is Listed.TEXT:
        write_pages([exports.quotations_page(head, told)], out)
        return
    typer.echo(one_line(head), err=True)
    match form:
        case Listed.JSON:
            write_values([exports.row(one) for one in told], out)
        case Listed.JSONL:
            out.writelines(json.dumps(exports.row(one), ensure_ascii=False) + "\n" for one in told)
        case Listed.CSV:
            exports.write_csv(told, out)
