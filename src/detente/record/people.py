"""Who works on a record, in which role. Names are told, not proved: roles guard against slips. Only where a
record is served to others do `accounts` prove them.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from sqlalchemy import Connection, func, insert, select, update

from detente.record.clock import now
from detente.record.errors import NotAllowedError, RecordError, UnknownEntryError
from detente.record.journal import log_change
from detente.record.schema import people
from detente.record.store import Store


class Role(IntEnum):
    """What a person may do; each role may do what those before it may."""

    READER = 1
    """Reads."""
    CODER = 2
    """Adds reports and judges entries."""
    REVIEWER = 3
    """Settles what coders judged differently; says what is a copy; merges and splits."""
    ADMIN = 4
    """Says who works on the record."""

    @classmethod
    def named(cls, name: str) -> Role:
        """The role of that name. Raises `RecordError` for any other."""
        try:
            return cls[name.upper()]
        except KeyError:
            known = ", ".join(role.name.lower() for role in cls)
            raise RecordError(f"{name!r} is no role. Take one of {known}") from None


@dataclass(frozen=True, slots=True)
class Person:
    """A person by name, with the role."""

    name: str
    role: Role


def myself() -> str:
    """Who is at work where nobody is named: `DETENTE_USER`, else the name of the login."""
    if named := os.environ.get("DETENTE_USER"):
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user may have no name
        return "me"


def role_of(connection: Connection, name: str) -> Role | None:
    """The role of a person; None for who is not of the record's people."""
    role = connection.execute(select(people.c.role).where(people.c.name == name)).scalar()
    return None if role is None else Role.named(role)


def require(connection: Connection, where: str, who: str, least: Role, does: str) -> Role:
    """The person's role. Raises `NotAllowedError` where it is less than what is asked, with who can help."""
    role = role_of(connection, who)
    if role is not None and role >= least:
        return role
    needed = least.name.lower()
    admins = connection.execute(select(people.c.name).where(people.c.role == "admin").order_by(people.c.name))
    ask = f"Ask {' or '.join(admins.scalars())} for it: detente users add {who} --role {needed}"
    if role is None:
        raise NotAllowedError(
            f"{where}: {who} is not among the record's people; who {does} is {needed} or more. {ask}"
        )
    raise NotAllowedError(
        f"{where}: {who} is {role.name.lower()} here; who {does} is {needed} or more. {ask}"
    )


def first_admin(connection: Connection, name: str) -> None:
    """Make who made the record its admin."""
    _set(connection, name, name, None, Role.ADMIN)


def welcome(connection: Connection, who: str, names: Iterable[str]) -> None:
    """Make readers of those among these who are not of the record's people yet."""
    for name in sorted(set(names)):
        if role_of(connection, name) is None:
            _set(connection, who, name, None, Role.READER)


def is_name(name: str) -> bool:
    """Whether a person can be called so."""
    return bool(name.strip()) and name.isprintable() and len(name) <= 100


class People:
    """The people of a record, for one of them."""

    def __init__(self, store: Store, who: str) -> None:
        self._store = store
        self._who = who

    def all(self) -> list[Person]:
        """Everybody, by name."""
        with self._store.read() as connection:
            rows = connection.execute(select(people).order_by(people.c.name))
            return [Person(row.name, Role.named(row.role)) for row in rows]

    def role(self, name: str) -> Role | None:
        """The role of a person; None for who is not of the record's people."""
        with self._store.read() as connection:
            return role_of(connection, name)

    def add(self, name: str, role: Role) -> None:
        """Add a person. Raises `RecordError` where there is one of that name already."""
        if not is_name(name):
            raise RecordError(f"{name!r} is no name. Give one of printable characters, 100 at most")
        with self._store.write() as connection:
            require(connection, self._store.where, self._who, Role.ADMIN, "adds people")
            if before := role_of(connection, name):
                raise RecordError(
                    f"{name} is {before.name.lower()} already. "
                    f"Change it with: detente users role {name} {role.name.lower()}"
                )
            _set(connection, self._who, name, None, role)

    def change(self, name: str, role: Role) -> None:
        """Give a person another role. The last admin stays one."""
        with self._store.write() as connection:
            require(connection, self._store.where, self._who, Role.ADMIN, "changes roles")
            before = role_of(connection, name)
            if before is None:
                raise UnknownEntryError(
                    f"{name} is not among the record's people. Add {name} with: detente users add"
                )
            admins = select(func.count()).select_from(people).where(people.c.role == "admin")
            if (
                before is Role.ADMIN
                and role is not Role.ADMIN
                and connection.execute(admins).scalar_one() == 1
            ):
                raise RecordError(
                    f"{name} is the only admin. Make another one first: detente users role NAME admin"
                )
            _set(connection, self._who, name, before, role)


def _set(connection: Connection, who: str, name: str, before: Role | None, after: Role) -> None:
    role = after.name.lower()
    if before is None:
        connection.execute(insert(people).values(name=name, role=role, added_at=now()))
    else:
        connection.execute(update(people).where(people.c.name == name).values(role=role))
    log_change(connection, who, "role", name, before and before.name.lower(), role)
