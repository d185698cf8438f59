"""Krippendorff's alpha for nominal data: how far coders agree beyond chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Alpha over units, each the values that its coders gave, absent ones left out.

    1 is perfect agreement, 0 what chance gives, less is disagreement with a system. None where no unit has
    two values, or all values are the same, so that chance can't be told from agreement. The formula is that
    of Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C.
    """
    totals: Counter[Hashable] = Counter()
    disagreement = 0.0
    for unit in units:
        if len(unit) < 2:
            continue
        counts = Counter(unit)
        totals.update(counts)
        same = sum(n * (n - 1) for n in counts.values())
        disagreement += (len(unit) * (len(unit) - 1) - same) / (len(unit) - 1)
    pairable = sum(totals.values())
    by_chance = pairable**2 - sum(n * n for n in totals.values())
    if not by_chance:
        return None
    return 1 - (pairable - 1) * disagreement / by_chance
