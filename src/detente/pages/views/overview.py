"""Overview: what changed, what is open, what holds by what is told, what waits for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Annotated, Any, TextIO

from fastapi import Query

from detente.analysis.ceasefires import Ledger
from detente.analysis.conditions.inquiry import Answer, ask_record
from detente.analysis.positions.account import Account
from detente.analysis.positions.account import ask as positions_of
from detente.exports.ceasefires.page import RULE
from detente.exports.ceasefires.words import HOLDINGS
from detente.exports.conditions.asjson import outcome_json
from detente.exports.positions import write_positions_csv
from detente.exports.positions.asjson import positions_json
from detente.pages.ask import Ask, Asked
from detente.pages.lines import Line, circle_lines, shift_lines, silence_lines, turn_lines
from detente.pages.page import Page, View
from detente.pages.truces import TruceTold, ledger_on
from detente.record.listing import Listed
from detente.record.periods import calendar_day

DAYS = 7
"""For how many days back changes are told where no day is given."""
MOST = 12


@dataclass(frozen=True)
class Overview(View):
    """The state of a process as of a day: what the analysis says, in lines with their quotes."""

    ask: Ask
    given: str
    """The day that is asked about; "" for that of the newest report that passes."""
    changed: str
    reports: Sequence[Listed]
    full: bool = False
    """Whether the page comes whole, not the analysis after the rest."""
    rule: str = RULE

    @cached_property
    def account(self) -> Account:
        """Positions, as of the day."""
        on = self.given or None
        more = (on, False) if on else ()
        return self.ask.answer("positions", lambda: positions_of(self.ask.counting(), on), *more)

    @cached_property
    def answer(self) -> Answer:
        """Conditions, as of the same day."""
        on = self.given or None
        more = ("overview", on) if on else ()
        return self.ask.answer("conditions", lambda: ask_record(self.ask.counting(), on), *more)

    @property
    def on(self) -> str:
        """The day; "" where nothing is on record."""
        return self.given or self.account.on

    @property
    def today(self) -> str:
        """The day on which the page is shown."""
        return datetime.now(UTC).date().isoformat()

    @property
    def changed_since(self) -> str:
        """From which day on changes are told; "" where nothing is on record."""
        if self.changed or not self.on:
            return self.changed
        return (calendar_day(self.on) - timedelta(days=DAYS)).isoformat()

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

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger of ceasefires on the day."""
        return ledger_on(self.ask, self.on)

    @property
    def held(self) -> list[tuple[TruceTold, str]]:
        """The ceasefires whose time holds the day, the newest first, each with how that is told."""
        return [(TruceTold(one.truce), HOLDINGS[one.holding]) for one in self.ledger.held[::-1]]

    @property
    def held_today(self) -> int:
        """How many hold today, by what is told up to now."""
        return len(ledger_on(self.ask, self.today).held)

    def values(self) -> Any:
        """Positions and conditions as the exports have them, with the reports that came in."""
        positions = positions_json(self.account)
        return {
            "on": self.on,
            "since": self.changed_since,
            "reports": [one.report.id for one in self.reports],
            "shifts": positions["shifts"],
            "unanswered": positions["unanswered"],
            "ceasefires": [
                {"ceasefire": one.truce.id, "title": one.truce.title, "holding": one.holding.value}
                for one in self.ledger.held
            ],
            "without_a_start": self.ledger.undated,
            "conditions": outcome_json(self.answer.outcome),
        }

    def write_csv(self, out: TextIO) -> None:
        """The table of positions."""
        write_positions_csv(self.account, out)


def overview(
    ask: Asked,
    on: Annotated[date | None, Query(description="As of this day; that of the newest report.")] = None,
    changed: Annotated[
        date | None, Query(description="Changes since this day; of the seven days before.")
    ] = None,
    full: Annotated[bool, Query(description="Whether the page comes at once, with the analysis.")] = False,
) -> Overview:
    """What changed, which proposals are open, which ceasefires' time holds the day, which steps wait for one
    another; as of a day, or of the newest report that passes the filter.
    """
    days = [one.isoformat() if one else "" for one in (on, changed)]
    return Overview(ask, days[0], days[1], ask.reports()[:MOST], full)


PAGE = Page("overview", "/overview", "Overview", overview, section="Record", key="o")
