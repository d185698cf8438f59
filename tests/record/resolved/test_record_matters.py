"""Matters in a record: those of one index of all its readings, whatever the order in which they come."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from sqlalchemy import delete

from bench.matters_own import Told, load
from detente.model import Reading
from detente.record import Record
from detente.record.matters import Matter, resolve
from detente.record.resolved.tables import blocks, edges, nodes, same_words, tellings, told


@pytest.fixture(scope="module")
def sets(root: Path) -> Told:
    return load(root / "bench" / "matters_sets")


def matters(record: Record) -> list[Matter]:
    return sorted(record.matters(), key=lambda m: (m.kind, m.id))


def copies(record: Record) -> dict[str, str]:
    return {kept.reading.report.id: kept.copy_of for kept in record.kept() if kept.copy_of}


@pytest.mark.parametrize("seed", range(3))
def test_any_order_gives_the_matters_of_all_readings_together(record: Record, sets: Told, seed: int) -> None:
    readings = list(sets.readings.values())
    random.Random(seed).shuffle(readings)
    for reading in [*readings, *readings[::4]]:
        record.add(reading)
    wanted = resolve(readings, copies(record))
    assert matters(record) == list(wanted.matters)
    assert record.doubts() == list(wanted.doubts)
    assert record.resolved.crowded() == wanted.crowded


def newer(reading: Reading) -> Reading:
    """The same read again by a newer reader, which has lost half of the events."""
    version = reading.reader.model_copy(update={"version": "2"})
    return reading.model_copy(update={"reader": version, "events": reading.events[::2]})


def test_a_newer_reading_moves_the_entries_over(record: Record, sets: Told) -> None:
    readings = list(sets.readings.values())
    for reading in readings:
        record.add(reading)
    again = [newer(reading) for reading in readings[::2]]
    for reading in again:
        record.add(reading)
    wanted = resolve([*again, *readings[1::2]], copies(record))
    assert matters(record) == list(wanted.matters)
    assert record.doubts() == list(wanted.doubts)
    ids = {member.key: matter.id for matter in wanted.matters for member in matter.members}
    for report in {key.report for key in ids}:
        assert record.resolved.ids_of(report) == {key: ids[key] for key in ids if key.report == report}


def test_a_record_from_before_there_were_matters_is_told_when_asked(record: Record, sets: Told) -> None:
    readings = list(sets.readings.values())[:6]
    for reading in readings:
        record.add(reading)
    wanted = matters(record)
    with record._store.write() as connection:
        for table in (tellings, told, nodes, blocks, edges, same_words):
            connection.execute(delete(table))
    record._store.all_told = False  # as when it is opened
    assert matters(record) == wanted == list(resolve(readings, copies(record)).matters)
