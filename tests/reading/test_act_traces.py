"""Why an event is as it is: the step and the cue of each field."""

from __future__ import annotations

import re

from detente.model.codes import Act, Issue, Reality
from detente.reading.local.events.write import event_of
from tests.reading.heard import actors, draft, scene, verdict
from tests.reading.reports import read

SHELL = "The rebels shelled the town of Bor on Monday."
OFFER = "Kenya offered Sudan new talks."


def trace(text: str, letters: str, act: Act, by: tuple[str, ...] = (), **more: object) -> dict[str, str]:
    """The trace of a draft at a word, with some of its fields set."""
    here = scene(text)
    made = draft(here, letters, act, by)
    for field, value in more.items():
        setattr(made, field, value)
    return dict(event_of(made, here).trace)


def test_what_is_empty_has_no_trace() -> None:
    assert trace("It was shelled.", "shelled", Act.ATTACK) == {
        "act": "events: shell",
        "reality": "reality: the outlet's own voice",
        "cameo": "codes: attack on its issues",
        "plover": "codes: attack",
    }


def test_an_act_says_its_cue_its_subject_its_time_and_its_place() -> None:
    found = trace(SHELL, "shelled", Act.ATTACK, ("The rebels",))
    assert found["act"] == "events: shell"
    assert found["actor"] == "agents: subject rebels"
    assert found["date"] == "times: Monday"
    assert found["place"] == "places: Bor"


def test_an_actor_is_the_agent_the_owner_of_a_noun_or_who_speaks() -> None:
    text = "Bor was shelled by the rebels."
    assert trace(text, "shelled", Act.ATTACK, ("the rebels",))["actor"] == "agents: by rebels"
    text = "Chad's attack on Bor failed."
    assert trace(text, "attack", Act.ATTACK, ("Chad",))["actor"] == "agents: whose attack"
    text = "Kenya said that Chad must leave."
    assert trace(text, "leave", Act.DEMAND, ("Kenya",))["actor"] == "agents: who speaks"


def test_recipients_are_weighed_or_found_by_a_rule() -> None:
    here = scene(OFFER)
    sudan = actors(here, "Sudan")
    weighed = trace(OFFER, "offered", Act.PROPOSE, ("Kenya",), recipient=sudan)
    assert weighed["recipient"] == "addressees: weighed by their clues"
    ruled = trace(OFFER, "offered", Act.PROPOSE, ("Kenya",), recipient=sudan, notes={"recipient": "object"})
    assert ruled["recipient"] == "addressees: object"


def test_issues_are_named_heard_or_taken_up() -> None:
    found = trace(
        OFFER,
        "offered",
        Act.PROPOSE,
        ("Kenya",),
        issues=(Issue.TALKS, Issue.BORDERS, Issue.PRISONERS),
        verdict=verdict(Act.PROPOSE, issues={Issue.TALKS: 0.9, Issue.BORDERS: 0.845}),
    )
    assert found["issues"] == (
        "topics: talks “talks”, borders by the model 0.84, prisoners of the act that it takes up"
    )


def test_reality_is_told_by_a_rule_by_what_it_is_inside_of_or_by_its_verb() -> None:
    here = scene(OFFER)
    around = draft(here, "offered", Act.ACCUSE)
    assert trace(OFFER, "offered", Act.PROPOSE, inside=around)["reality"] == "reality: inside accuse"
    noted = trace(OFFER, "offered", Act.PROPOSE, inside=around, notes={"reality": "model 0.81"})
    assert noted["reality"] == "reality: model 0.81"
    assert trace("Chad will shell Bor.", "shell", Act.ATTACK)["reality"] == "reality: will"
    assert trace("Chad did not shell Bor.", "shell", Act.ATTACK)["reality"] == "reality: negation"
    said = trace(OFFER, "offered", Act.PROPOSE, attribution=actors(here, "Kenya"))
    assert said["reality"] == "reality: said by a source"


def test_an_attribution_says_the_cue_of_its_saying() -> None:
    text = "Kenya said that the army had shelled Bor."
    here = scene(text)
    made = draft(here, "shelled", Act.ATTACK)
    made.attribution = actors(here, "Kenya")
    made.reality = Reality.REPORTED
    assert event_of(made, here).trace["attribution"] == "quotations: said"
    here = scene(OFFER)
    made = draft(here, "offered", Act.PROPOSE)
    made.attribution = actors(here, "Kenya")
    assert event_of(made, here).trace["attribution"] == "quotations: who accuses or denies"


def test_codes_say_how_likely_the_head_finds_the_type() -> None:
    found = trace(SHELL, "shelled", Act.ATTACK, verdict=verdict(Act.ATTACK, sure=0.934))
    assert found["plover"] == "codes: attack, model 0.93"


def test_every_event_that_is_read_says_a_step_and_a_cue_for_what_it_has() -> None:
    (event,) = read(SHELL).events
    assert {"act", "actor", "date", "reality", "plover"} <= set(event.trace)
    assert all(re.fullmatch(r"[a-z]+: \S.*", why) for why in event.trace.values())
