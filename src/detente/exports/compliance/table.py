"""Compliance → CSV: a line for each window and selection."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TextIO

from detente.analysis.compliance import Compliance, Finding
from detente.exports.cell import cell
from detente.exports.compliance.rows import lines

COLUMNS = (
    "window", "source", "selection", "start", "end", "verdict", "reason", "counts", "lower", "prorated",
    "upper", "per_day_before", "per_day_inside", "per_day_after", "days_before", "days_after",
    "placebo_as_low", "placebo_windows", "placebo_not_overlapping", "ratio_optimistic", "ratio_low",
    "ratio_high", "ratio_p", "missed", "lines", "notes",
)  # fmt: skip


def write_compliance_csv(found: Sequence[Compliance], out: TextIO) -> None:
    """Write the lines; one that the source can't test has its verdict and no counts."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in found:
        if one.scope is None:
            writer.writerow(_untested(one))
        for finding in one.findings:
            writer.writerow(_line(one, finding))


def _head(one: Compliance, selection: str) -> list[str]:
    end = one.window.end.isoformat() if one.window.end else ""
    return [cell(one.window.id), cell(one.source), selection, one.window.start.isoformat(), end]


def _untested(one: Compliance) -> list[str]:
    judged = one.judged
    known = [*_head(one, "scope"), judged.verdict.value, cell(judged.reason), cell(one.coverage.counts)]
    return [
        *known,
        *[""] * (len(COLUMNS) - len(known) - 3),
        f"{one.missed:.4f}",
        "",
        cell(" ".join(one.notes)),
    ]


def _line(one: Compliance, finding: Finding) -> list[str]:
    rates, test, ratio = finding.rates, finding.placebo, finding.ratio
    inside = finding.inside
    return [
        *_head(one, finding.name),
        finding.judged.verdict.value,
        cell(finding.judged.reason),
        cell(one.coverage.counts),
        *(f"{value:.4f}" for value in (inside.lower, inside.prorated, inside.upper)),
        *(_some(rate.per_day) for rate in (rates.before, rates.inside, rates.after)),
        f"{rates.before.hours / 24:.4f}",
        f"{rates.after.hours / 24:.4f}",
        str(test.as_low),
        str(test.n),
        str(test.apart),
        *([f"{v:.6g}" for v in (ratio.value, ratio.low, ratio.high, ratio.p)] if ratio else [""] * 4),
        f"{one.missed:.4f}",
        " ".join(str(line) for line in lines(finding.incidents, finding.rows)),
        cell(" ".join(one.notes)),
    ]


def _some(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"
