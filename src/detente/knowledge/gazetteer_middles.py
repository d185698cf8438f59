"""The middle of the populated places of countries and subdivisions, whose own coordinates no package has."""

from __future__ import annotations

import math
from collections import Counter, defaultdict


class Middles:
    """The middle of the places added for a country or subdivision, as the mean of their directions."""

    def __init__(self) -> None:
        self.people: Counter[tuple[str, str | None]] = Counter()
        """How many live in the populated places of each subdivision, by country and code."""
        self._sums: dict[tuple[str, str | None], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])

    def add(self, country: str, admin1: str, lat: float, lon: float, people: int) -> None:
        """Count in a place at these degrees."""
        self.people[country, admin1] += people
        phi, theta = math.radians(lat), math.radians(lon)
        x, y, z = math.cos(phi) * math.cos(theta), math.cos(phi) * math.sin(theta), math.sin(phi)
        for key in ((country, admin1), (country, None)):
            total = self._sums[key]
            total[0] += x
            total[1] += y
            total[2] += z

    def of(self, country: str, admin1: str | None) -> tuple[float | None, float | None]:
        """Latitude and longitude of the middle of a subdivision, or of a country for None; two None where
        nothing was added.
        """
        x, y, z = self._sums.get((country, admin1), (0.0, 0.0, 0.0))
        if x == y == z == 0.0:
            return None, None
        return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(
            math.degrees(math.atan2(y, x)), 4
        )
