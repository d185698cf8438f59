"""Ceasefires: their windows as bars, the word of each party, and what incident data can show of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Any, TextIO

from fastapi import Query

from detente.analysis.ceasefires import Ledger
from detente.analysis.recorded import ledger_in, one_in
from detente.exports.ceasefires import ceasefires_json, write_ceasefires_csv
from detente.exports.ceasefires.page import RULE
from detente.exports.ceasefires.words import HOLDINGS
from detente.exports.compliance import compliance_json
from detente.exports.compliance.words import CAUTIONS
from detente.pages.ask import Ask, Asked
from detente.pages.bars import bars_chart
from detente.pages.compared import MOST, Compared, compared
from detente.pages.page import Page, View
from detente.pages.restricted import hidden
from detente.pages.truces import TruceTold, ledger_on
from detente.record import RecordError


@dataclass(frozen=True)
class Ceasefires(View):
    """The ledger under the filter, or one ceasefire of it in full. It is worked out by who reads it."""

    ask: Ask
    id: str
    on: str
    full: bool
    """Whether the page comes whole, not the ledger after the rest."""
    rule: str = RULE
    cautions: tuple[str, ...] = CAUTIONS[:2]
    most: int = MOST

    @cached_property
    def ledger(self) -> Ledger:
        """The ceasefires. Raises `UnknownEntryError` where one is named that can't be seen."""
        if not self.id:
            return ledger_on(self.ask, self.on)
        return self.ask.answer("ceasefire", self._made, self.id)

    def _made(self) -> Ledger:
        return ledger_in(one_in(self.ask.record, self.id, "ceasefire", hidden(self.ask)), full=True)

    @cached_property
    def truces(self) -> list[TruceTold]:
        """The ceasefires in words, the newest first; with a day those whose time holds it."""
        held = [one.truce for one in self.ledger.held]
        own = held if self.ledger.on else list(self.ledger.truces)
        return [TruceTold(one) for one in own[::-1]]

    @property
    def holding(self) -> dict[str, str]:
        """Id → how it is told that its time holds the day."""
        return {one.truce.id: HOLDINGS[one.holding] for one in self.ledger.held}

    @property
    def chart(self) -> dict[str, Any] | None:
        """The windows as bars; None where no start is told."""
        return bars_chart(self.ledger)

    @cached_property
    def compared(self) -> tuple[Compared, ...]:
        """Windows beside incidents; nothing where none are loaded."""
        return compared(self.ask, [one.truce for one in self.truces])

    def verdicts(self, truce: str) -> list[Compared]:
        """What the sources of incidents show of the windows of a ceasefire."""
        return [one for one in self.compared if one.one.window.ceasefire == truce]

    def values(self) -> Any:
        """The ledger as the export has it, and what incident data show."""
        sights = {(one.one.window.id, one.one.source): one.sights for one in self.compared}
        if self.id:
            shown: Any = compliance_json([one.one for one in self.compared], sights)
        else:
            shown = [
                {
                    "ceasefire": one.one.window.ceasefire,
                    "window": one.one.window.id,
                    "source": one.one.source,
                    "verdict": one.one.judged.verdict.value,
                    "reason": one.one.judged.reason,
                }
                for one in self.compared
            ]
        return {**ceasefires_json(self.ledger), "compliance": shown}

    def write_csv(self, out: TextIO) -> None:
        """A line a ceasefire."""
        write_ceasefires_csv(self.ledger, out)


def ceasefires(
    ask: Asked,
    id: Annotated[str, Query(max_length=80, description="One ceasefire in full, by its id.")] = "",
    on: Annotated[str, Query(max_length=10, description="Only those whose time holds this day.")] = "",
    full: Annotated[bool, Query(description="Whether the page comes at once, with the ledger.")] = False,
) -> Ceasefires:
    """Which ceasefires are told, by whom, when they hold and on which terms; one in full with the claims of
    both sides; beside incident data where some are loaded.
    """
    view = Ceasefires(ask, id, _day(on), full)
    if id:
        # Whether there is such a one is to be known before the page begins.
        _ = view.ledger
    return view


def _day(on: str) -> str:
    try:
        return date.fromisoformat(on).isoformat() if on else ""
    except ValueError as error:
        raise RecordError(f"on: {on!r} is no day, such as 2025-05-09") from error


PAGE = Page(
    "ceasefires",
    "/ceasefires",
    "Ceasefires",
    ceasefires,
    section="Process",
    key="c",
    apart=("id",),
    incidents=True,
)
