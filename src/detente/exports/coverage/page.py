"""Coverage → a page for a person: what the record has of each source, or counts with source onsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from detente.exports.clean import one_line
from detente.exports.story.styles import HEADING, QUIET
from detente.record.coverage import Count, Coverage, SourceCoverage
from detente.record.periods import days_from

UNNAMED = "(none named)"
_SHOWN_ALONE = 2
"""So many empty periods in a row are shown each; more are one line."""


def coverage_page(found: Coverage, filter_in_words: str) -> RenderableType:
    """A line a source, and below it what became of what was to be added."""
    if not found.sources:
        return Text("The record has no report yet. Add some with: detente add FILE …")
    table = _table("source", "since", "until", "reports", "copies", "entries", "gaps", "languages")
    for one in found.sources:
        table.add_row(
            one_line(one.source) or UNNAMED,
            one.since,
            one.until,
            f"{one.reports:,}",
            f"{one.copies:,}",
            f"{one.entries:,}",
            _gaps(one),
            ", ".join(one_line(language) for language in one.languages),
        )
    return Group(
        _head(filter_in_words),
        table,
        Text(),
        Text("Copies: texts that others printed first; their entries are counted once.", QUIET),
        Text("Gaps: weeks without a report between the first and the last; most days between two.", QUIET),
        Text(_added(found)),
    )


def counts_page(found: Sequence[Count], filter_in_words: str) -> RenderableType:
    """A line a period; a long stretch without a report is one line."""
    if not found:
        return Text("The record has no report yet. Add some with: detente add FILE …")
    table = _table("published", "entries", "reports", "sources", "new sources, with their entries")
    for empty, run in groupby(found, key=lambda one: not one.reports):
        periods = list(run)
        if empty and len(periods) > _SHOWN_ALONE:
            table.add_row(f"{periods[0].period} … {periods[-1].period}", "0", "0", "0", "", style=QUIET)
        else:
            for one in periods:
                numbers = (one.entries, one.reports, one.sources)
                table.add_row(one.period, *(f"{number:,}" for number in numbers), _new(one))
    return Group(_head(filter_in_words), table)


def _head(filter_in_words: str) -> Text:
    return Text(f"Counted: {one_line(filter_in_words)}, by day of publication", HEADING)


def _table(*columns: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=QUIET, pad_edge=False)
    numbers = ("reports", "copies", "entries", "sources")
    for name in columns:
        table.add_column(name, justify="right" if name in numbers else "left", no_wrap=name in numbers)
    return table


def _gaps(one: SourceCoverage) -> str:
    if one.longest_gap is None:
        return ""
    weeks = f"{one.empty_weeks} wk, " if one.empty_weeks else ""
    return f"{weeks}{days_from(*one.longest_gap)} d from {one.longest_gap[0]}"


def _new(one: Count) -> str:
    if not one.new:
        return ""
    names = ", ".join(one_line(source) or UNNAMED for source in one.new)
    return f"{names}: {one.entries_of_new:,}"


def _added(found: Coverage) -> str:
    return " ".join(_told(found))


def _told(found: Coverage) -> Iterator[str]:
    if not found.runs:
        yield "No run of add is noted: the reports were imported, or added by a program."
        return
    share = found.failed / found.given
    runs = "1 run" if len(found.runs) == 1 else f"{len(found.runs):,} runs"
    files = "1 file or address" if found.given == 1 else f"{found.given:,} files, lines or addresses"
    yield f"{files} in {runs} of add; {found.failed:,} failed the last time ({share:.0%})."
    if found.failed:
        yield "See: detente log --sources"
