"""Which place of the gazetteer a name means: by what the text says beside it, the countries in play, and
size.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.knowledge.gazetteer import Entry

_NEAR_KM = 150.0
_EARTH_KM = 6371.0


@dataclass
class Setting:
    """What a text is about: how often each country (alpha-3) and each subdivision in it is named."""

    countries: Counter[str] = field(default_factory=Counter)
    subdivisions: Counter[tuple[str, str]] = field(default_factory=Counter)
    support: dict[tuple[str, str], float] = field(default_factory=dict)
    """How much the names of a text speak together for a subdivision: the sum, over its names, of the share
    of their
    candidates that lie in it.
    """

    def share(self, country: str) -> float:
        """How much of the text is about a country, from 0 to 1."""
        total = sum(self.countries.values())
        return self.countries[country] / total if total else 0.0


def best(
    entries: Sequence[Entry], setting: Setting, kind: str = "", inside: Iterable[Entry] = ()
) -> Entry | None:
    """The entry that a name means, None for no entries.

    `kind` is what the text calls it (`city`, `admin1`), empty for nothing; `inside` are the places that the
    text names as holding it ("Krasnohorivka, Donetsk Oblast").
    """
    holders = tuple(inside)
    return max(
        entries,
        key=lambda e: (score(e, setting, kind, holders, len(entries)), e.population, e.id),
        default=None,
    )


def score(entry: Entry, setting: Setting, kind: str, holders: Sequence[Entry], rivals: int = 1) -> float:
    """How well an entry fits among `rivals` candidates; only the order of scores means anything."""
    fit = 0.6 * math.log10(entry.population + 10)
    fit += 1.0 if entry.main else 0.0
    fit += 1.0 if entry.feature == "capital" else 0.0
    fit += _FEATURES.get((entry.feature, kind), 0.0)
    if setting.countries[entry.country]:
        fit += 1.2 + 2.0 * setting.share(entry.country)
    if entry.admin1 and setting.subdivisions[entry.country, entry.admin1]:
        fit += 1.5
    if entry.admin1:
        alone = 1 / max(rivals, 1)
        fit += 1.2 * math.log1p(max(setting.support.get((entry.country, entry.admin1), 0.0) - alone, 0.0))
    if any(_holds(holder, entry) for holder in holders):
        fit += 6.0
    return fit


_FEATURES: Mapping[tuple[str, str], float] = {
    ("country", ""): 2.0,
    ("admin1", ""): -0.5,
    ("admin1", "admin1"): 4.0,
    ("country", "city"): -4.0,
    ("admin1", "city"): -3.0,
    ("admin2", "city"): -3.0,
    ("admin2", ""): -0.5,
}


def supported(names: Iterable[Sequence[Entry]]) -> dict[tuple[str, str], float]:
    """The support of each subdivision by the candidates of the distinct names of a text."""
    support: dict[tuple[str, str], float] = {}
    for entries in names:
        places = [(e.country, e.admin1) for e in entries if e.admin1]
        for place in set(places):
            support[place] = support.get(place, 0.0) + places.count(place) / len(entries)
    return support


def _holds(holder: Entry, entry: Entry) -> bool:
    if holder.id == entry.id or holder.country != entry.country:
        return False
    return holder.feature == "country" or (holder.feature == "admin1" and holder.admin1 == entry.admin1)


def closest(
    entries: Sequence[Entry], fixed: Sequence[Entry], chosen: Entry, setting: Setting, kind: str
) -> Entry:
    """The entry that a name means once other names are resolved: one near them may go before the chosen
    one.
    """
    others = [place for place in fixed if place.feature in {"city", "capital"} and place.lat is not None]
    if not others or len(entries) < 2:
        return chosen

    def fit(entry: Entry) -> float:
        near = min((kilometres(entry, place) for place in others if place.id != entry.id), default=math.inf)
        return score(entry, setting, kind, (), len(entries)) + 2.0 * math.exp(-near / _NEAR_KM)

    return max(entries, key=lambda e: (fit(e), e.population, e.id))


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
