"""Records to test with: what holds of one kind of database holds of the other."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator

import psycopg
import pytest

from detente.record import Record, Role, open_record
from tests.record import postgres

Make = Callable[[], str]
_NUMBERS = itertools.count()
_PEOPLE = {"Carl": Role.CODER, "Cleo": Role.CODER, "Rita": Role.REVIEWER, "Rolf": Role.READER}


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a server, up to the database's name."""
    if postgres.binaries() is None:
        pytest.skip(postgres.MISSING)
    with postgres.server() as url:
        yield url


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def empty_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Gives places where a record can be made: paths, or URLs of empty databases."""
    if request.param == "sqlite":
        return lambda: str(tmp_path_factory.mktemp("empty") / "test.db")
    server = request.getfixturevalue("postgresql")
    return lambda: _database(server)


@pytest.fixture(scope="session")
def peopled_place(empty_place: Make) -> Make:
    """Gives places of new records with people in them, quicker than by making each."""
    template = empty_place()
    with open_record(template, who="Ada", create=True) as made:
        for name, role in _PEOPLE.items():
            made.people.add(name, role)
    if template.startswith("postgresql:"):
        server, _, name = template.rpartition("/")
        return lambda: _database(server, name)

    def copied() -> str:
        place = empty_place()
        shutil.copy(template, place)
        return place

    return copied


@pytest.fixture
def place(empty_place: Make) -> str:
    """Where a record can be made: a path, or the URL of an empty database."""
    return empty_place()


@pytest.fixture
def record(peopled_place: Make) -> Iterator[Record]:
    """An empty record, open for its admin Ada; Carl and Cleo are coders, Rita is reviewer, Rolf reader."""
    with open_record(peopled_place(), who="Ada") as opened:
        yield opened


def _database(server: str, template: str = "template1") -> str:
    name = f"record_{next(_NUMBERS)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
    return f"{server}/{name}"
