"""Judging in a browser: a form and on to the next; what was read stays beside what a person says."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from detente.pages.app import create_app
from detente.record import Record
from tests.pages.conftest import ORIGIN
from tests.pages.test_safety import key_of


@pytest.fixture
def carl(record: Record) -> TestClient:
    """The browser of a coder who works on the machine itself."""
    return TestClient(create_app(record.acting_as("Carl")), base_url=ORIGIN)


def form_of(page: str) -> dict[str, str]:
    """What the form of the page sends, but for the verdict."""
    form = re.search(
        r'<form method="post" action="/review/judge[^"]*" id="verdict">(.*?)</form>', page, re.DOTALL
    )
    assert form
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[1]))


def test_a_verdict_is_kept_and_the_next_entry_comes(carl: TestClient, record: Record) -> None:
    first = form_of(carl.get("/review").text)
    after = carl.post("/review/judge", data={**first, "verdict": "accept"})
    second = form_of(after.text)
    assert second["key"] != first["key"]
    report, _, entry = first["key"].partition("/")
    (given,) = record.review.history(report, entry)
    assert (given.judgement.who, given.judgement.verdict) == ("Carl", "accept")
    assert "last" in parse_qs(urlsplit(str(after.url)).query)


def test_the_last_verdict_is_taken_back_and_its_entry_comes_again(carl: TestClient, record: Record) -> None:
    first = form_of(carl.get("/review").text)
    after = carl.post("/review/judge", data={**first, "verdict": "reject"})
    number = parse_qs(urlsplit(str(after.url)).query)["last"][0]
    back = carl.post("/review/undo", data={"form_key": key_of(after.text), "number": number})
    assert form_of(back.text)["key"] == first["key"]
    report, _, entry = first["key"].partition("/")
    assert record.review.history(report, entry) == []


def test_an_edit_stands_beside_what_was_read(carl: TestClient, record: Record) -> None:
    first = form_of(carl.get("/review?kind=event&act=propose").text)
    edit = {**first, "verdict": "edit", "change": "act=demand", "why": "she insists"}
    carl.post("/review/judge", data=edit)
    report, _, entry = first["key"].partition("/")
    page = carl.get(f"/reports/{report}").text
    start = page.index(f'id="{entry}"')
    article = page[start : page.index("</article>", start)]
    assert re.search(r"<del[^>]*>propose</del>\s*<ins[^>]*>demand</ins>", article)
    assert "she insists" in article


def test_an_edit_that_does_not_fit_is_told_and_nothing_kept(carl: TestClient, record: Record) -> None:
    first = form_of(carl.get("/review?kind=event").text)
    response = carl.post("/review/judge", data={**first, "verdict": "edit", "change": "act=sing"})
    assert response.status_code == 400
    report, _, entry = first["key"].partition("/")
    assert record.review.history(report, entry) == []


def test_who_was_quicker_is_told(carl: TestClient, record: Record) -> None:
    first = form_of(carl.get("/review").text)
    report, _, entry = first["key"].partition("/")
    record.judge(report, entry, "reject", why="not said")
    response = carl.post("/review/judge", data={**first, "verdict": "accept"})
    assert response.status_code == 409
    assert "Ada rejected it" in response.text
    assert len(record.review.history(report, entry)) == 1


def test_a_skipped_entry_does_not_come_back_in_this_round(carl: TestClient) -> None:
    page = carl.get("/review").text
    first = form_of(page)["key"]
    skip = re.search(r'<a class="button" href="([^"]+)" data-key="s">', page)
    assert skip
    after = carl.get(skip[1].replace("&amp;", "&"))
    assert form_of(after.text)["key"] != first


def test_a_second_coder_is_not_shown_what_the_first_one_said(record: Record) -> None:
    due = record.queue.due()[0]
    record.judge(due.report, due.entry, "reject", why="not said there")
    client = TestClient(create_app(record.acting_as("Carl")), base_url=ORIGIN)
    page = client.get("/review?work=double").text
    assert form_of(page)["key"] == f"{due.report}/{due.entry}"
    assert "not said there" not in page
    assert client.get("/review?work=settle").status_code == 403
