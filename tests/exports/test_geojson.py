"""GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from detente.exports.export import Form
from detente.exports.table import TableName
from detente.model import Kept
from tests.exports.kept import NOTHING, SAMPLE, any_kept, exported, few, hostile


def features(*kept: Kept, tables: tuple[TableName, ...] = ()) -> list[dict[str, Any]]:
    found = json.loads(exported(Form.GEOJSON, *kept, tables=tables).data)
    assert found["type"] == "FeatureCollection"
    return list(found["features"])


def test_a_place_is_a_point_longitude_first_with_its_precision() -> None:
    (feature,) = features(hostile())
    assert feature["type"] == "Feature"
    assert feature["geometry"] == {"type": "Point", "coordinates": [30.52, -50.45]}
    told = feature["properties"]
    assert (told["place"], told["place_precision"], told["place_country"]) == ("Киев", "city", "UKR")
    assert told["plover_context"] == ["military", "territory"]
    assert "place_lat" not in told


def test_what_has_no_coordinates_stays_without_a_geometry() -> None:
    found = features(SAMPLE)
    assert [one["geometry"] for one in found] == [None] * 5
    assert [one["properties"]["type"] for one in found] == ["event"] * 3 + ["violation_claim", "talks"]
    assert found[0]["properties"]["place"] == "Greyford"
    assert [one["properties"]["type"] for one in features(SAMPLE, tables=(TableName.TALKS,))] == ["talks"]


def test_nothing_is_a_collection_without_features() -> None:
    assert features() == features(NOTHING) == []


@few
@given(any_kept())
def test_any_reading_holds_to_the_standard(kept: Kept) -> None:
    found = features(kept)
    ids = {one["id"] for one in found}
    assert len(ids) == len({one["properties"]["id"] for one in found})
    for one in found:
        assert set(one) == {"type", "id", "geometry", "properties"}
        if one["geometry"]:
            lon, lat = one["geometry"]["coordinates"]
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90


def test_control_characters_reach_no_terminal() -> None:
    kept = hostile()
    report = kept.reading.report.model_copy(update={"title": "a\x9b2Jb\x1b[2J"})
    kept = kept.model_copy(update={"reading": kept.reading.model_copy(update={"report": report})})
    for form in (Form.GEOJSON, Form.PLOVER, Form.FTM, Form.CSV, Form.JSONL):
        text = exported(form, kept).data.decode()
        assert not {"\x9b", "\x1b", "\x00"} & set(text), form
