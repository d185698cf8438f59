"""An item of the record's rules: a step that some side would take, or several together."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.deed import Hold
from detente.model.codes import Issue

JOINT = frozenset({Issue.CEASEFIRE, Issue.TALKS, Issue.PRISONERS, Issue.PEACE_TERMS})
"""What takes the leave of each side that takes part: a ceasefire, talks, an exchange, an agreement."""
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Item:
    """A step: an issue, the side whose step it is ("" for a joint one, or where the record does not say),
    whether it is that the side does *not* do it, and the words for what has no issue of its own.
    """

    issue: Issue
    side: str = ""
    negated: bool = False
    words: str = ""

    @property
    def joint(self) -> bool:
        """Whether it takes several sides."""
        return self.issue in JOINT and not self.side and not self.negated

    def key(self, side_name: str) -> str:
        """Its name in the rules: `talks`, `withdrawal (Ukraine)`, `no arms_supply (Ukraine)`."""
        if self.words:
            return f"“{self.words}”"
        named = f"{self.issue.value} ({side_name})" if self.side else self.issue.value
        return f"no {named}" if self.negated else named


def gated(issue: Issue, side: str) -> Item:
    """The item that a side holds back."""
    return Item(issue) if issue in JOINT else Item(issue, side)


def required(hold: Hold) -> list[Item]:
    """The items that a condition asks for: of each side that is to do it."""
    need = hold.need
    if need is None:
        return []
    if need.issue is Issue.OTHER:
        words = " ".join(hold.text.split())
        return [Item(need.issue, words=words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…")]
    if need.issue in JOINT and not need.negated:
        return [Item(need.issue)]
    return [Item(need.issue, side, need.negated) for side in need.sides] or [
        Item(need.issue, negated=need.negated)
    ]
