"""What an export wrote, for the person who asked for it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

_PLURAL = re.compile(
    r"\b(?:(event|quotation|condition|ceasefire|claim|round|agreement|actor|report|record)s|entries)\b"
)


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows or objects of each kind, and how many entries have no place in the format and why."""

    rows: Counter[str]
    left_out: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        """`300 events, 12 talks; left out: 4 events without a PLOVER type`."""
        found = _counted(self.rows) or "nothing under this filter; the file is empty"
        return f"{found}; left out: {_counted(self.left_out)}" if self.left_out else found


def _counted(numbers: Counter[str]) -> str:
    return ", ".join(f"{number:,} {_noun(name, number)}" for name, number in numbers.items() if number)


def _noun(name: str, number: int) -> str:
    words = name.replace("_", " ").replace("talks", "rounds of talks")
    return _PLURAL.sub(lambda found: found[1] or "entry", words, count=1) if number == 1 else words
