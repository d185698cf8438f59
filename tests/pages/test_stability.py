"""Stability: the drafted model with its evidence, and one that is sent, each under an address of its own."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from detente.pages.models import Models
from detente.record import UnknownEntryError
from tests.pages.conftest import ORIGIN

MANY = """
dms: [A]
options: [{}]
priority_statements: {{A: [o1]}}
""".format(", ".join(f"{{name: o{n}, dm: A}}" for n in range(14)))
PART = {"HX-Request": "true"}


def sent(client: TestClient, text: str) -> str:
    key = re.search(r'name="form_key" value="([^"]+)"', client.get("/stability?full=true").text)
    assert key
    form = {"form_key": key[1], "text": text}
    answer = client.post("/stability/model", data=form, headers={"Origin": ORIGIN}, follow_redirects=False)
    if answer.status_code != 303:
        return f"{answer.status_code} {answer.text}"
    return str(answer.headers["location"])


def test_the_draft_is_solved_and_its_parts_are_linked(local: TestClient) -> None:
    found = local.get("/stability.json?since=2025").json()
    assert found["title"] == f"Drafted from the record of {local.get('/positions.json').json()['on']}"
    page = local.get("/stability?since=2025", headers=PART).text
    for told in found["told"]:
        assert f"<bdi>{told['state']}</bdi>" in page
    quo, *others = re.findall(r'<span class="label" dir="auto">([^<]+)</span>', page)
    assert quo == "no option is taken", "a state is told in words, not in letters alone"
    assert others
    assert all(":" in one for one in others)
    holding = re.findall(r'class="yes" data-label="[^"]+">holds', page)
    assert len(holding) == sum(len(one["equilibrium_under"]) for one in found["told"])
    assert "What the record does not say" in page
    links = re.findall(r'<blockquote class="quote"><p dir="auto"><a href="(/reports/[^#"]+)#([^"]+)">', page)
    assert links
    for report, entry in set(links):
        assert f'id="{entry}"' in local.get(report).text


def test_json_and_csv_are_of_the_same_day_and_filter(local: TestClient) -> None:
    asked = "since=2025&on=2025-05-11&concept=Nash"
    found = local.get(f"/stability.json?{asked}").json()
    assert found["title"].endswith("2025-05-11")
    rows = list(csv.DictReader(io.StringIO(local.get(f"/stability.csv?{asked}").text.lstrip("\ufeff"))))
    assert len(rows) == found["feasible_states"]
    assert [one["state"] for one in rows if one["Nash"] == "yes"] == found["equilibria"]["Nash"]


def test_a_model_that_is_sent_has_an_address(local: TestClient, root: Path) -> None:
    text = (root / "examples/models/ceasefire-and-talks.yaml").read_text("utf-8")
    where = sent(local, text)
    assert where.startswith("/stability?model=")
    page = local.get(f"{where}&full=true").text
    title = local.get(where.replace("?", ".json?")).json()["title"]
    assert title in page
    assert "The model drafted from the record" in page
    assert sent(local, text) == where, "the same text, the same address"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("dms: [A]", "neither"),
        ("dms: [<script>alert(1)</script>\n", "line"),
        (MANY, "14 options"),
        (" ", ""),
    ],
)
def test_a_model_that_is_none_is_refused_with_its_reason(text: str, says: str, local: TestClient) -> None:
    answer = sent(local, text)
    assert answer.startswith("400 ")
    assert says in answer
    assert "<script>alert" not in answer


def test_a_model_that_is_gone_is_told(local: TestClient) -> None:
    assert local.get("/stability.json?model=0123").status_code == 404
    assert "no longer kept" in local.get("/stability?model=0123", headers=PART).text


@pytest.mark.parametrize("query", ["concept=Fair", "status_quo=QQ", "sanctions=none"])
def test_what_no_model_has_is_told(query: str, local: TestClient) -> None:
    assert local.get(f"/stability.json?since=2025&{query}").status_code == 400


def test_a_record_that_gives_no_model_says_so(local: TestClient) -> None:
    assert local.get("/stability.json?text=nothingofthekind").status_code == 400
    page = local.get("/stability?text=nothingofthekind", headers=PART)
    assert page.status_code == 200
    assert 'role="alert"' in page.text


def test_the_newest_models_are_kept() -> None:
    kept = Models(most=2)
    first, second, third = (kept.keep(text) for text in ("a", "b", "c"))
    assert (kept.get(second), kept.get(third)) == ("b", "c")
    with pytest.raises(UnknownEntryError):
        kept.get(first)
