"""The judge before the reader: is a report about a conflict or its settlement, which one, which parties."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, exp, log

from detente.model import Report
from detente.reading.triage.conflict import parties, told_of
from detente.reading.triage.passage import Passage, Scorer, take_apart
from detente.reading.triage.verdict import Verdict
from detente.reading.triage.weights import Weights, weights
from detente.reading.triage.why import weighed
from detente.reading.triage.words import passages, spans

SHARE = 2
"""A report is judged by the better half of its passages: what is of interest is seldom in all."""
BRIEF, LONG = 30, 200
"""Words of a brief item and of a full report; between them the offset goes from one's to the other's."""


class Triage:
    """Judges reports one by one, in any language, offline. Safe to keep; not to share among threads."""

    def __init__(self, threshold: float | None = None, trained: Weights | None = None) -> None:
        """Take a threshold from 0 to 1, `None` for the trained one; raise `ValueError` for any other."""
        self._weights = trained or weights()
        self.threshold = self._weights.threshold if threshold is None else threshold
        if not 0 <= self.threshold <= 1:
            raise ValueError(f"a threshold is a number from 0 to 1, not {threshold}")
        self._scorer = Scorer(self._weights)

    def judge(self, report: Report) -> Verdict:
        """The verdict on a report: is it worth reading, what may it be about, which words say so."""
        taken = [take_apart(report.text, span) for span in passages(report.text)]
        scores = [self._scorer.score(passage) for passage in taken]
        title = report.title or ""
        headline = [self._scorer.score(take_apart(title, spans(title)))] if title.strip() else []
        length = sum(len(passage.words) for passage in taken)
        odds = together([*scores, *headline]) - offset(self._weights.offsets, length)
        score = round(probability(odds), 4)
        named = [one for passage in taken for one in passage.names]
        return Verdict(
            report=report.id,
            kept=score >= self.threshold,
            score=score,
            threshold=self.threshold,
            conflicts=told_of(report, named),
            parties=parties(report, named),
            words=weighed(report, _best(taken, scores), self._scorer, self._weights) if taken else (),
        )

    def told_threshold(self) -> str:
        """The threshold in words, with what it is worth on the held-out part of the project's own corpus."""
        reached = [point for point in self._weights.points if point.threshold >= self.threshold]
        said = f"Threshold {self.threshold:.3f}"
        if not reached:
            return f"{said}, higher than any that was measured."
        point = min(reached)
        exact = "" if point.threshold == self.threshold else f"; measured at {point.threshold:.3f}"
        return (
            f"{said}: recall {point.recall:.2f}, precision {point.precision:.2f} on the held-out part{exact}."
        )

    def keeps(self, report: Report) -> bool:
        """Whether a report is worth reading: `judge` as a predicate."""
        return self.judge(report).kept


def together(scores: Sequence[float]) -> float:
    """The log-odds of a report out of those of its passages: the mean of the better half; none: never."""
    if not scores:
        return -20.0
    best = sorted(scores, reverse=True)[: ceil(len(scores) / SHARE)]
    return sum(best) / len(best)


def offset(offsets: tuple[float, float], words: int) -> float:
    """What is taken from the log-odds of a report of so many words."""
    share = (log(max(words, 1)) - log(BRIEF)) / (log(LONG) - log(BRIEF))
    return offsets[0] + max(0.0, min(1.0, share)) * (offsets[1] - offsets[0])


def probability(odds: float) -> float:
    """Log-odds as a number from 0 to 1."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def _best(taken: Sequence[Passage], scores: Sequence[float]) -> Passage:
    return max(zip(scores, taken, strict=True), key=lambda pair: pair[0])[1]
