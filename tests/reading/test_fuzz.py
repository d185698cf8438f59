"""Any text: the local reader never breaks on it, and every offset it gives is true."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from detente.model import Evidence, Reading, Report
from detente.reading.local.local import Local

_ODD = [
    "🕊️", "👨‍👩‍👧", "e\u0301", "ك", "وقف إطلاق النار", "שלום", "\u202e", "\u200d",
    "\ufeff", "\x00", "\x07", "\x85",
    "\u2028", "“", "”", '"', "'", "’", "«", "»", "(", ")", "[", "—", "–", "…", "...", "!?", "\r\n",
    "\n\n", "\t",
    "\u00a0", "%", "$5m", "1,234", "12:30", "99/99/9999", "٣٠", "½", "𝔗ruce", "İstanbul", "ﬁre", "", ";", ":",
]  # fmt: skip
_WORDS = """
the The rebels army Renamo Frelimo Myanmar Kathmandu Prachanda Belfast KNU government president said says told
offered demanded rejected accepted agreed proposed accused of shelling killing 12 people at least dozens
wounded in Maputo near on Monday
 from until May 5 for 30 days a ceasefire truce talks if only unless before after once
without conditions preconditions in exchange for prisoners to release not will would must no first then should
were had and but who that which it they he we I “ ” " , . : —
""".split()

_odd = st.one_of(st.sampled_from(_ODD), st.text(max_size=6))
_field = st.lists(st.one_of(st.sampled_from(_WORDS), _odd), max_size=40).map(" ".join)
_glued = st.lists(st.one_of(st.sampled_from(_WORDS), _odd), max_size=30).map("".join)
_punctuation = st.text(alphabet=".,;:!?…\"'“”‘’«»()[]{}—–-\n\r\t /\\", max_size=80)

_often = settings(max_examples=80, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


def evidence_of(value: object) -> Iterator[Evidence]:
    """Every piece of evidence in a reading, however deep."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from evidence_of(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from evidence_of(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from evidence_of(item)


def check(text: str, published_at: str = "2024-03-14") -> Reading:
    reading = Local().read(Report(text=text, published_at=published_at))
    for found in evidence_of(reading):
        assert reading.report.text[found.start : found.end] == found.quote
        assert found.start < found.end
    ids = {actor.id for actor in reading.actors}
    for event in reading.events:
        assert set(event.actor) | set(event.recipient) | set(event.attribution) <= ids
        for condition in event.conditions:
            assert condition.text in reading.report.text
    assert Reading.model_validate_json(reading.model_dump_json()) == reading
    return reading


@_often
@given(_field)
def test_words_of_the_field_in_any_order(text: str) -> None:
    check(text)


@_often
@given(_glued)
def test_words_run_together_with_odd_characters(text: str) -> None:
    check(text)


@_often
@given(_punctuation)
def test_only_punctuation(text: str) -> None:
    assert check(text).events == ()


@_often
@given(st.text(max_size=200))
def test_any_characters(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\ufeffThe KNU rejected talks.",
        "The KNU said: “We will not talk until the bombing stops. The army did not answer.",
        "”The army shelled Loikaw,“ the KNU said. ’If it happens again, we will “answer.",
        "Renamo said\r\nit would disarm\r\nonly if\r\nthe army left Gorongosa.\r\n\r\nThe army agreed.",
        "النيبال: Prachanda said \u202eTalks must begin with a ceasefire\u202c in Kathmandu.",
        "The Maoists 🕊️ offered a 🕊️ truce 👨‍👩‍👧 of 30 days if the king e\u0301 agreed.",
        "If if if if unless unless until until before after only if only after.",
        "Killing killed dead wounded toll died of to at 12 12 12 dozens and and.",
        "Should were had should were had, would would would.",
        "\x00\x01\x02 The army \x07 demanded \x1b[31m talks \x85 in Maputo.",
    ],
)
def test_hostile_layout(text: str) -> None:
    check(text)


def test_a_very_long_sentence() -> None:
    clause = "the rebels said that the army would leave Maputo only if the talks in Beira began, and "
    check("In May " + clause * 120 + "they left.")


def test_one_word_for_ever() -> None:
    check("truce" * 2_000)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-29"])
def test_the_ends_of_the_calendar(day: str) -> None:
    check("Renamo offered on Monday a 30-day truce from next week until last year, 9,999 years ago.", day)


def test_lines_that_end_as_on_windows_read_as_any_other() -> None:
    text = "Renamo offered a truce on Monday if the army left Beira.\n\nThe army rejected it.\n"
    one, other = check(text), check(text.replace("\n", "\r\n"))
    assert [e.act for e in one.events] == [e.act for e in other.events]
