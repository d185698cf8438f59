"""The matters are the same whatever the order in which reports arrive, leave and come again."""

from __future__ import annotations

import random
from itertools import islice, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.matters_own import Told, load
from bench.matters_speed import Press
from detente.record.matters import Index, Matter, resolve
from detente.record.matters.graph import Graph
from detente.record.matters.matter import MatterKind
from detente.record.matters.span import Span
from detente.record.matters.telling import Profile
from detente.record.matters.weigh import weigh
from tests.record.matters.scenes import DAY, A, B, profile, scene, telling


@pytest.fixture(scope="module")
def told(root: Path) -> Told:
    return load(root / "bench" / "matters_sets")


def test_any_order_gives_the_same_matters_and_doubts(told: Told) -> None:
    readings = list(told.readings.values())
    wanted = resolve(readings, told.copies)
    for seed in range(5):
        random.Random(seed).shuffle(readings)
        assert resolve(readings, told.copies) == wanted


def test_settling_after_every_report_gives_the_same(told: Told) -> None:
    readings = list(told.readings.values())
    wanted = resolve(readings, told.copies).matters
    for seed in range(2):
        random.Random(seed).shuffle(readings)
        index = Index(told.copies)
        for reading in readings:
            added = index.add(reading)
            assert set(index.ids_of(added)) == added
        assert tuple(index.matters()) == wanted


def test_a_report_that_leaves_and_comes_again_changes_nothing(told: Told) -> None:
    readings = list(told.readings.values())
    index = Index(told.copies)
    for reading in readings:
        index.add(reading)
    wanted = tuple(index.matters()), index.doubts()
    for reading in readings[::3]:
        index.remove(reading.report.id)
        index.doubts()
        index.add(reading)
        index.add(reading)
    assert (tuple(index.matters()), index.doubts()) == wanted


def test_what_a_report_left_behind_is_as_if_it_had_never_come(told: Told) -> None:
    readings = list(told.readings.values())
    index = Index(told.copies)
    for reading in readings:
        index.add(reading)
    tuple(index.matters())
    for reading in readings[::2]:
        index.remove(reading.report.id)
    assert tuple(index.matters()) == resolve(readings[1::2], told.copies).matters


@pytest.mark.slow
@settings(max_examples=10)
@given(seed=st.integers(0, 1000), order=st.randoms(use_true_random=False), every=st.integers(1, 9))
def test_generated_reports_in_any_order(seed: int, order: random.Random, every: int) -> None:
    press = list(islice(Press(seed).reports(3000), 40))

    def matters(in_order: bool) -> tuple[Matter, ...]:
        index, given = Index(), list(press)
        if not in_order:
            order.shuffle(given)
        for number, (name, told) in enumerate(given):
            added = index.add_tellings(name, told)
            if not in_order and number % every == 0:
                index.ids_of(added)
        return tuple(index.matters())

    assert matters(in_order=False) == matters(in_order=True)


@pytest.mark.slow
def test_a_crowded_block_is_named_and_does_not_depend_on_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.record.matters.graph.CROWD", 6)
    press = list(islice(Press(3).reports(3000), 60))
    wanted = None
    for seed in range(3):
        random.Random(seed).shuffle(press)
        index = Index()
        for name, told in press:
            index.ids_of(index.add_tellings(name, told))
        assert index.crowded()
        assert min(index.crowded().values()) > 6
        found = tuple(index.matters()), dict(index.crowded())
        wanted = wanted or found
        assert found == wanted


def test_a_dated_truce_told_again_nearer_to_an_undated_one() -> None:
    day = Span(DAY - 10, DAY - 10)
    dated = Profile(MatterKind.CEASEFIRE, "agreed", whom=(A, B), spans=(("start", day),))
    vague = Profile(MatterKind.CEASEFIRE, "agreed", whom=(A, B))
    first, second, undated = (
        telling("report-1", DAY, dated), telling("report-2", DAY + 6, dated),
        telling("report-3", DAY + 12, vague),
    )  # fmt: skip
    found = set()
    for order in permutations((first, second, undated)):
        graph = Graph()
        for one in order:
            graph.add((one,))
        found.add(tuple(graph.away(graph.node_of[undated.key]).values()))
    assert found == {(3.25,)}


def test_who_is_compared_first_does_not_matter() -> None:
    draw = random.Random(7)
    for kind in (MatterKind.CEASEFIRE, MatterKind.EVENT, MatterKind.TALKS, MatterKind.VIOLATION_CLAIM):
        for _ in range(500):
            one, other = profile(draw, kind), profile(draw, kind)
            here, there = weigh(one, other, 0), weigh(other, one, 0)
            assert bool(here.apart) is bool(there.apart)
            assert here.apart or here.total == there.total


@pytest.mark.parametrize("crowd", [400, 2])
def test_small_sets_in_any_order_with_copies_and_removals(
    crowd: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("detente.record.matters.graph.CROWD", crowd)
    for seed in range(120):
        reports, copies = scene(seed)
        draw, wanted = random.Random(seed), None
        for order in draw.sample(list(permutations(reports)), min(6, 2 * len(reports) - 2)):
            index = Index(copies)
            for name, told in order:
                index.ids_of(index.add_tellings(name, told))
            for name, told in draw.sample(reports, 2):
                index.remove(name)
                index.doubts()
                index.add_tellings(name, told)
            found = tuple(index.matters()), index.doubts(), dict(index.crowded())
            wanted = wanted or found
            assert found == wanted, f"seed {seed}"
