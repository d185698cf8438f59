"""A record of the project's own examples, with people in every role, and the application over it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from detente.model import Reading, Report
from detente.pages.app import create_app
from detente.pages.settings import Settings
from detente.reading.local.local import Local
from detente.record import Record, Role, open_record
from detente.sources.load import load
from tests.pages.hostile import hostile_reading
from tests.record.told import TEXT, reading

ORIGIN = "http://127.0.0.1:8765"
PASSWORD = "a password of some length"
PEOPLE = {"Rolf": Role.READER, "Carl": Role.CODER, "Rita": Role.REVIEWER, "Adam": Role.ADMIN}
SECRET = "RESTRICTED"
"""A word of the restricted report's title, and of nothing else."""
Visit = Callable[[str], TestClient]


@pytest.fixture(scope="session")
def example_readings(root: Path) -> list[Reading]:
    """The examples as the local reader reads them."""
    reader = Local()
    files = sorted((root / "examples/reports").glob("*.txt"))
    reports = [item.outcome for file in files for item in load(file)]
    return [reader.read(report) for report in reports if isinstance(report, Report)]


@pytest.fixture(scope="session")
def template(example_readings: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the examples, of one restricted report and of one that means harm; people in every role."""
    place = tmp_path_factory.mktemp("pages") / "template.db"
    with open_record(place, who="Ada", create=True) as record:
        for one in example_readings:
            record.add(one)
        record.add(restricted())
        record.add(hostile_reading())
        for name, role in PEOPLE.items():
            record.people.add(name, role)
    return place


def restricted() -> Reading:
    """A reading of a report that only some may see."""
    text = f"{TEXT} {' '.join(f'{SECRET.lower()}{number}' for number in range(120))}"
    return reading(
        text=text,
        restricted=True,
        title=f"{SECRET} title",
        publisher=f"{SECRET} Wire",
        published_at="2025-05-13",
    )


@pytest.fixture
def place(template: Path, tmp_path: Path) -> Path:
    """Where a record lies that a test may change."""
    copied = tmp_path / "record.db"
    shutil.copy(template, copied)
    return copied


@pytest.fixture
def record(place: Path) -> Iterator[Record]:
    """That record, open for its first admin."""
    with open_record(place, who="Ada") as opened:
        yield opened


@pytest.fixture
def local(record: Record) -> TestClient:
    """A browser on the machine itself."""
    return TestClient(create_app(record), base_url=ORIGIN)


@pytest.fixture
def visit(record: Record) -> Visit:
    """Gives programs that ask a server on all addresses in somebody's name; "" for nobody."""
    app = create_app(record, Settings(host="0.0.0.0", most_requests=100_000))
    tokens = {name: record.accounts.make_token(name, "test") for name in PEOPLE}

    def visiting(name: str) -> TestClient:
        headers = {"Authorization": f"Bearer {tokens[name]}"} if name else {}
        return TestClient(app, base_url=ORIGIN, headers=headers, follow_redirects=False)

    return visiting
