"""How people prove who they are where a record is served to others: passwords, sessions and API tokens.

None of them is kept: of passwords the Argon2id hash, of sessions and tokens, which are random, the SHA-256.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, delete, insert, select, update

from detente.record.clock import now
from detente.record.errors import NotAllowedError, RecordError, UnknownEntryError
from detente.record.journal import log_change
from detente.record.people import Role, require, role_of
from detente.record.schema import passwords, sessions, tokens
from detente.record.store import Store

SHORTEST, LONGEST = 10, 200
SESSION = timedelta(hours=12)
_UNKNOWN = "nobody"


@dataclass(frozen=True, slots=True)
class Token:
    """An API token, without what it is made of."""

    number: int
    name: str
    label: str
    made_at: str


class Accounts:
    """The passwords, sessions and tokens of a record's people, for one of them."""

    def __init__(self, store: Store, who: str) -> None:
        self._store = store
        self._who = who

    def any(self) -> bool:
        """Whether anybody has a password."""
        with self._store.read() as connection:
            return connection.execute(select(passwords.c.name).limit(1)).first() is not None

    def set_password(self, name: str, password: str) -> None:
        """Give a person a password: one's own, or as an admin anybody's. It ends the person's sessions."""
        if not SHORTEST <= len(password) <= LONGEST:
            raise RecordError(f"a password has {SHORTEST} to {LONGEST} characters. Choose another")
        hashed = _hasher().hash(password)
        with self._store.write() as connection:
            self._own_or_admin(connection, name, "sets passwords")
            connection.execute(delete(passwords).where(passwords.c.name == name))
            connection.execute(insert(passwords).values(name=name, hash=hashed, set_at=now()))
            connection.execute(delete(sessions).where(sessions.c.name == name))
            log_change(connection, self._who, "password set", name, None, None)

    def is_right(self, name: str, password: str) -> bool:
        """Whether that is the person's password. It takes as long for a person that there is not."""
        with self._store.read() as connection:
            row = connection.execute(select(passwords.c.hash).where(passwords.c.name == name)).first()
        try:
            _hasher().verify(row.hash if row else _no_hash(), password[: LONGEST + 1])
        except (VerificationError, InvalidHashError):
            return False
        return row is not None

    def begin_session(self, name: str) -> str:
        """Begin a session of a person who proved who he is; gives the secret that the browser keeps."""
        secret = secrets.token_urlsafe(32)
        ends = (datetime.now(UTC) + SESSION).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        with self._store.write() as connection:
            connection.execute(delete(sessions).where(sessions.c.ends_at < now()))
            connection.execute(insert(sessions).values(hash=_digest(secret), name=name, ends_at=ends))
            log_change(connection, name, "logged in", name, None, None)
        return secret

    def end_session(self, secret: str) -> None:
        """End a session; one that there is not has ended."""
        with self._store.write() as connection:
            connection.execute(delete(sessions).where(sessions.c.hash == _digest(secret)))

    def of_session(self, secret: str) -> str | None:
        """Whose session it is; None where it has ended."""
        statement = select(sessions.c.name).where(
            sessions.c.hash == _digest(secret), sessions.c.ends_at >= now()
        )
        with self._store.read() as connection:
            return connection.execute(statement).scalar()

    def make_token(self, name: str, label: str) -> str:
        """Make an API token; gives the secret, which can't be asked for again."""
        if not label.strip() or not label.isprintable() or len(label) > 100:
            raise RecordError(f"{label!r} is no label. Give one of printable characters, 100 at most")
        secret = f"detente_{secrets.token_urlsafe(32)}"
        with self._store.write() as connection:
            self._own_or_admin(connection, name, "makes tokens")
            values = {"hash": _digest(secret), "name": name, "label": label, "made_at": now()}
            connection.execute(insert(tokens).values(values))
            log_change(connection, self._who, "token made", name, None, label)
        return secret

    def of_token(self, secret: str) -> str | None:
        """Whose token it is; None where it was taken back."""
        statement = select(tokens.c.name).where(tokens.c.hash == _digest(secret), tokens.c.ended_at.is_(None))
        with self._store.read() as connection:
            return connection.execute(statement).scalar()

    def tokens(self) -> list[Token]:
        """The tokens that are good, by person."""
        statement = select(tokens).where(tokens.c.ended_at.is_(None)).order_by(tokens.c.name, tokens.c.number)
        with self._store.read() as connection:
            return [
                Token(row.number, row.name, row.label, row.made_at) for row in connection.execute(statement)
            ]

    def end_token(self, number: int) -> None:
        """Take a token back: one's own, or as an admin anybody's."""
        with self._store.write() as connection:
            row = connection.execute(
                select(tokens).where(tokens.c.number == number, tokens.c.ended_at.is_(None))
            ).first()
            if row is None:
                raise UnknownEntryError(f"there is no token {number}. List them with: detente users tokens")
            self._own_or_admin(connection, row.name, "takes tokens back")
            connection.execute(update(tokens).where(tokens.c.number == number).values(ended_at=now()))
            log_change(connection, self._who, "token ended", row.name, row.label, None)

    def _own_or_admin(self, connection: Connection, name: str, does: str) -> None:
        if role_of(connection, name) is None:
            raise UnknownEntryError(
                f"{name} is not among the record's people. Add {name} with: detente users add"
            )
        least = Role.READER if name == self._who else Role.ADMIN
        try:
            require(connection, self._store.where, self._who, least, does)
        except NotAllowedError:
            raise NotAllowedError(
                f"{self._store.where}: {self._who} {does} for himself alone. Ask an admin"
            ) from None


@cache
def _hasher() -> PasswordHasher:
    """Argon2id with the first recommended option of RFC 9106 for little memory."""
    return PasswordHasher()


@cache
def _no_hash() -> str:
    return _hasher().hash(_UNKNOWN)


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
