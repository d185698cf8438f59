"""Conditions → JSON, with the keys of the test cases and what lies behind them."""

from __future__ import annotations

from typing import Any, TextIO

from detente.analysis.conditions.beside import Beside
from detente.analysis.conditions.gate import Gate
from detente.analysis.conditions.inquiry import Answer
from detente.analysis.conditions.outcome import Outcome
from detente.analysis.conditions.rules import Origin, Rules
from detente.exports.sourcejson import source_json
from detente.exports.values import write_values

Object = dict[str, Any]


def write_conditions_json(answer: Answer, out: TextIO) -> None:
    """Write the answer as one JSON object."""
    write_values(conditions_json(answer), out)


def conditions_json(answer: Answer) -> Object:
    """The answer as JSON values."""
    found = outcome_json(answer.outcome)
    if answer.changed is not None:
        change = answer.change
        asked = {"drop": list(change.drop), "add": list(change.add), "guarantee": list(change.guarantee)}
        found["what_if"] = {**asked, **outcome_json(answer.changed)}
    drawn = answer.drawn
    if drawn is None:
        return found
    return {
        "on": drawn.on,
        "reports": answer.reports,
        "copies_left_out": answer.copies,
        **found,
        "history": [
            {
                "day": turn.day,
                "change": "opened" if turn.opened else "closed",
                "items": list(turn.circle.items),
                "because": [_origin(origin) for origin in turn.because],
            }
            for turn in answer.turns
        ],
        "third_parties": [_beside(one) for one in answer.thirds],
        "told_by_others": [_beside(one) for one in answer.told],
        "threats": [_beside(one) for one in answer.threats],
    }


def outcome_json(found: Outcome) -> Object:
    """An outcome: the cases' keys first."""
    return {
        "goal": list(found.rules.goal),
        "reachable_step_by_step": [list(step) for step in found.steps],
        "package_deal": list(found.package),
        "package_at_once": list(found.at_once),
        "strict_obstacles": [_gate(gate) for gate in found.obstacles],
        "strict_obstacles_not_listed": found.more_obstacles,
        "blocked": list(found.blocked),
        "blocked_by": {name: list(ends) for name, ends in found.roots.items()},
        "circles": [
            {"items": list(circle.items), "conditions": [_gate(gate) for gate in circle.gates]}
            for circle in found.circles
        ],
        "circles_not_listed": found.more_circles,
        "min_conditions_to_waive": found.waivers.number,
        "min_weight_to_waive": found.waivers.cost,
        "ways": found.waivers.labels,
        "ways_by": [[_gate(gate) for gate in way] for way in found.waivers.ways],
        "ways_complete": found.waivers.complete,
        "ways_exact": found.waivers.exact,
        "open_questions": [_silent(found.rules, name) for name in sorted(found.rules.silent)],
        "required_without_entry": list(found.unknown),
        "rules": _rules(found.rules),
    }


def _rules(rules: Rules) -> list[Object]:
    return [
        {
            "item": rules.item_of(name),
            "side": rules.leaves[name].side if name in rules.leaves else None,
            "alternatives": [
                {
                    "requires": [
                        {
                            "item": r.item,
                            "strict": r.strict,
                            "weight": r.weight,
                            "said": [_origin(origin) for origin in r.origins],
                        }
                        for r in alternative.requires
                    ],
                    "said": [_origin(origin) for origin in alternative.origins],
                }
                for alternative in alternatives
            ],
        }
        for name, alternatives in rules.items.items()
        if not any(r.item in rules.leaves for alternative in alternatives for r in alternative.requires)
    ]


def _silent(rules: Rules, name: str) -> Object:
    leave = rules.leaves.get(name)
    return {
        "item": leave.item if leave else name,
        "side": leave.side if leave else None,
        "taken_as_willing": bool(rules.items[name]),
    }


def _gate(gate: Gate) -> Object:
    return {
        "item": gate.item,
        "requires": gate.requirement.item,
        "strict": gate.requirement.strict,
        "whose": list(gate.holders),
        "said": [_origin(origin) for origin in gate.requirement.origins],
    }


def _origin(origin: Origin) -> Object:
    return {
        "holder": origin.holder or None,
        "kind": origin.kind or None,
        "act": origin.act or None,
        "day": origin.day or None,
        "text": origin.text or None,
        "source": source_json(origin.source),
    }


def _beside(one: Beside) -> Object:
    return {
        "side": one.side,
        "item": one.item,
        "requires": list(one.asks),
        "kind": one.hold.kind.value,
        "text": one.hold.text,
        "day": one.day,
        "according_to": one.teller or None,
        "source": source_json(one.hold.source),
    }
