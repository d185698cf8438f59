"""Collects what speaks for and against two entries being one."""

from __future__ import annotations

from detente.record.matters.alike import Likeness, liken
from detente.record.matters.doubt import Feature, Score
from detente.record.matters.facts import Facts
from detente.record.matters.span import Lie, Span, lie
from detente.record.matters.spot import Where, where

WEEK = 2
"""Steps of `BUCKET` days that count as a week: told so near, two entries share a block."""
_LONG = 60
"""A span of more days is a season or a year: that two share it says less."""


class Scales:
    """The features found so far; the first thing that excludes it settles the matter."""

    def __init__(self, one: Facts, other: Facts) -> None:
        """Take the two that are compared."""
        self.one = one
        self.other = other
        self.apart = ""
        self._features: list[tuple[str, float]] = []

    def put(self, words: str, points: float) -> None:
        """Add a feature; nothing for no points."""
        if points:
            self._features.append((words, points))

    def exclude(self, words: str) -> None:
        """Say that they cannot be one."""
        self.apart = self.apart or words

    def score(self) -> Score:
        """All of it."""
        return Score(self.total(), tuple(Feature(*feature) for feature in self._features), self.apart)

    def total(self) -> float:
        """The points of all features."""
        return round(sum([points for _, points in self._features]), 2)

    def agents(self, role: str, which: str, points: tuple[float, float, float]) -> Likeness:
        """Weigh a list of agents: points for the same, for the same parties by other names, for a part."""
        found = liken(getattr(self.one, which), getattr(self.other, which))
        same, folded, part = points
        if found is Likeness.SAME:
            self.put(f"same {role}", same)
        elif found is Likeness.FOLDED:
            self.put(f"{role}: the same side", folded)
        elif found is Likeness.PART:
            self.put(f"{role}: the one holds the other", part)
        return found

    def days(self, field: str, points: float, *, slack: bool = True) -> Lie | None:
        """Weigh the days of a field: excluded where they lie apart, None where one is silent.

        With `slack` days that follow each other may be one, told by two clocks.
        """
        here, there = self.one.span(field), self.other.span(field)
        if here is None or there is None:
            return None
        found = lie(here, there)
        words = field.replace("_", " ")
        match found:
            case Lie.SAME:
                long = here.days > _LONG
                self.put(f"same {words}", points * 0.6 if long else points)
            case Lie.WITHIN | Lie.OVERLAP:
                self.put(f"{words}: the one within the other", points / 2)
            case Lie.NEXT if slack:
                self.put(f"{words}: days that follow each other", -0.5)
            case Lie.NEXT | Lie.APART:
                self.exclude(f"other {words}")
        return found

    def place(self, word: str, points: float, penalty: float) -> Where | None:
        """Weigh the places: None where one is silent."""
        if self.one.spot is None or self.other.spot is None:
            return None
        found = where(self.one.spot, self.other.spot)
        if found is Where.SAME:
            self.put(f"same {word}", points)
        elif found is Where.WITHIN:
            self.put(f"{word}: the one within the other", points * 0.6)
        elif found is Where.OTHER:
            self.put(f"other {word}", -penalty)
        return found

    def codes(self, vocabulary: str, words: str, same: float, shared: float, other: float) -> None:
        """Weigh codes of a vocabulary: all the same, some shared, none shared. Silence weighs nothing."""
        here, there = self.one.tagged(vocabulary), self.other.tagged(vocabulary)
        if not here or not there:
            return
        if here == there:
            self.put(f"same {words}", same)
        elif here & there:
            self.put(f"{words} in common", shared)
        else:
            self.put(f"other {words}", -other)

    def names(self, alike: float, other: float) -> None:
        """Weigh names by their telling words, and the holidays that they name."""
        here, there = self.one.names, self.other.names
        if here and there:
            if here == there:
                self.put("name alike", alike)
            elif here < there or there < here:
                self.put("name alike: the one holds the other", alike * 0.75)
            elif not here & there:
                self.put("another name", -other)
        mine, theirs = self.one.holidays, self.other.holidays
        if mine and theirs:
            if mine & theirs:
                self.put("same holiday", 2.0)
            else:
                self.exclude("other holiday")

    def told(self, apart: int, points: tuple[float, float, float]) -> None:
        """Weigh when they were told, where no day of their own does it: in the same days, a week apart,
        longer apart. `apart` counts steps of `BUCKET` days.
        """
        near, week, long = points
        if apart <= 1:
            self.put("told in the same days", near)
        elif apart <= WEEK:
            self.put("told a week apart", week)
        else:
            self.put("told more than a week apart", long)


def day_of(span: Span | None) -> bool:
    """Whether days are given to the day, or nearly."""
    return span is not None and span.days <= 3
