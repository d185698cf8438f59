"""Terms, scopes and clauses that a model gives: each by words of the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from detente.model import Agreement, Reading, Terms
from detente.model.codes import Issue, TalksFormat

Read = Callable[..., Reading]

TEXT = (
    "Qatar and Egypt said that Israel had offered a halt to air strikes on power plants in Gaza for 60 days. "
    "Israel would free 390 prisoners, and Hamas would let Red Cross doctors in at once. "
    "Hamas denied it.\n\n"
    "It rained in the hills all day, and nobody came down from them to the market in the town below. "
    "The roads were closed, and the shops were shut.\n\n"
    "In the deal that they signed in January, Israel undertook to pull its troops out of the corridor. "
    "Hamas promised to free all hostages."
)
ACTORS = [
    {"name": "Israel", "kind": "state"},
    {"name": "Hamas", "kind": "armed_group"},
    {"name": "Qatar", "kind": "state"},
    {"name": "Egypt", "kind": "state"},
]
SCOPE = {"acts": ["air strikes"], "targets": ["power plants"], "area": "Gaza"}
OFFER: dict[str, Any] = {
    "evidence": "Israel had offered a halt to air strikes on power plants in Gaza for 60 days",
    "act": "propose",
    "actor": ["Israel"],
    "issues": ["ceasefire"],
    "reality": "reported",
    "attribution": ["Qatar", "Egypt"],
}
DEAL: dict[str, Any] = {
    "evidence": "the deal that they signed in January",
    "parties": ["Israel", "Hamas"],
    "status": "signed",
}


def terms(read: Read, **told: Any) -> tuple[Terms, Reading]:
    reading = read({"actors": ACTORS, "events": [{**OFFER, "terms": told}]}, TEXT)
    (event,) = reading.events
    return event.terms, reading


def agreement(read: Read, *clauses: dict[str, Any]) -> Agreement:
    (found,) = read({"actors": ACTORS, "agreements": [{**DEAL, "clauses": list(clauses)}]}, TEXT).agreements
    return found


def test_terms_have_scope_parties_numbers_and_the_words_for_which_there_is_no_field(read: Read) -> None:
    found, reading = terms(
        read,
        scope=SCOPE,
        format="indirect",
        parties=["Israel", "Hamas"],
        facilitator="Qatar",
        numbers=[{"words": "390", "unit": "prisoners"}],
        text="let Red Cross doctors in at once",
    )
    assert found.scope is not None
    assert (found.scope.acts, found.scope.targets, found.scope.area) == (
        ("air strikes",), ("power plants",), "Gaza",
    )  # fmt: skip
    assert found.format is TalksFormat.INDIRECT
    assert [reading.actor(key).name for key in found.parties] == ["Israel", "Hamas"]
    assert found.facilitator is not None
    assert reading.actor(found.facilitator).name == "Qatar"
    assert [(one.value, one.unit) for one in found.numbers] == [(390, "prisoners")]
    assert found.text == "let Red Cross doctors in at once"
    spans = reading.events[0].spans
    assert [one.quote for one in spans["terms.scope"]] == ["air strikes", "power plants", "Gaza"]
    assert [one.quote for one in spans["terms.numbers"]] == ["390", "prisoners"]
    assert not reading.signals


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ({"scope": {"weapons": ["drones"]}}, "terms' scope"),
        ({"numbers": [{"words": "400", "unit": "prisoners"}]}, "terms' numbers"),
        ({"numbers": [{"words": "390", "unit": "tanks"}]}, "terms' numbers"),
        ({"parties": ["Iran"]}, "terms' party"),
        ({"facilitator": "Norway"}, "terms' facilitator"),
        ({"text": "and all shall be forgiven"}, "terms' text"),
    ],
)
def test_terms_whose_words_are_not_near_are_left_out(read: Read, told: dict[str, Any], left: str) -> None:
    found, reading = terms(read, **told)
    assert found == Terms()
    assert [left in one.message for one in reading.signals] == [True]


def test_a_ceasefire_has_a_scope_and_who_asserts_and_denies_it(read: Read) -> None:
    halt = {
        "evidence": OFFER["evidence"],
        "status": "proposed",
        "declared_by": ["Israel"],
        "scope": {**SCOPE, "weapons": ["tanks"]},
        "asserted_by": ["Qatar", "Egypt"],
        "denied_by": ["Hamas"],
    }
    reading = read({"actors": ACTORS, "ceasefires": [halt]}, TEXT)
    (found,) = reading.ceasefires
    assert (found.scope.acts, found.scope.weapons, found.scope.area) == (("air strikes",), (), "Gaza")
    assert [reading.actor(key).name for key in found.asserted_by] == ["Qatar", "Egypt"]
    assert [reading.actor(key).name for key in found.denied_by] == ["Hamas"]


def test_a_ceasefire_has_its_class_and_purposes_where_a_model_gives_them(read: Read) -> None:
    halt = {"evidence": OFFER["evidence"], "status": "proposed", "class": "With compliance"}
    told = read({"actors": ACTORS, "ceasefires": [{**halt, "purposes": ["Peace process", "holiday"]}]}, TEXT)
    (found,) = told.ceasefires
    assert (found.class_, found.purposes) == ("with_compliance", ("peace_process", "holiday"))
    (plain,) = read({"actors": ACTORS, "ceasefires": [{**halt, "class": None}]}, TEXT).ceasefires
    assert (plain.class_, plain.purposes) == (None, ())


def test_an_assertion_whose_source_is_not_named_is_left_out(read: Read) -> None:
    halt = {"evidence": OFFER["evidence"], "status": "proposed", "asserted_by": ["Norway"]}
    assert read({"actors": ACTORS, "events": [OFFER], "ceasefires": [halt]}, TEXT).ceasefires == ()


def test_an_agreement_has_clauses_each_by_its_words(read: Read) -> None:
    found = agreement(
        read,
        {
            "party": "Israel",
            "commitment": "withdrawal",
            "text": "pull its troops out of the corridor",
            "in_exchange_for": "prisoners",
        },
        {"party": "Hamas", "commitment": "prisoners", "text": "free all hostages"},
        {"commitment": "disarmament", "text": "hand over all its weapons"},  # nobody says so
        {"party": "Iran", "commitment": "prisoners", "text": "free all hostages"},  # nor names it
    )
    assert [(one.commitment, one.text, one.in_exchange_for) for one in found.clauses] == [
        (Issue.WITHDRAWAL, "pull its troops out of the corridor", Issue.PRISONERS),
        (Issue.PRISONERS, "free all hostages", None),
    ]
    assert all(one.evidence[0].quote == one.text for one in found.clauses)
