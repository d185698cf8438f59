"""Stability → JSON, with the keys that the published test cases use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, TextIO

from detente.analysis.stability.account import Account, Told
from detente.analysis.stability.concepts import Sanctions
from detente.analysis.stability.explain import explain, in_acts
from detente.analysis.stability.inverse import Inverse
from detente.analysis.stability.robust import Robustness
from detente.analysis.stability.solution import Solution
from detente.analysis.stability.states import label_of

MOST_DESCRIBED = 4096
"""States up to which all are described in words."""

_UNSAFE = re.compile("[\x7f-\x9f]")


def write_stability_json(account: Account, out: TextIO) -> None:
    """Write one object. States are their labels; a label that is a whole number is written as one."""
    text = json.dumps(_Writer(account).content(), ensure_ascii=False, indent=2)
    # Lists of labels on one line: they can have a million.
    text = re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda found: f"[{' '.join(found[1].split())}]", text)
    out.write(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")


def label_value(label: str) -> str | int:
    """The label as the model file wrote it: a whole number where it looks like one."""
    return int(label) if re.fullmatch(r"0|[1-9]\d{0,17}", label) else label


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

    def _solved(self, solution: Solution) -> dict[str, Any]:
        concepts, count = solution.concepts, int(solution.feasible.sum())
        content: dict[str, Any] = {"feasible_states": count}
        if count <= MOST_DESCRIBED:
            content["states"] = {
                label_of(solution.model.form, s): self.game.words(s)
                for s, can in enumerate(solution.feasible.tolist())
                if can
            }
        content["equilibria"] = {c: self.labels(solution.equilibria(c)) for c in concepts}
        content["stability_by_dm"] = {
            maker: {c: self.labels(solution.states(i, c)) for c in concepts}
            for i, maker in enumerate(self.makers)
        }
        other = Sanctions.STRICT if solution.sanctions is Sanctions.WEAK else Sanctions.WEAK
        content[f"differs_with_{other.value}_sanctions"] = {
            maker: {c: self.labels(found) for c in concepts if (found := solution.differs(i, c))}
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
