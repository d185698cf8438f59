"""Feeds that are watched, on a real server of this machine: what is asked when, and what is read once."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

import pytest

from detente.model import ReaderInfo, Reading, Report, UnreadableReportError
from detente.record import Record, open_record
from detente.record.adder import Adder
from detente.record.watching import Seen, Watch
from detente.sources.fetch import Fetcher
from detente.sources.fetch.limits import FetchLimits
from detente.sources.polling import MOST_ENTRIES, Pace
from tests.record.told import apart
from tests.sources.site import Handler, Site, drip, site

LIMITS = FetchLimits(seconds=20, quiet_seconds=20, bytes=300_000)
QUICK = replace(LIMITS, seconds=0.6, quiet_seconds=0.3)
START = datetime(2025, 5, 11, 8, tzinfo=UTC)
FEED = {"Content-Type": "application/rss+xml"}


class Plain:
    """Reads nothing out of a report."""

    def read(self, report: Report) -> Reading:
        return Reading(report=report, reader=ReaderInfo(name="plain", version="1"))


def rss(*items: str, head: str = "") -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title>'
        f"{head}{''.join(items)}</channel></rss>"
    ).encode()


def item(number: int, text: str = "", **more: str) -> str:
    given = {"link": f"https://wire.example/{number}", "guid": f"wire-{number}", **more}
    parts = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in given.items() if value)
    return (
        f"<item><title>Story {number}</title>{parts}<pubDate>Sun, 11 May 2025 08:30:00 GMT</pubDate>"
        f"<description>{escape(text or apart(number))}</description></item>"
    )


class Living:
    """A watch over feeds of one server, with a clock that a test moves."""

    def __init__(self, record: Record, server: Site, limits: FetchLimits = LIMITS, **given: object) -> None:
        self.at = START
        self.server = server
        self.record = record
        self.told: list[str] = []
        self.notes: list[str] = []
        self.stopped = threading.Event()
        adder = Adder(record, Plain, lambda error: self.told.append(str(error)))
        self.watch = Watch(
            record,
            Fetcher(["localhost"], limits),
            adder,
            pace=Pace(timedelta(minutes=15), Random(7)),
            note=self.notes.append,
            stopped=self.stopped,
            clock=lambda: self.at,
            **given,  # type: ignore[arg-type]
        )

    def round(self, *paths: str, later: float = 0) -> dict[str, Seen]:
        """What became of the feeds at those paths, so many minutes later."""
        self.at += timedelta(minutes=later)
        found = self.watch.round([f"{self.server.address}{path}" for path in paths])
        return {seen.feed.address.removeprefix(self.server.address): seen for seen in found}

    def asked(self, path: str) -> list[dict[str, str]]:
        """The headers of every request for a path."""
        return [headers for one, headers in self.server.asked if one == path]

    @property
    def titles(self) -> list[str]:
        return sorted(report.title or "" for report in self.record.reports())


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    with site({}) as running:
        yield running


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "watched.db", who="Ada", create=True) as opened:
        yield opened


@pytest.fixture
def living(small: Record, server: Site) -> Living:
    server.pages.clear()
    server.asked.clear()
    return Living(small, server)


def test_a_feed_is_asked_whether_it_changed_and_its_entries_are_read_once(living: Living) -> None:
    tags = {"ETag": '"a"', "Last-Modified": "Sun, 11 May 2025 08:00:00 GMT"}
    living.server.pages["/feed"] = (200, {**FEED, **tags}, rss(item(1), item(2)))
    first = living.round("/feed")["/feed"]
    assert (first.tally.added, living.titles) == (2, ["Story 1", "Story 2"])
    living.server.pages["/feed"] = (304, {}, b"")
    second = living.round("/feed", later=20)["/feed"]
    assert second.unchanged
    headers = living.asked("/feed")[1]
    assert headers["If-None-Match"] == '"a"'
    assert headers["If-Modified-Since"] == tags["Last-Modified"]
    living.server.pages["/feed"] = (200, FEED, rss(item(3), item(1), item(2)))
    third = living.round("/feed", later=20)["/feed"]
    assert (third.tally.added, third.tally.known) == (1, 2)
    assert "If-None-Match" in living.asked("/feed")[2], "304 gave no new tag: the old one holds"


def test_a_feed_is_not_asked_before_its_time(living: Living) -> None:
    living.server.pages["/feed"] = (200, FEED, rss(item(1)))
    assert living.round("/feed")
    assert living.round("/feed", later=10) == {}
    assert len(living.asked("/feed")) == 1
    assert living.round("/feed", later=7)


@pytest.mark.parametrize(
    ("head", "headers", "hours"),
    [
        ("<ttl>120</ttl>", {}, 2),
        ("", {"Cache-Control": "public, max-age=3600"}, 1),
        ("<ttl>999999</ttl>", {}, 24),
        (
            '<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">daily</sy:updatePeriod>',
            {},
            24,
        ),
        ("<skipHours><hour>8</hour><hour>9</hour></skipHours>", {}, 2),
        ("<skipDays><day>Sunday</day></skipDays>", {}, 16),
    ],
)
def test_it_is_not_asked_sooner_than_it_wants(
    living: Living, head: str, headers: dict[str, str], hours: int
) -> None:
    living.server.pages["/feed"] = (200, {**FEED, **headers}, rss(item(1), head=head))
    first = datetime.fromisoformat(living.round("/feed")["/feed"].feed.next_at) - START
    assert timedelta(hours=hours) <= first <= timedelta(hours=hours * 1.1)
    living.server.pages["/feed"] = (304, headers, b"")
    assert living.round("/feed", later=60 * hours - 1) == {}
    again = living.round("/feed", later=60 * hours)["/feed"]
    assert again.unchanged
    if "skip" not in head:
        wait = datetime.fromisoformat(again.feed.next_at) - living.at
        assert wait >= timedelta(hours=hours), "what the feed said of itself holds when it has not changed"


def test_who_is_asked_too_much_is_left_alone_for_as_long_as_it_says(living: Living) -> None:
    living.server.pages["/feed"] = (429, {"Retry-After": "7200"}, b"")
    seen = living.round("/feed")["/feed"]
    assert "answers 429" in seen.problem
    assert living.round("/feed", later=100) == {}
    moment = format_datetime(datetime.now(UTC) + timedelta(hours=3), usegmt=True)
    living.server.pages["/feed"] = (503, {"Retry-After": moment}, b"")
    assert living.round("/feed", later=40)["/feed"].feed.failures == 2
    assert living.round("/feed", later=170) == {}
    living.server.pages["/feed"] = (200, FEED, rss(item(1)))
    well = living.round("/feed", later=40)["/feed"]
    assert (well.feed.failures, well.feed.problem) == (0, "")


def test_after_errors_it_waits_longer_and_longer_and_no_more_than_a_day(living: Living) -> None:
    living.server.pages["/feed"] = (500, {}, b"")
    waits: list[float] = []
    for _ in range(10):
        seen = living.round("/feed", later=0 if not waits else waits[-1])["/feed"]
        waits.append((datetime.fromisoformat(seen.feed.next_at) - living.at).total_seconds() / 60)
    assert waits[:4] == pytest.approx([15, 30, 60, 120], rel=0.11)
    assert max(waits) <= 24 * 60 * 1.1


def test_a_feed_leads_to_no_private_machine(living: Living) -> None:
    living.server.pages["/feed"] = (
        302,
        {"Location": f"http://127.0.0.1:{living.server.server_port}/in"},
        b"",
    )
    assert "no public address" in living.round("/feed")["/feed"].problem
    assert living.asked("/in") == []


def test_robots_are_heeded_and_a_move_for_good_is_told(living: Living) -> None:
    living.server.pages["/robots.txt"] = (200, {}, b"User-agent: detente\nDisallow: /closed")
    living.server.pages["/closed"] = (200, FEED, rss(item(1)))
    living.server.pages["/old"] = (301, {"Location": "/new"}, b"")
    living.server.pages["/new"] = (200, FEED, rss(item(2)))
    seen = living.round("/closed", "/old")
    assert "robots.txt forbids" in seen["/closed"].problem
    assert seen["/old"].moved == f"{living.server.address}/new"
    assert living.titles == ["Story 2"]


def test_a_feed_that_breaks_off_gives_what_stands_before_and_is_asked_anew(living: Living) -> None:
    whole = rss(item(1), item(2))
    living.server.pages["/feed"] = (200, {**FEED, "ETag": '"a"'}, whole[: whole.index(b"Story 2") + 3])
    seen = living.round("/feed")["/feed"]
    assert living.titles == ["Story 1"]
    assert seen.tally.failed >= 1
    assert "breaks off" in " ".join(living.told)
    living.server.pages["/feed"] = (200, FEED, whole)
    living.round("/feed", later=20)
    assert "If-None-Match" not in living.asked("/feed")[1]
    assert living.titles == ["Story 1", "Story 2"]


@pytest.mark.parametrize(
    "body", [b"<html><body>Not found</body></html>", b"", b"<rss><channel>", b"\0\xff" * 50]
)
def test_what_is_no_feed_is_told(living: Living, body: bytes) -> None:
    living.server.pages["/feed"] = (200, {"Content-Type": "text/html"}, body)
    assert living.round("/feed")["/feed"].problem
    assert living.titles == []


def test_an_empty_feed_is_well(living: Living) -> None:
    living.server.pages["/feed"] = (200, FEED, rss())
    assert living.round("/feed")["/feed"].problem == ""


def test_what_is_too_large_or_hangs_fails_alone(living: Living) -> None:
    living.server.pages["/huge"] = (200, FEED, rss(item(1, "x" * 400_000)))
    living.server.pages["/slow"] = drip
    living.server.pages["/well"] = (200, FEED, rss(item(2)))
    seen = living.round("/huge", "/well")
    assert "more than 300,000 bytes" in seen["/huge"].problem
    hung = Living(living.record, living.server, QUICK).round("/slow")["/slow"].problem
    assert "longer than" in hung or "in time" in hung
    assert living.titles == ["Story 2"]


def test_of_a_feed_of_many_entries_the_first_are_taken(
    living: Living, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_ENTRIES == 1_000
    monkeypatch.setattr("detente.record.watching.MOST_ENTRIES", 2)
    living.server.pages["/feed"] = (200, FEED, rss(item(1), item(2), item(3)))
    living.round("/feed")
    assert living.titles == ["Story 1", "Story 2"]
    assert "of 3 entries the first 2 are taken" in living.notes[0]


def test_one_story_in_two_feeds_is_read_once(living: Living) -> None:
    living.server.pages["/a"] = (200, FEED, rss(item(1)))
    linked = "http://WIRE.example/1?utm_source=rss#top"
    living.server.pages["/b"] = (200, FEED, rss(item(1, "The same in other words.", link=linked, guid="b-1")))
    seen = {**living.round("/a"), **living.round("/b")}
    assert (seen["/a"].tally.added, seen["/b"].tally.known) == (1, 1)
    assert len(living.titles) == 1


def test_an_id_means_the_same_in_its_own_feed_alone(living: Living) -> None:
    living.server.pages["/a"] = (200, FEED, rss(item(1, guid="1")))
    living.server.pages["/b"] = (200, FEED, rss(item(2, guid="1")))
    living.round("/a", "/b")
    assert living.titles == ["Story 1", "Story 2"]


def test_a_changed_entry_is_read_again_and_a_near_copy_counts_once(living: Living) -> None:
    living.server.pages["/feed"] = (200, FEED, rss(item(1)))
    living.round("/feed")
    living.server.pages["/feed"] = (200, FEED, rss(item(1, f"{apart(1)} An appended line.")))
    assert living.round("/feed", later=20)["/feed"].tally.added == 1
    assert len(living.record.copies.all()) == 1
    living.round("/feed", later=20)
    assert len(list(living.record.reports())) == 2


def test_an_entry_that_can_not_be_read_is_told_once(living: Living) -> None:
    undated = item(1).replace("<pubDate>Sun, 11 May 2025 08:30:00 GMT</pubDate>", "")
    living.server.pages["/feed"] = (200, FEED, rss(undated, item(2)))
    assert living.round("/feed")["/feed"].tally.failed == 1
    assert living.round("/feed", later=20)["/feed"].tally.failed == 0
    assert sum("no publication date" in line for line in living.told) == 1


def test_articles_are_fetched_where_told_and_else_never(small: Record, server: Site) -> None:
    server.pages.clear()
    server.asked.clear()
    link = f"{server.address}/story"
    server.pages["/story"] = (200, {"Content-Type": "text/plain"}, b"The whole story of the truce.")
    server.pages["/feed"] = (200, FEED, rss(item(1, "In short.", link=link), item(2, link=f"{link}/gone")))
    Living(small, server).round("/feed")
    assert {path for path, _ in server.asked} == {"/robots.txt", "/feed"}
    followed = Living(small, server, follow=True)
    server.pages["/more"] = (
        200,
        FEED,
        rss(item(3, "In short.", link=f"{link}?3"), item(4, link=f"{link}?4")),
    )
    server.pages["/story?3"] = server.pages["/story"]
    followed.round("/more")
    texts = {report.text for report in small.reports()}
    assert "The whole story of the truce." in texts
    assert apart(4) in texts, "the feed's own text stands in for what is gone"
    assert any("answers 404; the feed's own text is read" in note for note in followed.notes)


def test_one_host_is_asked_one_thing_at_a_time(living: Living) -> None:
    running: list[int] = [0, 0]

    def busy(handler: Handler) -> None:
        running[0] += 1
        running[1] = max(running)
        time.sleep(0.02)
        body = rss(item(hash(handler.path) % 10_000))
        running[0] -= 1
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    paths = [f"/{number}" for number in range(6)]
    living.server.pages.update(dict.fromkeys(paths, busy))
    assert len(living.round(*paths)) == 6
    assert running[1] == 1


def test_it_stops_after_the_report_at_hand_and_goes_on_from_there(small: Record, server: Site) -> None:
    server.pages.clear()
    server.pages["/feed"] = (200, {**FEED, "ETag": '"a"'}, rss(item(1), item(2), item(3)))
    living = Living(small, server)
    read = Plain.read

    def stopping(self: Plain, report: Report) -> Reading:
        living.stopped.set()
        return read(self, report)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Plain, "read", stopping)
        assert living.round("/feed") == {}
    assert living.titles == ["Story 3"]
    assert small.feeds.of(f"{server.address}/feed").etag is None
    assert Living(small, server).round("/feed")["/feed"].tally.added == 2


def test_who_may_only_read_watches_nothing(small: Record, server: Site) -> None:
    from detente.record import NotAllowedError, Role

    server.pages["/feed"] = (200, FEED, rss(item(1)))
    small.people.add("Rolf", Role.READER)
    with pytest.raises(NotAllowedError):
        Living(small.acting_as("Rolf"), server).round("/feed")


def test_an_unreadable_report_names_its_feed(living: Living, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Plain, report: Report) -> Reading:
        raise UnreadableReportError("the report", "it is in French (fr)", "Choose another reader")

    monkeypatch.setattr(Plain, "read", refuse)
    living.server.pages["/feed"] = (200, FEED, rss(item(1)))
    assert living.round("/feed")["/feed"].tally.failed == 1
    assert living.told[0].startswith(f"{living.server.address}/feed!https://wire.example/1: it is in French")
