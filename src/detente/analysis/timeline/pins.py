"""Entries → pins of a map, each as sure as the text is of the place; what has none is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.model import Place
from detente.model.codes import PlacePrecision

SURE = (PlacePrecision.SITE, PlacePrecision.CITY)
"""Precisions at which a point is where something is told to be, and not the middle of where it may be."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A point with all entries that are told to be there, at one precision: a country's middle and a town
    that lies there are two pins. `entries` are numbers of the list that was given, from 0 on.
    """

    lat: float
    lon: float
    precision: PlacePrecision
    name: str
    """The name that most of its entries write, the first of them where several do."""
    entries: tuple[int, ...]

    @property
    def sure(self) -> bool:
        """Whether it is a town or finer, not a province, a country or a region."""
        return self.precision in SURE


@dataclass(frozen=True, slots=True)
class Placed:
    """What of a list can stand on a map: the pins; `unpointed` are the numbers of entries at a place of which
    no coordinates are known, `placeless` those of entries without a place.
    """

    pins: tuple[Pin, ...]
    unpointed: tuple[int, ...]
    placeless: tuple[int, ...]


def placed(places: Sequence[Place | None]) -> Placed:
    """Where the entries of a list are: each is in one pin, or among those that can't be drawn."""
    found: dict[tuple[float, float, PlacePrecision], list[int]] = {}
    unpointed, placeless = [], []
    for number, place in enumerate(places):
        if place is None:
            placeless.append(number)
        elif place.lat is None or place.lon is None:
            unpointed.append(number)
        else:
            found.setdefault((place.lat, place.lon, place.precision), []).append(number)
    pins = tuple(
        Pin(lat, lon, precision, _name(places[number] for number in own), tuple(own))
        for (lat, lon, precision), own in found.items()
    )
    return Placed(pins, tuple(unpointed), tuple(placeless))


def _name(places: Iterable[Place | None]) -> str:
    ((name, _),) = Counter(place.name for place in places if place).most_common(1)
    return name
