"""What was seen in a file and is not simply a row: counted, with lines, so that nothing is lost unseen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

MEANINGS = {
    "torn": "rows broken off, or with a quotation mark that does not close; left out",
    "cells": "rows with more or fewer cells than the head; left out",
    "no_date": "rows whose date can't be read; left out",
    "ambiguous_date": "dates that can mean two days, and nothing in the file says which; left out",
    "ends_before_start": "rows that end before they start; left out",
    "no_number": "numbers that can't be read; the row counts as one, at least",
    "bad_number": "numbers that make no sense; the row counts as one, at least",
    "bad_place": "coordinates that are off the map; left empty",
    "mis_encoded": "lines that are not in the file's encoding, read as Windows-1252; look at their names",
    "duplicate": "rows that say the same as another; counted once",
    "revised": "rows of which another version stands in the file; the newer one, or the later line, is kept",
    "further_report": "further reports of an incident; the earliest is kept",
    "unordered": "rows out of the order of time that the others keep; loaded, but a sign of typed dates",
    "estimated_end": "ends that the set itself estimates",
    "in_future": "dates after the day of loading; loaded",
    "repeated_head": "heads repeated within the file, as where files are joined; left out",
    "no_label": "reports of which the file of labels has no row; loaded without actor, weapon and target",
    "not_coded": "rows that the set marks as no incident of interest; left out",
}
"""What each kind of signal means and what was done."""
_KEPT_EXAMPLES = 5
_KEPT_LINES = 1000


@dataclass(frozen=True, slots=True)
class Told:
    """Signals of one kind: how many, on which lines (the first thousand), and some in words."""

    kind: str
    count: int
    lines: tuple[int, ...]
    examples: tuple[str, ...]

    @property
    def meaning(self) -> str:
        """What the kind means and what was done."""
        return MEANINGS[self.kind]


class Signals:
    """Collects signals while a file is read."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._lines: dict[str, list[int]] = {}
        self._examples: dict[str, list[str]] = {}

    def add(self, kind: str, line: int, message: str) -> None:
        """Note that a line shows something of a kind of `MEANINGS`."""
        if kind not in MEANINGS:
            raise ValueError(f"{kind} is no kind of signal")
        self._counts[kind] += 1
        if self._counts[kind] <= _KEPT_LINES:
            self._lines.setdefault(kind, []).append(line)
        if self._counts[kind] <= _KEPT_EXAMPLES:
            self._examples.setdefault(kind, []).append(f"line {line}: {message}")

    def told(self) -> tuple[Told, ...]:
        """All of them, by kind, in the order of `MEANINGS`."""
        return tuple(
            Told(kind, self._counts[kind], tuple(self._lines[kind]), tuple(self._examples[kind]))
            for kind in MEANINGS
            if self._counts[kind]
        )
