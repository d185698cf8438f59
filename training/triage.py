"""Learns what is worth reading: `python -m training.triage [--out FILE]`.

A logistic regression over hashed pieces of words, pairs of words, and the marks of terms and names, with a
penalty on the weights' squares. What half a score means is set so that 98 in 100 reports of conflicts that a
fold did not learn from are kept; the test part, of other conflicts and topics again, is only judged. numpy
only; a minute on one core.
"""

from __future__ import annotations

import argparse
import json
import math
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from detente.model import Report
from detente.reading.triage import NamedConflict, Triage, grams
from detente.reading.triage.conflict import told_of
from detente.reading.triage.passage import Scorer, take_apart, telling_words, unit
from detente.reading.triage.terms import told as told_terms
from detente.reading.triage.triage import together
from detente.reading.triage.weights import Point, Weights
from detente.reading.triage.words import folded, passages, spans
from training.descent import adam
from training.triage_corpus import TEST, Item, items, others, real_news

MODEL = Path("src/detente/knowledge/models/triage.npz")
SIZE = 1 << 17
STEPS, RATE = 60, 0.1
HASHED_PENALTY, MARK_PENALTY = 0.05, 0.005
FOLDS = 4
LOWEST = 20
"""How many of the hardest reports of conflicts are shown."""
COMMON = 0.06
"""The share of a language's items in which a word stands that is common."""
OTHERS_WEIGH = 0.3
"""A passage of the other corpora weighs less than one of triage's own: there are many, all in English."""
REAL_WEIGHS = 0.2
RECALL, LEVELS = 0.98, (0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99)
MARGIN = 2.3
"""What is taken from the offset of long reports, since real reports are less to the point than composed ones:
seen on the odd articles of LGL and half of TimeBank, which are in no figure.
"""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """A passage's features: distinct hashed ones with how much one counts, its marks, and its label."""

    hashed: npt.NDArray[np.int64]
    unit: float
    marks: tuple[str, ...]
    about: bool
    weight: float = 1.0


def rows(text: str, about: bool, stop: frozenset[str], weight: float = 1.0) -> Iterator[Row]:
    """The rows of a text, one a passage."""
    for where in passages(text):
        passage = take_apart(text, where)
        words = telling_words(passage.words, stop)
        hashed = [i for word in set(words) for i in grams.of_word(word, SIZE)]
        hashed += [grams.of_pair(*pair, SIZE) for pair in set(pairwise(words))]
        yield Row(np.array(hashed, np.int64), unit(len(set(words))), tuple(passage.marks()), about, weight)


def stop_words(some: Iterable[Item]) -> frozenset[str]:
    """The words that stand in many items of a language; a term of the field never is one."""
    found: dict[str, Counter[str]] = {}
    numbers: Counter[str] = Counter()
    for item in some:
        numbers[item.language] += 1
        words = {folded(item.text[start:end]) for start, end in spans(item.text)}
        found.setdefault(item.language, Counter()).update(words)
    common = {
        word
        for language, counts in found.items()
        for word, count in counts.items()
        if count > COMMON * numbers[language]
    }
    return frozenset(word for word in common if not told_terms([word]))


def learn(some: Sequence[Row], stop: frozenset[str] = frozenset()) -> Weights:
    """The weights that fit the rows best, found by Adam (Kingma and Ba 2015) from zero."""
    names = sorted({mark for row in some for mark in row.marks})
    place = {name: SIZE + i for i, name in enumerate(names)}
    columns = np.concatenate(
        [np.concatenate([row.hashed, [place[m] for m in row.marks]]) for row in some]
    ).astype(np.int64)
    values = np.concatenate(
        [np.concatenate([np.full(len(row.hashed), row.unit), np.ones(len(row.marks))]) for row in some]
    )
    index = np.repeat(np.arange(len(some)), [len(row.hashed) + len(row.marks) for row in some])
    right = np.array([row.about for row in some], float)
    weight = np.array([row.weight for row in some])
    # Briefs and long passages, for and against, weigh the same in all.
    short = np.array(["words:short" in row.marks for row in some])
    for group in (short & (right > 0), short & (right == 0), ~short & (right > 0), ~short & (right == 0)):
        if group.any():
            weight[group] *= len(some) / 4 / weight[group].sum()
    penalty = np.full(SIZE + len(names), HASHED_PENALTY)
    penalty[SIZE:] = MARK_PENALTY

    def slope(full: Floats) -> Floats:
        weights, bias = full[:-1], full[-1]
        odds = bias + np.bincount(index, weights[columns] * values, len(some))
        off = weight * (1 / (1 + np.exp(-odds)) - right)
        own = np.bincount(columns, values * off[index], len(weights)) + penalty * weights * len(some) / 100
        return np.append(own, off.sum())

    full = adam(slope, np.zeros(SIZE + len(names) + 1), STEPS, RATE)
    weights, bias = full[:-1], float(full[-1])
    scale = float(np.abs(weights[:SIZE]).max()) / 127
    hashed = np.round(weights[:SIZE] / scale).astype(np.int8)
    marks = {name: round(float(weights[place[name]]), 3) for name in names}
    return Weights(hashed.tolist(), scale, marks, round(bias, 3), (0.0, 0.0), 0.5, (), stop)


def told(weights: Weights, some: Sequence[Item]) -> list[tuple[float, bool]]:
    """The score of each item beside its label, as `Triage` gives it."""
    triage = Triage(0.0, weights)
    return [(triage.judge(report(item.text, item.language)).score, item.about) for item in some]


def report(text: str, language: str = "en") -> Report:
    """A report of this text alone."""
    return Report(published_at="2025-01-01", language=language, text=text)


def lowest(scored: Sequence[float], recall: float) -> float:
    """The log-odds from which on this share of these reports is kept, all of which are about a conflict."""
    ordered = sorted(scored, reverse=True)
    return round(ordered[math.ceil(recall * len(ordered)) - 1], 3)


def odds(weights: Weights, some: Iterable[str]) -> list[float]:
    """The log-odds of texts without any offset."""
    scorer = Scorer(weights)
    return [together([scorer.score(take_apart(text, where)) for where in passages(text)]) for text in some]


def point(scored: Sequence[tuple[float, bool]], threshold: float) -> Point:
    """Recall and precision of a threshold."""
    kept = [right for score, right in scored if score >= threshold]
    return Point(
        threshold,
        round(sum(kept) / max(1, sum(right for _, right in scored)), 3),
        round(sum(kept) / max(1, len(kept)), 3),
    )


def write(weights: Weights, out: Path) -> None:
    """Write the file that `detente.reading.triage.weights` reads."""
    kept = {
        key: getattr(weights, key) for key in ("scale", "marks", "bias", "offsets", "threshold", "points")
    }
    kept["stop"] = sorted(weights.stop)
    np.savez_compressed(
        out, hashed=np.array(weights.hashed, np.int8), told=np.array(json.dumps(kept, sort_keys=True))
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.triage", description=__doc__)
    parser.add_argument("--out", type=Path, default=MODEL)
    args = parser.parse_args()
    listed = list(items())
    own = [item for item in listed if item.part == "train"]
    stop = stop_words(own)
    more, apart = _more(stop)
    made = {item: list(rows(item.text, item.about, stop)) for item in own}
    print(f"{len(own)} items, {len(more)} passages of other corpora, {len(apart)} reports apart", flush=True)
    folds: list[tuple[float, Item]] = []
    for fold in range(FOLDS):
        rest = [row for item in own if _fold(item) != fold for row in made[item]]
        asked = [item for item in own if _fold(item) == fold]
        folds += zip(odds(learn([*rest, *more], stop), [i.text for i in asked]), asked, strict=True)
    weights = learn([*(row for item in own for row in made[item]), *more], stop)
    about = [(score, item) for score, item in folds if item.about]
    offsets = (lowest([score for score, _ in about], RECALL), lowest(odds(weights, apart), RECALL) - MARGIN)
    weights = replace(weights, offsets=offsets)
    for score, item in sorted(about, key=lambda pair: pair[0])[:LOWEST]:
        print(f"  kept last: {score:.2f} {item.language} {item.topic}: {item.text[:80]}")
    kept = sum(score >= offsets[0] for score, _ in folds)
    print(f"folds: {RECALL * len(about) / kept:.3f} of what is kept is about a conflict")
    test = told(weights, [item for item in listed if item.part == "test"])
    weights = replace(weights, points=tuple(point(test, level) for level in LEVELS))
    write(weights, args.out)
    print(f"offsets {offsets}, {np.count_nonzero(weights.hashed)} hashed weights -> {args.out}")
    for one in weights.points:
        print(" ", one)


def _fold(item: Item) -> int:
    """The fold of a conflict or topic, so that no fold knows what it is asked."""
    return zlib.crc32(item.topic.encode()) % FOLDS


def _more(stop: frozenset[str]) -> tuple[list[Row], list[str]]:
    """The passages of the other corpora; and, apart, the reports on conflicts of the test part."""
    learned: list[Row] = []
    apart: list[str] = []
    for about, text in others():
        if about and {one.key for one in conflicts_of(text)} & TEST:
            apart.append(text)
        else:
            learned += rows(text, about, stop, OTHERS_WEIGH)
    real = [row for text in real_news() for row in rows(text, False, stop, REAL_WEIGHS)]
    print(f"{len(real)} passages of real news" if real else "no real news at hand: precision will be worse")
    return [*learned, *real], apart


def conflicts_of(text: str) -> tuple[NamedConflict, ...]:
    """The conflicts that a text names."""
    found = [one for where in passages(text) for one in take_apart(text, where).names]
    return told_of(report(text), found)


if __name__ == "__main__":
    main()
