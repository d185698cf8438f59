"""Feeds → the record: each asked when it may be, what is new of it read and kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from detente.model import Report, UnreadableReportError
from detente.record.adder import Adder, Tally
from detente.record.alerting.watched import Feed, Told
from detente.record.polled import Asked, asked
from detente.record.record import Record
from detente.sources import Item, Provenance, load
from detente.sources.feed import EmptyFeedError, FeedEntry, feed_entries
from detente.sources.fetch import Fetcher, Polled
from detente.sources.how import How
from detente.sources.polling import MOST_ENTRIES, Hints, Pace, keys_of

_SLACK = timedelta(seconds=30)
"""How much too early a feed is asked: a clock that starts this every quarter of an hour is never exact."""
_GONE = 410


@dataclass(frozen=True)
class Seen:
    """What became of a feed in one round, and of its new entries; `problem` where it gave none."""

    feed: Feed
    tally: Tally
    problem: str = ""
    unchanged: bool = False
    moved: str | None = None
    """Where it says that it is from now on."""


class Watch:
    """Watches feeds in a person's name. `follow` fetches the articles that entries link to."""

    def __init__(
        self,
        record: Record,
        fetcher: Fetcher,
        adder: Adder,
        *,
        pace: Pace | None = None,
        follow: bool = False,
        note: Callable[[str], None] = lambda line: None,
        stopped: threading.Event | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._record = record
        self._fetcher = fetcher
        self._adder = adder
        self._pace = pace or Pace()
        self._follow = follow
        self._note = note
        self._stopped = stopped or threading.Event()
        self._clock = clock

    def due(self, addresses: Sequence[str]) -> list[Feed]:
        """Those feeds that may be asked now."""
        at = _written(self._clock() + _SLACK)
        return [feed for one in addresses if (feed := self._record.feeds.of(one)).next_at <= at]

    def next_at(self, addresses: Sequence[str]) -> datetime:
        """When the first of these feeds may be asked again."""
        times = [self._record.feeds.of(one).next_at for one in addresses]
        return min((datetime.fromisoformat(one) for one in times if one), default=self._clock())

    def round(self, addresses: Sequence[str]) -> Iterator[Seen]:
        """Ask each feed that is due once, and keep what is new; tells of each as soon as it is done.

        When it is stopped, the report at hand is still kept, and the feed is asked again in the next round.
        """
        self._fetcher.renew()
        for one in asked(self.due(addresses), self._fetcher, self._stopped):
            if self._stopped.is_set():
                return
            seen = self._seen(one)
            if seen is None:
                return
            self._record.feeds.keep(seen.feed)
            yield seen

    def _seen(self, one: Asked) -> Seen | None:
        """What became of a feed; None where the round was stopped in the midst of it."""
        feed, answer = one.feed, one.answer
        if isinstance(answer, UnreadableReportError):
            return self._failed(feed, f"{answer.problem}. {answer.remedy}")
        if answer.status == 304:
            return Seen(self._well(feed, answer), Tally(), unchanged=True, moved=answer.moved)
        if answer.page is None:
            return self._failed(feed, _refused(answer), answer)
        tally = Tally()
        etag, changed = answer.headers.get("etag"), answer.headers.get("last-modified")
        try:
            for entry in self._entries(answer.page.raw, feed.address):
                if self._stopped.is_set():
                    return None
                tally.count(self._add(entry, feed.address))
                if not entry.digest:
                    etag = changed = None  # it broke off: the rest is to be had the next time
        except EmptyFeedError:
            pass
        except UnreadableReportError as error:
            return self._failed(feed, f"{error.problem}. {error.remedy}")
        hints = Hints.of(answer.page.raw).to_json()
        kept = replace(feed, etag=etag, last_modified=changed, hints=hints)
        return Seen(self._well(kept, answer), tally, moved=answer.moved)

    def _entries(self, raw: bytes, address: str) -> Iterator[FeedEntry]:
        """The entries of a feed, what it gives last first: feeds begin with the newest."""
        entries = list(feed_entries(raw, address, How(Provenance(), note=self._note)))
        if len(entries) > MOST_ENTRIES:
            self._note(f"{address}: of {len(entries):,} entries the first {MOST_ENTRIES:,} are taken")
        return reversed(entries[:MOST_ENTRIES])

    def _add(self, entry: FeedEntry, address: str) -> str:
        if not entry.digest:  # what is wrong with the feed as a whole
            return self._adder.add(entry.item)
        keys = keys_of(entry, address)
        there = self._record.feeds.told(keys)
        if any(told.digest == entry.digest or told.feed != address for told in there.values()):
            # The same again; or another feed told it in other words, and one telling is enough.
            if len(there) < len(keys):
                self._record.feeds.note(keys, next(iter(there.values())))
            return "known"
        outcome = self._adder.add(self._followed(entry) if self._follow else entry.item)
        self._record.feeds.note(keys, Told(address, entry.digest))
        return outcome

    def _followed(self, entry: FeedEntry) -> Item:
        """The article that an entry links to; what the feed says itself where that can't be had."""
        own = entry.item.outcome
        if not entry.link:
            return entry.item
        given = Provenance()
        if isinstance(own, Report):
            given = Provenance(publisher=own.publisher, published=own.published_at)
        (*items,) = load(entry.link, given, fetcher=self._fetcher)
        page = items[0].outcome if len(items) == 1 else None
        if isinstance(page, Report):
            return Item(entry.item.source, page)
        if isinstance(own, Report):
            why = page.problem if page else "it is no article"
            self._note(f"{entry.link}: {why}; the feed's own text is read")
        return entry.item

    def _well(self, feed: Feed, answer: Polled) -> Feed:
        at = self._clock()
        return replace(
            feed,
            asked_at=_written(at),
            next_at=_written(self._pace.after(at, answer.headers, Hints.from_json(feed.hints))),
            failures=0,
            problem="",
        )

    def _failed(self, feed: Feed, problem: str, answer: Polled | None = None) -> Seen:
        at = self._clock()
        failures = feed.failures + 1
        wait = answer.headers.get("retry-after") if answer else None
        kept = replace(
            feed,
            asked_at=_written(at),
            next_at=_written(self._pace.after_failure(at, failures, wait)),
            failures=failures,
            problem=problem,
        )
        return Seen(kept, Tally(), problem, moved=answer.moved if answer else None)


def _refused(answer: Polled) -> str:
    if answer.status == _GONE:
        return "the server says that it is gone for good. Take it off the list"
    return f"the server answers {answer.status}. It is asked again later"


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
