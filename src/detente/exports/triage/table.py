"""Verdicts → CSV: a line a report."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from detente.exports.cell import cell
from detente.exports.triage.judged import Judged

COLUMNS = (
    "source", "report", "title", "language", "kept", "score", "threshold", "conflicts", "unsure", "parties",
    "words",
)  # fmt: skip


def write_verdicts_csv(judged: Iterable[Judged], out: TextIO) -> None:
    """Write the verdicts as they are judged; several values in a cell are parted by ` | `."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for one in judged:
        verdict = one.verdict
        rows.writerow([
            cell(one.place), verdict.report, cell(one.title), one.report.language,
            "yes" if verdict.kept else "no", f"{verdict.score:.3f}", f"{verdict.threshold:.3f}",
            " | ".join(conflict.key for conflict in verdict.conflicts),
            "yes" if verdict.unsure else "no",
            " | ".join(party.key for party in verdict.parties),
            cell(" | ".join(f"{word.evidence.quote} {word.weight:+.2f}" for word in verdict.words)),
        ])  # fmt: skip
