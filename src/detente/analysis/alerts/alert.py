"""An alert: something that a report told first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from detente.analysis.positions.shifts import Shift
from detente.analysis.source import Source
from detente.model import Condition, Entry, Reading
from detente.model.ids import identify
from detente.record.alerting.came import Came


class About(StrEnum):
    """What an alert is about."""

    PROPOSAL = "proposal"
    CONDITION = "condition"
    CEASEFIRE = "ceasefire"
    CLAIM = "claim"
    SHIFT = "shift"
    TALKS = "talks"
    AGREEMENT = "agreement"
    EVENT = "event"
    QUOTATION = "quotation"


FIVE = frozenset({About.PROPOSAL, About.CONDITION, About.CEASEFIRE, About.CLAIM, About.SHIFT})
"""What is told where no search says what is wanted."""


@dataclass(frozen=True)
class Alert:
    """What a report told first: the `entry` of its `reading` with its words in `source`.

    A condition is that of the entry. A shift is between two stances of a side, which `side` names; its words
    are those of the later stance, `before` those of the earlier one.
    """

    about: About
    came: Came
    reading: Reading
    entry: Entry
    source: Source
    condition: Condition | None = None
    shift: Shift | None = None
    side: str = ""
    before: Source | None = None

    @property
    def id(self) -> str:
        """The same whenever it is told: made of what it is about and where that stands."""
        inside = self.condition.id if self.condition else ""
        issue = self.shift.issue.value if self.shift else ""
        return identify("alert", [self.about, self.source.report, self.entry.id, inside, self.side, issue])

    @property
    def order(self) -> tuple[int, int, str]:
        """When it came in, and where it stands in its report."""
        return self.came.mark, self.source.start, self.about
