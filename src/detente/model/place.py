"""Places, never more precise than the text."""

from __future__ import annotations

from pydantic import Field

from detente.model.base import Part
from detente.model.codes import PlacePrecision


class Place(Part):
    """Where something happened or is to happen. Coordinates come from the gazetteer alone."""

    name: str = Field(description="The name that the source wrote.")
    country: str | None = Field(
        default=None, pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3 code, an index and no judgement."
    )
    admin1: str | None = Field(default=None, description="First-level subdivision, where known.")
    lat: float | None = Field(default=None, ge=-90, le=90, description="Latitude in degrees, WGS 84.")
    lon: float | None = Field(default=None, ge=-180, le=180, description="Longitude in degrees, WGS 84.")
    geonames_id: int | None = Field(default=None, description="GeoNames id of the gazetteer's entry.")
    precision: PlacePrecision = Field(description="How finely the text places it.")
