"""The feeds that are watched: when each may be asked again, by what, and which of its entries were read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from detente.record.clock import now
from detente.record.people import Role, require
from detente.record.schema import feed_entries, feeds
from detente.record.store import Store


@dataclass(frozen=True, slots=True)
class Feed:
    """What is known of a feed. Times are as `clock.now` writes them; "" for a feed that was never asked."""

    address: str
    etag: str | None = None
    last_modified: str | None = None
    asked_at: str = ""
    next_at: str = ""
    failures: int = 0
    """Since it last answered."""
    problem: str = ""
    hints: str = ""
    """What the feed asked of who reads it, as `Hints.to_json` writes it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry of a feed said when it was read last."""

    feed: str
    digest: str


class Feeds:
    """The watched feeds of a record, for one person."""

    def __init__(self, store: Store, who: str) -> None:
        self._store = store
        self._who = who

    def of(self, address: str) -> Feed:
        """What is known of a feed."""
        with self._store.read() as connection:
            row = connection.execute(select(feeds).where(feeds.c.address == address)).first()
        return Feed(*row) if row else Feed(address)

    def keep(self, feed: Feed) -> None:
        """Keep what is known now."""
        with self._store.write() as connection:
            require(connection, self._store.where, self._who, Role.CODER, "adds reports")
            connection.execute(delete(feeds).where(feeds.c.address == feed.address))
            values = {name: getattr(feed, name) for name in Feed.__slots__}
            connection.execute(insert(feeds).values(values))

    def told(self, keys: Sequence[str]) -> Mapping[str, Told]:
        """What entries of these keys said when they were read."""
        statement = select(feed_entries).where(feed_entries.c.key.in_(keys))
        with self._store.read() as connection:
            return {row.key: Told(row.feed, row.digest) for row in connection.execute(statement)}

    def note(self, keys: Iterable[str], told: Told) -> None:
        """Note what an entry of these keys says, once its report is kept."""
        every = list(dict.fromkeys(keys))
        with self._store.write() as connection:
            require(connection, self._store.where, self._who, Role.CODER, "adds reports")
            connection.execute(delete(feed_entries).where(feed_entries.c.key.in_(every)))
            rows = [{"key": key, "feed": told.feed, "digest": told.digest, "at": now()} for key in every]
            connection.execute(insert(feed_entries), rows)
