"""Merges and splits in a record: by reviewers, logged, undone by hand and by no reading."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from detente.model import Reading
from detente.record import ConflictError, NotAllowedError, Record, RecordError, UnknownEntryError
from detente.record.matters import MemberKey
from detente.record.resolved.tables import decisions
from tests.record.matters.telling import ARMENIA, AZERBAIJAN, key, report, truce


def told(name: str, day: str, version: str = "1", **given: str) -> Reading:
    """A truce, and an actor that no list has."""
    who = (ARMENIA, AZERBAIJAN, (f"Anna {name.title()}", "person", "Armenia", None))
    made = report(name, day, *who, ceasefires=[truce(f"the truce {name} of", **given)])
    return made.model_copy(update={"reader": made.reader.model_copy(update={"version": version})})


A, B, C = (
    told("a", "2020-10-10", start="2020-10-10"),
    told("b", "2020-10-18", start="2020-10-18"),
    told("c", "2020-10-11", start="2020-10-10"),
)
KEYS = {name: key(reading, name, "ceasefires") for name, reading in (("a", A), ("b", B), ("c", C))}


@pytest.fixture
def three(record: Record) -> Record:
    for one in (A, B, C):
        record.add(one)
    return record


def together(record: Record, *names: str) -> bool:
    return len({record.matter(KEYS[name]).id for name in names}) == 1


def test_a_merge_joins_matters_by_their_ids_and_is_undone_by_hand(three: Record) -> None:
    assert (together(three, "a", "c"), together(three, "a", "b")) == (True, False)
    rita = three.acting_as("Rita")
    made = rita.merge(three.matter(KEYS["b"]).id, three.matter(KEYS["a"]).id, "one truce, renewed")
    assert together(three, "a", "b", "c")
    assert three.matter(KEYS["c"]).decided
    assert made.decision.who == "Rita"
    assert [one.number for one in three.resolved.decisions()] == [made.number]
    rita.undo_decision(made.number)
    assert (together(three, "a", "c"), together(three, "a", "b")) == (True, False)
    assert not three.matter(KEYS["a"]).decided
    assert [one.what for one in three.changes()][-2:] == ["merge matters", "decision undone"]


def test_no_later_reading_undoes_a_person(three: Record) -> None:
    three.split(KEYS["a"], KEYS["c"])
    three.merge(KEYS["a"], KEYS["b"])
    for number in range(8):
        three.add(told(f"m{number}", "2020-10-12", start="2020-10-10"))
    for name, day in (("a", "2020-10-10"), ("c", "2020-10-11")):
        three.add(told(name, day, version="2", start="2020-10-10"))
    assert together(three, "a", "b")
    assert not together(three, "a", "c")


def test_the_second_to_decide_is_told_of_the_first(three: Record) -> None:
    number = three.acting_as("Rita").merge(KEYS["a"], KEYS["b"], "one truce").number
    told_so = f"Rita merged them at .* \\(one truce\\); nothing is written. .*undo {number}"
    with pytest.raises(ConflictError, match=told_so):
        three.split(KEYS["b"], KEYS["a"])
    assert together(three, "a", "b")


def test_only_reviewers_decide(three: Record) -> None:
    with pytest.raises(NotAllowedError, match="who merges and splits matters is reviewer"):
        three.acting_as("Carl").merge(KEYS["a"], KEYS["b"])
    number = three.merge(KEYS["a"], KEYS["b"]).number
    with pytest.raises(NotAllowedError, match="merges and splits"):
        three.acting_as("Carl").undo_decision(number)


def test_what_can_not_be_decided_is_said(three: Record) -> None:
    anna = MemberKey(A.report.id, A.actors[2].id)
    with pytest.raises(RecordError, match=r"one is of kind .*Name two of one kind"):
        three.merge(KEYS["a"], anna)
    with pytest.raises(RecordError, match="one matter already"):
        three.merge(KEYS["a"], KEYS["c"])
    with pytest.raises(RecordError, match="both are one entry"):
        three.split(KEYS["a"], KEYS["a"])
    with pytest.raises(UnknownEntryError, match="no such entry"):
        three.merge(KEYS["a"], f"{B.report.id}/event-0")
    with pytest.raises(UnknownEntryError, match="names no matter"):
        three.matter("the truce")
    with pytest.raises(UnknownEntryError, match="no decision of that number"):
        three.undo_decision(99)
    assert three.resolved.decisions() == []


def test_decisions_are_only_added_to(three: Record) -> None:
    three.merge(KEYS["a"], KEYS["b"])
    for change in (delete(decisions), update(decisions).values(who="nobody")):
        with pytest.raises((RecordError, DBAPIError), match="append-only"), three._store.write() as open_:
            open_.execute(change)


def test_who_is_in_the_codebook_is_not_merged(three: Record) -> None:
    armenia, anna = (MemberKey(A.report.id, A.actors[n].id) for n in (0, 2))
    with pytest.raises(RecordError, match="an actor of the codebook"):
        three.merge(armenia, anna)
