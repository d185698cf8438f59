"""How good triage is, and how much faster than reading: `python -m bench.triage [--no-speed] [--json]`.

Quality on the held-out part of the project's own corpus, whose conflicts and topics are in no other part, by
language; on whole reports; on sentences that only sound like war. Speed against the reader, in turn in one
process on one core.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from bench.check_floors import ROOT, shared
from bench.tables import columns
from detente.model import Report
from detente.reading.triage import Triage, Verdict
from training.triage_corpus import FOLDER, Item, items

CORPUS = ROOT / "training" / "corpus"
ROUNDS, REPEATS = 3, 20
"""Rounds of the timing, and how often triage judges the reports in one, since once is too short to time."""


class Counts(NamedTuple):
    """Hits, false alarms, misses, and what was rightly dropped."""

    hits: int
    alarms: int
    misses: int
    dropped: int

    @property
    def recall(self) -> float:
        """The share of what is about a conflict that is kept; 1 where there is none."""
        return self.hits / (self.hits + self.misses) if self.hits + self.misses else 1.0

    @property
    def precision(self) -> float:
        """The share of what is kept that is about a conflict; 1 where nothing is kept."""
        return self.hits / (self.hits + self.alarms) if self.hits + self.alarms else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.hits / max(1, 2 * self.hits + self.alarms + self.misses)


def report_of(text: str, language: str = "en") -> Report:
    """A report of this text alone."""
    return Report(published_at="2025-01-01", language=language, text=text)


def count(judged: Iterable[tuple[bool, bool]]) -> Counts:
    """Counts of pairs: whether it is about a conflict, whether it was kept."""
    listed = list(judged)
    return Counts(
        sum(about and kept for about, kept in listed),
        sum(not about and kept for about, kept in listed),
        sum(about and not kept for about, kept in listed),
        sum(not about and not kept for about, kept in listed),
    )


def held_out(judge: Triage, folder: Path = FOLDER) -> list[tuple[Item, Verdict]]:
    """The test part, each item with its verdict."""
    test = [item for item in items(folder) if item.part == "test"]
    return [(item, judge.judge(report_of(item.text, item.language))) for item in test]


def measure(judge: Triage) -> dict[str, float]:
    """The figures that floors hold, by name; what is not at hand is left out."""
    judged = held_out(judge)
    counts = count((item.about, verdict.kept) for item, verdict in judged)
    named = [(item, verdict) for item, verdict in judged if item.about and item.topic != "?"]
    first = sum(v.conflicts[0].key == i.topic for i, v in named if v.conflicts)
    asked = [(set(i.parties), {p.key for p in v.parties}) for i, v in named]
    told = sum(len(found) for _, found in asked)
    found = {
        "recall": counts.recall,
        "precision": counts.precision,
        "f1": counts.f1,
        "conflict.recall": first / len(named),
        "conflict.precision": first / max(1, sum(bool(v.conflicts) for _, v in named)),
        "parties.recall": sum(len(w & f) for w, f in asked) / sum(len(w) for w, _ in asked),
        "parties.precision": sum(len(w & f) for w, f in asked) / max(1, told),
        "reports.recall": _recall(judge, sorted((CORPUS / "events" / "test").glob("*.txt"))),
        "plain.dropped": _dropped(judge, CORPUS / "plain" / "test.txt"),
    }
    real = sorted((shared() / "reports").glob("*.txt"))
    return found | ({"shared.recall": _recall(judge, real)} if real else {})


def _recall(judge: Triage, files: Sequence[Path]) -> float:
    kept = [judge.keeps(report_of(file.read_text(encoding="utf-8"))) for file in files]
    return sum(kept) / max(1, len(kept))


def _dropped(judge: Triage, file: Path) -> float:
    lines = file.read_text(encoding="utf-8").splitlines()
    return sum(not judge.keeps(report_of(line)) for line in lines) / len(lines)


def by_language(judged: Sequence[tuple[Item, Verdict]]) -> list[tuple[str, Counts]]:
    """Counts of each language, and of all."""
    languages = sorted({item.language for item, _ in judged})
    rows = [
        (language, count((i.about, v.kept) for i, v in judged if i.language == language))
        for language in languages
    ]
    return [*rows, ("all", count((i.about, v.kept) for i, v in judged))]


class Speed(NamedTuple):
    """Words a second, and how many times faster triage is: the median of the ratios of the rounds."""

    words: int
    reading: float
    triage: float
    ratio: float


def speed(rounds: int = ROUNDS) -> Speed:
    """Reads and judges the example reports in turn; the reader is warm, the judge new in each round."""
    from bench.speed import reports_in
    from detente.reading.local.local import Local

    reports = [report_of(file.read_text(encoding="utf-8")) for file in reports_in(ROOT / "examples")]
    words = sum(len(report.text.split()) for report in reports)
    reader, judge = Local(), Triage()
    reader.read(reports[0])
    times = []
    for _ in range(rounds):
        began = perf_counter()
        for report in reports:
            reader.read(report)
        read = perf_counter()
        # A new judge knows no word yet, as at the beginning of a day's reports.
        judge = Triage()
        for _ in range(REPEATS):
            for report in reports:
                judge.judge(report)
        times.append((read - began, (perf_counter() - read) / REPEATS))
    return Speed(
        words,
        words / median(reading for reading, _ in times),
        words / median(judging for _, judging in times),
        median(reading / judging for reading, judging in times),
    )


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0."""
    parser = argparse.ArgumentParser(prog="python -m bench.triage", description="Measures triage.")
    parser.add_argument("--no-speed", action="store_true", help="leave the speed out")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--threshold", type=float, help="another threshold than the trained one")
    args = parser.parse_args(argv)
    judge = Triage(args.threshold)
    found = measure(judge)
    timed = None if args.no_speed else speed()
    if args.json:
        print(json.dumps(found | ({"ratio": timed.ratio} if timed else {}), indent=1))
        return 0
    head = ["language", "about a conflict", "not", "recall", "precision", "F1"]
    rows = [
        [
            language, str(c.hits + c.misses), str(c.alarms + c.dropped),
            f"{c.recall:.3f}", f"{c.precision:.3f}", f"{c.f1:.3f}",
        ]
        for language, c in by_language(held_out(judge))
    ]  # fmt: skip
    print(f"threshold {judge.threshold:.3f}\n")
    print(columns([head, *rows]))
    print()
    print(columns([[name, f"{value:.3f}"] for name, value in found.items()]))
    if timed:
        load = f"{os.getloadavg()[0]:.1f}"
        print(f"\nreading {timed.reading:,.0f} words/s, triage {timed.triage:,.0f} words/s, on one core;")
        print(f"triage is {timed.ratio:.0f} times faster ({timed.words:,} words, load {load})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
