"""A draft → nested values, in the order and under the keys of a model file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from detente.analysis.drafting.draft import Draft, Ground
from detente.exports.clean import one_line

NOTHING = "nothing on record says what it prefers: this holds in every state"


def values(draft: Draft) -> dict[str, Any]:
    """The model, each part with its evidence and marked as drafted."""
    found: dict[str, Any] = {
        "title": f"Drafted from the record of {draft.on}",
        "dms": [_plain(name) for name in draft.makers],
        "options": [
            {
                "name": one.name,
                "dm": _plain(one.maker),
                "drafted": True,
                "evidence": _evidence(one.grounds),
            }
            for one in draft.choices
        ],
    }
    if draft.orders:
        found["orders"] = [
            {
                "option": _plain(one.option),
                "after": _plain(one.after),
                "note": _plain(one.says),
                "drafted": True,
                "evidence": _evidence(one.grounds),
            }
            for one in draft.orders
        ]
    if draft.excluded:
        found["infeasible"] = [
            {"condition": _plain(one), "note": "a step and its opposite", "drafted": True}
            for one in draft.excluded
        ]
    found["status_quo"] = draft.status_quo
    found["priority_statements"] = {_plain(name): _statements(draft, name) for name in draft.makers}
    unknown = {_plain(name): [list(pair) for pair in pairs] for name, pairs in draft.unknown.items() if pairs}
    if unknown:
        found["unknown"] = unknown
    found["note"] = {"questions": [_plain(one) for one in draft.questions]}
    found["drafted"] = {
        "on": draft.on,
        "parts": {_plain(name): list(ids) for name, ids in draft.parts().items()},
    }
    return found


def _statements(draft: Draft, name: str) -> list[dict[str, Any]]:
    listed = draft.wishes[name]
    if not listed:
        own = next(one for one in draft.choices if one.maker == name)
        term = f'"{_plain(own.key)}"'
        return [{"statement": f"{term} OR NOT {term}", "note": NOTHING, "drafted": True}]
    return [
        {
            "statement": _plain(one.statement),
            "note": _plain(one.says),
            "drafted": True,
            "evidence": _evidence(one.grounds),
        }
        for one in listed
    ]


def _evidence(grounds: Iterable[Ground]) -> list[dict[str, str]]:
    listed = (
        {
            "how": _plain(one.how),
            "quote": _plain(one.source.quote),
            "date": one.day,
            "publisher": _plain(one.source.publisher),
            "report": one.source.report,
            "entry": one.source.entry,
        }
        for one in grounds
    )
    return [{key: value for key, value in one.items() if value} for one in listed]


def _plain(text: str) -> str:
    """Text from outside on one line and without control characters, as a model file may hold it."""
    return one_line(text)
