"""What people decided of matters: a decision stands until a person undoes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from detente.model.base import Part
from detente.record.matters.matter import MemberKey

Pair = tuple[MemberKey, MemberKey]


class Decision(Part):
    """Two entries are one matter (`merge`) or two (`split`); a person could not tell (`unsure`), which leaves
    them to what the reports say; or neither was decided (`undo`).
    """

    verdict: Literal["merge", "split", "unsure", "undo"] = Field(description="What the person decided.")
    pair: tuple[MemberKey, MemberKey] = Field(description="The two entries, in either order.")
    who: str = Field(default="", description="The person's name in the record.")
    at: str = Field(default="", description="When, ISO 8601 in UTC; the latest decision of a pair holds.")
    why: str = Field(default="", description="The reason, in the person's words.")


class Decisions:
    """The decisions that hold, by pair."""

    def __init__(self, given: Iterable[Decision] = ()) -> None:
        """Take decisions in any order: of those on one pair the latest holds, `undo` taking it back."""
        latest: dict[Pair, Decision] = {}
        for one in sorted(given, key=lambda d: (d.at, d.verdict, d.pair)):
            latest[_ordered(one.pair)] = one
        self.merged = frozenset(pair for pair, one in latest.items() if one.verdict == "merge")
        self.split = frozenset(pair for pair, one in latest.items() if one.verdict == "split")
        self.partners: dict[MemberKey, set[MemberKey]] = {}
        """Every entry that a decision names, with those that it is named with."""
        for first, second in self.merged | self.split:
            self.partners.setdefault(first, set()).add(second)
            self.partners.setdefault(second, set()).add(first)

    def merged_with(self, key: MemberKey) -> list[MemberKey]:
        """The entries that a person merged with one."""
        return sorted(
            other for other in self.partners.get(key, ()) if tuple(sorted((key, other))) in self.merged
        )


def _ordered(pair: Pair) -> Pair:
    first, second = sorted(MemberKey(*key) for key in pair)
    return first, second
