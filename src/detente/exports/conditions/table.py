"""Conditions → CSV: a line for each condition, with what it comes to."""

from __future__ import annotations

import csv
from typing import TextIO

from detente.analysis.conditions.gate import Gate
from detente.analysis.conditions.inquiry import Answer
from detente.analysis.conditions.outcome import Outcome
from detente.exports.cell import cell

COLUMNS = (
    "item", "side", "alternative", "requires", "strict", "weight", "kind", "text", "day", "publisher",
    "quote", "item_is", "on_a_circle", "strict_obstacle", "single_waiver",
)  # fmt: skip


def write_conditions_csv(answer: Answer, out: TextIO) -> None:
    """Write the conditions; an alternative without any and an item that nobody offers have a line too."""
    found = answer.outcome
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    marks = _Marks(found)
    for name, alternatives in found.rules.items.items():
        leave = found.rules.leaves.get(name)
        item, side = (leave.item, leave.side) if leave else (name, "")
        if any(r.item in found.rules.leaves for a in alternatives for r in a.requires):
            continue
        if not alternatives:
            rows.writerow(_row(item, side, "", None, marks))
        for number, alternative in enumerate(alternatives, 1):
            for requirement in alternative.requires:
                rows.writerow(_row(item, side, number, Gate(item, side, number - 1, requirement), marks))
            if not alternative.requires:
                rows.writerow(_row(item, side, number, None, marks))


class _Marks:
    def __init__(self, found: Outcome) -> None:
        self.state = dict.fromkeys(found.reached, "reached")
        self.state |= dict.fromkeys(found.package, "package") | dict.fromkeys(found.blocked, "blocked")
        self.circle = {_key(gate) for circle in found.circles for gate in circle.gates}
        self.strict = {_key(gate) for gate in found.obstacles}
        self.single = {_key(way[0]) for way in found.waivers.ways if len(way) == 1}


def _key(gate: Gate) -> tuple[str, str, int, str]:
    return (gate.item, gate.side, gate.alternative, gate.requirement.item)


def _row(item: str, side: str, number: int | str, gate: Gate | None, marks: _Marks) -> list[str]:
    state = marks.state.get(item, "")
    head = [cell(item), cell(side), str(number)]
    if gate is None:
        return [*head, *[""] * 8, state, "", "", ""]
    requirement = gate.requirement
    origin = requirement.origins[0] if requirement.origins else None
    source = origin.source if origin else None
    return [
        *head,
        cell(requirement.item),
        _yes(requirement.strict),
        f"{requirement.weight:g}",
        origin.kind if origin else "",
        cell(origin.text if origin else ""),
        origin.day if origin else "",
        cell(source.publisher if source else ""),
        cell(source.quote if source else ""),
        state,
        *(_yes(_key(gate) in marked) for marked in (marks.circle, marks.strict, marks.single)),
    ]


def _yes(true: bool) -> str:
    return "yes" if true else "no"
