"""`detente coverage`: what a record covers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from detente.cli import filters, records
from detente.cli.filtered import filtered
from detente.cli.formats import Answered

if TYPE_CHECKING:
    from detente.record import Filter
    from detente.record.coverage import Count, Coverage


class By(StrEnum):
    """A length of periods."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@filtered()
def coverage(
    *,
    by: Annotated[
        By | None,
        typer.Option(help="Count by period instead, each with the sources that reported in it."),
    ] = None,
    wanted: Filter,
    saved: filters.Saved = None,
    form: Annotated[Answered, typer.Option("--format", help="Form of the output.")] = Answered.TEXT,
    where: records.Where = None,
) -> None:
    """Show what a record has of each source: since when, until when, how much, with which gaps.

    With --by, entries are counted by day, week, month or year of publication, each with the number of sources
    that printed something then and the names of those that begin, so that a rise that comes from a new
    source shows. The options of search say which entries are counted; sources and reports are always all.
    """
    from detente.cli.output import output
    from detente.record import in_words

    with records.opened(where) as record, output(None) as out:
        wanted = filters.saved(record, wanted, saved)
        words = in_words(wanted)
        if by is None:
            _sources(record.coverage(wanted), words, out, form)
        else:
            _periods(record.counts(wanted, by.value), words, out, form)


def _sources(found: Coverage, words: str, out: TextIO, form: Answered) -> None:
    from detente.exports import coverage as exports
    from detente.exports.story.paper import write_pages
    from detente.exports.values import write_values

    match form:
        case Answered.TEXT:
            write_pages([exports.coverage_page(found, words)], out)
        case Answered.JSON:
            write_values(exports.coverage_json(found, words), out)
        case Answered.CSV:
            exports.write_coverage_csv(found, out)


def _periods(found: list[Count], words: str, out: TextIO, form: Answered) -> None:
    from detente.exports import coverage as exports
    from detente.exports.story.paper import write_pages
    from detente.exports.values import write_values

    match form:
        case Answered.TEXT:
            write_pages([exports.counts_page(found, words)], out)
        case Answered.JSON:
            write_values(exports.counts_json(found, words), out)
        case Answered.CSV:
            exports.write_counts_csv(found, out)
