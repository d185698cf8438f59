"""Negative-binomial regression (NB2): log E[y] = Xβ + offset, Var[y] = μ + α μ².

Written out because a fit has to take a millisecond, not the seconds in which a statistics package loads:
iterated weighted least squares for β, α by the profile likelihood. Source: Hilbe 2011, Negative Binomial
Regression, chapter 8; the tests compare it with statsmodels.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
_ROUNDS = 60
_CLOSE, _NEAR, _ALPHA_CLOSE = 1e-7, 1e-5, 1e-3
_RIDGE = 1e-9
_FLOOR, _CEILING = -20.0, 30.0
LEAST_ALPHA, MOST_ALPHA = 1e-6, 1e3
_lgamma = np.vectorize(lgamma, otypes=[np.float64])


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model: coefficients, their covariance at the fitted `alpha`, means, and the log likelihood."""

    beta: Floats
    covariance: Floats
    alpha: float
    mean: Floats
    loglik: float


def fit(y: Floats, x: Floats, offset: Floats, alpha: float | None = None) -> Fit:
    """The model that fits best; with `alpha` given, at that dispersion.

    Takes counts (n), a design matrix (n, p) and offsets (n). Raises `ValueError` where no count is above zero
    or there are no more rows than columns.
    """
    if y.size <= x.shape[1]:
        raise ValueError("no more counts than coefficients")
    if not y.any():
        raise ValueError("no count is above zero")
    eta = np.log(np.maximum(y, 0.5))  # a start from the data, not from nothing
    if alpha is not None:
        return _at(y, x, offset, alpha, eta)

    def at(log_alpha: float) -> Fit:
        nonlocal eta
        found = _at(y, x, offset, float(np.exp(log_alpha)), eta)
        eta = np.log(found.mean)  # the next is near
        return found

    low, high = float(np.log(LEAST_ALPHA)), float(np.log(MOST_ALPHA))
    ratio = (np.sqrt(5) - 1) / 2
    a, b = high - ratio * (high - low), low + ratio * (high - low)
    fa, fb = at(a).loglik, at(b).loglik
    while high - low > _ALPHA_CLOSE:
        if fa >= fb:
            high, b, fb = b, a, fa
            a = high - ratio * (high - low)
            fa = at(a).loglik
        else:
            low, a, fa = a, b, fb
            b = low + ratio * (high - low)
            fb = at(b).loglik
    return at((low + high) / 2)


def fit_many(y: Floats, x: Floats, alpha: float, eta: Floats) -> Floats:
    """Coefficients of many series at one dispersion, from a shared start: counts (m, n) → (m, p)."""
    started = np.broadcast_to(eta, y.shape).copy()
    width = x.shape[1]
    products = (x[:, :, None] * x[:, None, :]).reshape(-1, width * width)
    beta: Any = np.zeros((y.shape[0], width))
    for _ in range(_ROUNDS):
        mean = np.exp(started)
        weight = mean / (1 + alpha * mean)
        target = started + (y - mean) / mean
        normal = (weight @ products).reshape(-1, width, width) + _RIDGE * np.eye(width)
        new = np.linalg.solve(normal, ((weight * target) @ x)[..., None])[..., 0]
        started = np.clip(new @ x.T, _FLOOR, _CEILING)
        if np.abs(new - beta).max() < _NEAR:
            return new
        beta = new
    return beta  # type: ignore[no-any-return]


def _at(y: Floats, x: Floats, offset: Floats, alpha: float, start: Floats) -> Fit:
    beta = np.zeros(x.shape[1])
    eta: Any = start
    mean: Any = np.exp(eta)
    for _ in range(_ROUNDS):
        weight = mean / (1 + alpha * mean)
        target = eta - offset + (y - mean) / mean
        weighted = x * weight[:, None]
        new = np.linalg.lstsq(weighted.T @ x, weighted.T @ target, rcond=None)[0]
        eta = np.clip(x @ new + offset, _FLOOR, _CEILING)
        mean = np.exp(eta)
        if np.abs(new - beta).max() < _CLOSE:
            beta = new
            break
        beta = new
    weight = mean / (1 + alpha * mean)
    covariance = np.linalg.pinv((x * weight[:, None]).T @ x)
    return Fit(beta, covariance, alpha, mean, loglik(y, mean, alpha))


def loglik(y: Floats, mean: Floats, alpha: float) -> float:
    """The log likelihood of counts at their means."""
    size = 1 / alpha
    terms = (
        _lgamma(y + size) - lgamma(size) - _lgamma(y + 1)
        + size * np.log(size / (size + mean)) + y * np.log(mean / (size + mean))
    )  # fmt: skip
    return float(terms.sum())
