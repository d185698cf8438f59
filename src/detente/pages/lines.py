"""Answers of the analysis in lines, each with the quotes that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.analysis.conditions.inquiry import Answer
from detente.analysis.conditions.rules import Origin
from detente.analysis.deed import Deed
from detente.analysis.positions.account import Account
from detente.analysis.positions.silence import Silence
from detente.exports.conditions.phrases import Phrases as ConditionPhrases
from detente.exports.positions.phrases import Phrases
from detente.exports.story.words import code, issue, series
from detente.knowledge.plural import verb
from detente.pages.numbers import counted
from detente.pages.quotes import Quote

MOST_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line: since when, who, what, and the quotes behind it."""

    day: str
    who: str
    what: str
    quotes: tuple[Quote, ...]


def shift_lines(account: Account, since: str) -> list[Line]:
    """Where a side's stance contradicts its earlier one, the newest first."""
    say = Phrases(account)
    found = []
    for shift in account.shifts:
        before, after = shift.before, shift.after
        if after.day < since:
            continue
        what = f"on {code(shift.issue.value)}: {before.stance.value}"
        if shift.same_day:
            what += f" and {after.stance.value}, the same day"
        elif before.stance is not after.stance:
            what += f", then {after.stance.value}"
        for told, asked in (("now asks", shift.added), ("no longer asks", shift.dropped)):
            if asked:
                what += f"; {told} for {series([code(one) for one in asked])}"
        quotes = (Quote.of_deed(before.deeds[0]), Quote.of_deed(after.deeds[0]))
        found.append(Line(after.day, say.name(shift.row), what, quotes))
    return found[::-1]


def silence_lines(account: Account) -> list[Line]:
    """What a side was asked and has not answered, the newest first."""
    name = account.sides.name
    groups: dict[tuple[str, Deed], list[Silence]] = {}
    for one in sorted(account.silences, key=lambda one: one.day, reverse=True):
        groups.setdefault((one.by, one.deed), []).append(one)
    found = []
    for (by, deed), own in groups.items():
        asked = series(list(dict.fromkeys(name(one.asked) for one in own)))
        issues = series(list(dict.fromkeys(issue(one.issue, article=False) for one in own)))
        since = f"no answer for {counted(own[0].days, 'day')}" if own[0].days else "no answer yet"
        what = f"asks {asked} about {issues}; {since}"
        found.append(Line(own[0].day, name(by), what, (Quote.of_deed(deed),)))
    return found


def circle_lines(answer: Answer) -> list[Line]:
    """Steps that wait for one another."""
    say = ConditionPhrases(answer)
    found = []
    for circle in answer.outcome.circles:
        origins = [origin for gate in circle.gates for origin in gate.requirement.origins[:1]]
        waits = [
            f"{say.item(gate.item)} {verb('waits', [say.item(gate.item)])} for "
            f"{say.item(gate.requirement.item)}"
            for gate in circle.gates
        ]
        holders = dict.fromkeys(holder for gate in circle.gates for holder in gate.holders)
        found.append(Line("", series(list(holders)), "; ".join(waits), _quotes(origins)))
    return found


def turn_lines(answer: Answer, since: str) -> list[Line]:
    """When circles opened and closed, the newest first."""
    say = ConditionPhrases(answer)
    found = []
    for turn in answer.turns:
        if turn.day >= since:
            named = series([say.item(name) for name in turn.circle.items])
            what = f"the circle of {named} {'opened' if turn.opened else 'closed'}"
            who = series(list(dict.fromkeys(origin.holder for origin in turn.because if origin.holder)))
            found.append(Line(turn.day, who, what, _quotes(turn.because)))
    return found[::-1]


def _quotes(origins: Iterable[Origin]) -> tuple[Quote, ...]:
    quotes = [Quote.of(origin.source) for origin in origins if origin.source is not None]
    return tuple(dict.fromkeys(quotes))[:MOST_QUOTES]
