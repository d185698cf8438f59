"""The bench of the stability engine measures the right thing."""

from __future__ import annotations

import pytest

from bench import stability_agree, stability_speed
from bench.stability_dense import dense
from bench.stability_model import sample
from bench.stability_speed import Speed, slow, table
from detente.analysis.stability import solve
from detente.analysis.stability.concepts import FIVE


@pytest.mark.parametrize("seed", range(6))
def test_the_dense_version_gives_the_same_verdicts(seed: int) -> None:
    model = sample(7, 2 + seed % 3, seed)
    solution = solve(model, FIVE)
    assert dense(model) == {key: set(solution.states(*key)) for key in solution.stable}


def test_a_measurement_and_its_table() -> None:
    found = stability_speed.measure(6, 3)
    assert found.engine > 0
    assert found.dense is not None
    assert table([found, Speed(20, 4, 1.0, 2.5, 10**8, 10**8)]).splitlines()[-1].split()[:4] == [
        "20", "4", "2.500", "s",
    ]  # fmt: skip


def test_a_missed_bar_is_told() -> None:
    assert slow([Speed(16, 2, 0.0, 4.9, 0, 0), Speed(12, 2, 0.0, 90.0, 0, 0)]) == []
    assert slow([Speed(20, 4, 0.0, 60.0, 0, 0)]) == ["20 options, 4 decision makers: 60.0 s, not under 60 s"]


def test_disagreements_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert stability_agree.main(["5"]) == 0
    monkeypatch.setattr(stability_agree, "differences", lambda text, conflict: ["SEQ D0"])
    assert stability_agree.main(["2"]) == 1
