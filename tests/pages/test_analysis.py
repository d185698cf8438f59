"""Positions and conditions: the day, the evidence, what if, and no more than is known."""

from __future__ import annotations

import csv
import io
import re

import pytest
from fastapi.testclient import TestClient

from detente.pages.asking import Days
from detente.record import Record

PART = {"HX-Request": "true"}
NAMES = ("positions", "conditions")


def rows(client: TestClient, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(path).text.lstrip("\ufeff"))))


def test_the_matrix_is_as_of_the_day_that_is_asked(local: TestClient) -> None:
    for day in ("2025-05-10", "2025-05-11", "2025-05-12"):
        found = local.get(f"/positions.json?since=2025&on={day}").json()
        assert found["on"] == day
        assert all(one["date"] <= day for one in found["positions"])
        page = local.get(f"/positions?since=2025&on={day}", headers=PART).text
        assert page.count('<article class="stand"') == len(found["positions"])
        assert page.count('class="gap"') == len(found["sides"]) * len(found["issues"]) - len(
            found["positions"]
        )
    assert 'href="/positions?since=2025&amp;on=2025-05-11" aria' not in page
    assert '<a rel="prev" href="/positions?since=2025&amp;on=2025-05-11">' in page


def test_a_shift_has_the_quotes_of_both_days(local: TestClient) -> None:
    (shift,) = (
        one
        for one in local.get("/positions.json?since=2025").json()["shifts"]
        if one["side"] == "Russia" and one["issue"] == "ceasefire"
    )
    assert (shift["before"]["stance"], shift["after"]["stance"]) == ("proposes", "rejects")
    page = local.get("/positions?since=2025", headers=PART).text
    for stand in (shift["before"], shift["after"]):
        source = stand["evidence"][0]["source"]
        assert f"/reports/{source['report']}#{source['entry']}" in page


@pytest.mark.parametrize("name", NAMES)
def test_evidence_leads_to_its_sentence(name: str, local: TestClient) -> None:
    page = local.get(f"/{name}?since=2025", headers=PART).text
    links = re.findall(r'<blockquote class="quote"><p dir="auto"><a href="(/reports/[^#"]+)#([^"]+)">', page)
    assert len(links) > 5
    for report, entry in set(links):
        assert f'id="{entry}"' in local.get(report).text


@pytest.mark.parametrize("name", NAMES)
def test_the_filter_holds_for_page_json_and_csv(name: str, local: TestClient) -> None:
    sources = {
        one["publisher"] for one in rows(local, f"/{name}.csv?source=Example Wire") if one["publisher"]
    }
    assert sources == {"Example Wire"}
    page = local.get(f"/{name}?source=Example Wire", headers=PART).text
    assert "Example Wire" in page
    assert "Ankara Sample Gazette" not in page
    assert rows(local, f"/{name}.csv?since=2025") != rows(local, f"/{name}.csv?since=2025&on=2025-05-11")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("query", ["on=soon", "on=2025-02-30", "unfold=maybe", "drop=" + "x" * 300])
def test_what_is_no_day_is_told(name: str, query: str, local: TestClient) -> None:
    known = {"positions": ("on", "unfold"), "conditions": ("on", "drop")}[name]
    expected = 400 if query.split("=")[0] in known else 200
    assert local.get(f"/{name}.json?{query}").status_code == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_day_before_everything_has_nothing_on_record(name: str, local: TestClient) -> None:
    page = local.get(f"/{name}?on=1990-01-01", headers=PART)
    assert page.status_code == 200
    assert 'class="none"' in page.text


@pytest.mark.parametrize("name", NAMES)
def test_the_page_comes_whole_where_there_is_no_script(name: str, local: TestClient) -> None:
    assert 'class="quote"' not in local.get(f"/{name}?since=2025").text
    assert 'class="quote"' in local.get(f"/{name}?since=2025&full=true").text


def test_what_if_is_an_address(local: TestClient) -> None:
    asked = "/conditions{}?since=2025&on=2025-05-11&add=talks after ceasefire"
    found = local.get(asked.format(".json")).json()
    assert found["reachable_step_by_step"] == [["talks"], ["ceasefire"]]
    assert found["what_if"]["reachable_step_by_step"] == []
    page = local.get(asked.format(""), headers=PART).text
    assert '<span class="lost">Out of reach:</span> a ceasefire, talks' in page
    assert "Waiting for one another: a ceasefire, talks" in page
    assert (
        'href="/conditions?since=2025&amp;on=2025-05-11" aria-label="Without add talks after ceasefire"'
        in page
    )


def test_a_condition_that_is_dropped_is_named_with_its_side(local: TestClient) -> None:
    day = "/conditions?since=2025&on=2025-05-11"
    page = local.get(day, headers=PART).text
    assert '<option value="Russia: ceasefire without talks">' in page
    found = local.get("/conditions.json?since=2025&on=2025-05-11&drop=Russia: ceasefire without talks").json()
    assert found["what_if"]["reachable_step_by_step"] == [["ceasefire", "talks"]]


def test_a_condition_that_nobody_has_is_told_and_the_rest_is_shown(local: TestClient) -> None:
    response = local.get("/conditions.json?since=2025&drop=talks without snow")
    assert response.status_code == 400
    assert "no such condition" in response.json()["error"]
    page = local.get("/conditions?since=2025&drop=talks without snow", headers=PART)
    assert page.status_code == 200
    assert 'role="alert"' in page.text
    assert "Who says what" in page.text


def test_silence_is_an_open_question(local: TestClient) -> None:
    found = local.get("/conditions.json?since=2025").json()
    (silent,) = found["open_questions"]
    page = local.get("/conditions?since=2025", headers=PART).text
    assert f"{silent['side']} has no word on" in page
    link = re.search(r'href="(/conditions\?[^"]*unwilling=[^"]*)">If it is unwilling', page)
    assert link
    address = link[1].replace("&amp;", "&").replace("/conditions?", "/conditions.json?")
    assert local.get(address).json()["open_questions"][0]["taken_as_willing"] is False


def test_a_record_without_reports_has_pages(record: Record, local: TestClient) -> None:
    for name in NAMES:
        for form in ("", ".json", ".csv"):
            assert local.get(f"/{name}{form}?text=nothingofthekind").status_code == 200
        assert local.get(f"/{name}?text=nothingofthekind", headers=PART).status_code == 200


def test_a_day_stands_among_the_days_with_words() -> None:
    days = Days("2025-05-11", ("2025-05-09", "2025-05-12"))
    assert (days.at, days.before, days.after) == (0, "2025-05-09", "2025-05-12")
    assert Days("1990-01-01", days.every).before == ""
    assert Days("", ()).at == 0
