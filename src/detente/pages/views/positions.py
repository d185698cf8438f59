"""Positions: who wants what on which issue, as of a day, and what changed on the way there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Any, TextIO

from fastapi import Query

from detente.analysis.positions.account import Account
from detente.analysis.positions.account import ask as positions_of
from detente.exports.positions import positions_json, write_positions_csv
from detente.exports.positions.follow import exchange_lines
from detente.exports.positions.phrases import Phrases
from detente.pages.ask import Ask, Asked
from detente.pages.asking import Asking, Days
from detente.pages.criteria import Pairs
from detente.pages.lines import Line, shift_lines, silence_lines
from detente.pages.matrix import Matrix, days, island_lines, matrix, red_lines
from detente.pages.page import Page


@dataclass(frozen=True)
class Positions(Asking):
    """The positions on a day. The analysis is asked by the template that tells of it."""

    ask: Ask
    on: str | None
    unfold: bool
    full: bool

    @cached_property
    def account(self) -> Account:
        """As of the day that is asked about, or of the newest report that passes."""
        return self._account(self.on, self.unfold)

    @cached_property
    def days(self) -> Days:
        """The days to choose from, whichever is asked about."""
        return Days(self.account.on, tuple(days(self._account(None, unfold=False))))

    @cached_property
    def matrix(self) -> Matrix:
        """Sides by issues."""
        return matrix(self.account)

    @property
    def own(self) -> Pairs:
        """The day and the rows."""
        return [*([("on", self.on)] if self.on else []), *([("unfold", "true")] if self.unfold else [])]

    @property
    def shifts(self) -> list[Line]:
        """Where a side's word contradicts its earlier one, the newest first, with the quotes of both."""
        return shift_lines(self.account, "")

    @property
    def islands(self) -> list[Line]:
        """What several speak of and nobody opposes."""
        return island_lines(self.account)

    @property
    def red_lines(self) -> list[Line]:
        """What is rejected without a condition."""
        return red_lines(self.account)

    @property
    def silences(self) -> list[Line]:
        """What was asked and not answered."""
        return silence_lines(self.account)

    @property
    def exchanges(self) -> list[str]:
        """Who follows whose moves."""
        return [str(line) for line in exchange_lines(self.account, Phrases(self.account))]

    def values(self) -> Any:
        """As `detente positions --format json` has it."""
        return positions_json(self.account)

    def write_csv(self, out: TextIO) -> None:
        """A line a side and issue."""
        write_positions_csv(self.account, out)

    def _account(self, on: str | None, unfold: bool) -> Account:
        more = (on, unfold) if on or unfold else ()
        return self.ask.answer(
            "positions", lambda: positions_of(self.ask.counting(), on, unfold=unfold), *more
        )


def positions(
    ask: Asked,
    on: Annotated[date | None, Query(description="As of this day; that of the newest report.")] = None,
    unfold: Annotated[bool, Query(description="A row for each actor instead of each side.")] = False,
    full: Annotated[bool, Query(description="Whether the page comes at once, with the analysis.")] = False,
) -> Positions:
    """Who wants what on which issue on a day, in whose words; what changed, where sides agree, what is
    rejected without a condition, and who has not answered.
    """
    return Positions(ask, on.isoformat() if on else None, unfold, full)


PAGE = Page("positions", "/positions", "Positions", positions, section="Analysis", key="p", apart=("on",))
