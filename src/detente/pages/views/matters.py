"""Matters: what several reports tell together, who reports which value, what they dispute."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Annotated, Any, TextIO

from fastapi import Query

from detente.exports.matters import write_csv
from detente.pages.ask import Ask, Asked
from detente.pages.matters import MatterTold, seen, told
from detente.pages.page import Page, View
from detente.record import Filter
from detente.record.matters import Matter

Disputed = Annotated[bool, Query(description="Only those of which the reports dispute a field.")]
Least = Annotated[int, Query(ge=1, le=50, description="How many reports tell it at least, copies left out.")]


Full = Annotated[bool, Query(description="Whether the page comes at once, with the matters.")]
SECONDS = 5.0
"""How long a page looks for matters: of a large record few may be told by several, and all would be seen."""


@dataclass(frozen=True, slots=True)
class Part:
    """The matters of a part; `unfinished` where there was no time to look at all that may be among them."""

    matters: Sequence[Matter]
    is_more: bool
    unfinished: bool


@dataclass(frozen=True)
class Matters(View):
    """A part of the matters, worked out by who reads it."""

    ask: Ask
    wanted: Filter
    lead: str
    disputed: bool
    least: int
    full: bool

    @cached_property
    def part(self) -> Part:
        """The part that is wanted."""
        more = (self.wanted.to_json(), self.disputed, self.least, self.ask.page, self.ask.size)
        return self.ask.answer("matters", self._part, *more)

    def _part(self) -> Part:
        # Nobody waits for a site that is written: it is told whole.
        until = math.inf if self.ask.house.settings.publishing else time.monotonic() + SECONDS
        late: list[bool] = []

        def stop() -> bool:
            if time.monotonic() > until:
                late.append(True)
            return bool(late)

        found = seen(self.ask, self.wanted, disputed=self.disputed, least=self.least, stop=stop)
        own = list(islice(found, self.ask.skipped, self.ask.skipped + self.ask.size + 1))
        return Part(own[: self.ask.size], len(own) > self.ask.size, bool(late))

    @property
    def more(self) -> bool:
        """Whether there are further ones."""
        return self.part.is_more

    @cached_property
    def told(self) -> list[MatterTold]:
        """The matters in words."""
        return told(self.ask, self.part.matters)

    def values(self) -> Any:
        """The matters with every value and its reports."""
        return {
            "page": self.ask.page,
            "more": self.more,
            "unfinished": self.part.unfinished,
            "matters": [one.model_dump(mode="json") for one in self.part.matters],
        }

    def write_csv(self, out: TextIO) -> None:
        """A line for each value of each field."""
        write_csv(self.part.matters, out)


def matters(ask: Asked, disputed: Disputed = False, least: Least = 2, full: Full = False) -> Matters:
    """What several reports tell together: who reports which value, and whether the reports agree, refine each
    other or dispute it.
    """
    lead = "One thing, as several reports tell it. A dispute keeps all its values, each with who gives it."
    return Matters(ask, ask.wanted, lead, disputed, least, full)


PAGE = Page("matters", "/matters", "Matters", matters, section="Process", key="m", apart=("disputed",))
