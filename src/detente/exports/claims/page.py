"""Claims → a page of text for a monitor: per ceasefire who accuses whom, with the arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from rich.console import Group, RenderableType
from rich.text import Text

from detente.analysis.claims.account import About, Account, Series
from detente.analysis.claims.arithmetic import Verdict
from detente.analysis.claims.claim import Claim
from detente.exports.claims import words
from detente.exports.clean import one_line
from detente.exports.section import indented, section
from detente.exports.story.paper import write_pages
from detente.exports.story.styles import DOUBT, HEADING, QUIET
from detente.sources.tolerant import told

_NONE = "No claim of a violation is on record."
RULE = (
    "A claim is a claim: nothing here says that a ceasefire was broken. The figures of two sides are never "
    "added, nor is an interim figure to a later one."
)
_DOUBTED = frozenset({Verdict.GAP, Verdict.EXCEEDS, Verdict.NOT_ITEMISED})


def write_claims(account: Account, out: TextIO) -> None:
    """Write the page: in colour on a terminal, plain elsewhere."""
    write_pages([Group(*_parts(account))], out)


def _parts(account: Account) -> Iterator[RenderableType]:
    yield Text("Claims of violations", HEADING)
    yield Text(RULE, QUIET)
    if account.reports:
        copies = f", {account.copies} near {'copy' if account.copies == 1 else 'copies'} left out"
        reports = f"From {account.reports} report{'s' if account.reports != 1 else ''}"
        yield Text(f"{reports}{copies if account.copies else ''}", QUIET)
    if not account.abouts:
        yield Text(f"\n{_NONE}")
    for about in account.abouts:
        yield from section(one_line(about.name) or "About no ceasefire that is named", _about(about))
    yield from section(
        "What is wrong with the tables",
        (Text(one_line(line)) for source, flaw in account.flaws for line in told([flaw], source)),
    )


def _about(about: About) -> Iterator[RenderableType]:
    for one in about.series:
        first = one.claims[0]
        yield _sides(first)
        for claim in one.claims:
            yield indented(Group(*_claim(claim, one)))


def claim_lines(claim: Claim) -> Iterator[RenderableType]:
    """A claim by itself, with who accuses whom."""
    yield Text.assemble(
        (words.names(claim.accuser), HEADING), " against ", (words.names(claim.accused), HEADING)
    )
    yield indented(Group(*_claim(claim, Series((claim,)))))


def _sides(claim: Claim) -> Text:
    who, whom = words.names(claim.accuser), words.names(claim.accused)
    return Text.assemble((who, HEADING), " against ", (whom, HEADING))


def _claim(claim: Claim, series: Series) -> Iterator[RenderableType]:
    on = f"{words.told_on(claim)}  "
    head = Text.assemble((on, QUIET), (words.figure(claim), HEADING), (f"  {claim.id}", "cyan"))
    if claim.period:
        head.append(f"  {one_line(claim.period)}", QUIET)
    yield head
    lines: list[RenderableType] = []
    if said := words.about(claim):
        lines.append(Text(said))
    if claim.tally and (parts := words.parts(claim.tally)):
        lines.append(Text(parts))
    if sum_ := words.arithmetic(claim):
        lines.append(Text(sum_, DOUBT if claim.checked.verdict in _DOUBTED else ""))
    lines += [
        Text(f"another report counts {tally.stated or 'no total'}: {words.sourced(sources[0])}", DOUBT)
        for tally, sources in claim.versions[1:]
    ]
    holder = series.standing
    if holder is not None and holder is not claim and claim.tally and claim.tally.stated:
        lines.append(
            Text(f"not to be added to the {holder.tally and holder.tally.stated} of {holder.id}", QUIET)
        )
    lines += [Text(words.sourced(source), QUIET) for source in claim.sources]
    if claim.counters:
        lines.append(Text(f"against it: {', '.join(claim.counters)}", QUIET))
    yield indented(Group(*lines))
