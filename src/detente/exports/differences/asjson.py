"""A comparison → JSON values."""

from __future__ import annotations

from typing import Any

from detente.analysis.differences import Compared, Difference, Tally
from detente.model import Entry

Object = dict[str, Any]


def differences_json(found: Compared) -> Object:
    """The sides, the reports, a tally a kind, and every entry with what became of it."""
    return {
        "a": found.a,
        "b": found.b,
        "reports": found.reports,
        "only_in_a": [report.id for report in found.only_a],
        "only_in_b": [report.id for report in found.only_b],
        "kinds": {kind: _tally(one) for kind, one in found.tallies().items()},
        "entries": [_difference(one) for one in found.differences],
    }


def _tally(tally: Tally) -> Object:
    return {
        "agreed": tally.agreed,
        "differ": tally.differ,
        "only_a": tally.only_a,
        "only_b": tally.only_b,
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
        "alike": tally.alike,
    }


def _difference(one: Difference) -> Object:
    return {
        "report": one.report.id,
        "title": one.report.title,
        "kind": one.kind,
        "verdict": one.verdict.value,
        "a": _entry(one.a),
        "b": _entry(one.b),
        "fields": [{"name": field.name, "a": field.a, "b": field.b} for field in one.fields],
    }


def _entry(entry: Entry | None) -> Object | None:
    if entry is None:
        return None
    spans = [{"start": one.start, "end": one.end, "quote": one.quote} for one in entry.evidence]
    return {"id": entry.id, "evidence": spans}
