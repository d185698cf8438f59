"""Reports that people send: read and noted, within bounds; nothing of the server's own is fetched or read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from detente.model import ReaderInfo, Reading, Report
from detente.pages.app import create_app
from detente.pages.desk import MOST_WAITING, Desk
from detente.pages.safety import uploads
from detente.pages.settings import Settings
from detente.record import Record, Role
from tests.pages.conftest import ORIGIN
from tests.pages.test_safety import key_of

TEXT = "Kyiv proposed a truce on Sunday. Moscow did not answer. " * 6
Send = Callable[..., int]


class Fake:
    """Reads nothing out of any report."""

    def read(self, report: Report) -> Reading:
        return Reading(report=report, reader=ReaderInfo(name="fake", version="1"))


@pytest.fixture
def desk() -> Desk:
    return Desk(Fake)


@pytest.fixture
def browser(record: Record, desk: Desk) -> TestClient:
    """A browser on a machine whose server may fetch."""
    app = create_app(record, Settings(fetch=True, most_requests=10**6), desk)
    return TestClient(app, base_url=ORIGIN, follow_redirects=False)


@pytest.fixture
def send(browser: TestClient, desk: Desk) -> Send:
    """Sends files by name and content; gives the status once they are read."""

    def sending(*files: tuple[str, bytes], **given: str) -> int:
        form = {"form_key": key_of(browser.get("/add").text), **given}
        answer = browser.post("/add/files", data=form, files=[("file", one) for one in files])
        desk.finish()
        return answer.status_code

    return sending


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return out.getvalue()


def outcomes(record: Record) -> dict[str, str]:
    return {one.source: one.outcome for one in record.arrivals()}


def test_a_file_is_read_and_kept_under_the_sender(send: Send, browser: TestClient, record: Record) -> None:
    assert send(("a.txt", TEXT.encode()), publisher="Sent Wire", published="2025-05-11") == 303
    assert outcomes(record) == {"a.txt": "added"}
    assert "Sent Wire" in [one.publisher for one in record.reports()]
    page = browser.get("/add").text
    assert "a.txt" in page
    assert "added" in page


def test_who_restricts_a_report_keeps_it_from_readers(send: Send, record: Record) -> None:
    send(("a.txt", TEXT.encode()), published="2025-05-11", restricted="true")
    (sent,) = [one for one in record.reports() if one.text.startswith("Kyiv proposed a truce")]
    assert sent.restricted


def test_an_archive_is_read_member_by_member(send: Send, record: Record) -> None:
    raw = packed({"a.txt": TEXT.encode(), "b.txt": (TEXT + " More.").encode()})
    assert send(("set.zip", raw), published="2025-05-11") == 303
    assert list(outcomes(record)) == ["set.zip!a.txt", "set.zip!b.txt"]


BEYOND: dict[str, list[tuple[str, bytes]]] = {
    "none": [],
    "a program": [("a.exe", b"MZ")],
    "no ending": [("a", b"no ending")],
    "parquet": [("a.parquet", b"PAR1")],
    "too many": [(f"{number}.txt", b"x") for number in range(uploads.MOST_FILES + 1)],
    "a bomb": [("bomb.zip", packed({"zeros.txt": bytes(30_000_000)}))],
    "packed twice": [("nest.zip", packed({"inner.zip": packed({"a.txt": b"x"})}))],
    "broken": [("broken.zip", b"PK\x03\x04 and nothing more")],
    "one bad of two": [("a.txt", TEXT.encode()), ("a.exe", b"MZ")],
}


def test_what_is_beyond_the_bounds_is_refused_whole(send: Send, record: Record) -> None:
    before = record.state()
    for name, files in BEYOND.items():
        assert send(*files, published="2025-05-11") == 400, name
    assert record.state() == before
    assert outcomes(record) == {}


def test_a_form_that_is_too_large_is_cut_off(send: Send) -> None:
    assert send(("a.txt", bytes(uploads.MOST_BYTES + 1_000_000))) == 413


def test_a_text_of_ten_megabytes_is_told_to_be_too_long(send: Send, record: Record) -> None:
    assert send(("long.txt", b"word " * 2_000_000), published="2025-05-11") == 303
    assert outcomes(record) == {"long.txt": "failed"}


def test_a_table_names_no_file_of_the_server(send: Send, record: Record) -> None:
    table = b"file,published\n/etc/passwd,2025-05-11\npyproject.toml,2025-05-11\n"
    send(("list.csv", table))
    assert "added" not in outcomes(record).values()
    assert not any("root:" in one.text or "[project]" in one.text for one in record.reports())


def test_a_name_of_a_file_is_a_name_and_no_path(send: Send, record: Record) -> None:
    send(("../../etc/\x1b[31mcron.txt", TEXT.encode()), published="2025-05-11")
    (name,) = outcomes(record)
    assert "/" not in name
    assert "\x1b" not in name


PRIVATE = (
    "http://127.0.0.1:8765/people",
    "http://localhost/",
    "http://[::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://[::ffff:127.0.0.1]/",
    "http://0x7f000001/",
)


def test_no_private_address_is_fetched(browser: TestClient, desk: Desk, record: Record) -> None:
    form = {"form_key": key_of(browser.get("/add").text), "addresses": "\n".join(PRIVATE)}
    assert browser.post("/add/addresses", data=form).status_code == 303
    desk.finish()
    told = list(record.arrivals())
    assert [one.source for one in told] == list(PRIVATE)
    for one in told:
        assert one.outcome == "failed"
        refused = ("no public address", "no machine is found", "no address")
        assert any(words in one.why for words in refused), one


def test_what_is_no_web_address_is_none(browser: TestClient, record: Record) -> None:
    key = key_of(browser.get("/add").text)
    for address in ("file:///etc/passwd", "/etc/passwd", "-", "ftp://example.org/a", ""):
        form = {"form_key": key, "addresses": address}
        assert browser.post("/add/addresses", data=form).status_code == 400, address
    assert outcomes(record) == {}


def test_nothing_is_fetched_without_the_servers_word(record: Record) -> None:
    client = TestClient(create_app(record), base_url=ORIGIN)
    page = client.get("/add").text
    assert "/add/addresses" not in page
    form = {"form_key": key_of(page), "addresses": "https://example.org/"}
    answer = client.post("/add/addresses", data=form)
    assert answer.status_code == 403
    assert "without --fetch" in answer.text


def test_too_much_at_once_has_to_wait(record: Record) -> None:
    from threading import Event

    release = Event()

    class Slow(Fake):
        def read(self, report: Report) -> Reading:
            release.wait(10)
            return super().read(report)

    desk = Desk(Slow)
    client = TestClient(create_app(record, desk=desk), base_url=ORIGIN, follow_redirects=False)
    form = {"form_key": key_of(client.get("/add").text), "published": "2025-05-11"}
    sent = [
        client.post("/add/files", data=form, files=[("file", (f"{number}.txt", f"{number} {TEXT}".encode()))])
        for number in range(MOST_WAITING + 2)
    ]
    assert [one.status_code for one in sent][:MOST_WAITING] == [303] * MOST_WAITING
    assert sent[-1].status_code == 409
    release.set()
    desk.finish()
    assert desk.waiting == 0


def test_a_reader_sends_nothing_and_a_demonstration_takes_nothing(record: Record) -> None:
    remote = TestClient(create_app(record, Settings(host="0.0.0.0")), base_url=ORIGIN)
    token = {"Authorization": f"Bearer {record.accounts.make_token('Rolf', 'test')}"}
    file = [("file", ("a.txt", TEXT.encode()))]
    assert remote.post("/add/files", headers=token, files=file).status_code == 403
    assert record.people.role("Rolf") is Role.READER
    demo = TestClient(create_app(record, Settings(demo=True)), base_url=ORIGIN)
    assert demo.post("/add/files", files=file).status_code == 403


def test_a_program_sends_with_its_token(record: Record, desk: Desk) -> None:
    app = create_app(record, Settings(host="0.0.0.0"), desk)
    remote = TestClient(app, base_url=ORIGIN, follow_redirects=False)
    token = {"Authorization": f"Bearer {record.accounts.make_token('Carl', 'test')}"}
    file = [("file", ("a.txt", TEXT.encode()))]
    answer = remote.post("/add/files", headers=token, data={"published": "2025-05-11"}, files=file)
    assert answer.status_code == 303
    desk.finish()
    assert outcomes(record) == {"a.txt": "added"}
