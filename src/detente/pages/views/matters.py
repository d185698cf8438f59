"""Matters: what several reports tell together, who reports which value, what they dispute."""

from __future__ import annotations

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


@dataclass(frozen=True)
class Matters(View):
    """A part of the matters."""

    ask: Ask
    matters: Sequence[Matter]
    is_more: bool
    disputed: bool
    least: int
    lead: str

    @property
    def more(self) -> bool:
        """Whether there are further ones."""
        return self.is_more

    @cached_property
    def told(self) -> list[MatterTold]:
        """The matters in words."""
        return told(self.ask, self.matters)

    def values(self) -> Any:
        """The matters with every value and its reports."""
        return {
            "page": self.ask.page,
            "more": self.more,
            "matters": [one.model_dump(mode="json") for one in self.matters],
        }

    def write_csv(self, out: TextIO) -> None:
        """A line for each value of each field."""
        write_csv(self.matters, out)


def part_of(ask: Ask, wanted: Filter, lead: str, *, disputed: bool, least: int) -> Matters:
    """The part that is wanted of the matters under a filter."""

    def made() -> list[Matter]:
        found = seen(ask, wanted, disputed=disputed, least=least)
        return list(islice(found, ask.skipped, ask.skipped + ask.size + 1))

    own = ask.answer("matters", made, wanted.to_json(), disputed, least, ask.skipped, ask.size)
    return Matters(ask, own[: ask.size], len(own) > ask.size, disputed, least, lead)


def matters(ask: Asked, disputed: Disputed = False, least: Least = 2) -> Matters:
    """What several reports tell together: who reports which value, and whether the reports agree, refine each
    other or dispute it.
    """
    lead = "One thing, as several reports tell it. A dispute keeps all its values, each with who gives it."
    return part_of(ask, ask.wanted, lead, disputed=disputed, least=least)


PAGE = Page("matters", "/matters", "Matters", matters, section="Process", key="m", apart=("disputed",))
