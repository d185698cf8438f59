"""Stability → JSON, with the keys that the published test cases use."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TextIO

import numpy as np
from numpy.typing import NDArray

from detente.analysis.stability.account import Account, Told
from detente.analysis.stability.concepts import Sanctions
from detente.analysis.stability.explain import explain, in_acts
from detente.analysis.stability.inverse import Inverse
from detente.analysis.stability.logic import Bools
from detente.analysis.stability.model import GraphForm
from detente.analysis.stability.robust import Robustness
from detente.analysis.stability.solution import Solution
from detente.analysis.stability.states import label_of
from detente.exports.stability.names import label_value, labels
from detente.exports.stability.stream import write_value

MOST_DESCRIBED = 4096
"""States up to which all are described in words."""


def write_stability_json(account: Account, out: TextIO) -> None:
    """Write one object. States are their labels; a label that is a whole number is written as one."""
    write_value(_Writer(account).content(), out)
    out.write("\n")


class _Writer:
    def __init__(self, account: Account) -> None:
        self.account = account
        self.makers = account.model.makers
        self.game = account.game

    def content(self) -> dict[str, Any]:
        account, model = self.account, self.account.model
        solution = account.solution
        content: dict[str, Any] = {
            "title": model.title,
            "dms": list(self.makers),
            "sanctions": account.sanctions.value,
            "status_quo": None if model.status_quo is None else self.label(model.status_quo),
            "warnings": list(model.warnings),
        }
        if solution is None:
            content |= self._checked()
        else:
            content |= self._solved(solution)
        content["not_defined"] = dict(account.refused)
        content["told"] = [self._told(told) for told in account.told]
        if account.robustness:
            content["robustness"] = [self._robustness(one) for one in account.robustness]
        if account.inverse:
            content["inverse"] = [self._inverse(one) for one in account.inverse]
        return content

    def label(self, state: int) -> str | int:
        return label_value(label_of(self.account.model.form, state))

    def labels(self, states: Iterable[int]) -> list[str | int]:
        return [self.label(s) for s in states]

    @cached_property
    def _all(self) -> NDArray[Any]:
        """The label of every feasible state, by state."""
        assert self.account.solution is not None
        feasible = np.flatnonzero(self.account.solution.feasible)
        found = np.empty(self.account.solution.feasible.size, dtype=object)
        written = labels(self.account.model.form, feasible)
        # Patterns of Y and N are no numbers: only labels that the file gives can be.
        named = isinstance(self.account.model.form, GraphForm) or self.account.model.form.names
        found[feasible] = [label_value(label) for label in written] if named else written
        return found

    def _listed(self, chosen: Bools) -> Callable[[], list[str | int]]:
        """The labels of the chosen states, made when they are written."""
        return lambda: self._all[chosen].tolist()

    def _solved(self, solution: Solution) -> dict[str, Any]:
        concepts, count = solution.concepts, int(solution.feasible.sum())
        content: dict[str, Any] = {"feasible_states": count}
        if count <= MOST_DESCRIBED:
            content["states"] = {
                label_of(solution.model.form, s): self.game.words(s)
                for s, can in enumerate(solution.feasible.tolist())
                if can
            }
        content["equilibria"] = {c: self._listed(solution.is_equilibrium(c)) for c in concepts}
        content["stability_by_dm"] = {
            maker: {c: self._listed(solution.stable[i, c]) for c in concepts}
            for i, maker in enumerate(self.makers)
        }
        other = Sanctions.STRICT if solution.sanctions is Sanctions.WEAK else Sanctions.WEAK
        content[f"differs_with_{other.value}_sanctions"] = {
            maker: {c: self._listed(found) for c in concepts if (found := solution.changed(i, c)).any()}
            for i, maker in enumerate(self.makers)
        }
        return content

    def _checked(self) -> dict[str, Any]:
        told = self.account.told[0]
        label = self.label(told.state)

        def where(maker: int, concept: str, stable: bool | None) -> list[str | int]:
            found = [v for v in told.verdicts if (v.maker, v.concept) == (maker, concept)]
            return [label] if found and found[0].stable is stable else []

        concepts = self.account.concepts
        return {
            "equilibria": {c: [label] if c in told.concepts else [] for c in concepts},
            "stability_by_dm": {
                maker: {c: where(i, c, True) for c in concepts} for i, maker in enumerate(self.makers)
            },
            "undecided_by_dm": {
                maker: {c: found for c in concepts if (found := where(i, c, None))}
                for i, maker in enumerate(self.makers)
            },
        }

    def _told(self, told: Told) -> dict[str, Any]:
        content: dict[str, Any] = {
            "state": self.label(told.state),
            "words": self.game.words(told.state),
            "equilibrium_under": list(told.concepts),
            "why": [
                {
                    "dm": self.makers[verdict.maker],
                    "concept": verdict.concept,
                    "stable": verdict.stable,
                    "because": explain(self.game, verdict, most=len(verdict.answers)),
                }
                for verdict in told.verdicts
            ],
        }
        if told.upset is not None:
            content["coalitions"] = [
                {
                    "dms": [self.makers[i] for i in joint.members],
                    "to": self.label(joint.end),
                    "by": in_acts(self.game, joint.path),
                }
                for joint in told.upset.joint
            ]
            content["coalitions_complete"] = told.upset.complete
        content["paths"] = {
            path.kind.value: [
                {
                    "dms": [self.makers[i] for i in leg.members],
                    "to": self.label(leg.end),
                    "by": in_acts(self.game, leg.path),
                }
                for leg in path.legs
            ]
            for path in told.paths
        }
        return content

    def _robustness(self, one: Robustness) -> dict[str, Any]:
        return {
            "state": self.label(one.state),
            "concept": one.concept,
            "variants": {doubt.value: {"stable": k, "of": n} for doubt, k, n in one.counts},
            "changes_with": list(one.breaks),
        }

    def _inverse(self, one: Inverse) -> dict[str, Any]:
        return {
            "state": self.label(one.state),
            "dm": self.makers[one.maker],
            "concept": one.concept,
            "all_of": [
                {
                    "not_below": self.label(clause.target),
                    "or_not_below_all_of": [self.labels(sorted(part)) for part in clause.sanctions],
                }
                for clause in one.clauses
            ],
            "smallest_rise": None if one.rise is None else self.labels(one.rise.overtaken),
            "rankings": None if one.count is None else {"stable": one.count.stable, "of": one.count.rankings},
        }
