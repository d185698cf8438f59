"""What a model says becomes a reading: every value by its words in the report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.model import Reading, pieces_of_evidence
from detente.model.codes import Act, Alignment
from tests.reading.llm.conftest import GOOD, OFFER, TEXT, Make, report
from tests.reading.llm.server import Server

Read = Callable[..., Reading]


def test_a_good_answer_is_read(read: Read) -> None:
    reading = read(GOOD)
    offer, refusal = reading.events
    assert (offer.act, refusal.act) == (Act.PROPOSE, Act.REJECT)
    assert [reading.actor(key).name for key in refusal.actor] == ["Volodymyr Zelensky"]
    assert offer.terms.start is not None
    assert (offer.terms.start.value, offer.terms.start.text) == ("2025-05-15", "May 15")
    assert offer.terms.place is not None
    assert (offer.terms.place.name, offer.terms.place.country) == ("Istanbul", "TUR")
    assert refusal.date is not None
    assert refusal.date.value == "2025-05-11"  # the model gave no value: the words did
    (condition,) = refusal.conditions
    assert condition.requires is not None
    assert condition.requires.actor is not None
    assert reading.actor(condition.requires.actor).name == "Russia"
    (words,) = reading.quotations
    assert words.content[0].quote == "Moscow must first confirm a ceasefire,"
    assert not reading.signals


def test_an_event_inside_a_quotation_names_it(read: Read) -> None:
    demand = {
        "evidence": "Moscow must first confirm a ceasefire",
        "act": "demand",
        "actor": ["Volodymyr Zelensky"],
        "reality": "reported",
        "attribution": ["Volodymyr Zelensky"],
    }
    reading = read({**GOOD, "events": [OFFER, demand]})
    assert [event.quotation for event in reading.events] == [None, reading.quotations[0].id]


def test_one_act_by_two_quotes_of_the_same_words_is_one(read: Read) -> None:
    loose = {**OFFER, "evidence": "Putin proposed the direct talks in Istanbul on May 15"}
    assert len(read({**GOOD, "events": [OFFER, loose, OFFER]}).events) == 1


def test_every_field_says_what_gave_it(read: Read) -> None:
    reading = read(
        {**GOOD, "events": [{**OFFER, "evidence": "Putin proposed the direct talks in Istanbul on May 15"}]}
    )
    (event,) = reading.events
    assert event.trace["evidence"].endswith("(fuzzy, 96.1 of 100)")
    assert event.trace["reality"] == "model, code: (as the model gives it)"
    assert all(entry.trace for entry in reading.entries())


def test_every_piece_of_evidence_is_cut_from_the_text(read: Read) -> None:
    pieces = list(pieces_of_evidence(read(GOOD)))
    assert len(pieces) > 10
    assert all(TEXT[piece.start : piece.end] == piece.quote for piece in pieces)


def test_the_header_names_reader_model_and_prompt(read: Read) -> None:
    header = read(GOOD).reader
    assert header.name == "llm"
    assert header.model is not None
    assert header.model.startswith("test, prompt ")


def test_sides_are_told_by_the_world(read: Read) -> None:
    reading = read(GOOD)
    names = {actor.id: actor.name for actor in reading.actors}
    sides = {actor.name: names.get(actor.side or "") for actor in reading.actors}
    assert sides["Putin"] == "Russia"
    assert sides["Volodymyr Zelensky"] == "Ukrainian"  # the only word of the text for Ukraine
    assert all(actor.country in {"RUS", "UKR"} for actor in reading.actors)


@pytest.mark.parametrize(
    ("quote", "alignment"),
    [
        ("Putin proposed direct talks in Istanbul on May 15", Alignment.EXACT),
        ("putin  proposed direct\ntalks in Istanbul on May 15.", Alignment.NORMALISED),
        ("Putin proposed the direct talks in Istanbul on May 15", Alignment.FUZZY),
    ],
)
def test_a_quote_is_placed_and_says_how(read: Read, quote: str, alignment: Alignment) -> None:
    (event,) = read({**GOOD, "events": [{**OFFER, "evidence": quote}]}).events
    assert event.evidence[0].alignment is alignment
    assert event.evidence[0].quote.startswith("Putin proposed direct talks in Istanbul on May 15")
    assert (event.confidence < 0.6) == (alignment is Alignment.FUZZY)


@pytest.mark.parametrize(
    "quote",
    [
        "Putin proposed direct talks in Istanbul on May 25",  # another number
        "Putin never proposed direct talks in Istanbul on May 15",  # a negation more
        "Russia annexed four regions of Ukraine",
        "Putin",  # it tells nothing
        TEXT * 5,
    ],
)
def test_what_is_not_there_becomes_a_signal(read: Read, quote: str) -> None:
    reading = read({**GOOD, "events": [{**OFFER, "evidence": quote}]})
    assert reading.events == ()
    assert {signal.kind for signal in reading.signals} <= {"unplaced_quote", "short_quote"}
    assert reading.signals


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({"terms": {"place": "Geneva"}}, "terms' place"),
        ({"terms": {"start": {"words": "June 1", "value": "2025-06-01"}}}, "terms' start"),
        ({"date": {"words": "yesterday"}}, "date"),
        ({"recipient": ["Joe Biden"]}, "recipient"),
        ({"weapon": "tanks"}, "weapon"),
        ({"killed": "40 people"}, "killed"),
    ],
)
def test_a_value_without_words_near_is_left_out(read: Read, change: dict[str, object], left: str) -> None:
    (event,) = read({**GOOD, "events": [{**OFFER, "terms": None, **change}]}).events
    plain = read({**GOOD, "events": [{**OFFER, "terms": None}]}).events[0]
    assert event.meaning() == plain.meaning()
    signals = read({**GOOD, "events": [{**OFFER, "terms": None, **change}]}).signals
    assert any(left in signal.message for signal in signals)


def test_an_act_whose_agent_is_not_named_near_is_left_out(read: Read) -> None:
    far = (
        TEXT
        + "\n\n"
        + "It rained in the hills all day and nobody came. " * 30
        + "\n\nHouses were shelled at dawn."
    )
    shelled = {
        "evidence": "Houses were shelled at dawn",
        "act": "attack",
        "reality": "asserted",
        "actor": ["Putin"],
    }
    assert read({**GOOD, "events": [shelled, OFFER]}, far).events[0].act is Act.PROPOSE
    nobody = {**shelled, "actor": []}
    assert len(read({**GOOD, "events": [nobody, OFFER]}, far).events) == 2


def test_repeated_quotes_are_placed_in_order(read: Read) -> None:
    text = "Russian forces shelled Sumy. Nobody was hurt.\n\nRussian forces shelled Sumy. Two people died."
    event = {"evidence": "Russian forces shelled Sumy", "act": "attack", "reality": "asserted"}
    found = read(
        {"actors": [], "events": [{**event, "killed": None}, {**event, "killed": "Two people"}]}, text
    )
    first, second = found.events
    assert first.evidence[0].start < second.evidence[0].start == text.rindex("Russian")
    assert second.magnitude.killed is not None
    assert second.magnitude.killed.value == 2


def test_any_language_is_read_with_quotes_in_the_original(read: Read) -> None:
    text = "Президент Украины Владимир Зеленский отверг предложение 11 мая 2025 года. Он назвал его пустым."
    answer = {
        "actors": [{"name": "Владимир Зеленский", "kind": "person", "role": "Президент"}],
        "events": [
            {
                "evidence": "Владимир Зеленский отверг предложение 11 мая 2025 года",
                "act": "reject",
                "actor": ["Владимир Зеленский"],
                "issues": ["talks"],
                "reality": "asserted",
                "date": {"words": "11 мая 2025 года", "value": "2025-05-11"},
            }
        ],
    }
    (event,) = read(answer, text, language="ru").events
    assert event.date is not None
    assert (event.date.value, event.date.text) == ("2025-05-11", "11 мая 2025 года")
    answer["events"][0]["date"] = {"words": "11 мая 2025 года", "value": "2022-02-24"}  # type: ignore[index]
    assert read(answer, text, language="ru").events[0].date is None


def test_long_reports_are_read_in_parts_and_overlaps_once(server: Server, make: Make) -> None:
    sentences = [f"Russian forces shelled village number {number} on Sunday." for number in range(60)]

    def script(request: dict[str, object]) -> object:
        asked = server.asked()
        events = [
            {"evidence": sentence, "act": "attack", "reality": "asserted"}
            for sentence in sentences
            if sentence in asked
        ]
        from tests.reading.llm.server import _said

        return _said({"actors": [], "events": events})

    server.script = script  # type: ignore[assignment]
    text = " ".join(sentences)
    reading = make(part=1_000).read(report(text))
    assert len(server.requests) > 3
    assert [event.evidence[0].quote for event in reading.events] == sentences


def test_what_is_cut_off_is_asked_in_halves(server: Server, make: Make) -> None:
    from tests.reading.llm.server import completion

    server.says(completion('{"events": [{"evid', finish="length"), GOOD)
    reading = make().read(report())
    assert len(server.requests) == 3
    assert len(reading.events) == 2


def test_of_an_answer_that_stays_cut_off_the_whole_entries_are_kept(server: Server, make: Make) -> None:
    import json

    from tests.reading.llm.server import completion

    server.says(completion(json.dumps(GOOD)[:-40], finish="length"))
    reading = make().read(report("Putin proposed direct talks in Istanbul on May 15, and Russia waits"))
    assert [event.act for event in reading.events] == [Act.PROPOSE]
    assert "cut_answer" in {signal.kind for signal in reading.signals}
