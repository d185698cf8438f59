"""Webhooks: the addresses to which the alerts of a saved search are sent."""

from __future__ import annotations

import base64
import os
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from detente.model import UnreadableReportError
from detente.record.alerting.came import newest_mark
from detente.record.clock import now
from detente.record.errors import RecordError, UnknownEntryError
from detente.record.journal import log_change
from detente.record.people import Role, require
from detente.record.schema import searches, webhooks
from detente.record.store import Store
from detente.sources.fetch.address import parse

SETTING = "DETENTE_WEBHOOK_SECRET"
"""The environment's secret, which goes before one that is made."""
_PREFIX = "whsec_"
_SHORTEST, _LONGEST_URL = 24, 2_000


@dataclass(frozen=True, slots=True)
class Webhook:
    """A webhook without its secret. `search` is "" where all alerts go there."""

    number: int
    search: str
    url: str
    mark: int
    who: str
    made_at: str


@dataclass(frozen=True, slots=True)
class Made:
    """A webhook that was made: `secret` is shown this once; None where the environment has it."""

    number: int
    secret: str | None


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a message goes. `secret` is None where none is at hand."""

    search: str
    url: str
    secret: str | None


class Webhooks:
    """The webhooks of a record, for one person."""

    def __init__(self, store: Store, who: str) -> None:
        self._store = store
        self._who = who

    def all(self) -> list[Webhook]:
        """Those that were not ended, the oldest first."""
        statement = select(webhooks).where(webhooks.c.ended_at.is_(None)).order_by(webhooks.c.number)
        with self._store.read() as connection:
            return [
                Webhook(row.number, row.search, row.url, row.mark, row.who, row.made_at)
                for row in connection.execute(statement)
            ]

    def make(self, url: str, search: str = "") -> Made:
        """Send the alerts of a saved search, or all, to an address: those of what comes in from now on.

        Raises `RecordError` for what is no http(s) address, `UnknownEntryError` where no search is saved so.
        Whether the address is public is the sender's to check, each time.
        """
        _check(url)
        named = environment_secret()
        secret = None if named else f"{_PREFIX}{base64.b64encode(secrets.token_bytes(32)).decode()}"
        with self._store.write() as connection:
            require(connection, self._store.where, self._who, Role.ADMIN, "sets up webhooks")
            there = select(searches.c.name).where(searches.c.name == search)
            if search and connection.execute(there).first() is None:
                raise UnknownEntryError(f"no search is saved as {search!r}. Do so with: search --save NAME")
            row = insert(webhooks).values(
                search=search,
                url=url,
                secret=secret,
                mark=newest_mark(connection),
                who=self._who,
                made_at=now(),
            )
            number: int = connection.execute(row.returning(webhooks.c.number)).scalar_one()
            told = {"search": search or None, "to": host_of(url)}
            log_change(connection, self._who, "webhook made", str(number), None, told)
        return Made(number, secret)

    def end(self, number: int) -> None:
        """Send nothing more there. Raises `UnknownEntryError` where there is no such webhook."""
        with self._store.write() as connection:
            require(connection, self._store.where, self._who, Role.ADMIN, "ends webhooks")
            end(connection, self._who, number)

    def aim(self, number: int) -> Aim:
        """Where a test message for a webhook goes. Raises `UnknownEntryError` where there is no such webhook,
        `NotAllowedError` where the person is no admin.
        """
        with self._store.read() as connection:
            require(connection, self._store.where, self._who, Role.ADMIN, "tests webhooks")
            row = _standing(connection, number)
            return Aim(row.search, row.url, row.secret or environment_secret())

    def tested(self, number: int, key: str, status: int | None, problem: str) -> None:
        """Note what became of a test message."""
        with self._store.write() as connection:
            require(connection, self._store.where, self._who, Role.ADMIN, "tests webhooks")
            told = {"message": key, "status": status, **({"why": problem} if problem else {})}
            log_change(connection, self._who, "webhook tested", f"webhook {number}", None, told)


def _standing(connection: Connection, number: int) -> Row[*tuple[Any, ...]]:
    standing = (webhooks.c.number == number) & webhooks.c.ended_at.is_(None)
    row = connection.execute(select(webhooks).where(standing)).first()
    if row is None:
        raise UnknownEntryError(f"there is no webhook {number}. List them with: detente alerts webhooks")
    return row


def end(connection: Connection, who: str, number: int, why: str = "") -> None:
    """End a webhook within the transaction of what ends it."""
    row = _standing(connection, number)
    # Its secret is of no use any more, and is not kept.
    connection.execute(
        update(webhooks).where(webhooks.c.number == number).values(ended_at=now(), secret=None)
    )
    told = {"search": row.search or None, "to": host_of(row.url)}
    log_change(connection, who, "webhook ended", str(number), told, {"why": why} if why else None)


def host_of(url: str) -> str:
    """The host of an address: the rest of it may be as secret as a password."""
    return parse(url).host


def environment_secret() -> str | None:
    """The secret of the environment. Raises `RecordError` where it is too short to guard anything."""
    named = os.environ.get(SETTING)
    if named and len(named) < _SHORTEST:
        raise RecordError(f"{SETTING} has fewer than {_SHORTEST} characters. Give a longer secret")
    return named or None


def key_of(secret: str) -> bytes:
    """What a secret signs with: the bytes behind `whsec_` in base64, else the text itself."""
    if secret.startswith(_PREFIX):
        try:
            return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
        except ValueError as error:
            raise RecordError(f"a secret after {_PREFIX} is base64. Write it so, or without it") from error
    return secret.encode()


def _check(url: str) -> None:
    if len(url) > _LONGEST_URL or not url.isprintable():
        raise RecordError(f"this is no address, or one of more than {_LONGEST_URL:,} characters")
    try:
        parse(url)
    except UnreadableReportError as error:
        raise RecordError(f"{error.problem}. {error.remedy}") from error
