"""Two processes at once, and processes that are killed: the record is the same in the end."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from detente.record import open_record
from detente.record.resolved.tables import blocks, edges, nodes, same_words, tellings
from detente.record.schema import attestations, entries
from detente.record.store import Store
from detente.record.where import url_of

REPORTS = 12
ROOT = Path(__file__).resolve().parents[2]


def worker(place: str, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bench.record_worker", place, str(REPORTS), *more]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def finish(process: subprocess.Popen[str]) -> None:
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said


def content(place: str) -> str:
    """A hash of what the record holds, in its order, with its matters, without when and by whom."""
    digest = hashlib.sha256()
    with open_record(place) as record:
        for kept in record.kept():
            digest.update(kept.reading.model_dump_json().encode())
    store = Store(url_of(place))
    with store.read() as connection:
        for table in (entries, attestations, tellings, nodes, blocks, edges, same_words):
            for row in connection.execute(select(table).order_by(*table.primary_key)):
                digest.update(repr(tuple(row)).encode())
    store.close()
    return digest.hexdigest()


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The content of a record that nothing disturbed."""
    place = str(tmp_path_factory.mktemp("calm") / "test.db")
    finish(worker(place))
    with open_record(place) as record:
        assert len(list(record.kept())) == REPORTS
    return content(place)


def test_two_processes_at_once_make_the_same_record(place: str, expected: str) -> None:
    both = [worker(place), worker(place, "backwards")]
    for process in both:
        finish(process)
    assert content(place) == expected
    with open_record(place) as record:
        outcomes = [change.what for change in record.changes() if change.what == "reading"]
        assert len(outcomes) == REPORTS


def test_what_is_killed_is_finished_by_the_next(place: str, expected: str) -> None:
    for line in (1, 6):
        process = worker(place)
        assert process.stdout
        while (said := process.stdout.readline()) and int(said) < line:
            pass
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with open_record(place) as record:
            whole = [kept.reading for kept in record.kept()]
            assert line <= len(whole) <= REPORTS
            assert all(record.attestations(one.report.id, one.events[-1].id) for one in whole)
    finish(worker(place))
    assert content(place) == expected
    with open_record(place) as record:
        assert {row.outcome for row in record.arrivals()} <= {"added", "known"}
        assert len(list(record.arrivals())) == REPORTS
