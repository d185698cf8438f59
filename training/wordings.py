"""Learns which wordings do which act: `python -m training.wordings [FOLDER …] [--out FILE]`.

Reads the project's corpora with the reader's own steps and weighs the clues of every word that may do an act
(`reading/local/events/wording_clues.py`) by a multinomial logistic regression with a penalty on the weights'
squares. A word that no annotator marked does none. FOLDERs hold reports in the gold's form; without any the
train part of the event corpus is learned from.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bench.gold import Gold, load_folder
from bench.run_reader import report_of
from detente.model import Report
from detente.reading.local import local
from detente.reading.local.encoder.states import Vectors
from detente.reading.local.events import learned
from detente.reading.local.events.head import ACTS, NONE
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.wording_clues import clues, may_act
from training.clue_tables import save
from training.marked_lines import marked

CORPUS = Path("training/corpus")
MODEL = Path("src/detente/knowledge/models/wordings.npz")
RAREST, PENALTY, STEPS, LIGHTEST = 2, 1.0, 300, 0.02
PLAIN = 4
"""How often the sentences without any act are learned from."""
DAY = "2024-03-14"
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """A word: its clues, and the act that it does."""

    clues: tuple[str, ...]
    act: str


def rows(folders: Sequence[Path]) -> Iterator[Row]:
    """The rows of reports in the gold's form, of marked lines, and of sentences without any act."""
    for folder in folders:
        for gold in load_folder(folder):
            report = report_of(gold)
            yield from _rows(report, _marks(gold, report.text))
    for text in marked(CORPUS / "wordings"):
        yield from _rows(Report(text=text.text, published_at=DAY), text.acts)
    plain = (CORPUS / "plain" / "train.txt").read_text(encoding="utf-8").splitlines()
    idle = list(_rows(Report(text="News in brief\n\n" + "\n\n".join(plain), published_at=DAY), {}))
    for _ in range(PLAIN):
        yield from idle


def _marks(gold: Gold, text: str) -> dict[tuple[int, int], str]:
    """The act by the offsets `[start, end)` of the words that do it."""
    found: dict[tuple[int, int], str] = {}
    for event in gold.data["events"]:
        evidence, trigger = (_first(event.get(key) or event["evidence"]) for key in ("evidence", "trigger"))
        at = text.find(evidence)
        start = text.find(trigger, at) if at >= 0 else -1
        if start >= 0:
            found.setdefault((start, start + len(trigger)), event["act"])
    return found


def _first(words: str | list[str]) -> str:
    return words if isinstance(words, str) else words[0]


def _rows(report: Report, marks: dict[tuple[int, int], str]) -> Iterator[Row]:
    """A row for every word that may do an act, or does."""
    scene = _scene(report)
    assert scene.learned is not None
    acting: dict[int, str] = {}
    inside: set[int] = set()
    for (start, end), act in marks.items():
        words = [
            t for t in scene.page.tokens if t.idx < end and t.idx + len(t.text) > start and not t.is_punct
        ]
        inside |= {t.i for t in words}
        if words:
            top = learned.topmost(words)
            if acting.get(top.head.i) != act:  # the second part of "slung him out" does nothing by itself
                acting.setdefault(top.i, act)
    for token in scene.page.tokens:
        if scene.page.in_headline(token.idx) or (token.i in inside and token.i not in acting):
            continue
        if token.i in acting or may_act(token, scene.learned.told(token)):
            spoken = scene.speaker(token) is not None
            yield Row(tuple(clues(token, spoken=spoken)), acting.get(token.i, NONE))


def _scene(report: Report) -> Scene:
    """What the reader knows of a report before it looks for acts, with no wording weighed."""
    seen: list[Scene] = []

    def watch(scene: Scene, *_: object) -> tuple[tuple[()], tuple[()]]:
        seen.append(scene)
        return (), ()

    def silent(wordings: Sequence[object]) -> Vectors:
        table = np.zeros((len(wordings), len(ACTS)), np.float32)
        table[:, ACTS.index(NONE)] = 1
        return table

    kept = local.__dict__["find_events"], learned.__dict__["shares"]
    local.__dict__["find_events"], learned.__dict__["shares"] = watch, silent
    try:
        local.Local().read(report)
    finally:
        local.__dict__["find_events"], learned.__dict__["shares"] = kept
    return seen[0]


def learn(some: Sequence[Row]) -> tuple[list[str], Floats, Floats]:
    """The clues that are not rare, their weights clues × `ACTS`, and what no clue says."""
    counts = Counter(clue for row in some for clue in set(row.clues))
    names = sorted(clue for clue, count in counts.items() if count >= RAREST)
    place = {name: i for i, name in enumerate(names)}
    known = [sorted({place[c] for c in row.clues if c in place}) for row in some]
    ends = np.cumsum([0, *map(len, known)])
    inside = np.concatenate([np.array(k, int) for k in known])
    table = csr_matrix((np.ones(len(inside)), inside, ends), (len(some), len(names)))
    right = np.zeros((len(some), len(ACTS)))
    right[np.arange(len(some)), [ACTS.index(row.act) for row in some]] = 1
    shape = (len(names) + 1, len(ACTS))

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(shape)
        scores = table @ weights[:-1] + weights[-1]
        scores -= scores.max(axis=1, keepdims=True)
        whole = np.log(np.exp(scores).sum(axis=1, keepdims=True))
        wrong = np.exp(scores - whole) - right
        slope = np.vstack([table.T @ wrong + PENALTY * weights[:-1], wrong.sum(axis=0)])
        size = 0.5 * PENALTY * float((weights[:-1] ** 2).sum())
        return float(-(right * (scores - whole)).sum()) + size, slope.ravel()

    found = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    weights = found.x.reshape(shape)
    return names, weights[:-1], weights[-1]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.wordings", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", default=[CORPUS / "events" / "train"])
    parser.add_argument("--out", type=Path, default=MODEL)
    args = parser.parse_args()
    some = list(rows(args.folders))
    names, weights, bias = learn(some)
    save(args.out, names, weights, bias, LIGHTEST)
    print(
        f"{sum(row.act != NONE for row in some)} acts in {len(some)} words, {len(names)} clues -> {args.out}"
    )


if __name__ == "__main__":
    main()
