"""Where two readings of one report differ: which entry is which, and in which fields."""

from __future__ import annotations

import pytest

from detente.analysis.differences import Compared, Verdict, compare
from detente.model import Reading
from detente.model.codes import Act, Issue
from tests.record.told import reading, report


def against(**changes: object) -> Compared:
    """The reading of the tests beside the same with other events, or other actors."""
    one = reading()
    other = Reading.model_validate({**dict(one), **changes})
    return compare([one], [other], ("a", "b"))


def changed(place: int, **fields: object) -> tuple[object, ...]:
    events = list(reading().events)
    plain = {**dict(events[place]), **fields, "id": ""}
    return (*events[:place], type(events[place]).model_validate(plain), *events[place + 1 :])


def test_a_reading_agrees_with_itself() -> None:
    found = against()
    assert {one.verdict for one in found.differences} == {Verdict.AGREED}
    tally = found.tallies()["event"]
    assert (tally.agreed, tally.precision, tally.recall, tally.f1, tally.alike) == (2, 1.0, 1.0, 1.0, 1.0)
    assert set(found.tallies()) == {"actor", "quotation", "event", "ceasefire"}


def test_fields_that_differ_are_named_with_both_values() -> None:
    found = against(events=changed(0, act=Act.APPEAL, issues=(Issue.TALKS,)))
    (one,) = [one for one in found.differences if one.verdict is Verdict.DIFFER]
    assert [(field.name, field.a, field.b) for field in one.fields] == [
        ("act", "demand", "appeal"),
        ("issues", "ceasefire", "talks"),
    ]
    tally = found.tallies()["event"]
    assert (tally.agreed, tally.differ, tally.alike) == (1, 1, 0.5)


def test_what_only_one_has_is_told_from_both_sides() -> None:
    one, fewer = reading(), Reading.model_validate({**dict(reading()), "events": reading().events[:1]})
    less = compare([one], [fewer], ("a", "b"))
    more = compare([fewer], [one], ("a", "b"))
    assert (less.tallies()["event"].only_a, less.tallies()["event"].recall) == (1, 0.5)
    assert (more.tallies()["event"].only_b, more.tallies()["event"].precision) == (1, 0.5)
    assert less.tallies()["event"].f1 == more.tallies()["event"].f1 == pytest.approx(2 / 3)


def test_an_actor_by_another_name_is_the_same_by_its_mentions() -> None:
    one = reading()
    putin = one.actors[0].model_copy(update={"mentions": (one.report.span(0, 14), one.report.span(9, 14))})
    one = one.model_copy(update={"actors": (putin, *one.actors[1:])})
    key = "actor-0123456789abcdef"
    other = Reading.model_validate_json(one.model_dump_json().replace(putin.id, key))
    short = other.actors[0].model_copy(update={"name": "the leader", "mentions": putin.mentions[1:]})
    other = other.model_copy(update={"actors": (short, *other.actors[1:])})
    found = compare([one], [other], ("a", "b"))
    assert not [one for one in found.differences if one.fields or one.verdict is not Verdict.AGREED]


def test_reports_that_one_side_lacks_are_named() -> None:
    other = reading(text=report().text + " More.")
    found = compare([reading()], [other], ("a", "b"))
    assert (found.reports, found.differences) == (0, ())
    assert [one.text for one in found.only_b] == [other.report.text]
