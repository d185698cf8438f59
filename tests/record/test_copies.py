"""Copies: found by the machine, judged by people, every one kept and one shown."""

from __future__ import annotations

import itertools

import pytest

from detente.record import Filter, NotAllowedError, Record, RecordError
from tests.record.told import TEXT, reading

FIRST = reading()
LATER = reading(text=f"{TEXT} (Northern Wire)", published_at="2025-05-12", publisher="Harbour Daily")


@pytest.fixture
def told(record: Record) -> Record:
    for one in (LATER, FIRST):
        record.add(one)
    return record


def copies(record: Record) -> dict[str, str | None]:
    return {kept.reading.report.id: kept.copy_of for kept in record.kept()}


def test_the_earlier_report_is_the_original_though_it_came_later(told: Record) -> None:
    assert copies(told) == {FIRST.report.id: None, LATER.report.id: FIRST.report.id}
    (copy,) = told.copies.all()
    assert (copy.who, "runs of four words are the same" in copy.why) == ("", True)
    assert told.count(Filter(act=("demand",))) == 2
    (hit,) = told.search(Filter(act=("demand",), once=True))
    assert hit.report == FIRST.report


def test_the_machine_does_not_overrule_a_person(told: Record) -> None:
    key, original = LATER.report.id, FIRST.report.id
    told.acting_as("Rita").copies.judge(key, original, is_copy=False, why="two agencies")
    told.add(reading("2", text=LATER.report.text, published_at="2025-05-12", publisher="Harbour Daily"))
    assert copies(told)[key] is None
    assert told.count(Filter(act=("demand",), once=True)) == 2
    told.acting_as("Rita").copies.judge(key, original, is_copy=True)
    assert copies(told)[key] == original
    assert [one.who for one in told.copies.all()] == ["Rita"]


def test_a_coder_does_not_say_what_is_a_copy(told: Record) -> None:
    with pytest.raises(NotAllowedError, match="who says what is a copy is reviewer"):
        told.acting_as("Carl").copies.judge(LATER.report.id, FIRST.report.id, is_copy=False)
    with pytest.raises(RecordError, match="no such report"):
        told.copies.judge(FIRST.report.id, "report-00", is_copy=True)


def test_a_late_original_takes_its_place(told: Record) -> None:
    earliest = reading(text=f"{TEXT} (Agency)", published_at="2025-05-09", publisher="Agency")
    told.add(earliest)
    original = earliest.report.id
    assert copies(told) == {original: None, FIRST.report.id: original, LATER.report.id: original}


def test_what_a_person_sets_apart_is_an_original(told: Record) -> None:
    earliest = reading(text=f"{TEXT} (Agency)", published_at="2025-05-09", publisher="Agency")
    told.add(earliest)
    told.acting_as("Rita").copies.judge(FIRST.report.id, earliest.report.id, is_copy=False)
    assert copies(told)[FIRST.report.id] is None
    assert copies(told)[LATER.report.id] in (FIRST.report.id, earliest.report.id)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_copies_do_not_depend_on_the_order_of_arrival(record: Record, order: tuple[int, ...]) -> None:
    days = ("2025-05-10", "2025-05-11", "2025-05-12")
    found = [reading(text=f"{TEXT} Told on {day}.", published_at=day) for day in days]
    for place in order:
        record.add(found[place])
    first = found[0].report.id
    assert copies(record) == {one.report.id: first if one.report.id != first else None for one in found}
