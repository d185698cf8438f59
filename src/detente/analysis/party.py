"""A party as an analysis names it: the words of its source, and the side that it folds into."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts: `key` is the same for one side in all sources, `name` as the source has it.

    `side` is the name of the side that it folds into, "" where it stands for itself.
    """

    key: str
    name: str
    side: str = ""

    @property
    def full(self) -> str:
        """The name with its side: `Andrii Sybiha [Ukraine]`."""
        return f"{self.name} [{self.side}]" if self.side else self.name
