"""What is told in nearly the same words and is not the same stays apart."""

from __future__ import annotations

import pytest

from detente.record.matters import resolve
from tests.record.matters.telling import (
    ARMENIA,
    AZERBAIJAN,
    KOSOVO,
    SERBIA,
    key,
    matter_of,
    report,
    strike,
    together,
    truce,
    words,
)


def test_two_meetings_in_one_city_a_month_apart() -> None:
    met = {"says": "met in Brussels", "status": "held", "parties": ["Kosovo", "Serbia"], "venue": "Brussels"}
    april = report("a", "2023-05-03", KOSOVO, SERBIA, talks=[{**met, "start": "2023-05-02"}])
    june = report("b", "2023-06-23", KOSOVO, SERBIA, talks=[{**met, "start": "2023-06-22"}])
    later = report("c", "2023-06-25", KOSOVO, SERBIA, talks=[{**met, "start": "2023-06-22"}])
    found = resolve([april, june, later])
    assert not together(found, key(april, "a", "talks"), key(june, "b", "talks"))
    assert together(found, key(june, "b", "talks"), key(later, "c", "talks"))


def test_a_renewed_truce_is_another() -> None:
    first = report("a", "2020-10-10", ARMENIA, AZERBAIJAN, ceasefires=[truce("a truce", start="2020-10-10")])
    second = report("b", "2020-10-18", ARMENIA, AZERBAIJAN, ceasefires=[truce("a truce", start="2020-10-18")])
    found = resolve([first, second])
    assert not together(found, key(first, "a", "ceasefires"), key(second, "b", "ceasefires"))


def test_an_undated_truce_joins_neither_of_two_that_fit_as_well() -> None:
    both = report(
        "a", "2020-10-18", ARMENIA, AZERBAIJAN,
        ceasefires=[truce("the first", start="2020-10-10"), truce("a new one", start="2020-10-18")],
    )  # fmt: skip
    vague = report("b", "2020-10-18", ARMENIA, AZERBAIJAN, ceasefires=[truce("the truce")])
    found = resolve([both, vague])
    member = key(vague, "b", "ceasefires")
    assert not together(found, member, key(both, "a", "ceasefires", 0))
    assert not together(found, member, key(both, "a", "ceasefires", 1))
    (doubt,) = [d for d in found.doubts if member in {m.key for m in d.pair}]
    assert doubt.why[-1] == "another is as likely"


def test_a_dated_truce_and_the_same_without_its_day_are_one() -> None:
    dated = report(
        "a", "2020-10-10", ARMENIA, AZERBAIJAN, ceasefires=[truce("from today", start="2020-10-10")]
    )
    vague = report("b", "2020-10-11", ARMENIA, AZERBAIJAN, ceasefires=[truce("the truce")])
    found = resolve([dated, vague])
    assert together(found, key(dated, "a", "ceasefires"), key(vague, "b", "ceasefires"))


def test_an_undated_telling_never_joins_two_dated_truces() -> None:
    first = report("a", "2020-10-10", ARMENIA, AZERBAIJAN, ceasefires=[truce("first", start="2020-10-10")])
    between = report("b", "2020-10-14", ARMENIA, AZERBAIJAN, ceasefires=[truce("the truce")])
    second = report("c", "2020-10-18", ARMENIA, AZERBAIJAN, ceasefires=[truce("second", start="2020-10-18")])
    found = resolve([first, between, second])
    assert not together(found, key(first, "a", "ceasefires"), key(second, "c", "ceasefires"))


def test_two_strikes_on_one_city_on_one_day() -> None:
    def hit(target: str, killed: int) -> dict[str, object]:
        return {"target": target, "killed": {"value": killed, "qualifier": "exact"}}

    one = report(
        "a", "2020-10-11", ARMENIA, AZERBAIJAN, events=[strike("a school", magnitude=hit("school", 2))]
    )
    two = report(
        "b", "2020-10-11", ARMENIA, AZERBAIJAN, events=[strike("a bridge", magnitude=hit("bridge", 9))]
    )
    again = report(
        "c", "2020-10-12", ARMENIA, AZERBAIJAN, events=[strike("the school", magnitude=hit("a school", 2))]
    )
    found = resolve([one, two, again])
    assert not together(found, key(one, "a", "events"), key(two, "b", "events"))
    assert together(found, key(one, "a", "events"), key(again, "c", "events"))


@pytest.mark.parametrize("act", ["attack", "coerce", "protest"])
def test_strikes_on_one_town_on_days_that_follow_each_other(act: str) -> None:
    victims = {"target": "market", "killed": {"value": 4, "qualifier": "exact"}}
    told = {"act": act, "magnitude": victims}
    one = report("a", "2020-10-12", ARMENIA, AZERBAIJAN, events=[strike("the first", **told)])
    two = report(
        "b", "2020-10-13", ARMENIA, AZERBAIJAN, events=[strike("the next", **told, date="2020-10-12")]
    )
    again = report("c", "2020-10-13", ARMENIA, AZERBAIJAN, events=[strike("again", **told)])
    found = resolve([one, two, again])
    assert not together(found, key(one, "a", "events"), key(two, "b", "events"))
    assert together(found, key(one, "a", "events"), key(again, "c", "events"))


def test_a_strike_of_some_day_of_the_month_ties_no_two_days_together() -> None:
    days = [
        report(f"d{day}", "2020-10-16", ARMENIA, AZERBAIJAN, events=[strike("hit", date=f"2020-10-{day}")])
        for day in (12, 13, 14)
    ]
    vague = report("w", "2020-10-16", ARMENIA, AZERBAIJAN, events=[strike("this month", date="2020-10")])
    found = resolve([*days, vague])
    members = [key(one, f"d{day}", "events") for one, day in zip(days, (12, 13, 14), strict=True)]
    assert len({matter_of(found, member).id for member in members}) == 3


def test_a_visit_told_by_two_clocks_is_one() -> None:
    met = strike("met in Ganja", act="consult")
    one = report("a", "2020-10-12", ARMENIA, AZERBAIJAN, events=[met])
    two = report("b", "2020-10-12", ARMENIA, AZERBAIJAN, events=[{**met, "date": "2020-10-12"}])
    assert together(resolve([one, two]), key(one, "a", "events"), key(two, "b", "events"))


def test_a_strike_without_day_or_place_stands_alone() -> None:
    blast = strike("a strike", date=None, place=None)
    one = report("a", "2020-10-11", ARMENIA, AZERBAIJAN, events=[blast])
    two = report("b", "2020-10-11", ARMENIA, AZERBAIJAN, events=[blast])
    found = resolve([one, two])
    assert not together(found, key(one, "a", "events"), key(two, "b", "events"))


def test_two_officials_of_one_family_name() -> None:
    def person(name: str) -> tuple[str, str, str | None, str | None]:
        return name, "person", "Armenia", "ARM"

    one = report("a", "2020-10-10", ARMENIA, person("Arman Petrosyan"))
    two = report("b", "2020-10-10", ARMENIA, person("Garik Petrosyan"))
    three = report("c", "2020-10-10", ARMENIA, person("Petrosyan"))
    four = report("d", "2020-10-11", ARMENIA, person("A. Petrossian"))
    found = {m.fields[0].values[0].value: m for m in resolve([one, two, three, four]).matters}
    assert len(found["Arman Petrosyan"].members) == 2
    assert len(found["Garik Petrosyan"].members) == 1
    assert len(found["Petrosyan"].members) == 1


def test_a_family_name_of_another_side_is_another_person() -> None:
    one = report("a", "2020-10-10", ARMENIA, ("Arman Petrosyan", "person", "Armenia", "ARM"))
    two = report("b", "2020-10-10", AZERBAIJAN, ("Arman Petrosyan", "person", "Azerbaijan", "AZE"))
    people = [m for m in resolve([one, two]).matters if m.fields[0].values[0].value == "Arman Petrosyan"]
    assert [len(person.members) for person in people] == [1, 1]


def test_what_two_persons_of_one_side_say() -> None:
    kurti, osmani = ("Albin Kurti", "person", "Kosovo", "XKX"), ("Vjosa Osmani", "person", "Kosovo", "XKX")
    one = report("a", "2023-05-03", KOSOVO, kurti, events=[words("urged a pause", "demand", "Albin Kurti")])
    two = report("b", "2023-05-03", KOSOVO, osmani, events=[words("urged a pause", "demand", "Vjosa Osmani")])
    three = report("c", "2023-05-03", KOSOVO, events=[words("Pristina urged a pause", "demand", "Kosovo")])
    found = resolve([one, two, three])
    assert not together(found, key(one, "a", "events"), key(two, "b", "events"))
    assert not together(found, key(one, "a", "events"), key(three, "c", "events"))


def test_a_demand_told_again_a_month_later_is_another() -> None:
    event = words("demanded a truce", "demand", "Serbia")
    one = report("a", "2023-05-03", SERBIA, events=[event])
    two = report("b", "2023-05-04", SERBIA, events=[event])
    three = report("c", "2023-06-04", SERBIA, events=[event])
    found = resolve([one, two, three])
    assert together(found, key(one, "a", "events"), key(two, "b", "events"))
    assert not together(found, key(one, "a", "events"), key(three, "c", "events"))


def test_claims_that_count_otherwise() -> None:
    def claim(count: int) -> dict[str, object]:
        return {
            "says": f"{count} breaches", "accuser": ["Armenia"], "accused": ["Azerbaijan"],
            "count": {"value": count, "qualifier": "exact"},
        }  # fmt: skip

    one = report("a", "2020-10-12", ARMENIA, AZERBAIJAN, violation_claims=[claim(17)])
    two = report("b", "2020-10-12", ARMENIA, AZERBAIJAN, violation_claims=[claim(40)])
    three = report("c", "2020-10-13", ARMENIA, AZERBAIJAN, violation_claims=[claim(17)])
    found = resolve([one, two, three])
    assert not together(found, key(one, "a", "violation_claims"), key(two, "b", "violation_claims"))
    assert together(found, key(one, "a", "violation_claims"), key(three, "c", "violation_claims"))


def test_two_truces_of_one_report_never_both_join_a_dated_one() -> None:
    dated = report(
        "a", "2020-10-10", ARMENIA, AZERBAIJAN, ceasefires=[truce("from today", start="2020-10-10")]
    )
    both = report(
        "b", "2020-10-11", ARMENIA, AZERBAIJAN,
        ceasefires=[
            truce("the truce"), truce("a lull", status="agreed", duration="P3D"),
        ],
    )  # fmt: skip
    found = resolve([dated, both])
    assert not together(found, key(both, "b", "ceasefires", 0), key(both, "b", "ceasefires", 1))
