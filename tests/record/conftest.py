"""Records to test with: what holds of one kind of database holds of the other."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from detente.record import Record, open_record
from tests.record import postgres

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a server, up to the database's name."""
    if postgres.binaries() is None:
        pytest.skip(postgres.MISSING)
    with postgres.server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a record can be made: a path, or the URL of an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "test.db")
    server = request.getfixturevalue("postgresql")
    name = f"record_{next(_NUMBERS)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{server}/{name}"


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    """An empty record, open for its admin Ada; Carl is coder, Cleo too, Rita reviewer and Rolf reader."""
    from detente.record import Role

    with open_record(place, who="Ada", create=True) as made:
        for name, role in (("Carl", "coder"), ("Cleo", "coder"), ("Rita", "reviewer"), ("Rolf", "reader")):
            made.people.add(name, Role.named(role))
        yield made
