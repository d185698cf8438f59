"""What the rules found, weighed by the head; what they missed, drafted. The tests give the verdicts."""

from __future__ import annotations

import pytest

from detente.model.codes import Act, Issue, PloverType
from detente.reading.local.events.find import find_events
from detente.reading.local.events.judged import judged, weighed, with_issues
from detente.reading.local.events.learned import Verdict
from tests.reading.heard import Heard, draft, names, scene, verdict, word
from tests.reading.reports import acts

SHELL = "The rebels flattened the market on Monday."
OFFER = "Kenya offered Sudan a truce."


def test_an_act_that_the_head_does_not_hear_at_all_is_dropped() -> None:
    here = scene(OFFER)
    made = draft(here, "offered", Act.PROPOSE, ("Kenya",))
    assert weighed(made, 0.01, None, here) is None
    assert weighed(made, 0.2, None, here) is made


def test_what_somebody_is_accused_of_is_never_dropped() -> None:
    here = scene(OFFER)
    made = draft(here, "offered", Act.PROPOSE, ("Kenya",))
    made.inside = draft(here, "offered", Act.ACCUSE, ("Kenya",))
    assert weighed(made, 0.0, None, here) is made


def test_an_act_that_the_head_agrees_with_is_surer() -> None:
    here = scene(OFFER)
    made = weighed(draft(here, "offered", Act.PROPOSE, ("Kenya",)), 0.9, verdict(Act.PROPOSE, told=0.9), here)
    assert made is not None
    assert (made.act, made.cue, made.confidence) == (Act.PROPOSE, "offer", 0.81)
    assert made.verdict is not None


def test_a_head_that_doubts_leaves_the_rules_confidence() -> None:
    here = scene(OFFER)
    own = draft(here, "offered", Act.PROPOSE, ("Kenya",))
    made = weighed(own, 0.3, verdict(Act.PROPOSE, 0.3, told=0.3), here)
    assert made is not None
    assert made.confidence == draft(here, "offered", Act.PROPOSE).confidence


def test_another_act_takes_the_place_of_a_rules_where_it_is_far_likelier() -> None:
    here = scene(OFFER)
    made = weighed(draft(here, "offered", Act.PROPOSE, ("Kenya",)), 0.9, verdict(Act.PLEDGE), here)
    assert made is not None
    assert (made.act, made.cue) == (Act.PLEDGE, "model: pledge for offer")


@pytest.mark.parametrize(
    "heard",
    [
        verdict(Act.PLEDGE, 0.6),
        verdict(Act.PLEDGE, 0.7, also={Act.PROPOSE: 0.2}),
    ],
    ids=["not sure", "the rule's own is heard too"],
)
def test_a_rules_act_stays(heard: Verdict) -> None:
    here = scene(OFFER)
    made = weighed(draft(here, "offered", Act.PROPOSE, ("Kenya",)), 0.9, heard, here)
    assert made is not None
    assert (made.act, made.cue) == (Act.PROPOSE, "offer")


def test_what_a_speaker_says_does_not_become_what_others_do() -> None:
    here = scene("Kenya said that Chad must leave Bor.")
    made = weighed(draft(here, "leave", Act.DEMAND, ("Kenya",)), 0.9, verdict(Act.WITHDRAW), here)
    assert made is not None
    assert made.act is Act.DEMAND
    own = weighed(draft(here, "leave", Act.DEMAND, ("Chad",)), 0.9, verdict(Act.WITHDRAW), here)
    assert own is not None
    assert own.act is Act.WITHDRAW


def test_an_act_that_no_rule_finds_is_drafted_with_the_subject_for_its_actor() -> None:
    here = scene(SHELL)
    made = judged(word(here, "flattened"), verdict(Act.ATTACK), here, ())
    assert made is not None
    assert (made.act, names(made.actor), made.cue) == (Act.ATTACK, ["The rebels"], "model: flatten")
    assert made.confidence == 0.81
    assert made.clause is not None


def test_of_a_passive_the_agent_is_the_actor() -> None:
    here = scene("The market was flattened by the rebels.")
    made = judged(word(here, "flattened"), verdict(Act.ATTACK), here, ())
    assert made is not None
    assert names(made.actor) == ["the rebels"]
    bare = scene("The market was flattened on Monday.")
    made = judged(word(bare, "flattened"), verdict(Act.ATTACK), bare, ())
    assert made is not None
    assert made.actor == ()


@pytest.mark.parametrize(
    "heard",
    [
        verdict(Act.ATTACK, told=0.5),
        verdict(Act.ATTACK, idle=0.5),
        verdict(Act.ATTACK, 0.3),
    ],
    ids=["hardly told", "perhaps idle", "which act is open"],
)
def test_what_the_head_is_not_sure_of_is_not_drafted(heard: Verdict) -> None:
    here = scene(SHELL)
    assert judged(word(here, "flattened"), heard, here, ()) is None


def test_words_of_nobody_are_not_drafted_but_deeds_of_nobody_are() -> None:
    here = scene("It was rejected on Monday.")
    rejected = word(here, "rejected")
    assert judged(rejected, verdict(Act.REJECT, kind=PloverType.REJECT), here, ()) is None
    assert judged(rejected, verdict(Act.ATTACK), here, ()) is not None


def test_what_a_speaker_says_of_others_the_speaker_does() -> None:
    here = scene("Kenya said that Sudan had emptied the camps.")
    emptied = word(here, "emptied")
    accused = judged(emptied, verdict(Act.ACCUSE, kind=PloverType.ACCUSE), here, ())
    forced = judged(emptied, verdict(Act.COERCE, kind=PloverType.COERCE), here, ())
    assert accused is not None
    assert forced is not None
    assert (names(accused.actor), names(forced.actor)) == (["Kenya"], ["Sudan"])


@pytest.mark.parametrize("mark", ["if", "whether", "unless"])
def test_what_is_only_supposed_is_not_drafted(mark: str) -> None:
    here = scene(f"Nobody knew {mark} the rebels flattened the market.")
    assert judged(word(here, "flattened"), verdict(Act.ATTACK), here, ()) is None


def test_what_an_accuser_is_said_to_accuse_others_of_is_not_his_deed() -> None:
    here = scene("Chad accused Sudan of shelling Bor.")
    accuse = draft(here, "accused", Act.ACCUSE, ("Chad",), ("Sudan",))
    assert judged(word(here, "shelling"), verdict(Act.ATTACK), here, [accuse]) is None


@pytest.mark.parametrize(
    ("own", "heard", "act", "expected"),
    [
        ((), {Issue.BORDERS: 0.6, Issue.TALKS: 0.9}, Act.PROPOSE, (Issue.TALKS, Issue.BORDERS)),
        ((Issue.BORDERS,), {Issue.TALKS: 0.9}, Act.PROPOSE, (Issue.BORDERS, Issue.TALKS)),
        ((Issue.TALKS,), {Issue.TALKS: 0.9}, Act.PROPOSE, (Issue.TALKS,)),
        ((), {Issue.TALKS: 0.3, Issue.BORDERS: 0.2}, Act.PROPOSE, (Issue.TALKS,)),
        ((Issue.BORDERS,), {Issue.TALKS: 0.25}, Act.PROPOSE, (Issue.BORDERS,)),
        ((), {}, Act.PROPOSE, ()),
        ((), {Issue.SHIPPING: 0.9}, Act.ATTACK, ()),
        ((Issue.SHIPPING,), {Issue.BORDERS: 0.9}, Act.ATTACK, (Issue.SHIPPING, Issue.BORDERS)),
    ],
)
def test_issues_are_those_that_the_words_name_and_then_those_that_are_clear(
    own: tuple[Issue, ...], heard: dict[Issue, float], act: Act, expected: tuple[Issue, ...]
) -> None:
    assert with_issues(own, verdict(act, issues=heard), act) == expected


def test_the_reader_takes_what_the_head_hears_and_drops_what_it_does_not() -> None:
    text = "The rebels flattened the market. Kenya offered Sudan a truce."
    heard = Heard({"flattened": verdict(Act.ATTACK)})
    events, drafts = find_events(scene(text, heard))
    assert [(event.act, one.cue) for event, one in zip(events, drafts, strict=True)] == [
        (Act.ATTACK, "model: flatten")
    ]
    rules, _ = find_events(scene(text))
    assert [event.act for event in rules] == [Act.PROPOSE]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels shelled the town of Bor on Monday.",
        "Government troops bombed a market in Aleppo on Friday, killing twelve people.",
        "Gunmen shot dead three policemen in Jolo on Sunday.",
    ],
)
def test_plain_force_is_an_attack(text: str) -> None:
    assert [act for _, act, _ in acts(text)] == ["attack"]


@pytest.mark.parametrize(
    "text",
    [
        "The striker's shot hit the bar in the cup final.",
        "The oven was cold and the bread was late on Monday.",
        "The team launched a late attack and scored in the last minute.",
    ],
)
def test_sport_and_bread_are_none(text: str) -> None:
    assert acts(text) == []
