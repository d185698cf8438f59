"""Ceasefires → pages of text for a monitor: the list, what holds on a day, or one in full."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from detente.analysis.ceasefires.ledger import Held, Holding, Ledger
from detente.analysis.ceasefires.truce import Truce
from detente.exports.ceasefires import words
from detente.exports.ceasefires.whole import whole
from detente.exports.claims.words import figure, names
from detente.exports.clean import one_line
from detente.exports.section import indented, section
from detente.exports.story import when
from detente.exports.story.paper import write_pages
from detente.exports.story.styles import DOUBT, HEADING, QUIET
from detente.exports.story.words import code
from detente.record.matters import FieldStatus
from detente.sources.tolerant import told

RULE = "As the sources tell it: that a ceasefire's time includes a day says nothing of whether fire ceased."


def write_ceasefires(found: Ledger, out: TextIO) -> None:
    """Write the page: in colour on a terminal, plain elsewhere."""
    write_pages([Group(*_parts(found))], out)


def _parts(found: Ledger) -> Iterator[RenderableType]:
    if found.full:
        for truce in found.truces:
            yield from whole(truce)
    else:
        day = f" on {when.day(found.on)}" if found.on else ""
        yield Text(f"Ceasefires{day}", HEADING)
        if found.reports:
            copies = f", {found.copies} near {'copy' if found.copies == 1 else 'copies'} left out"
            reports = f"From {found.reports} report{'s' if found.reports != 1 else ''}"
            yield Text(f"{reports}{copies if found.copies else ''}", QUIET)
        yield Text(RULE, QUIET)
        yield from _held(found) if found.on else _listed(found)
    yield from section(
        "What is wrong with the files",
        (Text(one_line(line)) for source, flaw in found.flaws for line in told([flaw], source)),
    )


def _listed(found: Ledger) -> Iterator[RenderableType]:
    if not found.truces:
        yield Text("\nNo ceasefire is on record.")
    for truce in found.truces:
        yield Padding(Group(*_short(truce)), (1, 0, 0, 0))


def _held(found: Ledger) -> Iterator[RenderableType]:
    if not found.held:
        yield Text("\nNo ceasefire's time holds that day, by what is told.")
    for holding in Holding:
        own = [one for one in found.held if one.holding is holding]
        lines = (Group(*_line(one) if holding is Holding.OPEN else _short(one.truce)) for one in own)
        yield from section(f"{words.HOLDINGS[holding].capitalize()} ({len(own)})", lines)
    if found.undated:
        yield Text(f"\nOf {found.undated} more, neither a start nor a declaration is dated.", QUIET)


def _line(one: Held) -> Iterator[RenderableType]:
    truce = one.truce
    yield Text.assemble((one_line(truce.title), HEADING), (f"  {truce.id}", "cyan"))


def _short(truce: Truce) -> Iterator[RenderableType]:
    yield Text.assemble((one_line(truce.title), HEADING), f", {code(truce.status)}")
    yield Text.assemble((truce.id, "cyan"), (f"  {words.told_by(truce)}", QUIET))
    time = words.time(truce)
    lines: list[RenderableType] = [Text(time)] if time != words.NO_TIME else []
    if truce.declarations:
        lines.append(Text(words.short(truce.declarations)))
    for fact in truce.facts:
        if fact.status is FieldStatus.DISPUTED:
            versions = " or ".join(words.version(fact, one) for one in fact.versions)
            lines.append(Text(f"disputed, {words.name(fact)}: {versions}", DOUBT))
    lines += [
        Text(f"claim: {names(one.accuser)} against {names(one.accused)}, {figure(one)}")
        for one in truce.claims
    ]
    if truce.agreements:
        lines.append(Text(f"PA-X agreement {', '.join(truce.agreements)}", QUIET))
    if truce.sources:
        lines.append(Text(words.ground(truce.sources[0]), QUIET))
    yield indented(Group(*lines))
