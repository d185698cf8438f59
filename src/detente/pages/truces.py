"""A ceasefire as pages tell it: its line in the list, and its parts where it is shown in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.analysis.ceasefires import Ledger, ledger
from detente.analysis.ceasefires.truce import Declaration, Fact, Truce
from detente.analysis.recorded import found_in, ledger_in
from detente.exports.ceasefires import words
from detente.pages.ask import Ask
from detente.pages.claimed import Claimed, claimed
from detente.pages.evidence import quotes
from detente.pages.lines import Line
from detente.pages.quotes import Quote
from detente.pages.restricted import hidden
from detente.record.matters import FieldStatus


def ledger_on(ask: Ask, on: str = "") -> Ledger:
    """The ledger under the filter as the visitor may see it, with what holds on a day where one is given."""

    def made() -> Ledger:
        return ledger_in(found_in(ask.record, ask.wanted, "ceasefire", hidden(ask)))

    whole = ask.answer("ceasefires", made)
    if not on:
        return whole
    return ledger(whole.truces, on=on, reports=whole.reports, copies=whole.copies)


@dataclass(frozen=True, slots=True)
class Given:
    """A value of a fact: who asserts it is in the words; how many reports give it, and where."""

    value: str
    reports: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class FactTold:
    """A fact with every value that is given for it. `status` is agreed, refined or disputed."""

    name: str
    status: str
    values: tuple[Given, ...]


@dataclass(frozen=True)
class TruceTold:
    """A ceasefire in words."""

    truce: Truce

    @property
    def time(self) -> str:
        """From when until when, and what is a plan."""
        return words.time(self.truce)

    @property
    def told_by(self) -> str:
        """How many reports tell it."""
        return words.told_by(self.truce)

    @property
    def parties(self) -> list[str]:
        """Who is to cease fire, with their sides."""
        return [one.full for one in self.truce.parties]

    @property
    def disputed(self) -> list[str]:
        """The names of the facts that are disputed, as they are called."""
        own = words.ordered(self.truce.facts)
        return [words.name(fact) for fact in own if fact.status is FieldStatus.DISPUTED]

    @property
    def said(self) -> list[str]:
        """The word of each party, in a line each."""
        return list(dict.fromkeys(words.spoken(one) for one in self.truce.declarations))

    @property
    def course(self) -> list[Line]:
        """The statuses that it is said to have reached, by day, those without one last."""
        steps = sorted(self.truce.steps, key=lambda one: not one.dated)
        return [Line(one.day if one.dated else "", "", words.step(one), quotes(one.grounds)) for one in steps]

    @property
    def declarations(self) -> list[Line]:
        """What each party says of it."""
        return _said(self.truce.declarations)

    @property
    def loose(self) -> list[Line]:
        """What is said of a ceasefire in the same reports, of which it is not told which one is meant."""
        return _said(self.truce.loose)

    @property
    def facts(self) -> list[FactTold]:
        """Terms and facts, the disputed ones first."""
        found = [_fact(one) for one in words.ordered(self.truce.facts)]
        return sorted(found, key=lambda one: one.status != FieldStatus.DISPUTED.value)

    @property
    def sides(self) -> list[tuple[str, list[Claimed]]]:
        """The claims of violations, those of one accuser together."""
        found: dict[str, list[Claimed]] = {}
        for claim in self.truce.claims:
            told = claimed(claim)
            found.setdefault(told.accuser, []).append(told)
        return list(found.items())


def _said(found: Sequence[Declaration]) -> list[Line]:
    return [Line("", "", words.spoken(one), quotes(one.grounds)) for one in found]


def _fact(fact: Fact) -> FactTold:
    values = tuple(Given(words.version(fact, one), one.reports, quotes(one.grounds)) for one in fact.versions)
    return FactTold(words.name(fact), fact.status.value, values)
