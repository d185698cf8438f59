"""Learns the weights that bind an act to its place: `python -m training.event_places FILE [--out FILE]`.

FILE has a row a line: `{"text", "spans": [{"start", "end", "label"}]}` with labels `VERB` and `LOCATION`
(ahalterman/event_location, MIT). What is printed is learned from rows 0, 2, 4 … and judged on both halves;
what is written is learned from all rows. Needs numpy, which comes with spaCy; takes some minutes on one core.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np

from detente.model import Report
from detente.reading.local.actors.find import cast_of
from detente.reading.local.parse import parse
from detente.reading.local.parsed import Doc, Token
from detente.reading.local.places.binding import candidates, is_noun, place_by_rules, taken
from detente.reading.local.places.clues import clues_for, clues_for_none
from detente.reading.local.places.find import find_places
from detente.reading.local.places.where import Where
from training.choices import Choices
from training.descent import adam

MODEL = Path("src/detente/knowledge/models/event_places.json")
RAREST, PENALTY, STEPS, RATE = 3, 3.0, 120, 0.08
FOLDS = 8
DIGITS, LIGHTEST = 2, 0.03


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with its act's token, the candidates for its place, gold's spans and the clues."""

    number: int
    """Of its line, from 0."""
    text: str
    verb: Token
    places: tuple[Where, ...]
    listed: tuple[Where, ...]
    gold: tuple[tuple[int, int], ...]
    clues: tuple[tuple[str, ...], ...]
    """Those of each candidate, then those for none."""
    mended: bool
    """Whether gold's spans were given by token."""

    def right(self, where: Where | None) -> bool:
        """Whether a place overlaps one of gold, or both give none."""
        if where is None:
            return not self.gold
        return any(where.start < end and start < where.end for start, end in self.gold)


def rows(path: Path) -> list[Row]:
    """The rows of the file, parsed as the reader parses."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        entry = json.loads(line)
        page = parse(Report(text=entry["text"], published_at="2020-01-01"))
        verb = next(span for span in entry["spans"] if span["label"] == "VERB")
        words = page.doc.char_span(verb["start"], verb["end"], alignment_mode="expand")
        if words is None:
            continue
        listed = find_places(page, cast_of(page))
        places = candidates(words.root, listed)
        clues = [*clues_for(words.root, places), clues_for_none(words.root, len(places))]
        given = [span for span in entry["spans"] if span["label"] == "LOCATION"]
        gold = tuple(_span(span, page.doc) for span in given)
        mended = any((span["start"], span["end"]) != spot for span, spot in zip(given, gold, strict=True))
        listed_clues = tuple(tuple(clue) for clue in clues)
        found.append(Row(number, page.doc.text, words.root, places, listed, gold, listed_clues, mended))
    return found


def _span(span: dict[str, int], doc: Doc) -> tuple[int, int]:
    """Offsets of a gold place in characters.

    In one row of eleven they are the indices of its first and last token: told by their cutting words apart.
    """
    start, end = span["start"], span["end"]
    if doc.char_span(start, end) is not None and end > start:
        return start, end
    if end < len(doc):
        return doc[start].idx, doc[end].idx + len(doc[end])
    return start, end


def learn(train: Sequence[Row]) -> dict[str, float]:
    """The weights that make gold's choices likeliest, with a quadratic penalty. Rows whose gold is no
    candidate, and rows without candidates, teach nothing.
    """
    taught = [row for row in train if row.places and (not row.gold or any(map(row.right, row.places)))]
    counts = Counter(clue for row in taught for clues in row.clues for clue in set(clues))
    index = {clue: k for k, clue in enumerate(sorted(c for c, n in counts.items() if n >= RAREST))}
    right = [[row.right(where) for where in (*row.places, None)] for row in taught]
    choices = Choices([row.clues for row in taught], right, index, PENALTY)
    found = adam(choices.slope, np.zeros(len(index)), STEPS, RATE, floor=1e-8)
    return {c: round(float(found[k]), DIGITS) for c, k in index.items() if abs(found[k]) >= LIGHTEST}


def share(some: Iterable[Row], choose: Callable[[Row], Where | None]) -> float:
    """The share of rows whose place a way of choosing gets right, or rightly leaves out."""
    judged = [row.right(choose(row)) for row in some]
    return sum(judged) / len(judged)


def by_weights(weights: dict[str, float], row: Row) -> Where | None:
    """The choice of the weights: as `places/scorer.py`."""
    scores = [sum(weights.get(clue, 0.0) for clue in clues) for clues in row.clues]
    best = max(range(len(scores)), key=scores.__getitem__)
    return row.places[best] if best < len(row.places) and scores[best] > scores[-1] else None


def across(some: Sequence[Row]) -> float:
    """The share that is right where each eighth of the texts is judged by what the others teach."""
    parts = [[row for row in some if crc32(row.text.encode()) % FOLDS == k] for k in range(FOLDS)]
    right = 0
    for part in parts:
        weights = learn([row for other in parts if other is not part for row in other])
        right += sum(row.right(by_weights(weights, row)) for row in part)
    return right / len(some)


def ablation(even: Sequence[Row], odd: Sequence[Row]) -> str:
    """The figures of each way of choosing on both halves; what learns does so from the first."""
    weights = learn(even)
    seen = {row.text for row in even}
    fresh = [row for row in odd if row.text not in seen]
    plain = [row for row in odd if not row.mended]

    def nearest(row: Row) -> Where | None:
        return min(row.listed, key=lambda where: abs(where.start - row.verb.idx), default=None)

    def learned(row: Row) -> Where | None:
        return by_weights(weights, row)

    def rules(row: Row) -> Where | None:
        return place_by_rules(row.verb, row.listed)

    ways: dict[str, Callable[[Row], Where | None]] = {
        "no place": lambda row: None,
        "nearest": nearest,
        "rules": rules,
        "learned": learned,
        "learned, else rules": lambda row: learned(row) or rules(row),
        "learned, else taken": lambda row: learned(row) or taken(row.verb, row.places),
        "learned; rules for nouns": lambda row: rules(row) if is_noun(row.verb) else learned(row),
        "learned; both for nouns": lambda row: (rules(row) if is_noun(row.verb) else None) or learned(row),
    }
    lines = [f"{'':26}even    odd     odd, texts not in even   odd, spans given by character"]
    for name, choose in ways.items():
        figures = [f"{share(part, choose):.3f}" for part in (even, odd, fresh, plain)]
        lines.append(f"{name:26}" + "   ".join(figures))
    return "\n".join(lines)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Learns the weights that bind an act to its place.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", action="store_true", help="write what rows 0, 2, 4 … teach")
    parser.add_argument("--out", type=Path, default=MODEL)
    args = parser.parse_args()
    found = rows(args.file)
    even = [row for row in found if row.number % 2 == 0]
    print(ablation(even, [row for row in found if row.number % 2]))
    print(f"learned from seven eighths of the texts, judged on the eighth: {across(found):.3f}")
    weights = learn(even if args.half else found)
    model = {"card": "event_places.md", "weights": dict(sorted(weights.items()))}
    args.out.write_text(json.dumps(model, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights in {args.out}")


if __name__ == "__main__":
    main()
