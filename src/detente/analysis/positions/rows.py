"""The rows of the matrix: sides, or each side's actors where they are unfolded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from detente.analysis.deed import Deed
from detente.analysis.sides import Sides
from detente.knowledge.fold import fold
from detente.knowledge.persons import persons


@dataclass(frozen=True)
class Row:
    """One line of the matrix with the deeds that are its own: `actor` is "" for a side as a whole."""

    key: str
    side: str
    name: str
    actor: str
    deeds: tuple[Deed, ...]


def rows(deeds: Iterable[Deed], sides: Sides, *, unfold: bool = False) -> list[Row]:
    """The rows that deeds give, those with the most deeds first."""
    found: dict[tuple[str, str], list[Deed]] = {}
    called: dict[tuple[str, str], str] = {}
    for deed in deeds:
        for side, actor in zip(deed.sides, deed.actors, strict=True):
            known, name = _person(actor, deed.day) if unfold else ("", "")
            found.setdefault((side, known), []).append(
                replace(deed, sides=(side,), actors=(actor,)) if unfold else deed
            )
            called.setdefault((side, known), name)
    made = [
        Row(f"{side}/{known}" if known else side, side, sides.name(side), called[side, known], tuple(told))
        for (side, known), told in found.items()
    ]
    return sorted(made, key=lambda row: (-len(row.deeds), row.key))


@lru_cache(maxsize=1 << 14)
def _person(name: str, day: str) -> tuple[str, str]:
    """A key under which an actor is the same in several reports, and its name: that of the list of
    office-holders where it is in it, however it is spelt.
    """
    holder = persons().find(name, date.fromisoformat(day)) if day else None
    known = holder.name if holder else name
    return fold(known), known
