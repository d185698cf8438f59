"""Codes, dates and durations take what the record lays down and nothing else."""

from __future__ import annotations

from enum import Enum

import pytest
from pydantic import TypeAdapter, ValidationError

from detente.model import Date, Duration, Event, Report, codes
from detente.model.codes import ACTS_OF_WORDS, Act, DatePrecision

VOCABULARIES = [
    found for found in vars(codes).values() if isinstance(found, type) and issubclass(found, Enum)
]


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_codes_are_written_as_they_are_named(vocabulary: type[Enum]) -> None:
    for code in vocabulary:
        assert code.value == (code.name if code.value.isupper() else code.name.lower())
        assert vocabulary(code.value) is code


def test_an_unknown_act_is_refused() -> None:
    with pytest.raises(ValidationError):
        Event.model_validate({"act": "surrender", "reality": "asserted"})


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError):
        Event.model_validate({"act": "agree", "reality": "asserted", "weather": "fair"})


def test_acts_of_words_come_first_and_are_fourteen() -> None:
    assert [act for act in Act if act in ACTS_OF_WORDS] == list(Act)[:14]


@pytest.mark.parametrize(
    "value", ["2022", "2022-02", "2025-05-11", "2025-05-11T08:30", "2025-05-11T08:30:00Z"]
)
def test_dates_are_prefixes_of_iso_8601(value: str) -> None:
    assert Date(value=value, precision=DatePrecision.DAY).value == value


@pytest.mark.parametrize(
    "value", ["11 May 2025", "2025-13", "2025-5-1", "2025-02-32", "", "2025-05-11 08:30"]
)
def test_other_dates_are_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        Date(value=value, precision=DatePrecision.DAY)


@pytest.mark.parametrize(("value", "good"), [("P30D", True), ("PT72H", True), ("P1Y6M", True), ("P", False),
                                             ("P1DT", False), ("30D", False), ("P-1D", False)])  # fmt: skip
def test_durations_are_iso_8601(value: str, good: bool) -> None:
    duration = TypeAdapter(Duration)
    if good:
        assert duration.validate_python(value) == value
    else:
        with pytest.raises(ValidationError):
            duration.validate_python(value)


@pytest.mark.parametrize("value", ["Sunday", "2025", "2025-05", "11/05/2025", ""])
def test_a_report_needs_its_day(value: str) -> None:
    with pytest.raises(ValidationError):
        Report(published_at=value, text="The truce holds.")
