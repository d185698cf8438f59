"""Who is a stranger at sight is one by all that is weighed, so that nobody is left out of a comparison."""

from __future__ import annotations

from itertools import product

import pytest

from detente.record.matters.agents import Agent
from detente.record.matters.matter import MatterKind
from detente.record.matters.sketch import sketch, strangers
from detente.record.matters.stored import profile_json, sketch_of
from detente.record.matters.telling import Profile
from detente.record.matters.weigh import weigh


def person(name: str, side: str = "SDN") -> Profile:
    return Profile(MatterKind.ACTOR, "person", (Agent(f"person:{name}", side, "person", name=name),))


def body(name: str, side: str = "SDN") -> Profile:
    return Profile(MatterKind.ACTOR, "body", (Agent(f"body:{name}", side, "body", name=name),))


def group(name: str) -> Profile:
    return Profile(MatterKind.ACTOR, "group", (Agent(f"group:{name}", "", "group", name=name),))


ACTORS = (
    person("omar idris"), person("o idris"), person("omar idriss"), person("omar hassan"), person("idris"),
    person("omar idris", "ETH"), person("omar idris", ""), person(""),
    body("defence ministry"), body("defense ministry"), body("finance ministry"),
    body("defence ministry", "ETH"), group("elders"), group("tribal elders"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other"), list(product(ACTORS, ACTORS)))
def test_strangers_are_never_one(one: Profile, other: Profile) -> None:
    at_sight = strangers(sketch(one), sketch(other))
    assert at_sight == strangers(sketch(other), sketch(one))
    if at_sight:
        assert weigh(one, other, 0).apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("omar idris"), person("o idris")),
        (person("omar idris"), person("omar idriss")),
        (body("defence ministry"), body("defense ministry")),
        (group("elders"), group("tribal elders")),
    ],
)
def test_who_may_be_one_is_no_stranger(one: Profile, other: Profile) -> None:
    assert not strangers(sketch(one), sketch(other))


@pytest.mark.parametrize("profile", ACTORS)
def test_a_sketch_is_read_from_what_is_kept(profile: Profile) -> None:
    assert sketch_of(profile_json(profile)) == sketch(profile)
