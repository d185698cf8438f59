"""Which states are stable for whom, under which concept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from detente.analysis.stability.concepts import Sanctions
from detente.analysis.stability.logic import Bools
from detente.analysis.stability.model import Model
from detente.analysis.stability.tables import Ranks

Key: TypeAlias = tuple[int, str]
"""A decision maker's index and a concept."""


@dataclass(frozen=True)
class Solution:
    """The verdict on every state.

    `ranks[i]` are the ranks of decision maker i (-1: infeasible state), `stable` the verdicts under the
    chosen reading of a sanction, `other` those under the other reading where it can differ; `refused` says
    why a concept is not computed.
    """

    model: Model
    sanctions: Sanctions
    concepts: tuple[str, ...]
    ranks: Ranks
    stable: Mapping[Key, Bools]
    other: Mapping[Key, Bools] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)

    @property
    def feasible(self) -> Bools:
        """Whether each state can occur."""
        allowed: Bools = self.ranks[0] >= 0
        return allowed

    def states(self, maker: int, concept: str) -> list[int]:
        """The states that are stable for one decision maker."""
        return [int(s) for s in np.flatnonzero(self.stable[maker, concept])]

    def is_equilibrium(self, concept: str) -> Bools:
        """For each state whether it is stable for all decision makers."""
        found = self.feasible.copy()
        for maker in range(len(self.model.makers)):
            found &= self.stable[maker, concept]
        return found

    def equilibria(self, concept: str) -> list[int]:
        """The states that are stable for all decision makers."""
        return [int(s) for s in np.flatnonzero(self.is_equilibrium(concept))]

    def changed(self, maker: int, concept: str) -> Bools:
        """Whether the weak and the strict reading of a sanction disagree on each state."""
        other = self.other.get((maker, concept))
        return (
            np.zeros(self.ranks.shape[1], np.bool_) if other is None else other != self.stable[maker, concept]
        )

    def differs(self, maker: int, concept: str) -> list[int]:
        """The states on which the weak and the strict reading of a sanction disagree."""
        return [int(s) for s in np.flatnonzero(self.changed(maker, concept))]
