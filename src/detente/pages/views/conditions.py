"""Conditions: what can be reached, what only together, what is blocked, whose it is, and what if."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Any, TextIO

from fastapi import Query

from detente.analysis.conditions.inquiry import Answer, Change, ask_record
from detente.analysis.positions.account import ask as positions_of
from detente.exports.conditions import conditions_json, write_conditions_csv
from detente.exports.conditions.picture import chart
from detente.model import DetenteError
from detente.pages.ask import Ask, Asked
from detente.pages.asking import Asking, Days
from detente.pages.charts import specification
from detente.pages.criteria import Names, Pairs
from detente.pages.lines import Line, turn_lines
from detente.pages.matrix import days
from detente.pages.page import Page
from detente.pages.steps import Steps, Waived


@dataclass(frozen=True)
class Conditions(Asking):
    """The conditions on a day, and with changes. The analysis is asked by the template that tells of it."""

    ask: Ask
    on: str | None
    change: Change
    goal: tuple[str, ...]
    party: tuple[str, ...]
    unwilling: tuple[str, ...]
    full: bool

    @cached_property
    def answer(self) -> Answer:
        """What the record says, with the changes where some are asked for."""
        more = (self.on, self.change, self.goal, self.party, self.unwilling)
        return self.ask.answer("conditions", self._made, *(more if any(more) else ()))

    @cached_property
    def problem(self) -> str:
        """Why what is asked can't be answered; "" where it can."""
        try:
            _ = self.answer
        except DetenteError as error:
            return str(error)
        return ""

    @cached_property
    def shown(self) -> Answer:
        """The answer; where there is none, that of the record without anything of one's own."""
        if not self.problem:
            return self.answer
        return self.ask.answer("conditions", lambda: ask_record(self.ask.counting()))

    @cached_property
    def steps(self) -> Steps:
        """The answer in words."""
        return Steps(self.shown)

    @property
    def days(self) -> Days:
        """The days to choose from."""
        account = self.ask.answer("positions", lambda: positions_of(self.ask.counting()))
        return Days(self.shown.drawn.on if self.shown.drawn else "", tuple(days(account)))

    @property
    def turns(self) -> list[Line]:
        """When circles opened and closed, the newest first."""
        return turn_lines(self.shown, "")

    @property
    def graph(self) -> dict[str, Any]:
        """Steps with an arrow from what waits to what it waits for."""
        made = specification(chart(self.shown))
        made.pop("title", None)
        return made

    @property
    def own(self) -> Pairs:
        """The day and everything that is asked to be otherwise."""
        many = {
            "drop": self.change.drop, "add": self.change.add, "guarantee": self.change.guarantee,
            "goal": self.goal, "party": self.party, "unwilling": self.unwilling,
        }  # fmt: skip
        pairs = [(name, value) for name, values in many.items() for value in values]
        return [*([("on", self.on)] if self.on else []), *pairs]

    @property
    def supposed(self) -> list[tuple[str, str, str]]:
        """What is asked to be otherwise: its name, its words, and the address without it."""
        found = []
        for name, value in self.own:
            if name != "on":
                left = [other for key, other in self.own if key == name and other != value]
                found.append((name, value, self.to(**{name: left})))
        return found

    def without(self, way: Sequence[Waived]) -> str:
        """The address that asks what is reached without these conditions too."""
        return self.to(drop=(*self.change.drop, *(one.drop for one in way)))

    def values(self) -> Any:
        """As `detente conditions --format json` has it."""
        return conditions_json(self.answer)

    def write_csv(self, out: TextIO) -> None:
        """A line a condition."""
        write_conditions_csv(self.answer, out)

    def _made(self) -> Answer:
        return ask_record(
            self.ask.counting(),
            self.on,
            change=self.change,
            goal=self.goal,
            party=self.party,
            unwilling=self.unwilling,
        )


def conditions(
    ask: Asked,
    on: Annotated[date | None, Query(description="As of this day; that of the newest report.")] = None,
    drop: Annotated[Names, Query(description="What if, without: `Russia: talks without ceasefire`.")] = None,
    add: Annotated[Names, Query(description="What if, with one more: `ceasefire after monitoring`.")] = None,
    guarantee: Annotated[Names, Query(description="What if a guarantor vouches for this step.")] = None,
    goal: Annotated[Names, Query(description="What is to be reached: `talks`.")] = None,
    party: Annotated[Names, Query(description="Sides of joint steps, in place of the record's.")] = None,
    unwilling: Annotated[Names, Query(description="Sides whose silence is no leave.")] = None,
    full: Annotated[bool, Query(description="Whether the page comes at once, with the analysis.")] = False,
) -> Conditions:
    """Which steps can be reached one after the other, which only together, which are blocked; circles, the
    smallest sets of conditions to waive, and whose they are; the same with conditions dropped or added.
    """
    change = Change(_given(drop), _given(add), _given(guarantee))
    day = on.isoformat() if on else None
    return Conditions(ask, day, change, _given(goal), _given(party), _given(unwilling), full)


def _given(values: list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in values or () if value.strip()))


PAGE = Page("conditions", "/conditions", "Conditions", conditions, section="Analysis", key="d", apart=("on",))
