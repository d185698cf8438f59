"""Ceasefires in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from detente.analysis.ceasefires.called import lasting
from detente.analysis.ceasefires.ledger import Holding
from detente.analysis.ceasefires.truce import Declaration, Fact, Step, Truce, Version
from detente.analysis.source import Cell, Ground, Source
from detente.exports.clean import one_line
from detente.exports.story import when
from detente.exports.story.words import code, series
from detente.knowledge.plural import verb

NAMES = {
    "name": "name",
    "side": "kind",
    "declared_on": "declared on",
    "start_planned": "start as planned",
    "start_actual": "start",
    "end_planned": "end as planned",
    "end_actual": "end",
    "duration": "duration",
    "duration_in_words": "duration, in words",
    "effect": "took effect",
    "parties": "parties",
    "class": "class",
    "purposes": "purposes",
    "covers": "covers",
    "area": "zone",
}
"""What facts are called, in the order in which they are shown."""
NO_TIME = "no time is told"
_FEW, _LONGEST = 40, 300
"""Characters: a quote that is shorter is shown with its sentence, unless that is longer."""
_DATES = frozenset({"declared_on", "start_planned", "start_actual", "end_planned", "end_actual"})
_VALUES = {"in_force": "yes", "never_in_force": "no, never"}
HOLDINGS = {
    Holding.IN_FORCE: "told to be in force",
    Holding.PLANNED: "in its time by its terms; that it began is not told",
    Holding.OPEN: "began or was declared before; no end is told",
    Holding.DISPUTED: "in its time by some of its sources, not by others",
}


def ordered(facts: Sequence[Fact]) -> list[Fact]:
    """The facts in the order in which a person reads them: of what kind, when, then the terms."""
    order = list(NAMES)
    return sorted(facts, key=lambda fact: order.index(fact.name) if fact.name in order else len(order))


def name(fact: Fact) -> str:
    """What a fact is called."""
    return NAMES.get(fact.name, code(fact.name))


def value(fact: Fact, version: Version) -> str:
    """A value: dates, durations and codes in words."""
    if fact.name in _DATES:
        first, _, last = version.value.partition("/")
        return f"{when.day(first)} – {when.day(last)}" if last else when.day(first)
    if fact.name == "duration":
        return lasting(version.value)
    if fact.name == "effect":
        return _VALUES.get(version.value, code(version.value))
    if fact.name in ("side", "class", "purposes"):
        return code(version.value)
    return one_line(version.value)


def version(fact: Fact, one: Version) -> str:
    """A value with its precision, who asserts it, and from what it was worked out."""
    coarse = one.precision if one.precision in ("week", "season") else ""
    by = f"according to {series([one_line(name) for name in one.by])}" if one.by else ""
    derived = f"worked out from {code(one.derived)}" if one.derived else ""
    told = [part for part in (coarse, by, derived) if part]
    return f"{value(fact, one)} ({'; '.join(told)})" if told else value(fact, one)


def time(truce: Truce) -> str:
    """From when until when, and what is a plan: `8 May 2025 – 10 May 2025`; "" where nothing is told."""
    ends = []
    for told, planned in (("start_actual", "start_planned"), ("end_actual", "end_planned")):
        fact = truce.fact(told) or truce.fact(planned)
        if fact is None:
            ends.append("")
        else:
            plan = " (planned)" if fact.name == planned else ""
            ends.append(" or ".join(value(fact, one) for one in fact.versions) + plan)
    start, end = ends
    if start and end:
        return f"{start} – {end}"
    if start:
        return f"from {start}; no end is told"
    declared = truce.fact("declared_on")
    since = f"declared {value(declared, declared.first)}; " if declared else ""
    return f"{since}until {end}; no start is told" if end else f"{since}{NO_TIME}"


def spoken(one: Declaration) -> str:
    """What a party says: `Ukraine rejects, 11 May 2025`."""
    holds = f" {series([f'“{one_line(words)}”' for words in one.conditions])}" if one.conditions else ""
    day = when.day(one.day) if one.dated else ""
    teller = f"according to {one_line(one.teller)}" if one.teller else ""
    more = ", ".join(part for part in (day, teller) if part)
    does = verb(one.word.value, [one.party.name])
    return f"{one_line(one.party.full)} {does}{holds}{f' ({more})' if more else ''}"


def step(one: Step) -> str:
    """A step of the course with who asserts it."""
    by = f"according to {series([one_line(name) for name in one.by])}" if one.by else ""
    denied = f"denied by {series([one_line(name) for name in one.denied_by])}" if one.denied_by else ""
    more = "; ".join(part for part in (by, denied, one.note) if part)
    return f"{code(one.status)}{f' ({more})' if more else ''}"


def ground(one: Ground) -> str:
    """Where a value stands: the quote with its report, or the cells with their row."""
    if isinstance(one, Cell):
        return f"{one_line(Path(one.file).name)}, line {one.line}: {one_line(one.quote)}"
    who = one_line(one.publisher) or one.report
    return f"“{quoted(one)}” ({who}, {when.day(one.published_at[:10])})"


def quoted(one: Source) -> str:
    """The words; of a few only, which say nothing by themselves, their sentence."""
    quote, sentence = one_line(one.quote), one_line(one.sentence)
    return sentence if len(quote) < _FEW and len(sentence) <= _LONGEST else quote


def told_by(truce: Truce) -> str:
    """How many reports or rows tell it."""
    if truce.rows:
        return f"{len(truce.rows)} row{'s' if len(truce.rows) != 1 else ''} of the ETH/PRIO data set"
    copies = f", {truce.copies} near {'copy' if truce.copies == 1 else 'copies'}" if truce.copies else ""
    return f"told by {truce.reports} report{'s' if truce.reports != 1 else ''}{copies}"


def short(found: Sequence[Declaration]) -> str:
    """The words of the parties on one line, each once."""
    return "; ".join(dict.fromkeys(spoken(one) for one in found))
