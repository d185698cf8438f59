"""The same runs by a real Ray on this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.scale import cluster as ray_executor
from detente.scale.cluster import cluster
from detente.scale.errors import ScaleError
from detente.scale.job import job
from detente.scale.shards import Loader
from tests.scale.made import HARD, TRIVIAL, files, made, ran, write


@pytest.fixture(scope="module")
def ray_here() -> Iterator[None]:
    """One Ray for all tests of the module: it takes seconds to start."""
    ray = ray_executor.ray_of(workers=2, store=100 * 1024 * 1024)
    yield
    ray.shutdown()


@pytest.mark.usefixtures("ray_here")
def test_ray_writes_what_one_process_writes(tmp_path: Path) -> None:
    tables = [write(tmp_path / f"{name}.jsonl", 45, {7: "STUMBLE", 44: "REFUSE"}) for name in "ab"]
    for name, executor in (("alone", None), ("ray", cluster(2, None))):
        todo = job([str(one) for one in tables], [HARD], tmp_path / name, loader=Loader(), size=10)
        tally = ran(todo, executor) if executor else ran(todo)
        assert (tally.readings, tally.refused, tally.parts) == (86, 4, 10)
    assert files(tmp_path / "ray") == files(tmp_path / "alone")


@pytest.mark.usefixtures("ray_here")
def test_a_report_that_kills_rays_workers_is_set_aside(tmp_path: Path) -> None:
    table = write(tmp_path / "in.jsonl", 25, {13: "KILL"})
    tally = ran(made(table, tmp_path / "out", HARD), cluster(2, None))
    assert (tally.readings, tally.refused) == (24, 1)
    assert ran(made(table, tmp_path / "out", HARD)).there == 3, "another executor finds them finished"


@pytest.mark.usefixtures("ray_here")
def test_what_stops_a_run_stops_it_under_ray(tmp_path: Path) -> None:
    todo = made(write(tmp_path / "in.jsonl", 5), tmp_path / "out", TRIVIAL)
    other = type(todo)(todo.sources, todo.loader, type(todo.plan)(todo.plan.steps, todo.plan.folder, "0"), 10)
    with pytest.raises(ScaleError, match="Install the same version"):
        ran(other, cluster(1, None))


def test_without_ray_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ScaleError, match=r"pip install 'detente\[scale\]'"):
        cluster(2, None)


def test_ray_tells_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAY_USAGE_STATS_ENABLED", raising=False)
    cluster(2, None)
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"
