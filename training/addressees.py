"""Learns whom an act is directed at: `python -m training.addressees [--out FILE]`.

Reads the project's event corpus with the reader itself, takes the acts that it reads rightly, and weighs the
clues of every party near them by a logistic regression with a penalty on the weights' squares. What is
printed is learned from the train part and judged on the test part.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.align import Cast
from bench.from_reading import story
from bench.gold import Gold, load_folder
from bench.match import pair
from bench.run_reader import report_of
from bench.spans import closeness, overlap
from detente.reading.local import local
from detente.reading.local.events import find
from detente.reading.local.events.addressees import Candidate, Field
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene

MODEL = Path("src/detente/knowledge/models/addressees.json")
RAREST, PENALTY, STEPS, RATE = 4, 2.0, 400, 0.1
DIGITS, LIGHTEST = 2, 0.05
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """A party near an act that was read rightly: its clues, and whether the act is directed at it."""

    act: int
    clues: tuple[str, ...]
    right: bool


def rows(folder: Path) -> list[Row]:
    """The rows of a folder of reports."""
    made: list[Row] = []
    for gold in load_folder(folder):
        made += _rows(gold, len(made))
    return made


def _rows(gold: Gold, first: int) -> Iterator[Row]:
    seen: list[tuple[Sequence[Draft], list[list[Candidate]]]] = []

    def watch(drafts: Sequence[Draft], scene: Scene) -> None:
        field = Field(drafts, scene)  # the recipients stay those of the rules: what comes later sees them
        seen.append((drafts, [list(field.candidates(index)) for index in range(len(drafts))]))

    kept = find.__dict__["address"]
    find.__dict__["address"] = watch
    try:
        reading = local.Local().read(report_of(gold))
    finally:
        find.__dict__["address"] = kept
    read = story(json.loads(reading.model_dump_json(by_alias=True)))
    want = gold.story(read.text)
    cast = Cast(want, read)
    (drafts, listed) = seen[0]
    spans = [((draft.start, draft.end),) for draft in drafts]
    acts = [draft.act.value for draft in drafts]
    order = list(range(len(drafts)))
    pairs = pair(
        want.events,
        order,
        lambda g, i: (
            0.0
            if not overlap(g.spans, spans[i])
            else 1 + 4 * (g.act == acts[i]) + closeness(g.spans, spans[i])
        ),
    )
    for g, i in pairs:
        event = want.events[g]
        if event.act != acts[i]:
            continue
        for candidate in listed[i]:
            yield Row(
                first * 10000 + i, candidate.clues, cast.same_side(event.recipient, (candidate.party.id,))
            )


def learn(some: Sequence[Row]) -> dict[str, float]:
    """The weights of the clues that are not rare."""
    counts = Counter(clue for row in some for clue in row.clues)
    names = sorted(clue for clue, count in counts.items() if count >= RAREST)
    place = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(some), len(names)))
    for index, row in enumerate(some):
        table[index, [place[c] for c in row.clues if c in place]] = 1
    right = np.array([row.right for row in some], float)
    weights = np.zeros(len(names))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        given = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (given - right) + PENALTY * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
    return {n: round(float(w), DIGITS) for n, w in zip(names, weights, strict=True) if abs(w) >= LIGHTEST}


def judge(some: Sequence[Row], weights: dict[str, float]) -> tuple[float, float, float]:
    """Precision and recall of parties, and the share of acts with one party right or rightly none."""
    acts: dict[int, list[tuple[bool, bool]]] = {}
    for row in some:
        given = sum(weights.get(clue, 0.0) for clue in row.clues) > 0
        acts.setdefault(row.act, []).append((given, row.right))
    hits = sum(g and r for pairs in acts.values() for g, r in pairs)
    found = sum(g for pairs in acts.values() for g, _ in pairs)
    asked = sum(r for pairs in acts.values() for _, r in pairs)
    good = sum(
        any(g and r for g, r in pairs) or not (any(g for g, _ in pairs) or any(r for _, r in pairs))
        for pairs in acts.values()
    )
    return hits / max(1, found), hits / max(1, asked), good / max(1, len(acts))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.addressees", description=__doc__)
    parser.add_argument("--out", type=Path, default=MODEL)
    args = parser.parse_args()
    train, test = (rows(Path("training/corpus/events") / part) for part in ("train", "test"))
    weights = learn(train)
    only = {"bias": -1.0, "rule": 2.0}
    for name, known in (("rules alone", only), ("learned", weights)):
        shown = [f"{value:.3f}" for part in (train, test) for value in judge(part, known)]
        print(f"{name}: train precision, recall, acts {shown[:3]}; test {shown[3:]}")
    args.out.write_text(json.dumps({"weights": weights}, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights -> {args.out}")


if __name__ == "__main__":
    main()
