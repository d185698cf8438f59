"""Ceasefires, claims and matters on pages: what is told, by whom, and what may not be told."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from detente.incidents import Store
from detente.model import Reading
from detente.record import Filter, Record
from detente.record.matters import MemberKey
from tests.analysis.truces import claim, said, telling, truce
from tests.incidents.made import AIR, air, file
from tests.pages.conftest import Visit


def pause() -> Reading:
    """A report of a truce of Northland and Southland until 10 May, and of what they claim of each other."""
    told = truce("the harvest truce", "in_force", by="Northland", parties="Northland, Southland",
                 start="2025-05-08", end="2025-05-10")  # fmt: skip
    return telling(
        "2025-05-12",
        told,
        said("Southland rejected the harvest truce", "Southland", "reject"),
        claim("Southland counted 734 breaches", "Southland", "Northland", 734, told),
        claim("Northland blamed Southland", "Northland", "Southland", None, told),
    ).reading


def longer() -> Reading:
    """Another report of it, until 11 May."""
    told = truce("a truce over the days of the harvest", "in_force", by="Northland",
                 parties="Northland, Southland", start="2025-05-08", end="2025-05-11")  # fmt: skip
    return telling("2025-05-13", told).reading


@pytest.fixture
def truce_id(record: Record) -> str:
    """The truce on record, of whose end two reports tell differently."""
    record.add(pause())
    record.add(longer())
    return the_truce(record)


def the_truce(record: Record) -> str:
    (found,) = record.matters(Filter(kind=("ceasefire",), side=("Northland",)))
    return found.id


def hidden(reading: Reading) -> Reading:
    """The same of a restricted report."""
    return reading.model_copy(update={"report": reading.report.model_copy(update={"restricted": True})})


def test_a_list_and_its_data_hold_the_same(local: TestClient, truce_id: str) -> None:
    for query in ("", "?side=Northland", "?side=Northland&on=2025-05-09"):
        values = local.get(f"/ceasefires.json{query}").json()
        rows = list(csv.DictReader(io.StringIO(local.get(f"/ceasefires.csv{query}").text.lstrip("\ufeff"))))
        ids = [one["id"] for one in values["ceasefires"]]
        assert [row["id"] for row in rows] == ids
        assert truce_id in ids
        assert (len(ids) == 1) == bool(query)
    page = local.get("/ceasefires?side=Northland&full=true").text
    assert f"id={truce_id}" in page
    assert "disputed: end" in page
    assert "data-specification" in page
    none = local.get("/ceasefires?side=Northland&on=2024-01-01&full=true").text
    assert "No ceasefire&#39;s time holds that day" in none or "No ceasefire's time holds that day" in none


def test_the_ledger_comes_after_the_rest(local: TestClient, truce_id: str) -> None:
    assert truce_id not in local.get("/ceasefires").text
    part = local.get("/ceasefires", headers={"HX-Request": "true"}).text
    assert truce_id in part
    assert "<html" not in part


def test_one_in_full_with_both_sides_and_the_dispute(local: TestClient, truce_id: str) -> None:
    page = local.get(f"/ceasefires?id={truce_id}&full=true").text
    dispute = page[page.index("f-disputed") : page.index("f-agreed")]
    for words in ("10 May 2025", "11 May 2025"):
        assert words in dispute
    assert re.search(r'href="/reports/report-[0-9a-f-]+#ceasefire-', dispute)
    for accuser in ("Southland", "Northland"):
        assert f"<bdi>{accuser}</bdi> accuses" in page
    assert "Southland rejects" in page
    assert "No incidents are loaded" in page


@pytest.mark.parametrize(
    ("query", "status"), [("id=matter-none", 404), ("on=2025-13-01", 400), ("on=soon", 400)]
)
def test_what_is_not_there_or_not_understood_is_told(query: str, status: int, local: TestClient) -> None:
    assert local.get(f"/ceasefires?{query}").status_code == status
    assert local.get(f"/ceasefires.json?{query}").json()["error"]


def test_claims_are_linked_to_what_is_claimed_against_them(local: TestClient, truce_id: str) -> None:
    page = local.get("/claims?side=Southland&full=true").text
    assert f"id={truce_id}" in page
    whole = local.get("/claims?full=true").text
    targets = re.findall(r'href="#(matter-[^"]+)">counter-claim', whole)
    assert targets
    assert all(f'id="{target}"' in whole for target in targets)
    rows = csv.DictReader(io.StringIO(local.get("/claims.csv?side=Southland").text.lstrip("\ufeff")))
    assert [(row["accuser"], row["stated_from"]) for row in rows] == [("Southland", "734")]


def test_who_reports_which_value(local: TestClient, record: Record, truce_id: str) -> None:
    disputed = local.get("/matters.json?disputed=true&side=Northland").json()["matters"]
    assert truce_id in [one["id"] for one in disputed]
    assert all(any(own["status"] == "disputed" for own in one["fields"]) for one in disputed)
    page = unescape(local.get("/matters?disputed=true&side=Northland&full=true").text)
    for member in record.matter(truce_id).members:
        assert f"/reports/{member.report}#{member.entry}" in page
    rows = csv.DictReader(io.StringIO(local.get("/matters.csv?side=Northland").text.lstrip("\ufeff")))
    assert {"agreed", "disputed"} <= {row["status"] for row in rows}


def test_matters_come_in_parts_and_none_is_lost(local: TestClient) -> None:
    whole = [one["id"] for one in local.get("/actors.json?size=200").json()["matters"]]
    parts = [
        one["id"]
        for number in range(1, 60)
        for one in local.get(f"/actors.json?size=5&page={number}").json()["matters"]
    ]
    assert parts == whole
    assert len(set(whole)) == len(whole) > 10


@pytest.mark.parametrize("path", ["talks", "agreements", "actors"])
def test_a_page_of_one_kind_has_that_kind_alone(path: str, local: TestClient) -> None:
    found = local.get(f"/{path}.json").json()["matters"]
    assert {one["kind"] for one in found} == {path.removesuffix("s") if path != "talks" else "talks"}


def test_what_one_report_alone_tells_is_not_called_agreed(local: TestClient) -> None:
    assert "s-agreed" not in local.get("/agreements?until=2016&full=true").text
    assert "f-agreed" in local.get("/agreements?until=2016&full=true").text


def test_a_restricted_report_disputes_nothing_for_who_may_not_see_it(visit: Visit, record: Record) -> None:
    record.add(pause())
    other = hidden(longer())
    record.add(other)
    reader, coder = visit("Rolf"), visit("Carl")
    query = "side=Northland&full=true"
    assert "11 May 2025" in coder.get(f"/ceasefires?{query}").text
    for path in ("/ceasefires", "/claims", "/matters", "/talks"):
        told = [reader.get(f"{path}{form}?{query}").text for form in ("", ".json", ".csv")]
        assert not any("days of the harvest" in text or other.report.id in text for text in told), path
    assert reader.get("/matters.json?disputed=true&side=Northland").json()["matters"] == []
    (seen,) = reader.get(f"/ceasefires.json?{query}").json()["ceasefires"]
    assert seen["disputed"] == []
    assert reader.get(f"/ceasefires?id={seen['id']}").status_code == 200


def test_a_truce_of_restricted_reports_alone_is_not_there(visit: Visit, record: Record) -> None:
    record.add(hidden(pause()))
    one = the_truce(record)
    assert visit("Carl").get(f"/ceasefires?id={one}").status_code == 200
    assert visit("Rolf").get(f"/ceasefires?id={one}").status_code == 404


def test_verdicts_of_incident_data_show(
    local: TestClient, record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = truce("the pause", "in_force", by="Russia", parties="Russia, Ukraine", start="2025-06-08",
                 end="2025-06-10")  # fmt: skip
    old = truce("the old pause", "in_force", by="Russia", parties="Russia, Ukraine", start="2019-06-08",
                end="2019-06-10")  # fmt: skip
    new, past = telling("2025-06-12", told).reading, telling("2019-06-12", old).reading
    for reading in (new, past):
        record.add(reading)
    days = [date(2025, 3, 1) + timedelta(days=number) for number in range(190)]
    quiet = {date(2025, 6, number) for number in (7, 8, 9, 10)}
    rows = [air(f"{day} 08:00", f"{day} 20:00") for day in days if day not in quiet]
    store = tmp_path / "incidents"
    Store(store).load(file(tmp_path, AIR, *rows, name="air.csv"))
    monkeypatch.setenv("DETENTE_INCIDENTS", str(store))
    verdicts = {
        one["ceasefire"]: one["verdict"] for one in local.get("/ceasefires.json").json()["compliance"]
    }
    now, then = (record.matter(MemberKey(one.report.id, one.ceasefires[0].id)).id for one in (new, past))
    assert verdicts[now] == "lull"
    assert verdicts[then] == "not_testable"
    assert "d-not_testable" in local.get("/ceasefires?full=true").text
    page = local.get(f"/ceasefires?id={now}&full=true").text
    assert "of the same length without a truce: 0 of " in page
    assert page.count("data-specification") == 2
