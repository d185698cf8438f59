"""The database under a record: connections, and transactions that are whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from detente.record.errors import BusyError, RecordError
from detente.record.where import shown

BUSY_SECONDS = 60
"""How long a writer waits for the one before it."""
CONNECTIONS = 15
"""To an SQLite file, as many as threads ask at once: opening one takes longer than most questions do."""
_LOCK = 7_263_412_905
"""The number of PostgreSQL's advisory lock that writers of a record take in turn."""
CACHE_KB = 32_768
"""Memory for pages of an SQLite record at most: what one report more touches fits, so that pages that are
written again and again are not read again and again."""
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=ON",
    f"cache_size=-{CACHE_KB}",
    f"busy_timeout={BUSY_SECONDS * 1000}",
)


class Store:
    """A database. `read` and `write` give connections; writers come one after the other."""

    def __init__(self, url: URL) -> None:
        self.where = shown(url)
        self.sqlite = url.drivername == "sqlite"
        self.all_told = False
        """Whether every report was seen to be told of its matters: from then on who adds one tells it."""
        own: dict[str, Any] = {"connect_args": {"timeout": BUSY_SECONDS}, "pool_size": CONNECTIONS}
        self.engine = create_engine(url, **(own if self.sqlite else {}))
        if self.sqlite:
            event.listen(self.engine, "connect", _prepare)
            event.listen(self.engine, "begin", _begin)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the record."""
        with self._told(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection that holds the record's only write lock; commits at the end, or nothing is written."""
        with self._told(), self.engine.connect() as plain:
            connection = plain.execution_options(immediate=True)
            with connection.begin():
                if not self.sqlite:
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
                yield connection

    def close(self) -> None:
        """Give back what the database holds open."""
        self.engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except PoolTimeoutError as error:
            raise BusyError(f"{self.where}: too many ask at once. Try again in a moment") from error
        except DBAPIError as error:
            if _locked(error):
                raise BusyError(
                    f"{self.where}: another process has held the record for a minute. Wait for it to end and "
                    "try again"
                ) from error
            raise RecordError(f"{self.where}: {_problem(error)}") from error


def _prepare(connection: Any, _: object) -> None:
    if isinstance(connection, sqlite3.Connection) or hasattr(connection, "isolation_level"):
        connection.isolation_level = None  # so that BEGIN is ours to say
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _locked(error: DBAPIError) -> bool:
    """Whether another process holds the database; PostgreSQL has a code for it, SQLite words."""
    code = getattr(error.orig, "sqlstate", None)
    return code == "55P03" or str(error.orig).startswith(("database is locked", "database table is locked"))


def _problem(error: DBAPIError) -> str:
    said = str(error.orig).strip().splitlines()
    first = said[0] if said else type(error.orig).__name__
    match first:
        case "file is not a database" | "database disk image is malformed":
            return f"this is no record ({first}). Name another with --record"
        case "unable to open database file":
            return "the file can't be opened. Check its folder and its permissions"
        case "attempt to write a readonly database":
            return "the file may only be read. Check its permissions"
        case _:
            return f"the database says: {first}. Check that it runs and takes this user"
