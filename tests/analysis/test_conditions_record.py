"""From the record to rules: whose word counts, which is the latest, what it asks for."""

from __future__ import annotations

import pytest

from detente.analysis.conditions.errors import UnknownItemError
from detente.analysis.conditions.inquiry import Answer, Change, ask_record
from detente.analysis.sides import UnknownSideError
from detente.model import Judgement
from tests.analysis.told import act, report

BOTH = "Congo, M23"
CONGO = "Democratic Republic of the Congo"


def alternatives(answer: Answer, leave: str) -> list[list[str]]:
    return [[r.item for r in alternative.requires] for alternative in answer.outcome.rules.items[leave]]


def test_a_joint_step_takes_the_leave_of_each_side() -> None:
    answer = ask_record(
        [report("2025-03-20", act("M23", "accept", "talks"), act("Congo", "reject", "talks"), talks=BOTH)]
    )
    assert answer.outcome.blocked == ("talks",)
    assert alternatives(answer, "talks / M23") == [[]]
    assert alternatives(answer, f"talks / {CONGO}") == []


def test_the_latest_word_counts() -> None:
    first = report("2025-03-18", act("Congo", "reject", "talks"), act("M23", "propose", "talks"), talks=BOTH)
    later = report("2025-03-25", act("Congo", "accept", "talks").under("if", "ceasefire"), talks=BOTH)
    assert ask_record([first, later], "2025-03-20").outcome.blocked == ("talks",)
    answer = ask_record([later, first])
    assert alternatives(answer, f"talks / {CONGO}") == [["ceasefire"]]
    # Nobody has spoken of a ceasefire itself: both are taken as willing, and that is said.
    assert answer.outcome.steps == (("ceasefire",), ("talks",))
    assert answer.outcome.rules.silent == {f"ceasefire / {CONGO}", "ceasefire / M23"}


def test_a_silent_side_is_unwilling_where_a_person_says_so() -> None:
    word = report("2025-03-18", act("M23", "propose", "talks", "Congo"), talks=BOTH)
    assert ask_record([word]).outcome.steps == (("talks",),)
    assert ask_record([word], unwilling=["Congo"]).outcome.blocked == ("talks",)
    assert ask_record([word], unwilling=["Congo: talks"]).outcome.blocked == ("talks",)
    assert ask_record([word], unwilling=["Congo: ceasefire"]).outcome.steps == (("talks",),)


def test_offers_of_one_day_are_alternatives_and_the_one_that_asks_for_more_is_left_out() -> None:
    offer = act("Israel", "propose", "ceasefire").under("if", "hostages", of="Hamas")
    word = report(
        "2025-11-06",
        offer,
        offer.under("if", "disarmament", of="Hamas"),
        act("Israel", "accept", "ceasefire").under("in_exchange_for", "withdrawal", of="Hamas"),
        talks="Israel, Hamas",
    )
    assert alternatives(ask_record([word]), "ceasefire / Israel") == [
        ["hostages (Hamas)"],
        ["withdrawal (Hamas)"],
    ]


def test_no_x_until_y_holds_for_every_offer() -> None:
    word = report(
        "2025-11-06",
        act("Hamas", "accept", "ceasefire").under("in_exchange_for", "prisoners"),
        act("Hamas", "reject", "ceasefire").under("until", "withdrawal", of="Israel"),
        talks="Israel, Hamas",
    )
    answer = ask_record([word], goal=["ceasefire"])
    assert alternatives(answer, "ceasefire / Hamas") == [["prisoners", "withdrawal (Israel)"]]
    (alternative,) = answer.outcome.rules.items["ceasefire / Hamas"]
    assert [r.strict for r in alternative.requires] == [False, True]


def test_an_offer_that_names_no_condition_drops_none_the_same_day() -> None:
    word = report(
        "2025-11-06",
        act("M23", "accept", "talks"),
        act("M23", "endorse", "talks"),
        act("M23", "accept", "talks").under("after", "ceasefire"),
        talks=BOTH,
    )
    assert alternatives(ask_record([word]), "talks / M23") == [["ceasefire"]]


def test_without_conditions_is_an_alternative_of_its_own() -> None:
    word = report(
        "2025-11-06",
        act("M23", "accept", "talks").under("without", None),
        act("M23", "propose", "talks").under("if", "ceasefire"),
        talks=BOTH,
    )
    assert alternatives(ask_record([word]), "talks / M23") == [[]]


def test_a_demand_or_a_welcome_is_leave_where_there_is_nothing_else() -> None:
    before = report("2025-11-05", act("M23", "accept", "talks").under("if", "ceasefire"), talks=BOTH)
    later = report("2025-11-09", act("M23", "endorse", "talks"), act("Congo", "demand", "talks"), talks=BOTH)
    answer = ask_record([before, later])
    assert alternatives(answer, "talks / M23") == [["ceasefire"]], "a welcome drops no condition"
    assert alternatives(answer, f"talks / {CONGO}") == [[]]


@pytest.mark.parametrize("reality", ["hypothetical", "denied", "alleged", "negated"])
def test_what_is_not_said_is_no_word(reality: str) -> None:
    word = report("2025-11-05", act("M23", "reject", "talks", reality=reality), talks=BOTH)
    other = act("Congo", "propose", "talks")
    answer = ask_record([word, report("2025-11-05", other, talks=BOTH, publisher="Other Wire")])
    assert "talks / M23" in answer.outcome.rules.silent


def test_what_others_tell_of_a_side_gates_nothing_and_is_shown() -> None:
    word = report(
        "2025-05-11",
        act("Russia", "demand", "ceasefire", by="a former diplomat").under("in_exchange_for", "arms_supply"),
        act("Russia", "propose", "ceasefire", by="Putin").under("during", "talks"),
        talks="Russia, Ukraine",
        people={"Putin": "Russia"},
    )
    answer = ask_record([word])
    assert alternatives(answer, "ceasefire / Russia") == [["talks"]]
    (told,) = answer.told
    assert (told.teller, told.asks) == ("a former diplomat", ("arms_supply",))


def test_third_parties_gate_nothing() -> None:
    word = report(
        "2025-05-11",
        act("France", "demand", "ceasefire").under("before", "ceasefire", gates="talks"),
        act("Russia", "propose", "talks", "Ukraine"),
        act("Ukraine", "accept", "talks", "Russia"),
        talks="Russia, Ukraine",
    )
    answer = ask_record([word])
    assert "talks" in answer.outcome.reached
    assert [(one.side, one.item, one.asks) for one in answer.thirds] == [("France", "talks", ("ceasefire",))]
    # A person may say that it does take part.
    answer = ask_record([word], party=["Russia", "Ukraine", "France"])
    assert alternatives(answer, "talks / France") == [["ceasefire"]]


def test_a_host_that_one_report_in_four_calls_a_party_is_none() -> None:
    words = [
        report(f"2025-05-1{n}", act("Russia", "propose", "talks"), talks="Russia, Ukraine") for n in range(3)
    ]
    words.append(report("2025-05-14", act("Türkiye", "propose", "talks"), talks="Russia, Ukraine, Türkiye"))
    answer = ask_record(words)
    assert {leave.side for leave in answer.outcome.rules.leaves.values()} == {"Russia", "Ukraine"}


def test_parties_are_those_that_make_each_other_offers_where_no_report_names_them() -> None:
    word = report("2020-11-01", act("Armenia", "propose", "ceasefire", "Azerbaijan"))
    answer = ask_record([word])
    assert {leave.side for leave in answer.outcome.rules.leaves.values()} == {"Armenia", "Azerbaijan"}


def test_threats_are_beside_the_rules() -> None:
    word = report(
        "2025-05-11",
        act("France", "threaten", "sanctions", "Russia").under("if", "no ceasefire", of="Russia"),
        act("Russia", "propose", "ceasefire", "Ukraine"),
        talks="Russia, Ukraine",
    )
    answer = ask_record([word])
    assert set(answer.outcome.rules.items) == {"ceasefire", "ceasefire / Russia", "ceasefire / Ukraine"}
    assert [one.side for one in answer.threats] == ["France"]


def test_we_cease_fire_if_they_do_is_no_circle() -> None:
    word = report(
        "2025-05-11",
        act("Armenia", "accept", "ceasefire").under("if", "ceasefire", of="Azerbaijan"),
        act("Azerbaijan", "accept", "ceasefire").under("if", "ceasefire", of="Armenia"),
        talks="Armenia, Azerbaijan",
    )
    assert ask_record([word]).outcome.steps == (("ceasefire",),)


def test_that_a_side_refuses_a_thing_is_its_leave_for_the_thing_not_to_be() -> None:
    asks = act("Russia", "accept", "ceasefire").under("if", "no arms_supply", of="Ukraine")
    goes = report("2025-05-11", asks, act("Ukraine", "reject", "arms_supply"), talks="Russia, Ukraine")
    stays = report("2025-05-11", asks, act("Ukraine", "pledge", "arms_supply"), talks="Russia, Ukraine")
    assert "ceasefire" in ask_record([goes]).outcome.reached
    answer = ask_record([stays])
    assert answer.outcome.roots["ceasefire"] == ("no arms_supply (Ukraine)",)


def test_copies_and_rejected_entries_do_not_count() -> None:
    own = report("2025-03-18", act("M23", "propose", "talks", "Congo"), talks=BOTH)
    copy = report("2025-03-20", act("M23", "reject", "talks"), talks=BOTH, copy_of="report-1")
    answer = ask_record([own, copy])
    assert (answer.reports, answer.copies) == (1, 1)
    assert answer.outcome.steps == (("talks",),)
    (event,) = own.reading.events
    said = Judgement(
        report=own.reading.report.id, entry=event.id, verdict="reject", who="Ann", at="2025-04-01"
    )
    judged = own.model_copy(update={"judgements": (said,)})
    assert ask_record([judged], goal=["talks"]).outcome.rules.silent == {"talks / M23", f"talks / {CONGO}"}


def test_a_circle_opens_and_closes_on_a_day_by_words() -> None:
    opens = report(
        "2025-05-11",
        act("Russia", "propose", "ceasefire").under("during", "talks"),
        act("Ukraine", "accept", "talks").under("before", "ceasefire"),
        talks="Russia, Ukraine",
    )
    closes = report(
        "2025-05-14", act("Ukraine", "accept", "talks").under("without", None), talks="Russia, Ukraine"
    )
    answer = ask_record([opens, closes])
    assert [(turn.day, turn.opened) for turn in answer.turns] == [("2025-05-11", True), ("2025-05-14", False)]
    opened, closed = answer.turns
    assert {(o.holder, o.text) for o in opened.because} == {
        ("Russia", "during talks"),
        ("Ukraine", "before ceasefire"),
    }
    assert [(o.holder, o.act) for o in closed.because] == [("Ukraine", "accept")]
    assert answer.outcome.circles == ()
    assert ask_record([opens, closes], "2025-05-12").outcome.circles != ()


def test_what_if_a_condition_is_dropped_added_or_its_object_guaranteed() -> None:
    word = report(
        "2025-05-11",
        act("Russia", "propose", "ceasefire").under("during", "talks"),
        act("Ukraine", "accept", "talks").under("before", "ceasefire"),
        talks="Russia, Ukraine",
    )

    def changed(**change: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        outcome = ask_record([word], change=Change(**change)).changed
        assert outcome is not None
        return outcome.steps

    assert changed(drop=("talks without ceasefire",)) == (("talks",), ("ceasefire",))
    assert changed(drop=("Ukraine: talks without ceasefire",)) == (("talks",), ("ceasefire",))
    assert changed(guarantee=("ceasefire",)) == (("talks",), ("ceasefire",))
    assert changed(drop=("talks without ceasefire",), add=("Russia: talks after monitoring",)) == ()
    with pytest.raises(UnknownItemError, match=r"no such condition.*talks without ceasefire"):
        changed(drop=("talks without monitoring",))
    with pytest.raises(UnknownItemError, match="takes no part"):
        changed(drop=("France: talks without ceasefire",))
    with pytest.raises(UnknownItemError, match="'truce' is no item"):
        changed(guarantee=("truce",))


def test_wrong_names_are_told_with_what_there_is() -> None:
    word = report("2025-05-11", act("Russia", "propose", "talks", "Ukraine"))
    with pytest.raises(UnknownItemError, match="no issue"):
        ask_record([word], goal=["armistice"])
    with pytest.raises(UnknownSideError, match=r"no side on record.*Russia"):
        ask_record([word], party=["Ruritania"])


def test_an_empty_record_has_nothing_to_work_out() -> None:
    answer = ask_record([])
    assert answer.outcome.rules.items == {}
    assert answer.outcome.steps == ()
