"""Copies: found by the machine, judged by people, every one kept and one shown."""

from __future__ import annotations

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


def test_the_earlier_report_is_the_original_whichever_is_named_first(told: Record) -> None:
    told.copies.found(FIRST.report.id, LATER.report.id, "0.97 of their words")
    assert copies(told) == {FIRST.report.id: None, LATER.report.id: FIRST.report.id}
    told.copies.found(LATER.report.id, FIRST.report.id, "0.97 of their words")
    assert len(told.copies.all()) == 1
    assert told.count(Filter(act=("demand",))) == 2
    (hit,) = told.search(Filter(act=("demand",), once=True))
    assert hit.report == FIRST.report


def test_the_machine_does_not_overrule_a_person(told: Record) -> None:
    key, original = LATER.report.id, FIRST.report.id
    told.copies.found(key, original, "0.97")
    told.acting_as("Rita").copies.judge(key, original, is_copy=False, why="two agencies")
    told.copies.found(key, original, "0.98")
    assert copies(told)[key] is None
    assert told.count(Filter(act=("demand",), once=True)) == 2
    told.acting_as("Rita").copies.judge(key, original, is_copy=True)
    assert copies(told)[key] == original
    assert [one.who for one in told.copies.all()] == ["Rita"]


def test_a_coder_does_not_say_what_is_a_copy(told: Record) -> None:
    with pytest.raises(NotAllowedError, match="who says what is a copy is reviewer"):
        told.acting_as("Carl").copies.judge(LATER.report.id, FIRST.report.id, is_copy=False)
    with pytest.raises(RecordError, match="no such report"):
        told.copies.found(FIRST.report.id, "report-00", "")
