"""Compliance → JSON values: every figure with the lines of the rows behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from detente.analysis.compliance import Compliance, Finding
from detente.analysis.compliance.breakdown import Part
from detente.analysis.compliance.claims import ClaimSight
from detente.analysis.compliance.rates import Rate
from detente.analysis.compliance.segmented import Change
from detente.analysis.compliance.series import Count
from detente.analysis.window import Window
from detente.exports.compliance.rows import lines, rows_inside, touching
from detente.exports.compliance.words import CAUTIONS
from detente.exports.incidents.coverage import empty_json
from detente.incidents import Incidents, instant


def compliance_json(
    found: Sequence[Compliance], sights: Mapping[tuple[str, str], Sequence[ClaimSight]] | None = None
) -> dict[str, Any]:
    """All windows, each with what the source can see and what was counted. Times are UTC. `sights` are claims
    beside the data, by window and source.
    """
    claimed = sights or {}
    return {
        "windows": [
            {**_window(one), "claims": [_sight(s) for s in claimed.get((one.window.id, one.source), ())]}
            for one in found
        ],
        "cautions": list(CAUTIONS),
    }


def _window(one: Compliance) -> dict[str, Any]:
    window = one.window
    return {
        "id": window.id,
        "label": window.label,
        "start": window.start.isoformat(),
        "end": window.end.isoformat() if window.end else None,
        "start_precision": window.start_precision.value,
        "end_precision": window.end_precision.value,
        "hours": round(one.span[1] - one.span[0], 4),
        "declared_by": window.declared_by,
        "status": window.status,
        "note": window.note,
        "terms": _terms(window),
        "window_source": window.source,
        "source": one.source,
        "coverage": one.coverage.values(),
        "missed": round(one.missed, 4),
        "others_left_out": [other.id for other in one.others],
        "verdict": one.judged.verdict.value,
        "reason": one.judged.reason,
        "notes": list(one.notes),
        "scope": _finding(one.scope, one) if one.scope else None,
        "everything": _finding(one.everything, one) if one.everything else None,
        "empty_days": empty_json(one.empty),
    }


def _sight(sight: ClaimSight) -> dict[str, Any]:
    claim = sight.claim
    return {
        "id": claim.id,
        "accuser": [party.name for party in claim.accuser],
        "accused": [party.name for party in claim.accused],
        "told_on": claim.told_on,
        "stated": str(claim.tally.stated) if claim.tally and claim.tally.stated else None,
        "data_could_see": sight.sight.value,
        "why": sight.why,
        "data_in_window": _count(sight.found) if sight.found else None,
        "parts": [
            {
                "what": part.what,
                "number": part.number,
                "data_could_see": part.sight.value,
                "why": part.why,
                "data_in_window": _count(part.found) if part.found else None,
            }
            for part in sight.parts
        ],
    }


def _terms(window: Window) -> dict[str, Any]:
    terms = window.scope
    return {
        "text": terms.text,
        "general": terms.general,
        "actors": list(terms.actors),
        "weapons": list(terms.weapons),
        "targets": list(terms.targets),
        "area": terms.area,
        "unread": terms.unread,
    }


def _finding(finding: Finding, one: Compliance) -> dict[str, Any]:
    test, ratio, long = finding.placebo, finding.ratio, finding.segmented
    return {
        "verdict": finding.judged.verdict.value,
        "reason": finding.judged.reason,
        **_count(finding.inside),
        "rows": rows_inside(finding, one.span),
        "rows_without_number": finding.unnumbered,
        "rates": {
            name: _rate(rate, finding.incidents)
            for name, rate in (
                ("before", finding.rates.before),
                ("inside", finding.rates.inside),
                ("after", finding.rates.after),
            )
        },
        "placebo": {
            "k": test.as_low,
            "n": test.n,
            "share": round(test.share, 4),
            "k_by_lower": test.as_low_lower,
            "k_by_upper": test.as_low_upper,
            "empty": test.empty,
            "not_overlapping": test.apart,
            "run": test.run,
            "starts": [instant(float(at)).isoformat() for at in test.starts],
            "prorated": [round(float(value), 4) for value in test.counts.prorated],
        },
        "ratio": None
        if ratio is None
        else {
            "value": ratio.value,
            "low": ratio.low,
            "high": ratio.high if isfinite(ratio.high) else None,
            "p": ratio.p,
            "alpha": ratio.alpha,
            "bin_hours": ratio.bin_hours,
            "bins_inside": ratio.bins_inside,
            "bins_around": ratio.bins_around,
            "optimistic": ratio.optimistic,
        },
        "segmented": None
        if long is None
        else {
            "at_start": _change(long.at_start),
            "trend_a_week": _change(long.a_week),
            "at_end": _change(long.at_end) if long.at_end else None,
            "block_days": long.block_days,
            "times": long.times,
            "days": [instant(float(day)).isoformat() for day in long.days],
            "counts": [float(count) for count in long.counts],
            "means": [round(float(mean), 3) for mean in long.means],
        },
        "by": [_part(part) for part in finding.parts],
    }


def _count(count: Count) -> dict[str, float]:
    return {"lower": count.lower, "prorated": round(count.prorated, 4), "upper": count.upper}


def _rate(rate: Rate, incidents: Incidents) -> dict[str, Any]:
    return {
        "count": round(rate.count, 4),
        "hours": round(rate.hours, 4),
        "per_day": None if rate.per_day is None else round(rate.per_day, 4),
        "spans": [[instant(a).isoformat(), instant(b).isoformat()] for a, b in rate.spans],
        "lines": lines(incidents, touching(incidents, rate.spans)),
    }


def _part(part: Part) -> dict[str, Any]:
    around = (part.rates.before, part.rates.after)
    return {
        "by": part.by,
        "value": part.value,
        **_count(part.inside),
        "per_day_before": around[0].per_day,
        "per_day_inside": part.rates.inside.per_day,
        "per_day_after": around[1].per_day,
    }


def _change(change: Change) -> dict[str, float]:
    return {"value": change.value, "low": change.low, "high": change.high}
