"""A person's merges and splits hold, whatever comes later, and are undone by hand only."""

from __future__ import annotations

from detente.model import Reading
from detente.record.matters import Decision, MemberKey, resolve
from tests.record.matters.telling import ARMENIA, AZERBAIJAN, key, matter_of, report, together, truce


def told(name: str, day: str, **given: str) -> Reading:
    return report(name, day, ARMENIA, AZERBAIJAN, ceasefires=[truce(f"the truce {name}", **given)])


A, B, C = (
    told("a", "2020-10-10", start="2020-10-10"),
    told("b", "2020-10-18", start="2020-10-18"),
    told("c", "2020-10-11", start="2020-10-10"),
)
KEYS = {name: key(reading, name, "ceasefires") for name, reading in (("a", A), ("b", B), ("c", C))}


def decide(verdict: str, one: str, other: str, at: str = "2020-11-01T00:00:00Z") -> Decision:
    return Decision.model_validate(
        {"verdict": verdict, "pair": (KEYS[one], KEYS[other]), "who": "ada", "at": at}
    )


def test_a_merge_joins_what_the_machine_keeps_apart() -> None:
    assert not together(resolve([A, B, C]), KEYS["a"], KEYS["b"])
    found = resolve([A, B, C], decisions=[decide("merge", "b", "a")])
    assert together(found, *KEYS.values())
    assert matter_of(found, KEYS["a"]).decided


def test_a_split_keeps_apart_what_the_machine_joins() -> None:
    assert together(resolve([A, C]), KEYS["a"], KEYS["c"])
    found = resolve([A, C], decisions=[decide("split", "a", "c")])
    assert not together(found, KEYS["a"], KEYS["c"])
    assert [d for d in found.doubts if {m.key for m in d.pair} == {KEYS["a"], KEYS["c"]}] == []


def test_a_later_reading_undoes_no_decision() -> None:
    more = [told(f"m{n}", "2020-10-12", start="2020-10-10") for n in range(8)]
    found = resolve([*more, A, B, C], decisions=[decide("split", "a", "c"), decide("merge", "a", "b")])
    assert not together(found, KEYS["a"], KEYS["c"])
    assert together(found, KEYS["a"], KEYS["b"])


def test_a_split_holds_against_an_undated_telling_too() -> None:
    vague = told("v", "2020-10-11")
    member = key(vague, "v", "ceasefires")
    split = Decision(verdict="split", pair=(KEYS["a"], member), at="2020-11-01")
    assert together(resolve([A, vague]), KEYS["a"], member)
    assert not together(resolve([A, vague], decisions=[split]), KEYS["a"], member)


def test_the_latest_decision_of_a_pair_holds_and_undo_takes_it_back() -> None:
    first, second = decide("merge", "a", "b"), decide("undo", "b", "a", at="2020-11-02T00:00:00Z")
    assert not together(resolve([A, B], decisions=[second, first]), KEYS["a"], KEYS["b"])
    third = decide("merge", "a", "b", at="2020-11-03T00:00:00Z")
    assert together(resolve([A, B], decisions=[third, second, first]), KEYS["a"], KEYS["b"])


def test_a_decision_on_an_entry_that_is_not_there_waits() -> None:
    gone = Decision(verdict="merge", pair=(KEYS["a"], MemberKey("report-0", "ceasefire-0")), at="2020-11-01")
    assert len(matter_of(resolve([A], decisions=[gone]), KEYS["a"]).members) == 1


def test_the_id_stays_while_later_members_come() -> None:
    alone = matter_of(resolve([A]), KEYS["a"]).id
    assert matter_of(resolve([C, B, A]), KEYS["c"]).id == alone
    assert matter_of(resolve([C, A, B], decisions=[decide("merge", "a", "b")]), KEYS["b"]).id == alone
