"""The rows of a data set that a figure rests on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from detente.analysis.compliance import Finding
from detente.analysis.compliance.spans import Spans
from detente.incidents import Incidents, instant


def rows_inside(finding: Finding, span: tuple[float, float]) -> list[dict[str, Any]]:
    """The rows that touch a window, in the order of time, with the share of each that lies inside."""
    return [_row(finding.incidents, i, _share(finding.incidents, i, span)) for i in finding.rows]


def rows_in(finding: Finding, spans: Spans) -> list[dict[str, Any]]:
    """The rows that touch one of several stretches, with the share that lies in them."""
    incidents = finding.incidents
    return [
        _row(incidents, i, sum(_share(incidents, i, span) for span in spans))
        for i in touching(incidents, spans)
    ]


def touching(incidents: Incidents, spans: Spans) -> list[int]:
    """Which incidents touch one of several stretches."""
    over = np.where(incidents.end > incidents.start, incidents.end, np.nextafter(incidents.start, np.inf))
    chosen = np.zeros(len(incidents), dtype=bool)
    for start, end in spans:
        chosen |= (incidents.start < end) & (over > start)
    return [int(i) for i in np.flatnonzero(chosen)]


def lines(incidents: Incidents, rows: Iterable[int]) -> list[int]:
    """The lines of the file, in its order."""
    return sorted(int(incidents.line[i]) for i in rows)


def _share(incidents: Incidents, i: int, span: tuple[float, float]) -> float:
    start, end = float(incidents.start[i]), float(incidents.end[i])
    if end <= start:
        return float(span[0] <= start < span[1])
    return max(0.0, min(end, span[1]) - max(start, span[0])) / (end - start)


def _row(incidents: Incidents, i: int, share: float) -> dict[str, Any]:
    texts = incidents.texts
    return {
        "line": int(incidents.line[i]),
        "id": texts["id"][i],
        "start": f"{instant(float(incidents.start[i])):%Y-%m-%dT%H:%MZ}",
        "end": f"{instant(float(incidents.end[i])):%Y-%m-%dT%H:%MZ}",
        "count": float(incidents.count[i]) if incidents.numbered[i] else None,
        "inside": round(share, 4),
        "weapon": texts["weapon"][i],
        "place": texts["place"][i] or texts["admin1"][i],
        "actor": texts["actor"][i],
        "cites": texts["cites"][i],
    }
