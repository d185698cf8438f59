"""Coverage records of incident sources → text, JSON or CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from detente.analysis.compliance.days import EmptyDays
from detente.exports.cell import cell
from detente.exports.clean import one_line
from detente.exports.story.paper import write_pages
from detente.exports.story.styles import HEADING, QUIET
from detente.exports.values import write_values
from detente.incidents import Coverage, Loaded
from detente.knowledge.arms import arms

Found = Sequence[tuple[Loaded, EmptyDays | None]]
COLUMNS = (
    "source", "kind", "sha256", "incidents", "reporter", "counts", "since", "until", "zone", "hours",
    "actors", "weapons", "targets", "area", "gaps", "breaks", "signals", "empty_days", "note",
)  # fmt: skip


def write_coverage(found: Found, out: TextIO, form: str) -> None:
    """Write the records; `form` is `text`, `json` or `csv`."""
    if form == "json":
        write_values([{**one.values(), "empty_days": empty_json(empty)} for one, empty in found], out)
    elif form == "csv":
        _csv(found, out)
    else:
        write_pages([Group(*_page(one, empty)) for one, empty in found], out)


def empty_json(empty: EmptyDays | None) -> dict[str, object] | None:
    """Empty days as JSON values."""
    if empty is None:
        return None
    return {
        "zone": empty.zone,
        "days": empty.days,
        "by_overlap": [day.isoformat() for day in empty.by_overlap],
        "by_end_which_is_wrong": [day.isoformat() for day in empty.by_end],
    }


def facts(coverage: Coverage) -> Iterator[tuple[str, str]]:
    """What a record says, a name and words each."""
    yield "reported by", coverage.reporter
    yield "counts", coverage.counts
    meaning = {"doer": "who did it", "party": "two parties, not who did it", "none": "not said"}
    yield "actor", ", ".join(coverage.actors) or meaning[coverage.actor_is]
    yield "weapons", arms().said(coverage.weapons) or "can't tell"
    yield "targets", arms().said(coverage.targets) or "can't tell"
    yield "area", f"{coverage.area or 'not said'}{'' if coverage.places else '; it does not say where'}"
    yield "hours", coverage.hours or "not said"
    yield "time zone", coverage.zone
    if coverage.since and coverage.until:
        yield "from", f"{coverage.since:%Y-%m-%d %H:%M}Z to {coverage.until:%Y-%m-%d %H:%M}Z"
    for gap in coverage.gaps:
        yield "gap", f"{gap.start:%Y-%m-%d %H:%M}Z to {gap.end:%Y-%m-%d %H:%M}Z {gap.note}"
    for change in coverage.breaks:
        yield "break", f"{change.start:%Y-%m-%d} {change.note}"
    if coverage.by_report:
        yield "dates", "of reports, which may be later than the event"


def _page(one: Loaded, empty: EmptyDays | None) -> Iterator[RenderableType]:
    yield Text(f"{one_line(one.source)}: incidents {one.incidents:,}, rows {one.rows:,}", HEADING)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style=QUIET)
    table.add_column(overflow="fold")
    for name, value in facts(one.coverage):
        table.add_row(name, one_line(value))
    table.add_row("file", one_line(f"{one.file}, {one.kind}, sha256 {one.sha256[:16]}…"))
    for told in one.signals:
        table.add_row("signal", one_line(f"{told.count:,} × {told.meaning}"))
    if empty:
        days = ", ".join(day.isoformat() for day in empty.by_overlap) or "none"
        table.add_row("empty days", f"{len(empty.by_overlap)} of {empty.days} in {empty.zone}: {days}")
        table.add_row("", f"Grouping by the end of each incident would make it {len(empty.by_end)}.")
    yield table
    if one.coverage.note:
        yield Text(one_line(one.coverage.note))


def _csv(found: Found, out: TextIO) -> None:
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for one, empty in found:
        coverage = one.coverage
        ends = [at.isoformat() if at else "" for at in (coverage.since, coverage.until)]
        listed = [" | ".join(names) for names in (coverage.actors, coverage.weapons, coverage.targets)]
        texts = (coverage.reporter, coverage.counts)
        days = [] if empty is None else [day.isoformat() for day in empty.by_overlap]
        rows.writerow([
            cell(one.source), one.kind, one.sha256, one.incidents, *map(cell, texts), *ends,
            cell(coverage.zone), cell(coverage.hours), *map(cell, listed), cell(coverage.area or ""),
            cell(" | ".join(f"{g.start.isoformat()}/{g.end.isoformat()} {g.note}" for g in coverage.gaps)),
            cell(" | ".join(f"{b.start.isoformat()} {b.note}" for b in coverage.breaks)),
            " | ".join(f"{told.kind} {told.count}" for told in one.signals), " | ".join(days),
            cell(coverage.note),
        ])  # fmt: skip
