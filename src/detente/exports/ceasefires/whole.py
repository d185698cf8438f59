"""One ceasefire in full: every value with every source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from detente.analysis.ceasefires.truce import Declaration, Fact, Truce
from detente.analysis.source import Ground
from detente.exports.ceasefires import words
from detente.exports.claims.page import claim_lines
from detente.exports.clean import one_line
from detente.exports.section import indented, section
from detente.exports.story import when
from detente.exports.story.styles import DOUBT, HEADING, QUIET
from detente.exports.story.words import code
from detente.record.matters import FieldStatus


def whole(truce: Truce) -> Iterator[RenderableType]:
    """The lines of a ceasefire."""
    yield Text.assemble((one_line(truce.title), HEADING), f", {code(truce.status)}")
    yield Text.assemble((truce.id, "cyan"), (f"  {words.told_by(truce)}", QUIET))
    yield Text(words.time(truce))
    yield from section("Course, and who says so", _course(truce))
    yield from section("What each party says", _said(truce.declarations))
    yield from section(
        "Terms and facts", (line for fact in words.ordered(truce.facts) for line in _fact(fact))
    )
    yield from section(
        "Claims of violations; a claim is a claim",
        (line for claim in truce.claims for line in claim_lines(claim)),
    )
    yield from section("On a ceasefire in the same reports, and it is not told which", _said(truce.loose))
    if truce.agreements:
        yield from section("Agreements", [Text(f"PA-X {', '.join(truce.agreements)}")])
    yield from section(
        "Codes of the data set, and what they mean by this basis",
        (
            Text(f"{one.column} {one.value}: {one.meaning} ({one.basis}; line {_lines(one.lines)})")
            for one in truce.codes
        ),
    )


def _course(truce: Truce) -> Iterator[RenderableType]:
    for one in sorted(truce.steps, key=lambda step: not step.dated):
        day = f"{when.day(one.day)}  " if one.dated else "no day told  "
        yield Text.assemble((day, QUIET), words.step(one))
        yield from _grounds(one.grounds)


def _said(found: Iterable[Declaration]) -> Iterator[RenderableType]:
    for one in found:
        yield Text(words.spoken(one))
        yield from _grounds(one.grounds)


def _fact(fact: Fact) -> Iterator[RenderableType]:
    if fact.status is not FieldStatus.DISPUTED and len(fact.versions) == 1:
        yield Text(f"{words.name(fact)}: {words.version(fact, fact.first)}")
        yield from _grounds(fact.first.grounds)
        return
    disputed = fact.status is FieldStatus.DISPUTED
    yield Text(f"{words.name(fact)}, {fact.status.value}:", DOUBT if disputed else "")
    for one in fact.versions:
        yield indented(Group(Text(words.version(fact, one)), *_grounds(one.grounds)))


def _grounds(grounds: Iterable[Ground]) -> Iterator[RenderableType]:
    for line in dict.fromkeys(words.ground(one) for one in grounds):
        yield indented(Text(line, QUIET))


def _lines(lines: tuple[int, ...]) -> str:
    return ", ".join(str(line) for line in lines)
