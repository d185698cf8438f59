"""Alerts on the pages: the feed of a saved search, who may open it by which key, and webhooks."""

from __future__ import annotations

import io
import re

import feedparser
import pytest
from fastapi.testclient import TestClient
from lxml import etree

from detente.pages.app import create_app
from detente.pages.house import TESTS
from detente.pages.settings import Settings
from detente.record import Filter, Record, Role
from detente.sources.fetch import Answered
from tests.pages.conftest import ORIGIN, SECRET, Visit
from tests.pages.hostile import SCRIPT
from tests.pages.test_safety import key_of

NAME = "truces / talks & more?"
PATH = "/searches/truces%20%2F%20talks%20%26%20more%3F/feed"


@pytest.fixture
def saved(record: Record) -> Record:
    record.searches.save(NAME, Filter(kind=("event", "ceasefire", "claim"), restricted=None))
    return record


def entries(text: str) -> list[feedparser.FeedParserDict]:
    """The entries of a feed that is well formed."""
    etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
    parsed = feedparser.parse(io.BytesIO(text.encode()))
    assert not parsed.bozo
    return list(parsed.entries)


def test_a_saved_search_has_a_feed_whose_ids_stay(saved: Record, local: TestClient) -> None:
    response = local.get(PATH)
    assert response.headers["content-type"].startswith("application/rss+xml")
    found = entries(response.text)
    assert len(found) == len({one.id for one in found}) == 50
    assert [one.id for one in entries(local.get(PATH).text)] == [one.id for one in found]
    first = found[0]
    assert first.link.startswith(f"{ORIGIN}/reports/report-")
    assert first.published
    assert "<b>" in first.summary
    saved.add(saved.one(first.link.split("/")[-1].split("#")[0]).reading)  # type: ignore[union-attr]
    assert local.get(PATH, headers={"If-None-Match": response.headers["etag"]}).status_code == 304


def test_the_feed_of_all_alerts_is_of_five_kinds_or_of_those_that_are_asked_for(local: TestClient) -> None:
    found = entries(local.get("/alerts/feed").text)
    assert {one.category for one in found} <= {"proposal", "condition", "ceasefire", "claim", "shift"}
    shifts = entries(local.get("/alerts/feed?about=shift").text)
    assert {one.category for one in shifts} == {"shift"}
    assert all("Before:" in one.summary for one in shifts)
    assert local.get("/alerts/feed?about=nonsense").status_code == 400
    assert local.get("/searches/none/feed").status_code == 404


def test_texts_that_mean_harm_stay_texts_in_a_feed(saved: Record, local: TestClient) -> None:
    text = local.get(PATH).text + local.get("/alerts/feed").text
    assert SCRIPT not in text
    assert not any("<" in one.title for one in entries(local.get(PATH).text))
    assert "<script" not in "".join(one.summary for one in entries(local.get(PATH).text))
    assert "javascript:" not in "".join(one.get("link", "") for one in entries(local.get(PATH).text))


def test_restricted_reports_are_in_no_feed_whoever_asks(saved: Record, visit: Visit) -> None:
    saved.searches.save("hidden", Filter(restricted=True))
    for name in ("Rolf", "Carl", "Adam"):
        told = [
            visit(name).get(path).text for path in (PATH, "/alerts/feed", "/searches/hidden/feed", "/alerts")
        ]
        assert SECRET not in "".join(told)
    assert entries(visit("Adam").get("/searches/hidden/feed").text) == []


def test_a_feed_reader_shows_its_own_key_where_people_log_in(saved: Record, visit: Visit) -> None:
    nobody = visit("")
    assert nobody.get(PATH).status_code in (303, 401)
    form = {"search": NAME, "agreed": "yes"}
    page = visit("Rolf").post("/alerts/subscribe", data=form)
    assert page.headers["cache-control"] == "no-store"
    (address,) = re.findall(r"<code[^>]*>([^<]+)</code>", page.text)
    path = address.removeprefix(ORIGIN)
    assert nobody.get(path).status_code == 200
    key = path.partition("?key=")[2]
    assert nobody.get(f"/alerts/feed?key={key}").status_code in (303, 401), "it opens one feed alone"
    assert nobody.get(f"/search?key={key}").status_code == 303
    assert nobody.post(f"/alerts/subscribe?key={key}", data=form).status_code == 401
    saved.people.add("Zoe", Role.READER)
    visit("Rolf").post("/alerts/subscribe", data=form)
    assert nobody.get(path).status_code in (303, 401), "a new key ends the one before"
    assert "feed key made" in {one.what for one in saved.newest_changes(5)}


def test_a_key_of_a_demonstration_opens_what_is_open_anyway(saved: Record) -> None:
    demo = TestClient(create_app(saved, Settings(demo=True)), base_url=ORIGIN)
    assert demo.get("/alerts/feed").status_code == 200
    assert demo.post("/alerts/subscribe", data={"agreed": "yes", "form_key": "0" * 64}).status_code == 403


def test_an_admin_sets_up_a_webhook_and_sees_its_secret_once(
    saved: Record, local: TestClient, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = {"url": "http://127.0.0.1:9/hook", "search": NAME}
    assert visit("Rita").post("/alerts/webhook", data=form).status_code == 403
    refused = visit("Adam").post("/alerts/webhook", data=form)
    assert refused.status_code == 400
    assert "no public address" in refused.text
    monkeypatch.setattr("detente.sources.fetch.post.Poster.check", lambda self, address: None)
    form["url"] = "https://receiver.example/hook"
    sent = {**form, "form_key": key_of(local.get("/alerts").text)}
    page = local.post("/alerts/webhook", data=sent)
    (secret,) = re.findall(r"<code[^>]*>(whsec_[^<]+)</code>", page.text)
    shown = local.get("/alerts").text
    assert "https://receiver.example/hook" in shown
    assert secret not in shown
    assert "receiver.example" not in visit("Carl").get("/alerts").text
    ended = {"number": "1", "form_key": sent["form_key"]}
    answers = [Answered(204, None), Answered(500, None)]
    monkeypatch.setattr("detente.sources.fetch.post.Poster.post", lambda self, *sent: answers.pop(0))
    assert "It was taken." in local.post("/alerts/test-webhook", data=ended).text
    assert "receiver.example answers 500" in local.post("/alerts/test-webhook", data=ended).text
    assert local.post("/alerts/test-webhook", data={"number": "1"}).status_code == 403, "no form of ours"
    assert local.post("/alerts/test-webhook", data={**ended, "number": "9"}).status_code == 404
    for _ in range(TESTS):
        busy = local.post("/alerts/test-webhook", data={**ended, "number": "9"})
    assert busy.status_code == 503
    assert [one.what for one in saved.newest_changes(2)] == ["webhook tested"] * 2
    assert saved.newest_changes(1)[0].after["why"] == "receiver.example answers 500"
    assert local.post("/alerts/end-webhook", data=ended).status_code == 200
    assert saved.webhooks.all() == []


def test_the_search_page_leads_to_the_alerts_of_each_saved_search(saved: Record, local: TestClient) -> None:
    assert "/alerts?search=truces%20/%20talks%20%26%20more%3F" in local.get("/search").text
    page = local.get("/alerts", params={"search": NAME})
    assert page.status_code == 200
    assert PATH in page.text
    rows = local.get("/alerts.json", params={"search": NAME}).json()
    assert rows["search"] == NAME
    assert all(one["quote"] and one["publisher"] and one["published_at"] for one in rows["alerts"])
    assert local.get("/alerts?search=none").status_code == 404
