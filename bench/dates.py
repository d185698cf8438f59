"""How well dates are read: `python -m bench.dates FOLDER [--json]`, against TimeML.

Scores the step that the reader runs, `detente.reading.local.times.find.expressions`, as TempEval-3 does
(UzZaman et al. 2013): strict where the spans are equal, relaxed where they share a character, value where
they do and the TimeML values are equal; precision over all that was found, recall over all that is marked.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import process_time

from bench.tables import columns
from bench.timeml import TimeML, TimeMLError, Timex, read_timeml
from detente.model import Report
from detente.reading.local.parse import parse
from detente.reading.local.times.read import expressions

TYPES = ("DATE", "TIME", "DURATION", "SET")


@dataclass(slots=True)
class Count:
    """How many were found, are marked, and are right."""

    found: int = 0
    marked: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    kind: int = 0

    def add(self, other: Count) -> None:
        """Add the counts of another."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def rates(self, name: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of `strict`, `relaxed` or `value`."""
        right = int(getattr(self, name))
        both = self.found + self.marked
        return _ratio(right, self.found), _ratio(right, self.marked), _ratio(2 * right, both)


@dataclass(slots=True)
class Result:
    """What was measured: the counts over all and by the marked type, words and CPU seconds."""

    documents: int = 0
    words: int = 0
    all: Count = field(default_factory=Count)
    by_type: dict[str, Count] = field(default_factory=lambda: {kind: Count() for kind in TYPES})
    step_seconds: float = 0.0
    parse_seconds: float = 0.0
    broken: dict[str, str] = field(default_factory=dict)


def pairs(found: Sequence[Timex], marked: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Found and marked expressions that share a character, one to one; those with equal spans first."""
    spans = {(timex.start, timex.end): timex for timex in found}
    paired = [(spans[t.start, t.end], t) for t in marked if (t.start, t.end) in spans]
    taken = {id(timex) for pair in paired for timex in pair}
    for timex in marked:
        if id(timex) in taken:
            continue
        near = [f for f in found if id(f) not in taken and f.start < timex.end and timex.start < f.end]
        if near:
            best = max(near, key=lambda f: min(f.end, timex.end) - max(f.start, timex.start))
            paired.append((best, timex))
            taken |= {id(best), id(timex)}
    return paired


def score(document: TimeML, found: Sequence[Timex]) -> tuple[Count, dict[str, Count]]:
    """The counts of one document: over all, and by type (of the marked one where there is a pair)."""
    by_type: dict[str, Count] = {kind: Count() for kind in TYPES}
    for timex in document.timexes:
        by_type.setdefault(timex.kind, Count()).marked += 1
    paired = pairs(found, document.timexes)
    of = {id(one): other.kind for one, other in paired}
    for timex in found:
        by_type.setdefault(of.get(id(timex), timex.kind), Count()).found += 1
    for one, other in paired:
        count = by_type[other.kind]
        count.relaxed += 1
        count.strict += (one.start, one.end) == (other.start, other.end)
        count.value += one.value == other.value
        count.kind += one.kind == other.kind
    total = Count()
    for count in by_type.values():
        total.add(count)
    return total, by_type


def measure(files: Sequence[Path]) -> Result:
    """Reads and scores every file; a broken one is noted with its reason and left out.

    Times are CPU seconds of this process: of the step, and of the parse that the reader makes before it.
    """
    result = Result()
    for path in files:
        try:
            document = read_timeml(path)
        except TimeMLError as error:
            result.broken[str(path)] = str(error)
            continue
        report = Report(text=document.text, published_at=document.written)
        began = process_time()
        page = parse(report)
        parsed = process_time()
        found = [Timex(e.start, e.end, e.kind, e.value) for e in expressions(document.text, page.published)]
        result.step_seconds += process_time() - parsed
        result.parse_seconds += parsed - began
        result.documents += 1
        result.words += len(document.text.split())
        total, by_type = score(document, found)
        result.all.add(total)
        for kind, count in by_type.items():
            result.by_type.setdefault(kind, Count()).add(count)
    return result


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
