"""How far places lie from each other."""

from __future__ import annotations

import math

from detente.knowledge.gazetteer import Entry

SAME_KM = 60.0
"""How near to each other two places are one for a reader: a town and the district of its name."""
_EARTH_KM = 6371.0


def kilometres(one: Entry, other: Entry) -> float:
    """The distance between two places over the sphere; infinite where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    return kilometres_between((one.lat, one.lon), (other.lat, other.lon))


def kilometres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance over the sphere between two points, latitude and longitude in degrees."""
    phi, psi = math.radians(one[0]), math.radians(other[0])
    half = math.sin((psi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(psi) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
