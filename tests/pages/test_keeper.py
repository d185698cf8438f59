"""Pages that are kept for the next: nobody is given what another may see, or another's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from detente.pages.app import create_app
from detente.pages.registry import PAGES
from detente.pages.settings import Settings
from detente.record import Record, Role
from tests.pages.asked import address
from tests.pages.conftest import ORIGIN, PASSWORD, SECRET
from tests.pages.test_safety import key_of
from tests.record.told import TEXT, reading

STALE = 60.0
"""Longer than a test takes."""


@pytest.fixture
def app(record: Record) -> FastAPI:
    return create_app(record, Settings(host="0.0.0.0", most_requests=100_000, stale=STALE))


@pytest.fixture
def kept(record: Record) -> Iterator[TestClient]:
    """A browser on the machine itself, of a server that keeps pages."""
    with TestClient(create_app(record, Settings(stale=STALE)), base_url=ORIGIN) as client:
        yield client


def browser(app: FastAPI, record: Record, name: str) -> TestClient:
    """A browser in which somebody has logged in."""
    client = TestClient(app, base_url=ORIGIN, follow_redirects=False)
    record.accounts.set_password(name, PASSWORD)
    form = {"name": name, "password": PASSWORD, "form_key": key_of(client.get("/login").text)}
    assert client.post("/login", data=form).status_code == 303
    return client


def test_a_page_that_was_made_for_one_is_anothers_but_for_the_name_and_the_key(
    app: FastAPI, record: Record
) -> None:
    record.people.add("<b>Zoe & co</b>", Role.ADMIN)
    adam, zoe = (browser(app, record, name) for name in ("Adam", "<b>Zoe & co</b>"))
    mine, hers = "<bdi>Adam</bdi>, admin", "<bdi>&lt;b&gt;Zoe &amp; co&lt;/b&gt;</bdi>, admin"
    for page in PAGES:
        path = address(page, record)
        one, other = adam.get(path), zoe.get(path)
        assert (one.status_code, other.status_code) == (200, 200), path
        assert one.headers.get("etag") != other.headers.get("etag") or not page.kept, path
        keys = [key_of(one.text), key_of(other.text)]
        assert keys[0] != keys[1], path
        assert hers in other.text, path
        assert one.text.replace(keys[0], keys[1]).replace(mine, hers) == other.text, path


def test_a_lesser_role_is_given_no_page_that_was_made_for_a_higher_one(app: FastAPI, record: Record) -> None:
    carl, rolf = browser(app, record, "Carl"), browser(app, record, "Rolf")
    for path in ("/reports", "/reports.json", "/search?text=restricted1", "/sources", "/review"):
        high, low = carl.get(path), rolf.get(path)
        assert high.status_code == 200
        assert SECRET not in low.text, path
        assert low.status_code == (403 if path in ("/sources", "/review") else 200), path
    assert SECRET in carl.get("/reports").text
    record.people.change("Carl", Role.READER)
    assert SECRET not in carl.get("/reports").text, "a role that is taken back ends at once"
    assert TestClient(app, base_url=ORIGIN, follow_redirects=False).get("/reports").status_code == 303


def test_a_page_may_be_some_seconds_old_while_reports_come_in_and_says_so(
    kept: TestClient, record: Record
) -> None:
    before = kept.get("/reports.json")
    record.add(reading(text=f"{TEXT} The truce holds.", publisher="New Wire"))
    aged = kept.get("/reports.json")
    assert aged.json() == before.json()
    assert int(aged.headers["age"]) >= 0
    assert "age" not in before.headers
    assert aged.headers["etag"] == before.headers["etag"], "it is the same answer"
    tag = {"If-None-Match": before.headers["etag"]}
    assert kept.get("/reports.json", headers=tag).status_code == 304
    anew = kept.get("/reports.json", headers={"Cache-Control": "max-age=0", **tag})
    assert anew.status_code == 200
    assert anew.json() != before.json()
    assert anew.headers["etag"] != before.headers["etag"]
    assert kept.get("/reports.json").json() == anew.json()


def test_who_judges_sees_it_at_once_and_so_does_everybody(kept: TestClient, record: Record) -> None:
    page = kept.get("/review").text
    key = re.findall(r'name="key" value="([^"]+)"', page)[0]
    report = f"/reports/{key.partition('/')[0]}"
    before = kept.get(report).text
    kept.get("/audit")
    form = {"key": key, "verdict": "accept", "form_key": key_of(page)}
    after = kept.post("/review/judge", data=form)
    assert f'name="key" value="{key}"' not in after.text, "the next one is due"
    assert kept.get(report).text != before
    assert "judgement" in kept.get("/audit").text


def test_a_browser_of_its_own_has_its_own_key_and_no_other_takes_it(kept: TestClient) -> None:
    app = kept.app
    keys = {key_of(TestClient(app, base_url=ORIGIN).get("/search").text) for _ in range(3)}
    assert len(keys) == 3
    other = TestClient(app, base_url=ORIGIN)
    other.get("/search")
    form = {"form_key": keys.pop(), "name": "mine"}
    assert other.post("/search/save", data=form).status_code == 403


def test_a_part_of_a_page_is_not_given_for_the_whole(kept: TestClient) -> None:
    part = kept.get("/positions", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert "<html" in kept.get("/positions").text
    assert kept.get("/positions", headers={"HX-Request": "true"}).text == part


def test_what_is_wrong_is_told_to_each_who_asks(kept: TestClient) -> None:
    for _ in range(2):
        assert kept.get("/search?since=nonsense").status_code == 400
        assert kept.get("/reports/report-0000000000000000").status_code == 404


def test_pages_that_show_what_is_not_in_the_record_are_not_kept(kept: TestClient) -> None:
    assert {page.name for page in PAGES if not page.kept} == {"add"}
    assert "etag" not in kept.get("/add").headers
