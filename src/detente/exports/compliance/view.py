"""Compliance → the parts of a report, in words, for a page of HTML or PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.analysis.compliance import Compliance, Finding
from detente.analysis.compliance.rates import Rate
from detente.exports.clean import one_line
from detente.exports.compliance import words
from detente.exports.compliance.rows import rows_in, rows_inside
from detente.exports.incidents.coverage import facts
from detente.incidents import Loaded, instant

MOST_ROWS = 400


@dataclass(frozen=True, slots=True)
class Figure:
    """A named figure, and the list of rows behind it: `inside`, `before`, `after`, `placebo` or ""."""

    name: str
    value: str
    rows: str = ""


@dataclass(frozen=True, slots=True)
class RowList:
    """Rows of the data set, at most `MOST_ROWS` of them; `total` is how many there are."""

    key: str
    title: str
    rows: tuple[dict[str, Any], ...]
    total: int


@dataclass(frozen=True, slots=True)
class PartRow:
    """A line of the table by weapon, area or actor."""

    by: str
    value: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """What was counted of one selection, in words."""

    heading: str
    verdict: str
    reason: str
    contrast: str | None
    figures: tuple[Figure, ...]
    parts: tuple[PartRow, ...]
    lists: tuple[RowList, ...]
    placebos: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class WindowView:
    """A window in words."""

    key: str
    label: str
    bounds: str
    verdict: str
    code: str
    means: str
    reason: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    covers: tuple[tuple[str, str], ...]
    covers_note: str
    source: str
    findings: tuple[FindingView, ...]


def view(one: Compliance, number: int, loaded: Loaded | None = None) -> WindowView:
    """A window as the report tells it; `number` keeps its anchors apart from those of others."""
    window = one.window
    known = [
        ("Window", words.bounds(window)), ("Terms", words.scope(window)), ("Declared by", window.declared_by),
        ("Status", window.status), ("Note", window.note), ("Told by", window.source),
    ]  # fmt: skip
    covers = list(facts(one.coverage))
    if loaded:
        covers.append(("file", f"{loaded.file}, sha256 {loaded.sha256}"))
        covers += [("signal", f"{told.count:,} × {told.meaning}") for told in loaded.signals]
    if one.empty:
        days = ", ".join(day.isoformat() for day in one.empty.by_overlap) or "none"
        covers.append(
            (f"empty days ({one.empty.zone})", f"{len(one.empty.by_overlap)} of {one.empty.days}: {days}")
        )
    return WindowView(
        key=f"w{number}",
        label=one_line(window.label),
        bounds=words.bounds(window),
        verdict=words.SAID[one.judged.verdict],
        code=one.judged.verdict.value,
        means=words.MEANS[one.judged.verdict],
        reason=one_line(one.judged.reason),
        facts=tuple((name, one_line(value)) for name, value in known if value),
        notes=tuple(one_line(note) for note in one.notes),
        covers=tuple((name, one_line(value)) for name, value in covers),
        covers_note=one_line(one.coverage.note),
        source=one_line(one.source),
        findings=tuple(_finding(finding, one) for finding in one.findings),
    )


def _finding(finding: Finding, one: Compliance) -> FindingView:
    inside, around = finding.inside, finding.rates
    figures = [
        Figure("Lower: wholly inside", words.number(inside.lower), "inside"),
        Figure("Prorated", words.number(inside.prorated), "inside"),
        Figure("Upper: any overlap", words.number(inside.upper), "inside"),
        Figure("28 days before", words.rate(around.before), "before"),
        Figure("Inside", words.rate(around.inside), "inside"),
        Figure("28 days after", words.rate(around.after), "after"),
        Figure("Placebo windows", words.placebo(finding), "placebo"),
    ]
    if finding.ratio:
        figures.append(Figure("Negative-binomial ratio", words.ratio(finding.ratio)))
    if finding.segmented:
        long = finding.segmented
        figures.append(Figure("Level at the start", words.change(long.at_start)))
        figures.append(Figure("Trend a week within", words.change(long.a_week)))
        figures += [Figure("Level at the end", words.change(long.at_end))] if long.at_end else []
    return FindingView(
        heading=words.heading(finding, one),
        verdict=words.SAID[finding.judged.verdict],
        reason=one_line(finding.judged.reason),
        contrast=words.contrast(finding),
        figures=tuple(figures),
        parts=tuple(_parts(finding)),
        lists=(
            _list("inside", "Rows that touch the window", rows_inside(finding, one.span)),
            _around("before", "Rows of the 28 days before", finding, around.before),
            _around("after", "Rows of the 28 days after", finding, around.after),
        ),
        placebos=tuple(_placebos(finding)),
    )


def _parts(finding: Finding) -> list[PartRow]:
    found = []
    for part in finding.parts:
        rates = (part.rates.before, part.rates.inside, part.rates.after)
        counts = (part.inside.lower, part.inside.prorated, part.inside.upper)
        shown = ["–" if rate.per_day is None else words.small(rate.per_day) for rate in rates]
        numbers = (*(words.number(count) for count in counts), *shown)
        found.append(PartRow(part.by, one_line(part.value), numbers))
    return found


def _around(key: str, title: str, finding: Finding, rate: Rate) -> RowList:
    return _list(key, title, rows_in(finding, rate.spans))


def _list(key: str, title: str, rows: list[dict[str, Any]]) -> RowList:
    plain = []
    for row in rows[:MOST_ROWS]:
        cells = {name: one_line(value) if isinstance(value, str) else value for name, value in row.items()}
        cells["count"] = "?" if row["count"] is None else words.number(row["count"])
        cells["share"] = f"{row['inside']:.0%}"
        plain.append(cells)
    return RowList(key, title, tuple(plain), len(rows))


def _placebos(finding: Finding) -> list[tuple[str, str, bool]]:
    test = finding.placebo
    return [
        (
            f"{instant(float(at)):%Y-%m-%d %H:%MZ}",
            words.number(float(value)),
            value <= finding.inside.prorated,
        )
        for at, value in zip(test.starts, test.counts.prorated, strict=True)
    ]
