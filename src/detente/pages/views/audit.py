"""Audit: every change of the record, the newest first."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, TextIO

from detente.exports.cell import cell
from detente.pages.ask import Ask, Asked
from detente.pages.page import Page, View
from detente.record import Role
from detente.record.journal import Change

COLUMNS = ("number", "at", "who", "what", "about", "before", "after")


@dataclass(frozen=True)
class Audit(View):
    """A part of the log."""

    ask: Ask
    found: Sequence[Change]

    @property
    def rows(self) -> Sequence[Change]:
        """The changes that are shown."""
        return self.found[: self.ask.size]

    @property
    def more(self) -> bool:
        """Whether there are older ones."""
        return len(self.found) > self.ask.size

    def values(self) -> Any:
        """The changes as they were logged."""
        return {"page": self.ask.page, "more": self.more, "changes": [asdict(one) for one in self.rows]}

    def write_csv(self, out: TextIO) -> None:
        """A line a change; what was before and after as JSON."""
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for one in self.rows:
            told = [one.before, one.after]
            texts = ["" if value is None else json.dumps(value, ensure_ascii=False) for value in told]
            writer.writerow([one.number, one.at, *map(cell, (one.who, one.what, one.about, *texts))])


def audit(ask: Asked) -> Audit:
    """Who changed what in the record and when, the newest first."""
    return Audit(ask, ask.record.newest_changes(ask.size + 1, skipped=ask.skipped))


PAGE = Page(
    "audit",
    "/audit",
    "Audit",
    audit,
    does="reads the log",
    least=Role.REVIEWER,
    section="Admin",
    filtered=False,
    published=False,
)
