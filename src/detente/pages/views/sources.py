"""Sources: what the record has of each, since when, and with which gaps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, TextIO

from fastapi import Query

from detente.exports.coverage import coverage_json, write_coverage_csv
from detente.pages.ask import Ask, Asked
from detente.pages.page import Page, View
from detente.record import Role, in_words
from detente.record.coverage import Coverage


@dataclass(frozen=True)
class Sources(View):
    """The coverage of the record."""

    ask: Ask
    full: bool

    @cached_property
    def coverage(self) -> Coverage:
        """What is counted: it takes as long as the record is large."""
        return self.ask.answer("coverage", lambda: self.ask.record.coverage(self.ask.wanted))

    def values(self) -> Any:
        """Coverage as the export has it."""
        return coverage_json(self.coverage, in_words(self.ask.asked))

    def write_csv(self, out: TextIO) -> None:
        """A line a source."""
        write_coverage_csv(self.coverage, out)


def sources(
    ask: Asked,
    full: Annotated[bool, Query(description="Whether the page comes at once, with the counts.")] = False,
) -> Sources:
    """What the record has of each source: since when, how much, with which gaps."""
    return Sources(ask, full)


PAGE = Page(
    "sources", "/sources", "Sources", sources, does="sees all sources", least=Role.CODER, section="Admin"
)
