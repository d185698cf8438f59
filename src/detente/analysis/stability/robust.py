"""How far verdicts hang on single doubtful points: stable in k of n variants. Never a probability."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from detente.analysis.stability.concepts import Sanctions
from detente.analysis.stability.errors import TooLargeError
from detente.analysis.stability.memory import needed
from detente.analysis.stability.model import Model
from detente.analysis.stability.solve import solve
from detente.analysis.stability.variants import Doubt, Variant, variants

MOST_VARIANTS = 400
MOST_BYTES = 50_000_000
"""Of the tables of one variant: each variant is solved as a whole."""


@dataclass(frozen=True)
class Robustness:
    """For one state and one concept, in how many of the variants of each kind it is an equilibrium.

    `breaks` are the variants in which that differs from the model as given, in words.
    """

    state: int
    concept: str
    counts: tuple[tuple[Doubt, int, int], ...]
    breaks: tuple[str, ...]

    @property
    def total(self) -> tuple[int, int]:
        """In how many of how many variants."""
        return sum(k for _, k, _ in self.counts), sum(n for _, _, n in self.counts)


def robustness(
    model: Model, states: Sequence[int], concepts: Sequence[str], sanctions: Sanctions = Sanctions.WEAK
) -> tuple[Robustness, ...]:
    """For each state and concept, in how many variants of the model it is an equilibrium.

    A concept that a variant does not allow (NM where a pair becomes tied) is counted only in those that do.

    Raises:
        TooLargeError: a variant's tables are large, or there are more than `MOST_VARIANTS`.
    """
    if needed(model) > MOST_BYTES:
        raise TooLargeError("The model is too large to solve every variant of it. Leave options out.")
    found = list(islice(variants(model), MOST_VARIANTS + 1))
    if len(found) > MOST_VARIANTS:
        raise TooLargeError(
            f"The model has more than {MOST_VARIANTS} variants. Rank fewer states apart, or use statements."
        )
    verdicts = [(variant, _equilibria(variant, concepts, sanctions)) for variant in found]
    return tuple(_count(state, concept, verdicts) for concept in concepts for state in states)


def _equilibria(variant: Variant, concepts: Sequence[str], sanctions: Sanctions) -> dict[str, set[int]]:
    solved = solve(variant.model, None, sanctions)
    return {c: set(solved.equilibria(c)) for c in concepts if c in solved.concepts}


def _count(state: int, concept: str, verdicts: list[tuple[Variant, dict[str, set[int]]]]) -> Robustness:
    given = state in verdicts[0][1][concept]
    counts = {doubt: [0, 0] for doubt in Doubt}
    breaks = []
    for variant, equilibria in verdicts:
        if concept not in equilibria:
            continue
        holds = state in equilibria[concept]
        counts[variant.doubt][0] += holds
        counts[variant.doubt][1] += 1
        if holds != given:
            breaks.append(variant.change)
    return Robustness(
        state,
        concept,
        tuple((doubt, k, n) for doubt, (k, n) in counts.items() if n and doubt is not Doubt.NONE),
        tuple(breaks),
    )
