"""Every page in every form, for every role: who may, sees it; who may not, is told why."""

from __future__ import annotations

import csv
import io
import logging
import socket
from pathlib import Path

import pytest
from fastapi import APIRouter
from fastapi.testclient import TestClient

from detente.pages import login
from detente.pages.app import create_app
from detente.pages.registry import PAGES
from detente.pages.routes import routes
from detente.pages.safety.access import admission
from detente.record import Record, Role
from tests.pages.asked import address, addresses
from tests.pages.conftest import PEOPLE, SECRET, Visit


@pytest.mark.parametrize("name", ["", *PEOPLE])
def test_a_page_is_for_who_has_the_role_and_for_nobody_else(name: str, visit: Visit, record: Record) -> None:
    client = visit(name)
    role = PEOPLE.get(name)
    for page, path in addresses(record):
        response = client.get(path)
        if role is not None and role >= page.least:
            assert response.status_code == 200, path
        elif role is not None:
            assert response.status_code == 403, path
            assert page.least.name.lower() in response.text
        elif path.endswith((".json", ".csv")):
            assert response.status_code == 401, path
        else:
            assert response.status_code == 303
            assert response.headers["location"].startswith("/login?to=/")


@pytest.mark.parametrize("name", ["", *PEOPLE])
def test_what_changes_the_record_is_refused_to_a_lesser_role(name: str, visit: Visit) -> None:
    client = visit(name)
    role = PEOPLE.get(name, 0)
    for page in PAGES:
        for action in page.actions:
            response = client.post(f"{page.path}{action}", data={})
            if role < page.acts_more.get(action, page.acts):
                assert response.status_code == (403 if name else 401), (page.name, action)
            else:
                assert response.status_code == 400, "nothing was said: nothing is done"


def test_every_route_asks_who_comes() -> None:
    every = [*(routes(page) for page in PAGES), login.router]
    for router in every:
        assert isinstance(router, APIRouter)
        for route in router.routes:
            assert admission(route) is not None, route


def test_a_refusal_is_logged_with_its_reason(visit: Visit, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "detente.pages.access"):
        visit("Rolf").get("/people")
    (line,) = caplog.messages
    assert line == (
        "refused GET /people to Rolf: Rolf is reader; who says who works on the record is admin or more"
    )


def test_a_role_that_is_taken_back_ends_at_once(visit: Visit, record: Record) -> None:
    client = visit("Adam")
    assert client.get("/people").status_code == 200
    record.people.change("Adam", Role.READER)
    assert client.get("/people").status_code == 403


@pytest.mark.parametrize(("name", "sees"), [("Rolf", False), ("Carl", True)])
def test_a_restricted_report_is_for_coders(name: str, sees: bool, visit: Visit, record: Record) -> None:
    client = visit(name)
    hidden = next(one.id for one in record.reports() if one.restricted)
    assert client.get(f"/reports/{hidden}").status_code == (200 if sees else 404)
    assert client.get("/search.json?restricted=true").status_code == (200 if sees else 403)
    told = [client.get(path).text for page, path in addresses(record) if PEOPLE[name] >= page.least]
    told.append(client.get("/overview", headers={"HX-Request": "true"}).text)
    told.append(client.get("/search?restricted=true").text)
    assert any(SECRET in text for text in told) == sees
    assert any(hidden in text for text in told) == sees


def test_json_and_csv_hold_the_same_rows(local: TestClient) -> None:
    found = local.get("/search.json?act=propose").json()["entries"]
    rows = list(csv.DictReader(io.StringIO(local.get("/search.csv?act=propose").text.lstrip("\ufeff"))))
    assert [row["entry"] for row in rows] == [one["entry"] for one in found] != []


def test_no_page_asks_the_network(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    reached = []

    def connect(self: socket.socket, to: object) -> None:
        reached.append(to)
        raise OSError("no network in this test")

    client = TestClient(create_app(record), base_url="http://127.0.0.1:8765")
    monkeypatch.setattr(socket.socket, "connect", connect)
    for _, path in addresses(record):
        client.get(path)
    assert reached == []


def test_every_page_has_its_template_and_a_description(root: Path, record: Record) -> None:
    for page in PAGES:
        assert (root / f"src/detente/pages/templates/{page.name}.html").exists()
        assert page.view.__doc__, page.name
        assert address(page, record).startswith("/")
