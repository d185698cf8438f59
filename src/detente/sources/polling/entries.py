"""What an entry of a feed is known by when it comes again, in the same feed or in another."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from detente.sources.feed import FeedEntry

MOST_ENTRIES = 1_000
"""Entries of one answer that are taken: the first, which feeds give newest first."""
_TRACKING = ("utm_", "at_medium", "at_campaign", "fbclid", "gclid")
"""Beginnings of parameters by which links of one page differ from feed to feed."""


def keys_of(entry: FeedEntry, feed: str) -> tuple[str, ...]:
    """Hashes of its link, which is the same wherever it stands, and of its id, which only its own feed keeps
    from meaning something else; of neither, of what it says.
    """
    found = []
    if link := plain_link(entry.link):
        found.append(f"link {link}")
    if entry.id:
        found.append(f"id {feed} {entry.id}")
    return tuple(_digest(one) for one in found or [f"text {feed} {entry.digest}"])


def plain_link(link: str) -> str:
    """A link without its fragment and the parameters that say where it was clicked; "" where it is none."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return ""
    kept = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not pair[0].lower().startswith(_TRACKING)
    ]
    host = parts.netloc.lower()
    return urlunsplit(("", host, parts.path or "/", urlencode(kept), ""))


def _digest(key: str) -> str:
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
