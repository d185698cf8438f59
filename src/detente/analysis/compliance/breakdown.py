"""A window by area, weapon or actor: the same counts for each part."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from detente.analysis.compliance.rates import Rates, rates
from detente.analysis.compliance.series import Count, Series
from detente.analysis.compliance.spans import Span, Spans
from detente.incidents import Incidents
from detente.knowledge.arms import arms

MOST = 12
BY = {"weapon": "weapons", "area": "admin1", "actor": "actor"}
NOT_SAID = "(not said)"
OTHERS = "(all others)"


@dataclass(frozen=True, slots=True)
class Part:
    """One value of one dimension: what it counts inside, and its rates."""

    by: str
    value: str
    inside: Count
    rates: Rates

    @property
    def seen(self) -> bool:
        """Whether there is anything of it inside or around."""
        around = (self.rates.before, self.rates.inside, self.rates.after)
        return self.inside.upper > 0 or any(rate.count > 0 for rate in around)


def breakdown(incidents: Incidents, window: Span, covered: Spans, others: Spans) -> tuple[Part, ...]:
    """The parts by area, weapon and actor, those with most first; a dimension of one value is left out."""
    found = []
    for by in BY:
        groups = _groups(incidents, by)
        if len(groups) < 2:
            continue
        largest = sorted(groups, key=lambda value: -float(incidents.count[groups[value]].sum()))
        small = largest[MOST:]
        if small:
            groups = {value: groups[value] for value in largest[:MOST]} | {
                OTHERS: [i for value in small for i in groups[value]]
            }
        for value, rows in groups.items():
            at = np.array(sorted(rows))
            series = Series(incidents.start[at], incidents.end[at], incidents.count[at])
            part = Part(by, value, series.count(*window), rates(series, window, covered, others))
            if part.seen:
                found.append(part)
    return tuple(found)


def _groups(incidents: Incidents, by: str) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for i, value in enumerate(_values(incidents, by)):
        groups[value or NOT_SAID].append(i)
    largest = sorted(groups, key=lambda value: -float(incidents.count[groups[value]].sum()))
    return {value: groups[value] for value in largest}


def _values(incidents: Incidents, by: str) -> list[str | None]:
    if by == "weapon":
        return [arms().said(classes) or None for classes in incidents.classes["weapons"]]
    if by == "area":
        pairs = zip(incidents.texts["admin1"], incidents.texts["place"], strict=True)
        return [admin1 or place for admin1, place in pairs]
    return incidents.texts["actor"]
