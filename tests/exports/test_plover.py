"""PLOVER records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given

from detente.exports.export import Form
from detente.model import Kept, Plover
from detente.model.codes import PloverType, Reality, Sector
from tests.exports import sample
from tests.exports.kept import HOSTILE_NAME, JUDGEMENTS, NOTHING, SAMPLE, any_kept, exported, few, hostile


def records(*kept: Kept) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported(Form.PLOVER, *kept).data.splitlines()]


def one_event(**changes: Any) -> Kept:
    kept = hostile()
    event = kept.reading.events[0].model_copy(update=changes)
    return kept.model_copy(update={"reading": kept.reading.model_copy(update={"events": (event,)})})


def test_a_record_has_codes_actors_place_and_text() -> None:
    (found,) = records(hostile())
    assert (found["event"], found["mode"], found["context"]) == (
        "ASSAULT",
        "aerial",
        ["military", "territory"],
    )
    assert found["actor"][0]["actorText"] == HOSTILE_NAME
    assert (found["actor"][0]["code"], found["actor"][0]["sector"]) == ("UKR", "CVL")
    assert found["recipient"] == found["actor"]
    assert found["eventLoc"]["name"] == "Киев"
    assert found["date"] == "2025-05-10"
    assert (found["dead"], found["injured"]) == (3, None)
    assert "struck" in found["text"]
    assert (found["publication"], found["url"]) == ("-1+1", "+cmd")
    assert found["detente"]["reality"] == "alleged"
    assert found["detente"]["cameo"] == "195"


def test_an_act_without_a_date_has_the_day_of_its_report_and_says_so() -> None:
    (found,) = records(one_event(date=None))
    assert found["date"] == "2025-05-11"
    assert found["detente"]["dateGiven"] is None


def test_how_it_is_told_is_in_the_auxiliary_codes() -> None:
    for reality in Reality:
        (found,) = records(one_event(reality=reality))
        set_ = {name for name in ("future", "hypothetical", "negation") if found[name]}
        expected = {
            Reality.PLANNED: "future",
            Reality.HYPOTHETICAL: "hypothetical",
            Reality.NEGATED: "negation",
        }
        assert set_ == ({expected[reality]} if reality in expected else set())


def test_who_has_no_country_is_coded_by_what_it_is() -> None:
    kept = hostile()
    actor = kept.reading.actors[0].model_copy(update={"country": None, "sector": Sector.IGO})
    reading = kept.reading.model_copy(update={"actors": (actor,)})
    (found,) = records(kept.model_copy(update={"reading": reading}))
    assert found["actor"][0]["code"] == found["actor"][0]["sector"] == "IGO"


def test_events_without_a_type_are_counted_and_left_out() -> None:
    event = sample.OFFER.model_copy(update={"plover": Plover(type=PloverType.AGREE)})
    reading = sample.READING.model_copy(update={"events": (event, sample.STRIKE)})
    found = exported(Form.PLOVER, SAMPLE.model_copy(update={"reading": reading}))
    assert [json.loads(line)["event"] for line in found.data.splitlines()] == ["AGREE"]
    assert str(found.written) == "1 record; left out: 1 event without a PLOVER type"
    assert records(NOTHING) == records() == []


def test_the_keys_of_the_manual_keep_their_names_and_types(shared: Path) -> None:
    manual = json.loads((shared / "data/events/plover_manual_records.json").read_text(encoding="utf-8"))
    keys = {key for one in manual[1:] for key in one}
    (found,) = records(hostile())
    named_otherwise = {"source", "target", "textInfo", "comment", "size"}
    assert keys - named_otherwise <= set(found)
    assert {key for one in manual[1:] for party in one.get("source", ()) for key in party} <= set(
        found["actor"][0]
    )


def test_a_judgement_goes_along_whatever_its_changes_hold() -> None:
    kept = hostile()
    judgement = JUDGEMENTS[1].model_copy(
        update={"entry": kept.reading.events[0].id, "changes": {"confidence": float("inf")}}
    )
    (found,) = records(kept.model_copy(update={"judgements": (judgement,)}))
    assert found["detente"]["verdicts"] == [
        {
            "verdict": "edit",
            "changes": {"confidence": None},
            "who": "Bo",
            "at": "2025-05-13T08:00:00Z",
            "why": "She promises, Müller says",
            "role": "coder",
        }
    ]


@few
@given(any_kept())
def test_any_event_with_a_type_is_a_record(kept: Kept) -> None:
    coded = [one for one in kept.reading.events if one.id in kept.passed and one.plover]
    assert [one["event"] for one in records(kept)] == [one.plover.type for one in coded if one.plover]
