"""Overview: what changed, what is open, what is in force, what waits for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Annotated, Any, TextIO

from fastapi import Query

from detente.analysis.conditions.inquiry import Answer, ask_record
from detente.analysis.positions.account import Account
from detente.analysis.positions.account import ask as positions_of
from detente.exports.conditions.asjson import outcome_json
from detente.exports.positions import write_positions_csv
from detente.exports.positions.asjson import positions_json
from detente.pages.ask import Ask, Asked
from detente.pages.hits import Found, found
from detente.pages.lines import Line, circle_lines, shift_lines, silence_lines, turn_lines
from detente.pages.page import Page, View
from detente.record.listing import Listed
from detente.record.periods import calendar_day

DAYS = 7
STATUSES = ("declared", "agreed", "in_force", "extended")
MOST = 12


@dataclass(frozen=True)
class Overview(View):
    """The state of a process as of a day: what the analysis says, in lines with their quotes."""

    ask: Ask
    days: int
    reports: Sequence[Listed]
    truces: Sequence[Found]
    full: bool = False
    """Whether the page comes whole, not the analysis after the rest."""

    @cached_property
    def account(self) -> Account:
        """Positions, as of the newest report that passes."""
        return self.ask.answer("positions", lambda: positions_of(self.ask.counting()))

    @cached_property
    def answer(self) -> Answer:
        """Conditions, as of the same day."""
        return self.ask.answer("conditions", lambda: ask_record(self.ask.counting()))

    @property
    def changed_since(self) -> str:
        """From which day on changes are told; "" where nothing is on record."""
        if not self.account.on:
            return ""
        return (calendar_day(self.account.on) - timedelta(days=self.days)).isoformat()

    @property
    def shifts(self) -> list[Line]:
        """Sides that changed their word since then."""
        return shift_lines(self.account, self.changed_since)

    @property
    def turns(self) -> list[Line]:
        """Circles that opened or closed since then."""
        return turn_lines(self.answer, self.changed_since)

    @property
    def proposals(self) -> list[Line]:
        """Proposals and demands without an answer."""
        return silence_lines(self.account)

    @property
    def circles(self) -> list[Line]:
        """Steps that wait for one another."""
        return circle_lines(self.answer)

    def values(self) -> Any:
        """Positions and conditions as the exports have them, with the reports that came in."""
        positions = positions_json(self.account)
        return {
            "on": self.account.on,
            "since": self.changed_since,
            "reports": [one.report.id for one in self.reports],
            "shifts": positions["shifts"],
            "unanswered": positions["unanswered"],
            "ceasefires": [one.hit.entry for one in self.truces],
            "conditions": outcome_json(self.answer.outcome),
        }

    def write_csv(self, out: TextIO) -> None:
        """The table of positions."""
        write_positions_csv(self.account, out)


def overview(
    ask: Asked,
    days: Annotated[int, Query(ge=1, le=3660, description="For how many days back changes are told.")] = DAYS,
    full: Annotated[bool, Query(description="Whether the page comes at once, with the analysis.")] = False,
) -> Overview:
    """What changed, which proposals are open, which ceasefires are told of as standing, which steps wait for
    one another; as of the newest report that passes the filter.
    """
    truces = ask.search(ask.narrowed(kind=("ceasefire",), status=STATUSES))
    return Overview(ask, days, ask.reports()[:MOST], found(ask, truces[:MOST]), full)


PAGE = Page("overview", "/overview", "Overview", overview, section="Record", key="o")
