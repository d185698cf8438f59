"""Learns what conditions hold back and require: `python -m training.stakes [--out FILE]`.

Reads the project's event corpus with the reader itself, takes the conditions that it finds and the events as
they are annotated, and learns which issue their words are about: a softmax regression over the words' clues
with a penalty on the weights' squares. What is printed is learned from four fifths of the train part and
judged on the fifth, in turn (reports are never split); then learned from the whole, judged on the test part.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from bench.gold import Gold, load_folder
from bench.run_reader import report_of
from bench.shapes import Condition, Spans
from bench.spans import closeness
from detente.model import Condition as Read
from detente.model.codes import Issue
from detente.reading.local import local
from detente.reading.local.conditions import hang
from detente.reading.local.conditions.found import Found
from detente.reading.local.conditions.meant import gate_clues, require_clues
from detente.reading.local.conditions.parts import gated_issue, required
from detente.reading.local.conditions.stakes import ISSUES, RULED, clues
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.head import softmax
from detente.reading.local.events.scene import Scene
from detente.reading.local.parsed import Token
from training.clue_tables import save
from training.descent import adam

MODEL = Path("src/detente/knowledge/models/stakes.npz")
RAREST, PENALTY, STEPS, RATE, FOLDS = 4, 2.0, 200, 0.05, 5
OWN = 2.0
"""How much more a condition counts than an event."""
Floats = npt.NDArray[np.float32]
Part = Literal["event", "gates", "requires"]


@dataclass(frozen=True)
class Row:
    """Words of a report: their clues, what they are about, and what the rules alone say (-1: nothing)."""

    report: int
    part: Part
    clues: tuple[str, ...]
    issues: tuple[int, ...]
    ruled: int = -1


def rows(folder: Path) -> list[Row]:
    """The rows of a folder of reports."""
    return [row for number, gold in enumerate(load_folder(folder)) for row in _rows(gold, number)]


def _rows(gold: Gold, report: int) -> Iterator[Row]:
    seen: list[tuple[Found, Draft, Scene, Read]] = []
    kept = hang.__dict__["_condition"]

    def watch(found: Found, draft: Draft, scene: Scene) -> Read:
        made: Read = kept(found, draft, scene)
        seen.append((found, draft, scene, made))
        return made

    scenes: list[Scene] = []
    hung = local.__dict__["hang_conditions"]

    def look(events: object, drafts: object, scene: Scene, conditions: object) -> object:
        scenes.append(scene)
        return hung(events, drafts, scene, conditions)

    hang.__dict__["_condition"], local.__dict__["hang_conditions"] = watch, look
    try:
        local.Local().read(report_of(gold))
    finally:
        hang.__dict__["_condition"], local.__dict__["hang_conditions"] = kept, hung
    scene = scenes[0]
    for event in gold.story(scene.page.report.text).events:
        issues = tuple(ISSUES.index(Issue(issue)) for issue in event.issues)
        if issues:
            yield Row(report, "event", clues(_words(event.spans, scene), scene), issues)
        for condition in event.conditions:
            yield from _condition(condition, report, seen, scene)


def _condition(
    gold: Condition, report: int, seen: Sequence[tuple[Found, Draft, Scene, Read]], scene: Scene
) -> Iterator[Row]:
    near = [(closeness(gold.spans, ((e.start, e.end),)), one) for one in seen for e in one[3].evidence[:1]]
    share, one = max(near, key=lambda pair: pair[0], default=(0.0, None))
    asked = gold.requires.issue if gold.requires else None
    if one is None or share <= 0:
        if asked:
            yield Row(report, "event", clues(_words(gold.spans, scene), scene), (_index(asked),))
        return
    found, draft = one[:2]
    if gold.gates:
        ruled = ISSUES.index(gated_issue(found, draft, scene))
        yield Row(report, "gates", gate_clues(found, draft, scene), (_index(gold.gates),), ruled)
    rule = required(found, draft, scene)
    if asked and rule is not None:
        ruled = ISSUES.index(rule.issue)
        yield Row(report, "requires", require_clues(found, draft, scene), (_index(asked),), ruled)


def _index(issue: str) -> int:
    return ISSUES.index(Issue(issue))


def _words(spans: Spans, scene: Scene) -> Iterator[Token]:
    for start, end in spans:
        found = scene.page.doc.char_span(start, end, alignment_mode="expand")
        yield from found or ()


def learn(some: Sequence[Row]) -> tuple[list[str], Floats]:
    """The clues that are not rare, and their weights clues × issues."""
    counts = Counter(clue for row in some for clue in row.clues)
    names = sorted(clue for clue, count in counts.items() if count >= RAREST)
    table = _table(some, names)
    right = np.zeros((len(some), len(ISSUES)), np.float32)
    for index, row in enumerate(some):
        right[index, list(row.issues)] = 1 / len(row.issues)
    counted = np.array([1.0 if row.part == "event" else OWN for row in some], np.float32)[:, None]

    def slope(weights: Floats) -> Floats:
        made: Floats = table.T @ ((softmax(table @ weights) - right) * counted) + PENALTY * weights
        return made

    return names, adam(slope, np.zeros((len(names), len(ISSUES)), np.float32), STEPS, RATE)


def _table(some: Sequence[Row], names: Sequence[str]) -> Floats:
    place = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(some), len(names)), np.float32)
    for index, row in enumerate(some):
        table[index, [place[clue] for clue in row.clues if clue in place]] = 1
    return table


def judge(some: Sequence[Row], names: Sequence[str], weights: Floats) -> list[str]:
    """Of each part: how many, and the share right by the rules, by the weights, and by both."""
    scores = _table(some, names) @ weights
    both = scores.copy()
    for index, row in enumerate(some):
        if row.ruled >= 0 and ISSUES[row.ruled] is not Issue.OTHER:
            both[index, row.ruled] += RULED
    given = zip(some, scores.argmax(axis=1).tolist(), both.argmax(axis=1).tolist(), strict=True)
    rights = [(row.part, [best in row.issues for best in (row.ruled, one, two)]) for row, one, two in given]
    shown = []
    for part in ("gates", "requires"):
        own = np.array([right for which, right in rights if which == part], float)
        shares = " ".join(f"{share:.3f}" for share in own.mean(axis=0).tolist())
        shown.append(f"{part} n={len(own)} rules, weights, both: {shares};")
    return shown


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.stakes", description=__doc__)
    parser.add_argument("--out", type=Path, default=MODEL)
    args = parser.parse_args()
    train, test = (rows(Path("training/corpus/events") / part) for part in ("train", "test"))
    for fold in range(FOLDS):
        held = [row for row in train if row.report % FOLDS == fold]
        print(f"fold {fold}:", *judge(held, *learn([row for row in train if row.report % FOLDS != fold])))
    names, weights = learn(train)
    print("test:", *judge(test, names, weights))
    save(args.out, names, weights, np.zeros(len(ISSUES)))
    print(f"{len(names)} clues -> {args.out}")


if __name__ == "__main__":
    main()
