"""One report on its way through the steps."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model import PlacedError, Reading, Report
from detente.sources import Item

LONGEST = 2_000
"""Characters that are kept of what is wrong with a report."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is no reading of it. A value, so that the reports after it are still read."""

    problem: str
    remedy: str = ""
    seconds: float | None = None
    """How long it was given, where that was too short."""

    @staticmethod
    def by(error: PlacedError) -> Failed:
        """What the error says, without where."""
        return Failed(error.problem[:LONGEST], error.remedy[:LONGEST])


@dataclass(frozen=True, slots=True)
class Dropped:
    """Triage let it go; `why` in a word or two."""

    why: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A report, what became of it, and where it stands in its source."""

    source: str
    line: int | None
    value: Report | Reading | Failed | Dropped

    @property
    def place(self) -> str:
        """As `Item.place` has it: the same in every run."""
        return Item.place_of(self.source, self.line)
