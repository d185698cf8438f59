"""Compliance → a page of text: each window with what a source can and can't show of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from detente.analysis.compliance import Compliance, Finding, Verdict
from detente.analysis.compliance.claims import ClaimSight
from detente.exports.clean import one_line
from detente.exports.compliance import words
from detente.exports.compliance.claimwords import BESIDE, claim_words
from detente.exports.compliance.rows import lines
from detente.exports.incidents.coverage import facts
from detente.exports.section import section
from detente.exports.story.paper import write_pages
from detente.exports.story.styles import HEADING, QUIET

_STYLES = {
    Verdict.LULL: "bold green", Verdict.NO_LULL: "bold", Verdict.UNINFORMATIVE: "bold yellow",
    Verdict.NOT_TESTABLE: "bold magenta",
}  # fmt: skip
MOST_PARTS = 6
MOST_LINES = 12


def write_compliance(
    found: Sequence[Compliance],
    out: TextIO,
    sights: Mapping[tuple[str, str], Sequence[ClaimSight]] | None = None,
) -> None:
    """Write the page: in colour on a terminal, plain elsewhere. `sights` are claims, by window and source."""
    claimed = sights or {}
    pages: list[RenderableType] = [Group(*_summary(found))] if len(found) > 1 else []
    pages += [Group(*_parts(one), *_claims(claimed.get((one.window.id, one.source), ()))) for one in found]
    pages.append(Group(*_end(found)))
    write_pages(pages, out)


def _summary(found: Sequence[Compliance]) -> Iterator[RenderableType]:
    several = len({one.source for one in found}) > 1
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=QUIET, pad_edge=False)
    for name in (
        "window",
        *(["source"] if several else []),
        "from",
        "length",
        "the data",
        "inside",
        "placebo",
    ):
        table.add_column(name, overflow="fold")
    for one in found:
        finding = one.scope if one.judged.verdict is not Verdict.NOT_TESTABLE else None
        counted = words.number(finding.inside.prorated) if finding else ""
        test = f"{finding.placebo.as_low} of {finding.placebo.n}" if finding else ""
        table.add_row(
            one_line(one.window.label),
            *([one_line(one.source)] if several else []),
            f"{one.window.start:%Y-%m-%d}",
            words.span(one.span[1] - one.span[0]) if one.window.end else "open",
            Text(words.SAID[one.judged.verdict], _STYLES[one.judged.verdict]),
            counted,
            test,
        )
    yield table


def _claims(sights: Sequence[ClaimSight]) -> Iterator[RenderableType]:
    if not sights:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=QUIET, pad_edge=False)
    for name in ("claim", "who of whom", "could the source see it?"):
        table.add_column(name, overflow="fold", ratio=1)
    for claim in claim_words(sights):
        table.add_row(claim.what, claim.who, f"{claim.answer} {claim.why}")
    yield from section("Claims, and what this source could see of them", [table, Text(BESIDE, QUIET)])


def _parts(one: Compliance) -> Iterator[RenderableType]:
    window = one.window
    yield Text(one_line(window.label), HEADING)
    yield Text(words.bounds(window))
    facts = [("declared by", window.declared_by), ("status", window.status), ("note", window.note)]
    for name, value in facts:
        if value:
            yield Text.assemble((f"{name}: ", QUIET), one_line(value))
    yield Text.assemble(("terms: ", QUIET), words.scope(window))
    yield Text()
    judged = one.judged
    verdict = words.SAID[judged.verdict]
    yield Text.assemble((verdict.upper(), _STYLES[judged.verdict]), f"  {one_line(judged.reason)}")
    for finding in one.findings:
        yield from section(words.heading(finding, one), _finding(finding, one))
    yield from section("To know", (Text(one_line(note)) for note in one.notes))


def _finding(finding: Finding, one: Compliance) -> Iterator[RenderableType]:
    inside, around = finding.inside, finding.rates
    if finding.name == "all":
        said = words.SAID[finding.judged.verdict]
        yield Text(f"{said}: {one_line(finding.judged.reason)}")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style=QUIET)
    table.add_column(overflow="fold")
    counted = " · ".join(
        f"{name} {words.number(value)}"
        for name, value in (("lower", inside.lower), ("prorated", inside.prorated), ("upper", inside.upper))
    )
    table.add_row("inside", counted)
    table.add_row("rows", _rows(finding))
    table.add_row("28 days before", words.rate(around.before))
    table.add_row("inside", words.rate(around.inside))
    table.add_row("28 days after", words.rate(around.after))
    table.add_row("placebo", words.placebo(finding))
    if finding.ratio:
        table.add_row("ratio", words.ratio(finding.ratio))
    if finding.segmented:
        long = finding.segmented
        table.add_row("level at start", words.change(long.at_start))
        table.add_row("trend a week", words.change(long.a_week))
        if long.at_end:
            table.add_row("level at end", words.change(long.at_end))
    yield table
    if contrast := words.contrast(finding):
        yield Text()
        yield Text(contrast)
    for by in dict.fromkeys(part.by for part in finding.parts):
        yield from _by(finding, by)


def _by(finding: Finding, by: str) -> Iterator[RenderableType]:
    parts = [part for part in finding.parts if part.by == by]
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=QUIET, pad_edge=False)
    table.add_column(f"by {by}", overflow="fold", max_width=34)
    for name in ("lower", "prorated", "upper", "a day before", "inside", "after"):
        table.add_column(name, justify="right", no_wrap=True)
    for part in parts[:MOST_PARTS]:
        rates = (part.rates.before, part.rates.inside, part.rates.after)
        counts = (part.inside.lower, part.inside.prorated, part.inside.upper)
        shown = ["" if rate.per_day is None else words.small(rate.per_day) for rate in rates]
        table.add_row(one_line(part.value), *(words.number(count) for count in counts), *shown)
    yield Text()
    yield table
    if len(parts) > MOST_PARTS:
        yield Text(f"{len(parts) - MOST_PARTS} more: --format json has all.", QUIET)


def _rows(finding: Finding) -> str:
    found = lines(finding.incidents, finding.rows)
    if not found:
        return "none touches the window"
    some = ", ".join(str(line) for line in found[:MOST_LINES])
    more = f" and {len(found) - MOST_LINES} more" if len(found) > MOST_LINES else ""
    return f"{len(found)} touch the window: line{'s' if len(found) > 1 else ''} {some}{more}"


def _end(found: Sequence[Compliance]) -> Iterator[RenderableType]:
    for source in dict.fromkeys(one.source for one in found):
        yield from section(f"What {one_line(source)} covers", _covers(source, found))
    yield from section("How to read this", _how())


def _covers(source: str, found: Sequence[Compliance]) -> Iterator[RenderableType]:
    one = next(each for each in found if each.source == source)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style=QUIET)
    table.add_column(overflow="fold")
    for name, value in facts(one.coverage):
        table.add_row(name, one_line(value))
    if one.empty:
        empty = ", ".join(day.isoformat() for day in one.empty.by_overlap) or "none"
        table.add_row("empty days", f"of {one.empty.days} whole days in {one.empty.zone}: {empty}")
    yield table
    if one.coverage.note:
        yield Text(one_line(one.coverage.note))


def _how() -> Iterator[RenderableType]:
    yield Text(
        "Lower counts what lies wholly inside, prorated the share of each interval that does, upper all that "
        f"touches the window. Placebo: {words.placebo_said()}."
    )
    for caution in words.CAUTIONS:
        yield Text(caution)
