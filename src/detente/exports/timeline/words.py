"""How surely a place is known, in words."""

from __future__ import annotations

from detente.model import Place
from detente.model.codes import PlacePrecision

_KNOWN = {
    PlacePrecision.SITE: "a site",
    PlacePrecision.CITY: "a town",
    PlacePrecision.ADMIN1: "somewhere in this province",
    PlacePrecision.COUNTRY: "somewhere in this country",
    PlacePrecision.REGION: "somewhere in this region",
}


def certainty(place: Place) -> str:
    """`a town`, `somewhere in this country`; that no coordinates are known is said too."""
    known = _KNOWN[place.precision]
    return known if place.lat is not None and place.lon is not None else f"{known}, no coordinates known"
