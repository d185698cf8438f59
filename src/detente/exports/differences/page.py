"""A comparison → a page for a person: how far two readers agree, and each difference with its words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.analysis.differences import Compared, Difference, Tally, Verdict
from detente.analysis.differences.difference import tally
from detente.exports.clean import one_line
from detente.exports.story.styles import HEADING, QUIET
from detente.model import Actor, Entry, Event

_LONGEST = 160
_INDENT = 8
_NUMBERS = ("agree", "differ", "only A", "only B", "P", "R", "F1", "alike")


def differences_page(found: Compared, *, every: bool = False) -> RenderableType:
    """The tallies, and the differences report by report; with `every`, what both agree on too."""
    head = Text(f"A: {one_line(found.a)}   B: {one_line(found.b)}   {_reports(found.reports)}", HEADING)
    if not found.reports:
        return Group(head, *_missing(found), Text("No report was read by both: nothing can be compared."))
    return Group(head, *_missing(found), _table(found), *_keys(), *_all(found, every))


def _missing(found: Compared) -> Iterator[Text]:
    for side, reports in (("A", found.only_a), ("B", found.only_b)):
        if reports:
            titles = "; ".join(one_line(report.title or report.id) for report in reports[:5])
            more = f" and {len(reports) - 5} more" if len(reports) > 5 else ""
            yield Text(f"Only {side} read {_reports(len(reports))}: {titles}{more}")


def _table(found: Compared) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=QUIET, pad_edge=False)
    table.add_column("")
    for name in _NUMBERS:
        table.add_column(name, justify="right", no_wrap=True)
    for kind, one in found.tallies().items():
        table.add_row(kind, *_numbers(one))
    table.add_row("all", *_numbers(tally(found.differences)), style=HEADING)
    return table


def _numbers(one: Tally) -> list[str]:
    shares = (one.precision, one.recall, one.f1, one.alike)
    counts = (one.agreed, one.differ, one.only_a, one.only_b)
    return [*(f"{count:,}" for count in counts), *(_share(share) for share in shares)]


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}".removeprefix("0")


def _keys() -> Iterator[Text]:
    yield Text("P: of B's entries those that A has; R: of A's those that B has; alike: of these, the", QUIET)
    yield Text("share that agrees in all fields. It says how far two readers agree, not who is right.", QUIET)


def _all(found: Compared, every: bool) -> Iterator[RenderableType]:
    shown = [one for one in found.differences if every or one.verdict is not Verdict.AGREED]
    if not shown:
        yield Text("\nThey differ in nothing.")
    for _, group in groupby(shown, key=lambda one: one.report.id):
        ones = list(group)
        yield Text(f"\n{one_line(ones[0].report.title or ones[0].report.id)}", HEADING)
        for one in ones:
            yield from _lines(one)


def _lines(one: Difference) -> Iterator[RenderableType]:
    words = {
        Verdict.AGREED: "both",
        Verdict.DIFFER: "differ",
        Verdict.ONLY_A: "only A",
        Verdict.ONLY_B: "only B",
    }
    yield Text.assemble((f"{words[one.verdict]:8}", "bold"), _name(one.entry))
    if quote := _quote(one):
        yield Padding(Text(quote, QUIET), (0, 0, 0, _INDENT))
    for field in one.fields:
        a, b = (one_line(value) if value else "–" for value in (field.a, field.b))
        yield Padding(Text.assemble((f"{field.name}: ", QUIET), f"A {a}  |  B {b}"), (0, 0, 0, _INDENT))


def _name(entry: Entry) -> str:
    match entry:
        case Event():
            return f"{entry.noun} {entry.act.value}"
        case Actor():
            return f"{entry.noun} {one_line(entry.name)}"
        case _:
            status = getattr(entry, "status", None)
            return f"{entry.noun} {status.value}" if status else entry.noun


def _quote(one: Difference) -> str:
    evidence = one.entry.evidence
    if not evidence or isinstance(one.entry, Actor):
        return ""
    words = one_line(evidence[0].quote)
    return f"“{words[:_LONGEST]}…”" if len(words) > _LONGEST else f"“{words}”"


def _reports(number: int) -> str:
    return "1 report" if number == 1 else f"{number:,} reports"
