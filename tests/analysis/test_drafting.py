"""Drafts of models from records made by hand: what is in them, and what is asked instead."""

from __future__ import annotations

import io

import pytest

from detente.analysis.drafting import Draft, NoDraftError, draft
from detente.analysis.stability import Model, parse_model, solve
from detente.analysis.stability.game import game_of
from detente.analysis.stability.model import OptionForm
from detente.exports.drafting import write_draft, write_draft_json
from detente.model import Kept
from detente.model.codes import Issue
from tests.analysis.told import act, kept, report


def model_of(drafted: Draft) -> Model:
    out = io.StringIO()
    write_draft(drafted, out)
    return parse_model(out.getvalue())


def orders(drafted: Draft) -> list[tuple[str, str]]:
    return [(order.option, order.after) for order in drafted.orders]


def statements(drafted: Draft, maker: str) -> list[str]:
    return [wish.statement for wish in drafted.wishes[maker]]


def options(drafted: Draft) -> set[str]:
    return {choice.key for choice in drafted.choices}


FRONTS = report(
    "2023-06-01",
    act("North Army", "accept", "talks", to="South Army").under("after", "withdrawal", of="South Army"),
    act("North Army", "demand", "withdrawal", to="South Army"),
    act("South Army", "pledge", "ceasefire"),
    act("South Army", "reject", "withdrawal"),
    talks="North Army, South Army",
)


def test_an_order_that_a_side_demands_holds_for_its_own_step() -> None:
    found = draft([FRONTS])
    assert ("North Army.talks", "South Army.meet demand on withdrawal") in orders(found)
    (order,) = [one for one in found.orders if one.option == "North Army.talks"]
    assert order.strict
    assert [ground.source.quote for ground in order.grounds]


def test_an_order_keeps_no_one_from_going_back_on_what_was_done_first() -> None:
    model = model_of(draft([FRONTS]))
    assert isinstance(model.form, OptionForm)
    game, names = game_of(model), [f"{model.makers[o.owner]}.{o.name}" for o in model.form.options]
    talks, withdrawn = (
        1 << names.index(name) for name in ("North Army.talks", "South Army.meet demand on withdrawal")
    )
    north, south = model.makers.index("North Army"), model.makers.index("South Army")
    assert talks not in game.moves(north, 0), "talks only after the withdrawal"
    assert withdrawn | talks in game.moves(north, withdrawn)
    assert talks in game.moves(south, withdrawn | talks), "the South may come back"
    assert game.rank(north, talks) < game.rank(north, 0) < game.rank(north, withdrawn | talks)


def test_a_refusal_is_a_preference_and_not_infeasible() -> None:
    found = draft([FRONTS])
    assert statements(found, "South Army")[0] == "NOT South Army.meet demand on withdrawal"
    assert "South Army.meet demand on withdrawal" not in dict(orders(found))
    assert found.excluded == ()


def test_a_side_that_both_offers_and_refuses_is_asked_which() -> None:
    told = report(
        "2025-03-01",
        act("Armenia", "accept", "talks", "Azerbaijan"),
        act("Armenia", "reject", "talks", "Azerbaijan"),
        talks="Armenia, Azerbaijan",
    )
    found = draft([told])
    assert any(one.startswith("Does Armenia offer “talks” or refuse it?") for one in found.questions)
    assert "NOT Armenia.talks" not in statements(found, "Armenia")
    assert found.reached == (("talks",),)


def test_what_a_side_refused_and_later_only_asks_for_stays_refused() -> None:
    record = kept(
        report("2025-03-01", act("Armenia", "reject", "talks"), talks="Armenia, Azerbaijan"),
        report("2025-03-05", act("Armenia", "demand", "talks"), talks="Armenia, Azerbaijan"),
    )
    found = draft(record)
    assert statements(found, "Armenia")[0] == "NOT Armenia.talks"
    assert found.reached == ()


def test_what_has_to_come_first_goes_before_what_waits_for_it_and_only_that_is_known() -> None:
    found = draft([FRONTS])
    assert statements(found, "North Army") == [
        "South Army.meet demand on withdrawal",
        "North Army.talks IFF South Army.meet demand on withdrawal",
    ]
    assert found.unknown["North Army"] == ()
    assert found.unknown["South Army"] == ((1, 2),)


def test_a_threat_is_an_option_that_hangs_on_its_condition() -> None:
    found = draft(
        [
            report(
                "2025-03-01",
                act("Rwanda", "propose", "talks", to="Congo"),
                act("Congo", "accept", "talks"),
                act("Qatar", "threaten", "sanctions", to="Rwanda").under("unless", "talks", of="Rwanda"),
                talks="Rwanda, Congo",
            )
        ]
    )
    assert "Qatar.sanctions as threatened" in options(found)
    (threat,) = statements(found, "Qatar")
    assert threat.endswith("Qatar.sanctions as threatened IFF NOT Rwanda.talks")


def test_a_threat_without_a_condition_is_asked_about_and_ranks_nothing() -> None:
    found = draft([report("2025-03-01", act("Qatar", "threaten", "sanctions", to="Rwanda"))])
    assert found.wishes["Qatar"] == ()
    assert any(one.startswith("When would Qatar carry out") for one in found.questions)
    assert any(one.startswith("What does Qatar prefer?") for one in found.questions)
    assert len(solve(model_of(found), ["Nash"]).equilibria("Nash")) == 2


def test_a_side_without_a_word_is_asked_about_and_given_no_condition() -> None:
    found = draft([report("2025-03-01", act("Armenia", "propose", "talks"), talks="Armenia, Azerbaijan")])
    assert options(found) == {"Armenia.talks", "Azerbaijan.talks"}
    assert any(one.startswith("Would Azerbaijan take its option “talks”") for one in found.questions)
    assert found.orders == ()


def test_an_alleged_offer_and_what_someone_else_tells_make_nothing() -> None:
    told = report(
        "2025-03-01",
        act("Armenia", "propose", "talks"),
        act("Azerbaijan", "pledge", "withdrawal", by="Armenia", reality="alleged"),
        talks="Armenia, Azerbaijan",
    )
    assert "Azerbaijan.withdrawal" not in options(draft([told]))


def test_the_latest_word_counts_and_the_day_is_the_one_asked_for() -> None:
    record = kept(
        report(
            "2025-03-01",
            act("Armenia", "accept", "talks").under("before", "ceasefire"),
            talks="Armenia, Azerbaijan",
        ),
        report(
            "2025-03-09", act("Armenia", "accept", "talks", unconditional=True), talks="Armenia, Azerbaijan"
        ),
    )
    assert orders(draft(record, "2025-03-05"))
    assert not orders(draft(record))


def test_there_is_room_for_so_many_and_the_rest_is_named() -> None:
    told = report(
        "2025-03-01",
        act("Armenia", "propose", "talks"),
        act("Azerbaijan", "accept", "talks"),
        act("Armenia", "pledge", "demining"),
        act("Armenia", "pledge", "refugees_return"),
        talks="Armenia, Azerbaijan",
    )
    found = draft([told], most=3)
    assert len(found.choices) == 3
    assert {"Armenia.talks", "Azerbaijan.talks"} <= options(found)
    assert any("left out" in one and ("demining" in one or "refugees" in one) for one in found.questions)
    with pytest.raises(NoDraftError, match="--most"):
        draft([told], most=1, issue=[Issue.TALKS])


def test_names_with_signs_of_conditions_are_quoted() -> None:
    told = report(
        "2025-03-01",
        act('Front (North) AND "Allies"', "accept", "talks").under("before", "ceasefire"),
        act("Congo", "propose", "talks"),
        talks='Front (North) AND "Allies", Congo',
    )
    found = draft([told])
    assert model_of(found).makers == found.makers
    assert dict(orders(found))["Front (North) AND Allies.talks"].startswith(
        '"Front (North) AND Allies.ceasef'
    )


@pytest.mark.parametrize("record", [[], [report("2025-03-01", act("Armenia", "attack", "territory"))]])
def test_a_record_that_says_nothing_says_so(record: list[Kept]) -> None:
    with pytest.raises(NoDraftError, match=r"no side offers|no reports"):
        draft(record)


def test_yaml_and_json_are_the_same_model() -> None:
    out = io.StringIO()
    write_draft_json(draft([FRONTS]), out)
    as_json, as_yaml = parse_model(out.getvalue()), model_of(draft([FRONTS]))
    assert as_json == as_yaml
    assert as_yaml.title == "Drafted from the record of 2023-06-01"
