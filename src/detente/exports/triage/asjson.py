"""Verdicts → JSON values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from detente.exports.triage.judged import Judged
from detente.model.evidence import Evidence


def verdict_json(one: Judged) -> dict[str, Any]:
    """The verdict as an object; every key is always there, spans count in the report's text."""
    verdict = one.verdict
    return {
        "source": one.place,
        "report": verdict.report,
        "title": one.title,
        "language": one.report.language,
        "kept": verdict.kept,
        "score": verdict.score,
        "threshold": verdict.threshold,
        "unsure": verdict.unsure,
        "conflicts": [
            {"key": c.key, "name": c.name, "points": c.points, "evidence": _spans(c.evidence)}
            for c in verdict.conflicts
        ],
        "parties": [{"key": p.key, "name": p.name, "evidence": _spans(p.evidence)} for p in verdict.parties],
        "words": [{"weight": w.weight, **_span(w.evidence)} for w in verdict.words],
    }


def write_verdicts_json(judged: Iterable[Judged], out: TextIO) -> None:
    """Write an array."""
    json.dump([verdict_json(one) for one in judged], out, ensure_ascii=False, indent=2)
    out.write("\n")


def write_verdicts_jsonl(judged: Iterable[Judged], out: TextIO) -> None:
    """Write a line a report, as it is judged."""
    for one in judged:
        out.write(json.dumps(verdict_json(one), ensure_ascii=False) + "\n")


def _spans(evidence: Sequence[Evidence]) -> list[dict[str, Any]]:
    return [_span(one) for one in evidence]


def _span(one: Evidence) -> dict[str, Any]:
    return {"start": one.start, "end": one.end, "quote": one.quote}
