"""Places, and how two of them lie to each other."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from detente.knowledge.fold import fold
from detente.model import Place
from detente.model.codes import PlacePrecision

_RANK = {
    PlacePrecision.SITE: 0,
    PlacePrecision.CITY: 1,
    PlacePrecision.ADMIN1: 2,
    PlacePrecision.COUNTRY: 3,
    PlacePrecision.REGION: 4,
}
NEAR = 25.0
"""Kilometres within which a site can be in a city, and two names can be of one place."""
_EARTH = 6371.0


class Spot(NamedTuple):
    """What of a place is compared; `rank` counts from 0, a site, to 4, a region."""

    name: str
    rank: int
    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    id: int = 0


class Where(IntEnum):
    """How two places lie to each other."""

    SAME = 0
    WITHIN = 1
    UNCLEAR = 2
    OTHER = 3


def spot(place: Place) -> Spot:
    """What of a place is compared. Coordinates are rounded to some hundred metres."""
    lat = None if place.lat is None else round(place.lat, 2)
    lon = None if place.lon is None else round(place.lon, 2)
    return Spot(
        fold(place.name.removeprefix("the ")), _RANK[place.precision], place.country or "",
        fold(place.admin1 or ""), lat, lon, place.geonames_id or 0,
    )  # fmt: skip


@lru_cache(maxsize=1 << 16)
def where(one: Spot, other: Spot) -> Where:
    """How two places lie: `UNCLEAR` where nothing tells, such as a site that no gazetteer knows."""
    if one.country and other.country and one.country != other.country:
        return Where.OTHER
    if one.name == other.name or (one.id and one.id == other.id):
        return Where.SAME
    fine, coarse = sorted((one, other), key=lambda s: (s.rank, not s.admin1, s.name))
    if coarse.rank > 1:
        return _inside(fine, coarse)
    if one.lat is None or other.lat is None:
        return Where.UNCLEAR
    if distance(one, other) > NEAR:
        return Where.OTHER
    return Where.WITHIN if fine.rank < coarse.rank else Where.OTHER


def _inside(fine: Spot, coarse: Spot) -> Where:
    if coarse.rank == _RANK[PlacePrecision.COUNTRY] and fine.country and coarse.country:
        return Where.WITHIN
    if coarse.rank == _RANK[PlacePrecision.ADMIN1] and fine.admin1:
        return Where.WITHIN if coarse.name in (fine.admin1, fold(fine.admin1)) else Where.UNCLEAR
    return Where.UNCLEAR


def distance(one: Spot, other: Spot) -> float:
    """Kilometres between two places that have coordinates, by the haversine formula."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        raise ValueError("a place without coordinates has no distance")
    p, q = radians(one.lat), radians(other.lat)
    h = sin((p - q) / 2) ** 2 + cos(p) * cos(q) * sin(radians(one.lon - other.lon) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(h))
