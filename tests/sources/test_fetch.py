"""Fetching, from a real server on this machine that is allowed by name."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from detente import __version__
from detente.model import UnreadableReportError
from detente.sources import load
from detente.sources.fetch import Fetcher
from detente.sources.fetch.limits import FetchLimits
from tests.sources.site import Site, drip, drip_head, site
from tests.sources.test_feeds import RSS
from tests.sources.test_html import page
from tests.sources.told import reports

TEXT = b"Published: 2025-05-11\n\nThe truce holds."
QUICK = FetchLimits(seconds=5, quiet_seconds=5)


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    with site({}) as running:
        yield running


@pytest.fixture
def at(server: Site) -> Site:
    """The server, with no page and nothing asked."""
    server.pages.clear()
    server.asked.clear()
    server.pages["/a.txt"] = (200, {"Content-Type": "text/plain"}, TEXT)
    return server


def fetcher(**limits: float) -> Fetcher:
    return Fetcher(["localhost"], replace(QUICK, **limits))  # type: ignore[arg-type]  # numbers all


def refusal(address: str, by: Fetcher | None = None) -> UnreadableReportError:
    """Why the address gives no report."""
    (item,) = load(address, fetcher=by or fetcher())
    assert isinstance(item.outcome, UnreadableReportError), item.outcome
    assert item.source == address
    assert item.outcome.remedy
    return item.outcome


def test_nothing_is_fetched_unless_asked_for(at: Site) -> None:
    (item,) = load(f"{at.address}/a.txt")
    assert isinstance(item.outcome, UnreadableReportError)
    assert "--fetch" in item.outcome.remedy
    assert at.asked == []


def test_a_page_with_its_address_and_who_asks(at: Site) -> None:
    at.pages["/story?id=1"] = (200, {"Content-Type": "text/html; charset=utf-8"}, page().encode())
    (report,) = reports(load(f"{at.address}/story?id=1", fetcher=fetcher()))
    assert (report.title, report.published_at) == ("Truce holds, says army", "2025-05-11")
    assert [path for path, _ in at.asked] == ["/robots.txt", "/story?id=1"]
    headers = at.asked[1][1]
    assert headers["User-Agent"] == f"detente/{__version__}"
    assert headers["Host"] == f"localhost:{at.server_port}"


def test_a_text_is_decoded_as_its_server_says_and_keeps_its_address(at: Site) -> None:
    body = TEXT + " C’est tout, dit le général.".encode("cp1252")
    at.pages["/a"] = (200, {"Content-Type": "text/plain; charset=windows-1252"}, body)
    (report,) = reports(load(f"{at.address}/a", fetcher=fetcher()))
    assert report.text.endswith("C’est tout, dit le général.")
    assert report.url == f"{at.address}/a"


def test_feeds_and_tables_are_read_as_files_are(at: Site) -> None:
    at.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, RSS.encode())
    at.pages["/t.csv"] = (
        200,
        {"Content-Type": "text/plain"},
        b"date,text\n2025-05-11,One.\n2025-05-12,Two.\n",
    )
    feed = list(load(f"{at.address}/feed", fetcher=fetcher()))
    assert feed[0].place == f"{at.address}/feed!https://wire.example/1"
    rows = list(load(f"{at.address}/t.csv", fetcher=fetcher()))
    assert [report.text for report in reports(rows)] == ["One.", "Two."]
    assert rows[1].place == f"{at.address}/t.csv:3"


def test_a_fetched_table_names_no_file_of_this_machine(at: Site) -> None:
    at.pages["/t.csv"] = (200, {"Content-Type": "text/csv"}, b"date,file\n2025-05-11,pyproject.toml\n")
    assert "can't name files" in refusal(f"{at.address}/t.csv").problem


def test_redirects_are_followed_and_checked_at_each(at: Site) -> None:
    at.pages["/1"] = (302, {"Location": "/2"}, b"")
    at.pages["/2"] = (301, {"Location": f"{at.address}/a.txt#top"}, b"")
    (report,) = reports(load(f"{at.address}/1", fetcher=fetcher()))
    assert report.url == f"{at.address}/a.txt"


@pytest.mark.parametrize(
    ("location", "problem"),
    [
        ("http://127.0.0.1:1/secret", "127.0.0.1 is no public address"),
        ("http://[::1]/secret", "no public address"),
        ("http://169.254.169.254/latest/meta-data", "no public address"),
        ("http://10.0.0.1/", "no public address"),
        ("http://0x7f000001/", "no public address|no machine"),
        ("file:///etc/passwd", "file: addresses are not fetched"),
        ("gopher://localhost/", "gopher: addresses are not fetched"),
        ("http://user:secret@localhost/", "name or password"),
    ],
)
def test_a_redirect_leads_nowhere_that_may_not_be_asked(at: Site, location: str, problem: str) -> None:
    at.pages["/out"] = (302, {"Location": location}, b"")
    error = refusal(f"{at.address}/out")
    assert "it leads to" in error.problem
    assert any(part in error.problem for part in problem.split("|"))
    assert "secret@" not in str(error)


def test_redirects_end(at: Site) -> None:
    at.pages["/loop"] = (302, {"Location": "/loop"}, b"")
    assert "redirects more than 5 times" in refusal(f"{at.address}/loop").problem
    assert sum(path == "/loop" for path, _ in at.asked) == 6


def test_private_hosts_are_refused_unless_named(at: Site) -> None:
    error = refusal(f"{at.address}/a.txt", Fetcher())
    assert "no public address" in error.problem
    assert "--allow-host localhost" in error.remedy
    refusal(f"http://127.0.0.1:{at.server_port}/a.txt")  # its name was allowed, not the machine
    assert at.asked == []
    assert reports(load(f"http://127.0.0.1:{at.server_port}/a.txt", fetcher=Fetcher(["127.0.0.1"])))


def test_size_is_bounded_packed_or_not(at: Site) -> None:
    at.pages["/big"] = (200, {"Content-Type": "text/plain"}, b"x" * 50_000)
    bomb = gzip.compress(b"\0" * 5_000_000)
    at.pages["/bomb"] = (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, bomb)
    at.pages["/odd"] = (200, {"Content-Encoding": "br"}, b"x")
    at.pages["/cut"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(TEXT)[:-9])
    at.pages["/fine"] = (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(TEXT))
    small = fetcher(bytes=20_000)
    assert len(bomb) < 20_000
    assert "more than 20,000 bytes" in refusal(f"{at.address}/big", small).problem
    assert "more than 20,000 bytes" in refusal(f"{at.address}/bomb", small).problem
    assert "packed the page (br)" in refusal(f"{at.address}/odd", small).problem
    assert "breaks off" in refusal(f"{at.address}/cut", small).problem
    assert reports(load(f"{at.address}/fine", fetcher=small))[0].text == "The truce holds."


@pytest.mark.parametrize("answer", [drip, drip_head])
def test_a_slow_drip_ends_in_time(at: Site, answer: object) -> None:
    at.pages["/drip"] = answer  # type: ignore[assignment]  # one of the two
    began = time.monotonic()
    assert "longer than 0.5 seconds" in refusal(f"{at.address}/drip", fetcher(seconds=0.5)).problem
    assert time.monotonic() - began < 3


def test_a_silent_server_is_left(at: Site) -> None:
    at.pages["/hang"] = lambda handler: time.sleep(2)
    assert "does not answer in time" in refusal(f"{at.address}/hang", fetcher(quiet_seconds=0.3)).problem


def test_robots_are_heeded_at_every_hop_and_asked_once(at: Site) -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: detente\nDisallow: /private\nCrawl-delay: 0.2\n"
    at.pages["/robots.txt"] = (200, {"Content-Type": "text/plain"}, rules)
    at.pages["/private/a"] = (200, {"Content-Type": "text/plain"}, TEXT)
    at.pages["/moved"] = (302, {"Location": "/private/a"}, b"")
    one = fetcher()
    began = time.monotonic()
    assert reports(load(f"{at.address}/a.txt", fetcher=one))
    assert "robots.txt forbids" in refusal(f"{at.address}/private/a", one).problem
    assert "robots.txt forbids" in refusal(f"{at.address}/moved", one).problem
    assert time.monotonic() - began >= 0.2  # the pause that the site asks for
    asked = [path for path, _ in at.asked]
    assert asked.count("/robots.txt") == 1
    assert "/private/a" not in asked


@pytest.mark.parametrize(("status", "may"), [(404, True), (403, True), (500, False), (429, False)])
def test_robots_that_cannot_be_had(at: Site, status: int, may: bool) -> None:
    at.pages["/robots.txt"] = (status, {}, b"")
    (item,) = load(f"{at.address}/a.txt", fetcher=fetcher())
    assert isinstance(item.outcome, UnreadableReportError) != may
    assert may or f"can't be had ({status})" in str(item.outcome)


def test_what_a_server_may_answer(at: Site) -> None:
    at.pages["/gone"] = (410, {}, b"")
    at.pages["/pdf"] = (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7")
    assert "the server answers 410" in refusal(f"{at.address}/gone").problem
    assert "a PDF" in refusal(f"{at.address}/pdf").problem


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("ftp://localhost/a", "ftp: addresses are not fetched"),
        ("http://", "names no host"),
        ("http://[::1", "no address"),
        ("http://no-such-host.invalid/", "no machine is found"),
        ("http://localhost:1/", "can't be had|can't be reached"),
    ],
)
def test_addresses_that_are_none(address: str, problem: str) -> None:
    found = refusal(address).problem
    assert any(part in found for part in problem.split("|"))
    assert "leads to" not in found
