"""The negative-binomial models: as statsmodels has them, and recovering what was put into made series."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.discrete.discrete_model import NegativeBinomial

from detente.analysis.compliance.negbin import fit
from detente.analysis.compliance.ratio import rate_ratio
from detente.analysis.compliance.segmented import segmented
from detente.analysis.compliance.series import Series


def drawn(random: np.random.Generator, mean: np.ndarray, alpha: float) -> np.ndarray:
    return random.poisson(random.gamma(1 / alpha, mean * alpha)).astype(float)


@pytest.mark.parametrize("seed", range(4))
def test_the_fit_is_that_of_statsmodels(seed: int) -> None:
    random = np.random.default_rng(seed)
    x = np.column_stack([np.ones(120), random.normal(size=120), (np.arange(120) > 80).astype(float)])
    offset = np.log(random.uniform(6, 24, 120))
    y = drawn(random, np.exp(x @ np.array([0.5, 0.3, -0.8]) + offset), 0.4)
    ours = fit(y, x, offset)
    theirs = NegativeBinomial(y, x, offset=offset).fit(disp=0, maxiter=200)
    assert ours.beta == pytest.approx(theirs.params[:3], abs=2e-3)
    assert ours.alpha == pytest.approx(theirs.params[3], rel=0.02)
    assert ours.loglik == pytest.approx(theirs.llf, abs=1e-3)
    # The covariance at a given alpha: that of the mean, which alpha is orthogonal to.
    assert np.sqrt(np.diag(ours.covariance)) == pytest.approx(theirs.bse[:3], rel=0.1)


def test_what_cannot_be_fitted_is_refused() -> None:
    with pytest.raises(ValueError, match="no count"):
        fit(np.zeros(10), np.ones((10, 1)), np.zeros(10))
    with pytest.raises(ValueError, match="no more counts"):
        fit(np.ones(1), np.ones((1, 1)), np.zeros(1))


def days(counts: np.ndarray) -> Series:
    start = np.arange(counts.size, dtype=np.float64) * 24
    return Series(start, np.asarray(start + 6, dtype=np.float64), counts)


def test_a_known_ratio_lies_in_its_interval_as_often_as_it_should() -> None:
    random = np.random.default_rng(5)
    held = 0
    for _ in range(120):
        mean = np.where((np.arange(84) >= 28) & (np.arange(84) < 56), 16.0, 40.0)
        series = days(drawn(random, mean, 0.2))
        found = rate_ratio(series, ((28 * 24.0, 56 * 24.0),), ((0.0, 28 * 24.0), (56 * 24.0, 84 * 24.0)))
        assert found is not None
        held += found.low <= 0.4 <= found.high
    assert held >= 106  # 95 % of 120 is 114; 106 is three standard errors below


def test_nothing_inside_has_a_ratio_of_zero_with_an_upper_bound() -> None:
    series = days(np.where(np.arange(60) == 30, 0.0, 25.0))
    found = rate_ratio(series, ((720.0, 744.0),), ((0.0, 720.0), (744.0, 1440.0)))
    assert found is not None
    assert (found.value, found.low) == (0, 0)
    assert 0 < found.high < 0.5
    assert found.p < 0.01
    assert found.optimistic


def test_a_known_step_at_the_start_of_a_long_window_is_recovered() -> None:
    random = np.random.default_rng(9)
    held, values = 0, []
    for _ in range(25):
        inside = (np.arange(200) >= 90) & (np.arange(200) < 130)
        found = segmented(
            days(drawn(random, np.where(inside, 20.0, 50.0), 0.1)), (90 * 24.0, 130 * 24.0), ((0.0, 4800.0),)
        )
        assert found is not None
        held += found.at_start.low <= 0.4 <= found.at_start.high
        values.append(found.at_start.value)
    assert np.exp(np.mean(np.log(values))) == pytest.approx(0.4, rel=0.15)
    assert held >= 20


def test_a_short_window_has_no_series() -> None:
    assert segmented(days(np.full(100, 5.0)), (240.0, 312.0), ((0.0, 2400.0),)) is None
