"""What keeps others out: logins, forms, names of the server, sizes, rates, headers, texts that mean harm."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from detente.pages.app import create_app
from detente.pages.safety.guard import HEADERS, Rate
from detente.pages.serving import run
from detente.pages.settings import Settings, is_loopback
from detente.record import Filter, Record, RecordError, Role
from tests.pages.asked import addresses
from tests.pages.conftest import ORIGIN, PASSWORD, Visit
from tests.pages.hostile import IMAGE, NAME, SCRIPT, TURNED


@pytest.fixture
def remote(record: Record) -> TestClient:
    """A browser of somebody else."""
    record.accounts.set_password("Ada", PASSWORD)
    app = create_app(record, Settings(host="0.0.0.0"))
    return TestClient(app, base_url=ORIGIN, follow_redirects=False)


def key_of(page: str) -> str:
    """What the page's form sends back."""
    found = re.search(r'name="form_key" value="([0-9a-f]{64})"', page)
    assert found
    return found[1]


def log_in(client: TestClient, password: str = PASSWORD, to: str = "/people") -> int:
    key = key_of(client.get("/login").text)
    form = {"name": "Ada", "password": password, "to": to, "form_key": key}
    return client.post("/login", data=form).status_code


def test_who_logs_in_is_let_in_and_out_again(remote: TestClient) -> None:
    before = remote.get("/people")
    assert before.headers["location"] == "/login?to=/people"
    assert log_in(remote) == 303
    page = remote.get("/people")
    assert page.status_code == 200
    assert remote.post("/logout", data={"form_key": key_of(page.text)}).status_code == 303
    assert remote.get("/people").status_code == 303


def test_a_session_is_another_secret_than_the_one_before_it(remote: TestClient) -> None:
    remote.get("/login")
    before = remote.cookies["detente"]
    log_in(remote)
    assert remote.cookies["detente"] != before


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(remote: TestClient) -> None:
    cookie = remote.get("/login").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()


def test_nobody_guesses_for_long(remote: TestClient) -> None:
    tried = [log_in(remote, f"wrong password {number}") for number in range(10)]
    assert tried[:8] == [403] * 8
    assert set(tried[8:]) == {429}
    assert log_in(remote) == 429, "the right one has to wait too"


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x"])
def test_a_login_leads_nowhere_else(remote: TestClient, to: str) -> None:
    key = key_of(remote.get("/login").text)
    form = {"name": "Ada", "password": PASSWORD, "to": to, "form_key": key}
    assert remote.post("/login", data=form).headers["location"] == "/"


def test_a_form_of_another_site_does_nothing(local: TestClient, record: Record) -> None:
    page = local.get("/people")
    form = {"name": "Eve", "role": "admin"}
    for sent in (form, {**form, "form_key": "0" * 64}):
        assert local.post("/people/add", data=sent).status_code == 403
    sent = {**form, "form_key": key_of(page.text)}
    assert local.post("/people/add", data=sent, headers={"Origin": "http://evil.example"}).status_code == 403
    assert record.people.role("Eve") is None
    assert local.post("/people/add", data=sent, headers={"Origin": ORIGIN}).status_code == 200
    assert record.people.role("Eve") is Role.ADMIN


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example"])
def test_a_name_that_is_not_the_servers_is_refused(host: str, local: TestClient) -> None:
    assert local.get("/reports", headers={"Host": host}).status_code == 421


def test_a_proxy_may_give_it_a_name_and_then_people_log_in(record: Record) -> None:
    app = create_app(record, Settings(hosts=("record.example",)))
    client = TestClient(app, base_url="http://record.example", follow_redirects=False)
    assert client.get("/reports").headers["location"] == "/login?to=/reports"


def test_what_is_too_large_is_refused(local: TestClient) -> None:
    form = {"name": "x" * 3_000_000}
    assert local.post("/people/add", data=form).status_code == 413
    parts = (b"name=" + b"x" * 1_000_000 for _ in range(5))
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert local.post("/people/add", content=parts, headers=kind).status_code == 413
    assert local.get(f"/search?text={'x' * 9_000}").status_code == 414


def test_who_asks_too_often_has_to_wait(record: Record) -> None:
    client = TestClient(create_app(record, Settings(most_requests=20)), base_url=ORIGIN)
    answers = [client.get("/assets/0/none.js").status_code for _ in range(30)]
    assert answers[:20] == [404] * 20
    assert 429 in answers[20:]


def test_the_callers_that_are_remembered_are_bounded() -> None:
    rate = Rate(2, 60)
    for number in range(20_000):
        rate.takes(str(number))
    assert len(rate._left) <= 10_001


def test_every_answer_has_the_headers(visit: Visit, local: TestClient, record: Record) -> None:
    paths = [*(path for _, path in addresses(record)), "/login", "/nowhere", "/assets/0/none.js"]
    for client in (local, visit("")):
        for path in paths:
            response = client.get(path)
            assert {name: response.headers.get(name) for name in HEADERS} == HEADERS, path
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_a_demonstration_is_read_only_and_shows_nothing_restricted(record: Record) -> None:
    client = TestClient(create_app(record, Settings(demo=True)), base_url=ORIGIN)
    page = client.get("/search")
    assert page.status_code == 200
    assert "RESTRICTED" not in page.text
    assert client.get("/review").status_code == 403
    response = client.post("/search/save", data={"name": "x", "form_key": "0" * 64})
    assert response.status_code == 403
    assert "read only" in response.text


def test_a_token_that_is_taken_back_ends(visit: Visit, record: Record) -> None:
    client = visit("Carl")
    assert client.get("/search.json").status_code == 200
    number = next(one.number for one in record.accounts.tokens() if one.name == "Carl")
    record.accounts.end_token(number)
    assert client.get("/search.json").status_code == 401


def test_nothing_is_served_to_others_before_somebody_can_log_in(record: Record) -> None:
    with pytest.raises(RecordError, match="detente users password"):
        run(record, Settings(host="0.0.0.0"), lambda line: None)


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("10.0.0.1", False)],
)
def test_which_addresses_are_the_machines_own(host: str, own: bool) -> None:
    assert is_loopback(host) is own
    assert Settings(host=host).asks_for_login is not own


def test_texts_that_mean_harm_are_shown_as_texts(local: TestClient, record: Record) -> None:
    hostile = next(one.id for one in record.reports() if one.title and "<script>" in one.title)
    entry = next(hit.entry for hit in record.search(Filter(), 200) if hit.report.id == hostile)
    paths = [path for _, path in addresses(record) if not path.endswith((".json", ".csv"))]
    for path in [
        *paths,
        f"/reports/{hostile}",
        f"/review?entry={hostile}/{entry}",
        f"/search?actor={NAME[:60]}",
    ]:
        page = local.get(path).text
        for live in (SCRIPT, IMAGE, 'onfocus=alert(1) x="', TURNED, 'href="javascript:'):
            assert live not in page.replace("&#34;", '\\"'), path
    assert "&lt;script&gt;" in local.get(f"/reports/{hostile}").text
    assert "{{7*7}}" in local.get(f"/reports/{hostile}").text


def test_no_template_has_a_script_a_style_or_an_address_of_elsewhere(root: Path) -> None:
    for file in (root / "src/detente/pages/templates").glob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"\son\w+=|\sstyle=|<style|https?://|\|safe\b", text), file.name
        assert all(
            "src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", text)
        ), file.name
