"""Nothing can be made that does not stand in its report."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from detente.model import (
    Actor,
    Event,
    Evidence,
    Magnitude,
    ReaderInfo,
    Reading,
    Report,
    UngroundedError,
    pieces_of_evidence,
)
from detente.model.codes import Act, ActorKind, Reality
from tests.model.strategies import few, readings, texts

READER = ReaderInfo(name="test", version="0")


@few
@given(readings())
def test_every_quote_is_the_text_at_its_offsets(reading: Reading) -> None:
    for found in pieces_of_evidence(reading):
        assert reading.report.text[found.start : found.end] == found.quote


@few
@given(readings(), st.integers(-3, 3))
def test_a_reading_with_a_shifted_span_is_refused(reading: Reading, shift: int) -> None:
    written = json.loads(reading.model_dump_json())
    spans = [quotation["content"][0] for quotation in written["quotations"]]
    assume(spans and spans[0]["start"] + shift >= 0)
    spans[0]["start"] += shift
    spans[0]["end"] += shift
    text = reading.report.text
    if text[spans[0]["start"] : spans[0]["end"]] == spans[0]["quote"]:
        Reading.model_validate(written)
    else:
        with pytest.raises(ValidationError):
            Reading.model_validate(written)


@few
@given(texts, st.integers(-5, 200), st.integers(-5, 200))
def test_evidence_is_cut_from_the_text_or_refused(text: str, start: int, end: int) -> None:
    if 0 <= start < end <= len(text):
        assert Evidence.of(text, start, end).quote == text[start:end]
    else:
        with pytest.raises(UngroundedError):
            Evidence.of(text, start, end)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("🕊️ The truce 👩‍🚒 holds", "holds"),
        ("Le cessez-le-feu a e\u0301te\u0301 signe\u0301", "signe\u0301"),
        ("قال السلام ثم وقّع", "وقّع"),
        ("One line.\r\nAnother line.\rA third.", "third"),
        ("שלום, אמר", "אמר"),
    ],
)
def test_offsets_count_code_points_of_the_decoded_text(text: str, word: str) -> None:
    report = Report(published_at="2025-05-11", text=text)
    assert "\r" not in report.text
    start = report.text.index(word)
    found = report.span(start, start + len(word))
    actor = Actor(name=word, kind=ActorKind.GROUP, mentions=(found,))
    reading = Reading(report=report, actors=(actor,), reader=READER)
    assert Reading.model_validate_json(reading.model_dump_json()).actors[0].mentions[0].quote == word


def test_a_quote_of_another_length_than_its_span_is_refused() -> None:
    with pytest.raises(ValidationError, match="not as long"):
        Evidence(start=0, end=3, quote="truce")


@pytest.mark.parametrize("field", ["evidence", "spans"])
def test_a_quote_that_the_report_does_not_hold_is_refused(field: str) -> None:
    report = Report(published_at="2025-05-11", text="The truce holds.")
    alien = (Evidence(start=4, end=9, quote="peace"),)
    value: Any = alien if field == "evidence" else {"act": alien}
    event = Event(act=Act.AGREE, reality=Reality.ASSERTED, **{field: value})
    with pytest.raises(ValidationError, match="does not read 'peace'"):
        Reading(report=report, events=(event,), reader=READER)


def test_a_reference_to_an_entry_that_is_not_there_is_refused() -> None:
    report = Report(published_at="2025-05-11", text="The truce holds.")
    event = Event(act=Act.AGREE, actor=("actor-0123456789abcdef",), reality=Reality.ASSERTED)
    with pytest.raises(ValidationError, match="refers to entries"):
        Reading(report=report, events=(event,), reader=READER)


@few
@given(readings())
def test_readings_are_frozen(reading: Reading) -> None:
    with pytest.raises(ValidationError):
        reading.__setattr__("events", ())
    for entry in reading.entries():
        with pytest.raises(TypeError):
            cast(dict[str, str], entry.trace)["act"] = "another"


@pytest.mark.parametrize("words", ["ceasefire-monitoring drones", "actor-", "quotation-mark bombs"])
def test_words_of_a_report_are_no_references(words: str) -> None:
    report = Report(published_at="2025-05-11", text="The truce holds.")
    event = Event(act=Act.ATTACK, reality=Reality.ASSERTED, magnitude=Magnitude(weapon=words))
    assert Reading(report=report, events=(event,), reader=READER).events[0].magnitude.weapon == words
