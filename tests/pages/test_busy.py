"""What is busy says so and when to ask again; one slow answer leaves the other pages alone."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from detente.analysis.stability.warm import warm
from detente.pages import answers
from detente.pages.answers import Answers
from detente.pages.app import create_app
from detente.record import BusyError, open_record
from detente.record import store as stores
from tests.pages.conftest import ORIGIN


def test_a_record_that_another_process_holds_answers_503(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "_PRAGMAS", ("journal_mode=WAL", "busy_timeout=20"))
    with open_record(place, who="Ada") as record:
        client = TestClient(create_app(record), base_url=ORIGIN)
        page = client.get("/search").text
        key = page.partition('name="form_key" value="')[2].partition('"')[0]
        other = sqlite3.connect(place, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        response = client.post("/search/save", data={"form_key": key, "name": "mine"})
        assert response.status_code == 503
        assert int(response.headers["retry-after"]) > 0
        assert "held the record" in response.text
        assert client.get("/search").status_code == 200, "who reads does not wait for who writes"
        other.execute("ROLLBACK")
        other.close()
        sent = client.post("/search/save", data={"form_key": key, "name": "mine"}, follow_redirects=False)
        assert sent.status_code == 303


def test_who_comes_last_to_a_slow_answer_is_sent_away_and_others_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answers, "WAITING", 2)
    kept, begun, go = Answers(), threading.Event(), threading.Event()

    def slow() -> int:
        begun.set()
        go.wait(10)
        return 1

    threads = [threading.Thread(target=kept.get, args=("slow", 1, slow)) for _ in range(2)]
    for one in threads:
        one.start()
    begun.wait(10)
    while kept.waiting("slow") < 2:
        pass
    with pytest.raises(BusyError, match="Ask again"):
        kept.get("slow", 1, slow)
    assert kept.get("quick", 1, lambda: 2).value == 2
    go.set()
    for one in threads:
        one.join(10)
    assert kept.get("slow", 1, lambda: 0).value == 1


def test_pages_that_show_incidents_change_with_them(
    local: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTE_INCIDENTS", str(tmp_path / "incidents"))
    tags = {path: local.get(path).headers["etag"] for path in ("/ceasefires", "/reports")}
    same = {path: local.get(path, headers={"If-None-Match": tag}) for path, tag in tags.items()}
    assert [one.status_code for one in same.values()] == [304, 304]
    (tmp_path / "incidents").mkdir()
    (tmp_path / "incidents/new.txt").write_text("a file more")
    after = {path: local.get(path, headers={"If-None-Match": tag}) for path, tag in tags.items()}
    assert after["/ceasefires"].status_code == 200
    assert after["/reports"].status_code == 304


def test_the_solver_can_be_made_ready_before_anybody_asks() -> None:
    warm()
