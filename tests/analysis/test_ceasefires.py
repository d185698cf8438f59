"""The ledger: who says what of a ceasefire, its course, its time, and what of it is disputed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from detente.analysis.ceasefires import Holding, Truce, Word, ledger
from detente.analysis.ceasefires.ledger import UnknownCeasefireError
from detente.analysis.ceasefires.span import spans
from detente.analysis.ceasefires.windows import windows_of
from detente.analysis.source import Source
from detente.model import Judgement, Kept, Terms
from detente.record.matters import FieldStatus
from tests.analysis.truces import claim, date, said, telling, told, truce

BOTH = "Russia, Ukraine"


def words(found: Truce) -> list[tuple[str, str]]:
    return [(one.party.name, one.word.value) for one in found.declarations]


def one(*parts: object, day: str = "2025-05-11") -> Truce:
    (found,) = told(telling(day, *parts))  # type: ignore[arg-type]
    return found


def test_each_party_has_its_word_with_day_conditions_and_quote() -> None:
    found = one(
        truce("a pause from May 8", "declared", by="Russia", parties=BOTH, declared_on="2025-04-28"),
        said("Ukraine rejected the pause until captives are freed", "Ukraine", "reject", on="2025-05-07",
             until="until captives are freed"),
        said("Qatar mediated between them", "Qatar", "mediate", to=BOTH),
        said("Türkiye was said to watch the line", "Türkiye", "monitor", issues="monitoring"),
    )  # fmt: skip
    assert words(found) == [
        ("Russia", "declares"),
        ("Ukraine", "rejects"),
        ("Qatar", "mediates"),
        ("Türkiye", "monitors"),
    ]
    rejects = found.declarations[1]
    assert (rejects.day, rejects.conditions) == ("2025-05-07", ("until captives are freed",))
    (ground,) = rejects.grounds
    assert isinstance(ground, Source)
    assert ground.quote == "Ukraine rejected the pause until captives are freed"
    assert ground.sentence == "Ukraine rejected the pause until captives are freed."


@pytest.mark.parametrize(
    ("act", "more", "expected"),
    [
        ("accept", {}, Word.ACCEPTS),
        ("accept", {"until": "once captives are freed"}, Word.ACCEPTS_IF),
        ("accept", {"reality": "negated"}, Word.NOT_ACCEPTED),
        ("accept", {"reality": "denied"}, None),
        ("accept", {"reality": "hypothetical"}, None),
        ("accept", {"reality": "alleged", "by": "Russia"}, None),
        ("accept", {"reality": "alleged", "by": "Ukraine"}, Word.ACCEPTS),
        ("reject", {}, Word.REJECTS),
        ("reject", {"reality": "negated"}, None),
        ("suspend", {"issues": "talks ceasefire"}, None),
        ("attack", {}, None),
    ],
)
def test_what_an_act_says_of_a_ceasefire(act: str, more: dict[str, Any], expected: Word | None) -> None:
    found = one(
        truce("a pause", "proposed", by="Russia", parties=BOTH), said("It did so", "Ukraine", act, **more)
    )
    own = [made.word for made in found.declarations if made.party.name == "Ukraine"]
    assert own == ([expected] if expected else [])


def test_a_word_that_could_be_on_either_of_two_ceasefires_is_on_none() -> None:
    old = truce("a pause at Easter", "expired", by="Russia", parties=BOTH, end="2025-04-20")
    new = truce("a pause of 30 days", "demanded", by="Ukraine", parties=BOTH, duration="P30D")
    rejects = said("Moscow turned it down", "Russia", "reject")
    first, second = told(telling("2025-05-11", old, new, rejects))
    assert Word.REJECTS not in {made.word for found in (first, second) for made in found.declarations}
    assert [made.word for made in second.loose] == [Word.REJECTS]


def test_terms_tell_which_of_two_ceasefires_is_meant() -> None:
    old = truce("a pause at Easter", "expired", by="Russia", parties=BOTH, end="2025-04-20")
    new = truce("a pause of 30 days", "demanded", by="Ukraine", parties=BOTH, duration="P30D")
    rejects = said("Moscow turned it down", "Russia", "reject", terms=Terms(duration="P30D"))
    found = {len(made.declarations): made for made in told(telling("2025-05-11", old, new, rejects))}
    assert words(found[2]) == [("Russia", "rejects"), ("Ukraine", "demands")]


def test_an_answer_that_holds_back_talks_until_a_ceasefire_is_about_talks() -> None:
    found = one(
        truce("a pause", "demanded", by="Ukraine", parties=BOTH),
        said("Moscow would come", "Russia", "accept", until="once fire has ceased", gates="talks",
             needs="ceasefire", issues="talks ceasefire"),
    )  # fmt: skip
    assert words(found) == [("Ukraine", "demands")]


def test_the_course_says_who_asserts_and_who_denies_it() -> None:
    found = one(
        truce("the pause", "agreed", by=BOTH, parties=BOTH, declared_on="2025-05-02", asserted_by="Qatar",
              denied_by="Ukraine"),
        said("They extended the pause", "Russia", "extend_ceasefire", on="2025-05-09"),
    )  # fmt: skip
    assert [(step.status, step.day, step.by, step.denied_by) for step in found.steps] == [
        ("agreed", "2025-05-02", ("Qatar",), ("Ukraine",)),
        ("extended", "2025-05-09", (), ()),
    ]
    assert ("Ukraine", "denies") in words(found)


@pytest.mark.parametrize(
    ("status", "start", "end", "effect"),
    [
        ("declared", "start_planned", "end_planned", ""),
        ("agreed", "start_planned", "end_planned", ""),
        ("in_force", "start_actual", "end_planned", "in_force"),
        ("expired", "start_actual", "end_actual", "in_force"),
        ("collapsed", "start_actual", "end_actual", "in_force"),
        ("never_in_force", "start_planned", "end_planned", "never_in_force"),
    ],
)
def test_what_is_planned_and_what_has_come(status: str, start: str, end: str, effect: str) -> None:
    found = one(truce("it", status, by="Russia", parties=BOTH, start="2025-05-08", end="2025-05-10"))
    assert (found.value(start), found.value(end), found.value("effect")) == (
        "2025-05-08",
        "2025-05-10",
        effect,
    )


def test_an_end_and_a_length_give_the_start_and_say_so() -> None:
    found = one(truce("the 72-hour pause", "expired", parties=BOTH, end="2025-05-10", duration="PT72H"))
    (version,) = found.facts[-1].versions
    assert (found.facts[-1].name, version.value, version.derived) == (
        "start_actual",
        "2025-05-08",
        "end_actual and duration",
    )


def pause_of(start: str, area: str = "", publisher: str = "Example Wire") -> Kept:
    words = f"the pause that {publisher} tells of"
    scope = {"area": area} if area else {"general": True}
    told_ = truce(words, "in_force", by="Russia", parties=BOTH, start=start, duration="PT72H", scope=scope)
    return telling("2025-05-11", told_, publisher=publisher)


def test_reports_that_differ_keep_every_version_with_its_report() -> None:
    (found,) = told(pause_of("2025-05-08", "Kursk"), pause_of("2025-05-07", "Sumy", "Other Wire"))
    start, area = found.fact("start_actual"), found.fact("area")
    assert start is not None
    assert area is not None
    assert start.status is FieldStatus.DISPUTED
    given = [(made.value, ground) for made in start.versions for ground in made.grounds]
    assert {(day, ground.publisher) for day, ground in given if isinstance(ground, Source)} == {
        ("2025-05-08", "Example Wire"),
        ("2025-05-07", "Other Wire"),
    }
    assert area.status is FieldStatus.DISPUTED
    assert [version.value for version in area.versions] == ["Kursk", "Sumy"]
    assert len(spans(found)) == 2


def test_who_declares_and_is_no_party_stands_in_the_title() -> None:
    assert (
        one(truce("it", "declared", by="M23", parties="Congo, Rwanda")).title == "ceasefire, declared by M23"
    )
    assert one(truce("it", "demanded", by="Qatar", parties=BOTH)).title == "ceasefire, Russia and Ukraine"


def test_a_near_copy_counts_once() -> None:
    first = pause_of("2025-05-08")
    copy = pause_of("2025-05-08", publisher="Other Wire")
    (found,) = told(first, copy.model_copy(update={"copy_of": first.reading.report.id}))
    start = found.fact("start_actual")
    assert start is not None
    assert (found.reports, found.copies, start.first.reports) == (1, 1, 1)


def test_what_a_person_rejected_is_not_in_the_ledger() -> None:
    kept = telling("2025-05-11", truce("the pause", "declared", by="Russia", parties=BOTH))
    entry = kept.reading.ceasefires[0].id
    judged = Judgement(
        report=kept.reading.report.id, entry=entry, verdict="reject", who="ana", at="2025-05-12"
    )
    assert told(kept.model_copy(update={"judgements": (judged,)})) == []


def test_claims_stand_with_their_ceasefire() -> None:
    pause = truce("the pause", "in_force", by="Russia", parties=BOTH, start="2025-05-08")
    found = one(pause, claim("Kyiv counted 734", "Ukraine", "Russia", 734, pause))
    assert [made.tally.stated.low for made in found.claims if made.tally and made.tally.stated] == [734]


@pytest.mark.parametrize(
    ("day", "status", "more", "expected"),
    [
        ("2025-05-09", "in_force", {"start": "2025-05-08", "end": "2025-05-10"}, Holding.IN_FORCE),
        ("2025-05-10", "expired", {"start": "2025-05-08", "end": "2025-05-10"}, Holding.IN_FORCE),
        ("2025-05-11", "expired", {"start": "2025-05-08", "end": "2025-05-10"}, None),
        ("2025-05-07", "declared", {"start": "2025-05-08", "end": "2025-05-10"}, None),
        ("2025-05-09", "declared", {"start": "2025-05-08", "end": "2025-05-10"}, Holding.PLANNED),
        ("2025-05-09", "agreed", {"declared_on": "2025-05-02"}, Holding.OPEN),
        ("2025-05-03", "agreed", {"declared_on": "2025-05-02", "duration": "P5D"}, Holding.PLANNED),
        ("2025-05-09", "agreed", {"declared_on": "2025-05-02", "duration": "P5D"}, None),
        ("2025-05-09", "demanded", {"start": "2025-05-08"}, None),
        ("2025-05-09", "never_in_force", {"start": "2025-05-08"}, None),
        ("2025-05-11", "declared", {"start": "2025-05-08", "end": "2025-05-11", "duration": "PT72H"}, None),
    ],
)
def test_what_holds_on_a_day(day: str, status: str, more: dict[str, str], expected: Holding | None) -> None:
    found = ledger([one(truce("it", status, by="Russia", parties=BOTH, **more))], on=day)
    assert [made.holding for made in found.held] == ([expected] if expected else [])


def test_one_that_is_not_there() -> None:
    with pytest.raises(UnknownCeasefireError, match="no ceasefire has this id"):
        ledger([], only="matter-1")


def test_windows_are_half_open_instants_of_a_zone() -> None:
    energy = {"targets": ("energy",)}
    days = {"start": "2025-05-08", "end": "2025-05-10"}
    found = one(truce("the pause", "declared", by="Russia", parties=BOTH, scope=energy, **days))
    (window,) = windows_of([found], ZoneInfo("Europe/Moscow"))
    assert window.start == datetime(2025, 5, 7, 21, tzinfo=UTC)
    assert window.end == datetime(2025, 5, 10, 21, tzinfo=UTC)
    assert (window.ceasefire, window.declared_by, window.scope.targets) == (found.id, "Russia", ("energy",))
    assert "UTC" not in window.note
    assert "taken as UTC" in windows_of([found])[0].note


def test_what_is_only_wanted_has_no_window_and_a_dispute_has_several_of_one_ceasefire() -> None:
    wanted = one(truce("a pause", "demanded", by="Ukraine", parties=BOTH, start="2025-05-12"))
    assert windows_of([wanted]) == []
    one_, two = windows_of(told(pause_of("2025-05-08"), pause_of("2025-05-07", publisher="Other Wire")))
    assert one_.ceasefire == two.ceasefire
    assert not one_.is_other(two)
    assert one_.id != two.id


def test_dates_of_a_declaration_come_from_its_event_too() -> None:
    found = one(
        truce("the pause that Moscow announced", "declared", by="Russia", parties=BOTH),
        said("that Moscow announced", "Russia", "declare_ceasefire", terms=Terms(start=date("2025-05-08"))),
    )
    assert found.value("start_planned") == "2025-05-08"
