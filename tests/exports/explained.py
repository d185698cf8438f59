"""The sample reading with traces, as a reader that keeps account would have written them down."""

from __future__ import annotations

from typing import TypeVar

from detente.model import Entry, Evidence
from detente.model.frozen import FrozenDict
from tests.exports.sample import ANSWER, CLAIM, OFFER, READING, TRUCE, at

_E = TypeVar("_E", bound=Entry)


def traced(entry: _E, trace: dict[str, str], **spans: tuple[Evidence, ...]) -> _E:
    return entry.model_copy(update={"trace": FrozenDict(trace), "spans": FrozenDict(spans)})


CONDITION = traced(
    ANSWER.conditions[0],
    {
        "kind": "conditions: only if",
        "holder": "conditions: Sorland (who does the act)",
        "gates": "conditions: talks (what the act is about)",
    },
    kind=at("only if"),
)
EVENTS = (
    traced(
        OFFER,
        {
            "act": "events, verb of offering: offer",
            "terms": "terms: in … nowhere",
            "terms.place": "places: Port Lume",
            "mood": "a note of a later reader",
        },
        act=at("offered"),
    ),
    traced(ANSWER.model_copy(update={"conditions": (CONDITION,)}), {"act": "events: will come"}),
)
CEASEFIRE = traced(
    TRUCE,
    {
        "status": "ceasefires: truce (its window ended before the report)",
        "scope": "ceasefires: nothing narrows it",
    },
    status=at("truce"),
)
CLAIMED = traced(CLAIM, {"accuser": "claims: Orlo Penn answered"}, accuser=at("Orlo Penn answered"))
EXPLAINED = READING.model_copy(
    update={"events": EVENTS, "ceasefires": (CEASEFIRE,), "violation_claims": (CLAIMED,)}
)
