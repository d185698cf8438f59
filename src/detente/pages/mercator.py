"""Latitude and longitude → a flat picture, and the part of the world that it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asinh, atan, ceil, degrees, floor, pi, radians, sinh, tan

WIDTH, HEIGHT = 800, 500
"""Units of the picture."""
NARROWEST = 0.08
"""The least part of the world's width that is shown: 29 degrees, so that one town stands in its country."""
_HIGHEST = 84.0
_STEP = 1 / 64
"""Frames begin and end at such parts of the world's width: near ones are one, whose lines are kept."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the world in the Mercator projection, whose world is a square from 0 to 1, y downwards."""

    left: float
    top: float
    width: float

    @property
    def height(self) -> float:
        """In the same unit as the width."""
        return self.width * HEIGHT / WIDTH

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point is in the picture, in its units."""
        x, y = flat(lat, lon)
        scale = WIDTH / self.width
        return (x - self.left) * scale, (y - self.top) * scale


def flat(lat: float, lon: float) -> tuple[float, float]:
    """A point on the square of the world (the spherical Mercator projection of web maps)."""
    lat = max(-_HIGHEST, min(_HIGHEST, lat))
    return lon / 360 + 0.5, 0.5 - asinh(tan(radians(lat))) / (2 * pi)


def latitude(y: float) -> float:
    """The latitude at a height of the square, in degrees."""
    return degrees(atan(sinh((0.5 - y) * 2 * pi)))


def frame_of(points: Sequence[tuple[float, float]]) -> Frame:
    """The part of the world with all points, given as latitude and longitude, and room around them; the
    inhabited world where there is none.
    """
    found = [flat(lat, lon) for lat, lon in points]
    if not found:
        return Frame(0.0, 0.16, 1.0)
    lefts, tops = [x for x, _ in found], [y for _, y in found]
    shape = HEIGHT / WIDTH
    across, down = max(lefts) - min(lefts), max(tops) - min(tops)
    width = min(1.0, max(NARROWEST, across * 1.3, down * 1.3 / shape))
    width = min(1.0, ceil(width / _STEP) * _STEP)
    left = _snapped((min(lefts) + max(lefts) - width) / 2, width)
    top = _snapped((min(tops) + max(tops) - width * shape) / 2, width)
    return Frame(max(0.0, min(1 - width, left)), max(0.0, min(1 - width * shape, top)), width)


def _snapped(at: float, width: float) -> float:
    step = width / 16
    return floor(at / step) * step
