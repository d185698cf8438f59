"""RSS and Atom feeds: a report an entry."""

from __future__ import annotations

import calendar
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.sax import SAXParseException

from detente.model import UnreadableReportError
from detente.sources.build import build
from detente.sources.how import How
from detente.sources.item import Item
from detente.sources.kinds import is_feed
from detente.sources.markup import text_of
from detente.sources.provenance import Provenance


@dataclass(frozen=True)
class FeedEntry:
    """An entry of a feed as a report, or why it is none; its `id` and `link` as the feed gives them, and a
    `digest` of what it says. What is wrong with the feed as a whole comes as an entry without these.
    """

    item: Item
    id: str = ""
    link: str = ""
    digest: str = ""


class EmptyFeedError(UnreadableReportError):
    """The feed is well, and holds nothing."""


def read_feed(raw: bytes, name: str, how: How) -> Iterator[Item]:
    """The reports of a feed: see `feed_entries`."""
    for entry in feed_entries(raw, name, how):
        yield entry.item


def feed_entries(raw: bytes, name: str, how: How) -> Iterator[FeedEntry]:
    """The entries of a feed: each one's full content, or its summary where it gives no more.

    Nothing is fetched: what an entry links to stays where it is. A feed that breaks off gives what stands
    before, and the error after it. Raises `UnreadableReportError` where it is no feed.
    """
    import feedparser

    # A stream: a string would be taken for an address to fetch or a file to open.
    feed = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    broken = feed.bozo_exception if feed.bozo and isinstance(feed.bozo_exception, SAXParseException) else None
    if not feed.entries:
        if broken and is_feed(raw):
            raise _broken(broken, name)
        remedy = "Save the feed again, or the pages that it links to"
        if feed.get("version"):
            raise EmptyFeedError(name, "the feed has no entries", remedy)
        raise UnreadableReportError(name, "this is no RSS or Atom feed", remedy)
    seen: dict[str, int] = {}
    for number, entry in enumerate(feed.entries, start=1):
        link = str(entry.get("link") or entry.get("id") or number)
        seen[link] = seen.get(link, 0) + 1
        place = f"{name}!{link}" if seen[link] == 1 else f"{name}!{link} ({seen[link]})"
        text = _text(entry)
        digest = hashlib.sha256(f"{entry.get('title') or ''}\n{text}".encode("utf-8", "surrogatepass"))
        yield FeedEntry(
            _entry(entry, feed.feed, text, place, how),
            str(entry.get("id") or ""),
            str(entry.get("link") or ""),
            digest.hexdigest(),
        )
    if broken:
        yield FeedEntry(Item(name, _broken(broken, name)))


def _entry(entry: Any, feed: Any, text: str, place: str, how: How) -> Item:
    language = next((part.get("language") for part in entry.get("content", ()) if part.get("language")), None)
    own = Provenance(
        title=text_of(str(entry.get("title") or "")) or None,
        publisher=_publisher(entry, feed),
        published=_date(entry),
        url=entry.get("link") or None,
        language=language or feed.get("language") or None,
    )
    try:
        if not text.strip():
            raise UnreadableReportError(
                place, "the entry has neither a content nor a summary", "Save its page"
            )
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return Item(place, build(text, digest, place, user=how.user, own=own))
    except UnreadableReportError as error:
        return Item(place, error)


def _text(entry: Any) -> str:
    """The longest of what the entry holds: feeds give the whole text as content, or as the summary."""
    values = [*(part.get("value") for part in entry.get("content", ())), entry.get("summary")]
    return max((text_of(str(value)) for value in values if value), key=len, default="")


def _publisher(entry: Any, feed: Any) -> str | None:
    """Who published the entry: the source that a feed of feeds names, else the feed itself."""
    source = entry.get("source") or {}
    return text_of(str(source.get("title") or feed.get("publisher") or feed.get("title") or "")) or None


def _date(entry: Any) -> str | None:
    for key in ("published", "updated"):
        if parsed := entry.get(f"{key}_parsed"):
            return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat()
        if written := entry.get(key):
            return str(written)
    return None


def _broken(error: SAXParseException, name: str) -> UnreadableReportError:
    return UnreadableReportError(
        name,
        f"the feed breaks off ({error.getMessage()}), so that entries may be missing",
        "Save the feed again",
        error.getLineNumber(),
    )
