"""The trained weights of triage: `knowledge/models/triage.npz`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from detente.knowledge.models import model_file

FILE = "triage.npz"


class Point(NamedTuple):
    """A threshold with the recall and precision that it has on the held-out part; shares from 0 to 1."""

    threshold: float
    recall: float
    precision: float


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each hashed feature, times `scale`, and one for each mark; and the points of a threshold.

    `offsets` are taken from the log-odds of a brief and of a long report, so that the threshold keeps the
    same share of both. `stop` holds the commonest words of each language, which say nothing.
    """

    hashed: list[int]
    scale: float
    marks: Mapping[str, float]
    bias: float
    offsets: tuple[float, float]
    threshold: float
    points: tuple[Point, ...]
    stop: frozenset[str]


def load(content: Mapping[str, np.ndarray]) -> Weights:
    """The weights of a file's arrays."""
    told = json.loads(str(content["told"]))
    return Weights(
        hashed=content["hashed"].tolist(),
        scale=float(told["scale"]),
        marks=dict(told["marks"]),
        bias=float(told["bias"]),
        offsets=(float(told["offsets"][0]), float(told["offsets"][1])),
        threshold=float(told["threshold"]),
        points=tuple(Point(*point) for point in told["points"]),
        stop=frozenset(told["stop"]),
    )


@cache
def weights() -> Weights:
    """The weights of the wheel. Raises `DetenteError` where it was installed without them."""
    with np.load(model_file(FILE)) as content:
        return load(content)
