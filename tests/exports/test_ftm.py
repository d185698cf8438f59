"""FollowTheMoney entities, held against the package's own schemas."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from hypothesis import given

from detente.exports.export import Form
from detente.knowledge.country import alpha2
from detente.model import Kept
from tests.exports import sample
from tests.exports.kept import NOTHING, OFFER_ONLY, SAMPLE, any_kept, exported, few, hostile

SCHEMAS = json.loads(Path(__file__).with_name("ftm_schemas.json").read_text(encoding="utf-8"))["schemas"]
# Ids and dates as followthemoney/types/entity.py and date.py take them.
ID = re.compile(r"^[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?$")
DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")


def entities(*kept: Kept) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported(Form.FTM, *kept).data.splitlines()]


def one(found: list[dict[str, Any]], suffix: str) -> dict[str, Any]:
    return next(entity for entity in found if entity["id"].endswith(suffix))


def hold_to_the_schemas(found: list[dict[str, Any]]) -> None:
    by_id = {entity["id"]: entity for entity in found}
    assert len(by_id) == len(found)
    for entity in found:
        schema = SCHEMAS[entity["schema"]]
        assert ID.match(entity["id"])
        assert set(schema["required"]) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            kind = schema["properties"][name]
            assert values
            assert all(isinstance(value, str) and value for value in values)
            if kind == "date":
                assert all(DATE.match(value) for value in values), values
            if kind == "country":
                assert all(re.match(r"^[a-z]{2}$", value) for value in values), values
            if name in {"proof", "involved", "subject", "object", "entity"}:
                others = {by_id[value]["schema"] for value in values}
                assert all(kind in SCHEMAS[other]["is_a"] for other in others), (name, others)


def test_actors_are_people_bodies_and_organisations() -> None:
    found = entities(SAMPLE)
    hold_to_the_schemas(found)
    president = one(found, sample.TORVALD.id)
    assert president["schema"] == "Person"
    assert president["properties"]["position"] == ["President"]
    assert one(found, sample.ARVENIA.id)["schema"] == "PublicBody"
    assert one(found, sample.LANTERN.id)["schema"] == "Organization"
    side = one(found, f"{sample.TORVALD.id}.side")["properties"]
    assert side["object"] == [one(found, sample.ARVENIA.id)["id"]]


def test_an_actor_that_a_reading_holds_twice_is_one_entity() -> None:
    reading = SAMPLE.reading.model_copy(update={"actors": (*SAMPLE.reading.actors, sample.ARVENIA)})
    hold_to_the_schemas(entities(SAMPLE.model_copy(update={"reading": reading})))


def test_an_event_is_an_event_and_a_link_that_says_how_it_is_told() -> None:
    found = entities(SAMPLE)
    strike = one(found, sample.STRIKE.id)["properties"]
    assert strike["name"] == ["attack: Arvenia → Sorland"]
    assert strike["date"] == ["2025-05-10"]
    assert strike["location"] == ["Greyford"]
    assert strike["publisher"] == ["Example Wire"]
    assert strike["sourceUrl"] == ["https://wire.example/1"]
    link = one(found, f"{sample.STRIKE.id}.{sample.ARVENIA.id}.{sample.SORLAND.id}")
    assert link["schema"] == "UnknownLink"
    assert link["properties"]["role"] == ["attack (reported)"]
    assert link["properties"]["summary"] == ["reported, says Red Lantern"]


def test_ceasefires_claims_talks_agreements_and_quotations_are_there() -> None:
    found = entities(SAMPLE)
    truce = one(found, sample.TRUCE.id)["properties"]
    assert (truce["startDate"], truce["endDate"]) == (["2024-09-01"], ["2024-09-30"])
    assert one(found, sample.CLAIM.id)["properties"]["name"] == ["Claim of 12: Orlo Penn accuses Arvenia"]
    assert one(found, sample.TALKS.id)["properties"]["location"] == ["Port Lume"]
    assert one(found, sample.PACT.id)["properties"]["name"] == ["2019 river pact"]
    words = one(found, sample.WORDS.id)
    assert words["schema"] == "Note"
    assert words["properties"]["entity"] == [one(found, sample.TORVALD.id)["id"]]


def test_what_an_entry_refers_to_goes_along_and_nothing_else() -> None:
    found = entities(OFFER_ONLY)
    hold_to_the_schemas(found)
    people = {
        entity["properties"]["name"][0] for entity in found if entity["schema"] in {"Person", "PublicBody"}
    }
    assert people == {"Ines Torvald", "Arvenia", "Sorland"}
    assert [entity["id"] for entity in found if entity["schema"] == "Event"] == [
        f"{sample.REPORT.id}.{sample.OFFER.id}"
    ]
    assert entities(NOTHING) == entities() == []


def test_countries_have_two_letters() -> None:
    assert [alpha2(code) for code in ("UKR", "XKX", "SDN", "QQQ")] == ["UA", "XK", "SD", None]
    group = next(entity for entity in entities(hostile()) if entity["schema"] == "Organization")
    assert group["properties"]["country"] == ["ua"]


@few
@given(any_kept())
def test_any_reading_holds_to_the_schemas(kept: Kept) -> None:
    hold_to_the_schemas(entities(kept))
