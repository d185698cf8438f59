"""The keys by which feed readers, which can't log in, are given the alerts of one saved search."""

from __future__ import annotations

import secrets
from hashlib import sha256

from sqlalchemy import insert, select, update

from detente.record.clock import now
from detente.record.journal import log_change
from detente.record.people import Role, require
from detente.record.schema import feed_keys
from detente.record.store import Store


class FeedKeys:
    """The feed keys of a record, for one person. Of a key only its SHA-256 is kept."""

    def __init__(self, store: Store, who: str) -> None:
        self._store = store
        self._who = who

    def make(self, search: str) -> str:
        """A key for a saved search ("" for all alerts), in place of the one that the person had for it."""
        secret = secrets.token_urlsafe(24)
        with self._store.write() as connection:
            require(connection, self._store.where, self._who, Role.READER, "subscribes")
            own = (feed_keys.c.name == self._who) & (feed_keys.c.search == search)
            standing = own & feed_keys.c.ended_at.is_(None)
            connection.execute(update(feed_keys).where(standing).values(ended_at=now()))
            values = {"hash": _digest(secret), "name": self._who, "search": search, "made_at": now()}
            connection.execute(insert(feed_keys).values(values))
            log_change(connection, self._who, "feed key made", self._who, None, search or None)
        return secret

    def of(self, secret: str, search: str) -> str | None:
        """Whose key for that search it is; None for one that was ended, or is for another search."""
        statement = select(feed_keys.c.name).where(
            feed_keys.c.hash == _digest(secret),
            feed_keys.c.search == search,
            feed_keys.c.ended_at.is_(None),
        )
        with self._store.read() as connection:
            return connection.execute(statement).scalar()


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
