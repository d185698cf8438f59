"""How well dates are read: `python -m bench.dates FOLDER [--json]`, against TimeML.

Scores the step that the reader runs, `detente.reading.local.times.read.expressions`, as TempEval-3 does
(UzZaman et al. 2013): strict where the spans are equal, relaxed where they share a character, value where
they do and the TimeML values are equal; precision over all that was found, recall over all that is marked.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from time import process_time

from bench.tables import columns
from bench.timeml import TimeML, TimeMLError, Timex, read_timeml
from detente.model import Report
from detente.reading.local.parse import parse
from detente.reading.local.times.expression import Expression
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
        for name in ("found", "marked", "strict", "relaxed", "value", "kind"):
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


def measure(files: Sequence[Path], with_parse: bool = True) -> Result:
    """Reads and scores every file; a broken one is noted with its reason and left out.

    Times are CPU seconds of this process: of the step, which reads the text alone, and of the parse that the
    reader makes for the steps after it. Word lists are loaded before the clock starts.
    """
    result = Result()
    list(expressions("On Monday, 1 May 2023, at 6 p.m. Kyiv time, shells fell.", date(2023, 5, 2)))
    if with_parse:
        parse(Report(text="Shells fell.", published_at="2023-05-02"))
    for path in files:
        try:
            document = read_timeml(path)
        except TimeMLError as error:
            result.broken[str(path)] = str(error)
            continue
        began = process_time()
        found = [Timex(e.start, e.end, e.kind, e.value) for e in read(document)]
        result.step_seconds += process_time() - began
        if with_parse:
            report = Report(text=document.text, published_at=document.written)
            began = process_time()
            parse(report)
            result.parse_seconds += process_time() - began
        result.documents += 1
        result.words += len(document.text.split())
        total, by_type = score(document, found)
        result.all.add(total)
        for kind, count in by_type.items():
            result.by_type.setdefault(kind, Count()).add(count)
    return result


def read(document: TimeML) -> list[Expression]:
    """What the step finds in a document."""
    return list(expressions(document.text, date.fromisoformat(document.written)))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def table(result: Result) -> str:
    """The figures as text: spans and values, by type, and the speed."""
    rows = [["", "precision", "recall", "F1", "right", "found", "marked"]]
    for name in ("strict", "relaxed", "value"):
        count = result.all
        rates = (f"{rate:.3f}" for rate in count.rates(name))
        rows.append([name, *rates, str(getattr(count, name)), str(count.found), str(count.marked)])
    kinds = [["type", "strict F1", "relaxed F1", "value F1", "value right", "type right", "found", "marked"]]
    for kind, count in result.by_type.items():
        if count.found or count.marked:
            shares = (_ratio(count.value, count.relaxed), _ratio(count.kind, count.relaxed))
            scores = (count.rates(name)[2] for name in ("strict", "relaxed", "value"))
            figures = [f"{figure:.3f}" for figure in (*scores, *shares)]
            kinds.append([kind or "(none)", *figures, str(count.found), str(count.marked)])
    whole = result.step_seconds + result.parse_seconds
    lines = [
        f"{result.documents} documents, {result.words:,} words",
        "",
        columns(rows),
        f"value right, of relaxed matches  {_ratio(result.all.value, result.all.relaxed):.3f}",
        f"type right, of relaxed matches   {_ratio(result.all.kind, result.all.relaxed):.3f}",
        "",
        columns(kinds),
        "",
        f"{_speed(result.words, result.step_seconds):>9} words per CPU second: the step; it needs no parse",
    ]
    if result.parse_seconds:
        lines.append(
            f"{_speed(result.words, whole):>9} words per CPU second: with the parse that the reader makes "
            "for its other steps"
        )
    lines += [f"left out: {path}: {reason}" for path, reason in result.broken.items()]
    return "\n".join(lines)


def as_json(result: Result) -> dict[str, object]:
    """The same figures, for machines."""
    whole = result.step_seconds + result.parse_seconds

    def figures(count: Count) -> dict[str, object]:
        rates = {
            name: dict(zip(("precision", "recall", "f1"), count.rates(name), strict=True))
            for name in ("strict", "relaxed", "value")
        }
        return {
            **rates,
            "value_accuracy": _ratio(count.value, count.relaxed),
            "type_accuracy": _ratio(count.kind, count.relaxed),
            "counts": asdict(count),
        }

    return {
        "documents": result.documents,
        "words": result.words,
        "all": figures(result.all),
        "by_type": {kind: figures(count) for kind, count in result.by_type.items()},
        "words_per_cpu_second": {
            "step": _ratio(result.words, result.step_seconds),
            "step_and_parse": _ratio(result.words, whole) if result.parse_seconds else None,
        },
        "broken": result.broken,
    }


def files_in(place: Path) -> list[Path]:
    """The TimeML files of a folder and the folders in it, or the file itself."""
    if place.is_file():
        return [place]
    return sorted(path for ending in ("*.tml", "*.xml") for path in place.rglob(ending))


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the figures; 2 where there is nothing to score, 1 where a file had to be left out."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="a folder of TimeML files (.tml, .xml), or one file")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    parser.add_argument("--no-parse", action="store_true", help="do not make and time the reader's parse")
    given = parser.parse_args(argv)
    files = files_in(given.folder)
    if not files:
        print(f"no TimeML files in {given.folder}", file=sys.stderr)
        return 2
    result = measure(files, with_parse=not given.no_parse)
    print(json.dumps(as_json(result), indent=1) if given.json else table(result))
    if not result.documents:
        print("no file could be read", file=sys.stderr)
        return 2
    return 1 if result.broken else 0


def _speed(words: int, seconds: float) -> str:
    return f"{_ratio(words, seconds):,.0f}"


if __name__ == "__main__":
    sys.exit(main())
