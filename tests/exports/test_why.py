"""Why an entry is as it is, as a person sees it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given

from detente.exports.story.names import Names
from detente.exports.story.paper import PIPED_WIDTH
from detente.exports.why import (
    AmbiguousIdError,
    UnknownIdError,
    WithId,
    entries_of,
    listed,
    named,
    write_explained,
    write_why,
)
from detente.exports.why.headings import heading
from detente.exports.why.rows import Row, rows
from detente.exports.why.traces import Told, told
from detente.model import Entry, Reading
from tests.exports.explained import CEASEFIRE, CLAIMED, CONDITION, EVENTS, EXPLAINED
from tests.exports.sample import PACT, READING, STRIKE, TALKS, TEXT, TORVALD, WORDS
from tests.exports.test_story import Terminal
from tests.model.strategies import few, readings

NAMES = Names(EXPLAINED)
OFFER, ANSWER = EVENTS


def explained(*found: Reading) -> str:
    out = io.StringIO()
    write_explained(found, out)
    return out.getvalue()


def why(entry: Entry) -> str:
    out = io.StringIO()
    write_why([WithId(entry, EXPLAINED)], out)
    return out.getvalue()


def row(entry: Entry, field: str) -> Row:
    (found,) = [one for one in rows(entry, EXPLAINED, NAMES) if one.field == field]
    return found


@pytest.mark.parametrize(
    ("trace", "parts"),
    [
        ("events: offer", Told("events", "offer")),
        ("events, verb of offering: offer", Told("events, verb of offering", "offer")),
        ("events: necessity: should resume", Told("events", "necessity: should resume")),
        ("conditions: Sorland (who does the act)", Told("conditions", "Sorland", "who does the act")),
        ("conditions: (who does the act)", Told("conditions", "", "who does the act")),
        ("a note", Told("", "a note")),
        ("events:", Told("", "events:")),
        ("", Told()),
    ],
)
def test_a_trace_is_a_step_a_cue_and_a_reason_of_which_any_may_be_missing(trace: str, parts: Told) -> None:
    assert told(trace) == parts


def test_one_entry_has_its_heading_its_id_its_sentence_and_a_line_a_field() -> None:
    lines = why(CLAIMED).splitlines()
    assert lines[3] == "claim  Orlo Penn claims 12 violations by Arvenia"
    assert lines[4] == f"{CLAIMED.id}  confidence 0.50"
    assert lines[5].endswith("He accused Arvenia of «breaking the harvest truce 12 times».")
    text = " ".join(why(CLAIMED).split())
    assert "field value step cue and words" in text
    assert "accuser Orlo Penn claims “Orlo Penn answered”" in text
    assert "count 12 violations not traced" in text


def test_a_field_that_only_another_sentence_gives_brings_that_sentence() -> None:
    start = TEXT.index("Orlo Penn answered")
    label = f"{start}–{start + len('Orlo Penn answered')}  accuser: Sorland will come only if"
    assert label in why(CLAIMED)
    assert "Marshal «Orlo Penn answered»" in " ".join(why(CLAIMED).split())


def test_words_stand_where_spans_name_them_or_where_the_cue_stands_just_once() -> None:
    assert [piece.quote for piece in row(OFFER, "act").words] == ["offered"]
    assert row(OFFER, "act").cue == "offer"
    assert [piece.quote for piece in row(ANSWER, "act").words] == ["will come"]
    assert row(ANSWER, "act").cue == ""
    assert row(OFFER, "terms").words == ()
    assert row(OFFER, "terms").cue == "in … nowhere"


def test_keys_that_are_no_fields_are_shown_and_fields_without_a_trace_too() -> None:
    shown = {one.field: one for one in rows(OFFER, EXPLAINED, NAMES)}
    assert list(shown).index("terms.place") == list(shown).index("terms") + 1
    assert shown["terms.place"].step == "places"
    assert (shown["mood"].step, shown["mood"].cue) == ("", "a note of a later reader")
    assert (shown["issues"].value, shown["issues"].step, shown["issues"].cue) == ("talks", "", "")


def test_reasons_stand_in_brackets_beside_words_and_alone_without_any() -> None:
    text = " ".join(why(CEASEFIRE).split())
    assert "“truce” (its window ended before the report)" in text


def test_conditions_stand_below_their_event_with_ids_of_their_own() -> None:
    lines = [line.strip() for line in why(ANSWER).splitlines()]
    assert f"{CONDITION.id}  confidence 0.50" in lines
    assert why(CONDITION).splitlines()[3].startswith("condition  talks in case of a ceasefire by Arvenia")


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (STRIKE, "Arvenia attacked Sorland, in Greyford"),
        (WORDS, "Ines Torvald: “We will talk to anyone who stops shooting,”"),
        (CEASEFIRE, "harvest truce, expired"),
        (TALKS, "talks between Arvenia and Sorland, proposed"),
        (PACT, "2019 river pact between Arvenia and Sorland, in force"),
        (TORVALD, "Ines Torvald, President, person"),
    ],
)
def test_a_line_says_what_an_entry_says(entry: Entry, line: str) -> None:
    assert heading(entry, NAMES).plain == line


def test_all_entries_are_explained_kind_by_kind_with_ids_that_can_be_copied() -> None:
    text = explained(EXPLAINED)
    titles = [line for line in text.splitlines() if line.isupper()]
    assert titles == [
        "EVENTS", "CEASEFIRES", "CLAIMED VIOLATIONS", "TALKS", "AGREEMENTS", "QUOTATIONS", "ACTORS",
    ]  # fmt: skip
    words = text.split()
    assert all(entry.id in words for entry in entries_of(EXPLAINED))
    assert "nobody found for “she”" in text


def test_an_id_is_whole_where_a_field_refers_to_an_entry() -> None:
    assert CEASEFIRE.id in why(CLAIMED).split()


def test_piped_text_is_plain_and_fits_its_width() -> None:
    text = explained(EXPLAINED, EXPLAINED)
    assert "\x1b" not in text
    assert max(len(line) for line in text.splitlines()) <= PIPED_WIDTH
    assert all(line == line.rstrip() for line in text.splitlines())


def test_a_terminal_underlines_the_clause_that_marks_show_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = Terminal()
    write_explained([EXPLAINED], out)
    assert "\x1b[4m«offered Sorland talks»" in out.getvalue()


def test_a_reading_without_traces_is_told_all_the_same() -> None:
    assert "not traced" in explained(READING)
    empty = Reading(report=READING.report, reader=READING.reader)
    assert "Nothing about a peace process was found" in explained(empty)


@few
@given(readings())
def test_any_reading_can_be_explained(reading: Reading) -> None:
    text = explained(reading)
    assert "\x1b" not in text
    assert all(entry.id in text.split() for entry in entries_of(reading))


def test_an_entry_is_found_by_its_id_or_the_beginning_of_it() -> None:
    digits = CONDITION.id.partition("-")[2]
    for wanted in (CONDITION.id, CONDITION.id.upper(), CONDITION.id[:16], digits, digits[:8]):
        assert [one.entry for one in named([EXPLAINED], wanted, "a.txt")] == [CONDITION]
    assert [one.entry for one in named([EXPLAINED], "talks", "a.txt")] == [TALKS]


def test_an_entry_of_several_reports_is_given_as_each_has_it() -> None:
    assert len(named([EXPLAINED, READING], CEASEFIRE.id, "a.csv")) == 2


def test_an_id_that_is_not_there_is_told_with_the_nearest_ones_first() -> None:
    wanted = f"{CLAIMED.id[:-1]}x"
    with pytest.raises(UnknownIdError, match=f"^a.txt: no entry has the id '{wanted}'") as told_:
        named([EXPLAINED], wanted, "a.txt")
    near = told_.value.near
    assert near[0].entry == CLAIMED
    assert {one.entry.id for one in near} == {entry.id for entry in entries_of(EXPLAINED)}
    with pytest.raises(UnknownIdError, match="Nothing was read from it"):
        named([Reading(report=READING.report, reader=READING.reader)], "event-1", "a.txt")
    with pytest.raises(UnknownIdError):
        named([EXPLAINED], " ", "a.txt")


def test_a_beginning_that_several_share_is_told_with_each_of_them() -> None:
    with pytest.raises(AmbiguousIdError, match="the ids of 2 entries begin with 'event-'") as told_:
        named([EXPLAINED], "event-", "a.txt")
    assert [one.entry for one in told_.value.near] == list(EVENTS)


def test_ids_are_listed_with_what_each_entry_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    near = [WithId(entry, EXPLAINED) for entry in (TALKS, STRIKE)]
    lines = list(listed(near, "detente read --explain a.txt"))
    assert lines[1] == f"  {STRIKE.id:26}  Arvenia attacked Sorland, in…"
    assert max(len(line) for line in lines) <= 60
    many = list(listed(near * 10, "detente read --explain a.txt"))
    assert many[-1] == "  and 8 more: detente read --explain a.txt"
