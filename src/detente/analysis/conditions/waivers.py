"""The smallest sets of conditions whose waiver makes the goal reachable: exact, by branch and bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from detente.analysis.conditions.fixpoint import NEVER, least
from detente.analysis.conditions.net import Net

_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Waivers:
    """The least weight (None where no waiver helps) and every set of that weight, as numbers of conditions.

    `complete` is False where there are more sets than were asked for, `exact` is False where the search was
    cut off: then the weight is the best that was found.
    """

    cost: float | None
    ways: tuple[tuple[int, ...], ...]
    complete: bool = True
    exact: bool = True


def waivers(
    net: Net,
    goal: Sequence[int],
    weights: Sequence[float],
    waivable: Sequence[bool],
    *,
    most: int = 500,
    nodes: int = 100_000,
) -> Waivers:
    """Every set of conditions of least weight whose waiver reaches all of `goal` step by step.

    `weights` (above 0) and `waivable` are by number of condition. A set that reaches the goal has to hold at
    least one condition of every *cut*: conditions without whose waiver some goal stays out of reach. The
    search branches over one cut, and each branch keeps out what the branches before it took, so that it meets
    every set once. Cuts that share no weight give the bound.
    """
    search = _Search(net, tuple(goal), weights, frozenset(c for c, can in enumerate(waivable) if not can))
    search.most, search.nodes = most, nodes
    search.run(frozenset(), search.fixed, 0.0)
    if not search.ways:
        return Waivers(None, (), exact=not search.cut_off)
    ways = sorted(tuple(sorted(way)) for way in search.ways)
    return Waivers(search.best, tuple(ways), complete=not search.full, exact=not search.cut_off)


@dataclass
class _Search:
    net: Net
    goal: tuple[int, ...]
    weights: Sequence[float]
    fixed: frozenset[int]
    most: int = 0
    nodes: int = 0
    best: float = inf
    ways: list[frozenset[int]] = field(default_factory=list)
    full: bool = False
    cut_off: bool = False

    def run(self, waived: frozenset[int], kept: frozenset[int], cost: float) -> None:
        """Take every set that holds `waived` and nothing of `kept`."""
        if self.nodes == 0:
            self.cut_off = True
            return
        self.nodes -= 1
        cut, bound = self._bound(waived, kept)
        total = cost + bound
        if total == inf or total > self.best + _TINY or (self.full and total > self.best - _TINY):
            return
        if cut is None:
            self._take(waived, cost)
            return
        for condition in sorted(cut):
            self.run(waived | {condition}, kept, cost + self.weights[condition])
            kept = kept | {condition}

    def _take(self, waived: frozenset[int], cost: float) -> None:
        if cost < self.best - _TINY:
            self.best, self.ways, self.full = cost, [], False
        if len(self.ways) == self.most:
            self.full = True
        else:
            self.ways.append(waived)

    def _bound(self, waived: frozenset[int], kept: frozenset[int]) -> tuple[set[int] | None, float]:
        """A cut to branch over (None where the goal is reached), and the least weight still to be waived."""
        left: dict[int, float] = {}
        free = set(waived)
        first: set[int] | None = None
        bound = 0.0
        while True:
            step = least(self.net, free)
            cut = self._cut(step, free, kept)
            if cut is None:
                return first, bound
            if first is None:
                first = cut
            if not cut:
                return first, inf
            paid = min(left.get(c, self.weights[c]) for c in cut)
            bound += paid
            for condition in cut:
                left[condition] = left.get(condition, self.weights[condition]) - paid
                if left[condition] <= _TINY:
                    free.add(condition)

    def _cut(self, step: list[int], free: set[int], kept: frozenset[int]) -> set[int] | None:
        """Conditions of which one has to be waived; None where the goal is reached.

        A goal stays out of reach as long as, of each alternative of it and of what these hang on in turn, one
        condition is neither met nor waived.
        """
        missed = next((item for item in self.goal if step[item] == NEVER), None)
        if missed is None:
            return None
        net = self.net
        cut: set[int] = set()
        pending, seen = [missed], {missed}
        for item in pending:  # grows while it is read
            for alternative in net.options(item):
                unmet = [
                    c for c in net.conditions(alternative) if c not in free and step[net.needs[c]] == NEVER
                ]
                chosen = next((c for c in unmet if c in kept), None)
                if chosen is None:
                    chosen = next((c for c in unmet if net.needs[c] in seen), unmet[0])
                    cut.add(chosen)
                needed = net.needs[chosen]
                if needed not in seen:
                    seen.add(needed)
                    pending.append(needed)
        return cut
