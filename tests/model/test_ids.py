"""Ids are hashes of meaning."""

from __future__ import annotations

import re

from hypothesis import given

from detente.model import Actor, Condition, Event, Reading, Report
from detente.model.codes import Act, ActorKind, ConditionKind, Issue, Reality
from tests.model.strategies import few, readings


@few
@given(readings())
def test_ids_do_not_depend_on_confidence_trace_or_spans(reading: Reading) -> None:
    for entry in reading.entries():
        again = {**dict(entry), "id": "", "confidence": 0.123, "trace": {"act": "a cue"}, "spans": {}}
        assert type(entry)(**again).id == entry.id


def test_the_id_of_an_event_does_not_depend_on_the_traces_of_its_conditions() -> None:
    def event(**told: object) -> Event:
        bare = Condition(kind=ConditionKind.IF, gates=Issue.TALKS, text="if asked")
        hung = Condition.model_validate({**dict(bare), **told})
        return Event(act=Act.ACCEPT, reality=Reality.ASSERTED, conditions=(hung,))

    assert event().id == event(trace={"kind": "conditions: if"}, confidence=0.9).id
    assert event().id != event(text="if he was asked", id="").id


@few
@given(readings())
def test_reading_twice_gives_the_same_ids(reading: Reading) -> None:
    for entry in reading.entries():
        assert re.fullmatch(rf"{entry.noun}-[0-9a-f]{{16}}", entry.id)
        assert type(entry)(**{**dict(entry), "id": ""}).id == entry.id


def test_what_means_something_else_has_another_id() -> None:
    event = Event(act=Act.PROPOSE, issues=(Issue.TALKS,), reality=Reality.ASSERTED)
    others = [
        Event(act=Act.DEMAND, issues=(Issue.TALKS,), reality=Reality.ASSERTED),
        Event(act=Act.PROPOSE, issues=(Issue.CEASEFIRE,), reality=Reality.ASSERTED),
        Event(act=Act.PROPOSE, issues=(Issue.TALKS,), reality=Reality.DENIED),
        Event(
            act=Act.PROPOSE,
            issues=(Issue.TALKS,),
            reality=Reality.ASSERTED,
            conditions=(Condition(kind=ConditionKind.IF, gates=Issue.TALKS, text="if asked"),),
        ),
    ]
    assert len({entry.id for entry in (event, *others)}) == len(others) + 1


def test_an_actor_is_the_same_wherever_it_is_mentioned() -> None:
    text = "Arvenia said so. Arvenia did so."
    report = Report(published_at="2025-05-11", text=text)
    first = Actor(name="Arvenia", kind=ActorKind.STATE, mentions=(report.span(0, 7),))
    both = Actor(name="Arvenia", kind=ActorKind.STATE, mentions=(report.span(0, 7), report.span(17, 24)))
    assert first.id == both.id
    assert first.id != Actor(name="Arvenia", kind=ActorKind.GOVERNMENT).id


def test_a_report_is_the_same_in_other_spacing_and_case() -> None:
    one = Report(published_at="2025-05-11", text="The truce  holds.\n")
    other = Report(published_at="2025-05-12", text="THE TRUCE\nholds.")
    assert one.id == other.id
    assert one.sha256 != other.sha256
