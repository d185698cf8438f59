"""Fits the weights of places: `python -m bench.places_fit FILE.xml [--part even] [--rounds N]`.

A conditional logit over the candidates of each gold toponym, with a pull towards the present weights of
`places/score.py`: it prints new ones beside them, and what each half of the file scores. A name counts once
an article and kind; articles about the United States, which the public set has most of, count less than
others, since what is read here is international news.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.geo_gold import Article, articles
from bench.places import page_of
from bench.tables import columns
from detente.reading.local.places.find import named_in
from detente.reading.local.places.resolve import Key, nearness, sure_places, weigh_all
from detente.reading.local.places.score import WEIGHTS
from detente.reading.local.places.setting import setting_of

SIGNS = tuple(WEIGHTS)
AMERICAN = 0.3
"""What a name counts in an article most of whose places lie in the United States."""
_STEPS, _RATE = 400, 0.05
_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A name: the signs of its candidates, which of them is gold's, what the case counts, its half."""

    signs: _Floats
    gold: int
    weight: float
    half: int


def cases(golds: Sequence[Article]) -> list[Case]:
    """The names whose gold is among the candidates, and that have others."""
    found = []
    for number, gold in enumerate(golds):
        page = page_of(gold)
        named = named_in(page, [(top.start, top.end) for top in gold.toponyms])
        keys, weighed = weigh_all(page.doc, named, setting_of(page.doc, named, gold.url))
        near = sure_places(weighed)
        wanted: dict[Key, Counter[int]] = {}
        for key, top in zip(keys, gold.toponyms, strict=True):
            if top.geonames_id is not None:
                wanted.setdefault(key, Counter())[top.geonames_id] += 1
        american = Counter(e.country == "USA" for e in near).most_common(1)
        weight = AMERICAN if american and american[0][0] else 1.0
        for key, ids in wanted.items():
            entries = list(weighed[key])
            places = [entry.id for entry in entries]
            ((best, count),) = ids.most_common(1)
            if best in places and len(entries) > 1:
                rows = [{**weighed[key][e], "near": nearness(e, near)} for e in entries]
                table = np.array([[row.get(sign, 0.0) for sign in SIGNS] for row in rows])
                found.append(Case(table, places.index(best), weight * count**0.5, number % 2))
    return found


def fit(some: Sequence[Case], start: _Floats, pull: float) -> _Floats:
    """The weights of the greatest likelihood of these cases, less `pull` times the squared way
    from `start`.
    """
    weights = start.copy()
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    whole = sum(case.weight for case in some)
    for step in range(1, _STEPS + 1):
        slope = 2 * pull * (weights - start) / whole
        for case in some:
            fits = case.signs @ weights
            chances = np.exp(fits - fits.max())
            chances /= chances.sum()
            slope += case.weight / whole * (chances @ case.signs - case.signs[case.gold])
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def right(some: Sequence[Case], weights: _Floats) -> float:
    """The weighted share of the cases whose best candidate is gold's."""
    hits = sum(c.weight for c in some if int(np.argmax(c.signs @ weights)) == c.gold)
    return hits / max(sum(c.weight for c in some), 1e-9)


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0."""
    parser = argparse.ArgumentParser(prog="python -m bench.places_fit", description="Fits places' weights.")
    parser.add_argument("file", type=Path, help="articles with toponyms (.xml)")
    parser.add_argument("--part", choices=("even", "odd"), default="even", help="the half that is fitted on")
    parser.add_argument("--pull", type=float, default=20.0, help="the pull towards the present weights")
    args = parser.parse_args(argv)
    found = cases(articles(args.file))
    fitted = [case for case in found if case.half == (args.part == "odd")]
    held_out = [case for case in found if case.half != (args.part == "odd")]
    start = np.array([WEIGHTS[sign] for sign in SIGNS])
    new = fit(fitted, start, args.pull)
    rows = [[sign, f"{old:.2f}", f"{value:.2f}"] for sign, old, value in zip(SIGNS, start, new, strict=True)]
    for name, some in (("fitted half", fitted), ("other half", held_out)):
        rows.append([f"{name} ({len(some)})", f"{right(some, start):.3f}", f"{right(some, new):.3f}"])
    print(columns([["", "now", "fitted"], *rows]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
