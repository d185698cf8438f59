"""The first bar of issue 5: the shared gold, in any order, twice, gives one record and the gold's matters."""

from __future__ import annotations

import json
import random
from itertools import combinations
from pathlib import Path

import pytest

from bench.gold import load_folder
from bench.gold_readings import Converter, entry_id
from detente.model import Reading
from detente.record import Record
from detente.record.matters import MemberKey


@pytest.fixture(scope="module")
def readings(shared: Path) -> dict[str, Reading]:
    return {gold.name: Converter.of(gold).reading() for gold in load_folder(shared / "gold")}


@pytest.mark.parametrize("seed", [0, 1])
def test_the_gold_in_any_order_and_twice(
    record: Record, shared: Path, readings: dict[str, Reading], seed: int
) -> None:
    twice = [*readings.values(), *readings.values()]
    random.Random(seed).shuffle(twice)
    for reading in twice:
        record.add(reading)
    assert len(list(record.kept())) == len(readings)
    gold = json.loads((shared / "gold" / "matters.json").read_text(encoding="utf-8"))
    (copy,) = gold["near_copies"]
    kept = record.one(readings[copy["copy"]].report.id)
    assert kept
    assert kept.copy_of == readings[copy["original"]].report.id
    matter_of = {m.key: matter.id for matter in record.matters() for m in matter.members}
    wanted = [
        {
            matter_of[
                MemberKey(readings[m["report"]].report.id, entry_id(m["report"], m["list"], m["index"]))
            ]
            for m in matter["members"]
        }
        for matter in gold["matters"]
        if len({m["report"] for m in matter["members"]}) > 1
    ]
    assert sum(len(ids) == 1 for ids in wanted) >= 0.9 * len(wanted)
    assert not any(one & other for one, other in combinations(wanted, 2))
    disputed = [m for m in record.matters(disputed=True, least=2) if m.kind == "event"]
    (duration,) = [
        f for m in disputed for f in m.fields if f.name == "terms.duration" or f.name == "duration"
    ]
    assert len({report for value in duration.values for report in value.reports}) >= 2
