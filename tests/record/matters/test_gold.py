"""The bars of issue 5 on the shared gold, and the project's own sets of other conflicts."""

from __future__ import annotations

from pathlib import Path

from bench.matters import run
from bench.matters_own import load, measure


def test_the_shared_gold_is_resolved(shared: Path) -> None:
    found = run(shared / "gold" / "matters.json", own=False)["gold"]
    figures = found.figures()
    assert figures["pairs"]["all"]["f1"] >= 0.95
    assert found.crossed == []
    assert (found.kept, found.apart) == (6, [])
    assert ("european-demand-2025-05-10.duration", True) in found.fields
    assert ("claim-sybiha-734", True) in found.independent


def test_other_conflicts_are_resolved(root: Path) -> None:
    found = measure(load(root / "bench" / "matters_sets"))
    assert found.figures()["pairs"]["all"]["precision"] >= 0.99
    assert found.figures()["pairs"]["all"]["f1"] >= 0.95
    assert found.crossed == []
    assert [name for name, right in found.fields if not right] == []
