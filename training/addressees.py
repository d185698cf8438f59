"""Learns whom an act is directed at: `python -m training.addressees [--out FILE]`.

Reads the project's event corpus with the reader itself, takes the acts that it reads rightly, and weighs the
clues of every party near them against each other and against those for nobody: a softmax whose right answers
are the parties of gold's recipients, with a penalty on the weights' squares. What is printed is judged on
folds of the train part by report, and on the test part.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.align import Cast
from bench.from_reading import story
from bench.gold import Gold, load_folder
from bench.match import pair
from bench.run_reader import report_of
from bench.shapes import Event
from bench.spans import closeness, overlap
from detente.model.codes import Act
from detente.reading.local import local
from detente.reading.local.events import find
from detente.reading.local.events.addressee_clues import Candidate, Field
from detente.reading.local.events.addressees import DOUBT
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from training.choices import Choices
from training.descent import adam

MODEL = Path("src/detente/knowledge/models/addressees.json")
RAREST, PENALTY, STEPS, RATE = 4, 6.0, 300, 0.05
UNSEEN = 0.1
"""What an act weighs whose recipient is none of the parties near it: taken for nobody's."""
FOLDS = 5
DIGITS, LIGHTEST = 2, 0.05


@dataclass(frozen=True)
class Row:
    """An act that was read rightly: the clues for nobody and for each party, and which of them are right."""

    report: str
    act: Act
    clues: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    addressed: bool
    """Whether gold has a recipient."""
    clear: int
    """The first party that the words name clearly; 0 where they name none."""


def rows(folder: Path) -> list[Row]:
    """The rows of a folder of reports."""
    return [row for gold in load_folder(folder) for row in _rows(gold)]


def _rows(gold: Gold) -> Iterator[Row]:
    seen: list[tuple[Sequence[Draft], list[tuple[list[Candidate], tuple[str, ...]]]]] = []

    def watch(drafts: Sequence[Draft], scene: Scene) -> None:
        field = Field(drafts, scene)  # the recipients stay those of the rules: what comes later sees them
        listed = [field.candidates(index) for index in range(len(drafts))]
        seen.append((drafts, [(found, field.nobody(i, found)) for i, found in enumerate(listed)]))

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

    def worth(g: Event, i: int) -> float:
        if not overlap(g.spans, spans[i]):
            return 0.0
        return 1 + 4 * (g.act == acts[i]) + closeness(g.spans, spans[i])

    for g, i in pair(want.events, order, worth):
        event = want.events[g]
        if event.act != acts[i] or drafts[i].settled:
            continue
        found, nobody = listed[i]
        hits = tuple(cast.same_side(event.recipient, (c.party.id,)) for c in found)
        yield Row(
            gold.name,
            drafts[i].act,
            (nobody, *(c.clues for c in found)),
            (not any(hits), *hits),
            bool(event.recipient),
            next((number for number, c in enumerate(found, 1) if c.clear), 0),
        )


def learn(some: Sequence[Row]) -> dict[str, float]:
    """The weights of the clues that are not rare."""
    counts = Counter(clue for row in some for clues in row.clues for clue in set(clues))
    names = sorted(clue for clue, count in counts.items() if count >= RAREST)
    place = {name: i for i, name in enumerate(names)}
    worth = np.where([row.addressed and row.right[0] for row in some], UNSEEN, 1.0)
    choices = Choices([row.clues for row in some], [row.right for row in some], place, PENALTY, worth)
    weights = adam(choices.slope, np.zeros(len(names)), STEPS, RATE)
    return {n: round(float(w), DIGITS) for n, w in zip(names, weights, strict=True) if abs(w) >= LIGHTEST}


def judge(some: Sequence[Row], weights: Mapping[str, float]) -> list[bool | None]:
    """Of each act whether the party given is right; None where none is given and gold has none either."""
    made: list[bool | None] = []
    for row in some:
        weighed = [sum(weights.get(clue, 0.0) for clue in clues) for clues in row.clues]
        weighed[0] += DOUBT
        best = row.clear or weighed.index(max(weighed))
        made.append(None if best == 0 and not row.addressed else bool(best) and row.right[best])
    return made


def figures(some: Sequence[Row], weights: Mapping[str, float]) -> tuple[int, int]:
    """How many acts have one party right or rightly none, of how many."""
    verdicts = judge(some, weights)
    return sum(verdict is not False for verdict in verdicts), len(verdicts)


def crossed(some: Sequence[Row]) -> float:
    """The share of acts that are right, each judged by weights learned without its report."""
    fold = {name: i % FOLDS for i, name in enumerate(sorted({row.report for row in some}))}
    good = 0
    for number in range(FOLDS):
        weights = learn([row for row in some if fold[row.report] != number])
        good += figures([row for row in some if fold[row.report] == number], weights)[0]
    return good / max(1, len(some))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.addressees", description=__doc__)
    parser.add_argument("--out", type=Path, default=MODEL)
    args = parser.parse_args()
    train, test = (rows(Path("training/corpus/events") / part) for part in ("train", "test"))
    weights = learn(train)
    for name, known in (("rules alone", {"none": 1.0, "rule": 2.0}), ("learned", weights)):
        shown = [f"{good / max(1, count):.3f}" for good, count in (figures(p, known) for p in (train, test))]
        print(f"{name}: acts with one party right or rightly none, train {shown[0]}, test {shown[1]}")
    print(f"learned, {FOLDS} folds of train: {crossed(train):.3f}")
    args.out.write_text(json.dumps({"weights": weights}, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights -> {args.out}")


if __name__ == "__main__":
    main()
