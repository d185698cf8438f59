"""Name, entry → the place as the record holds it: never finer than the text, and by its name alone where no
entry is clearly meant.
"""

from __future__ import annotations

from detente.knowledge.gazetteer import Entry, gazetteer
from detente.model import Place
from detente.model.codes import ActorKind, PlacePrecision
from detente.reading.local.places.containment import holds
from detente.reading.local.places.named import Named
from detente.reading.local.places.resolve import POINTS, Choice
from detente.reading.local.places.words import NATURAL, WATERS_AND_LANDS

_FINE = {
    "city": PlacePrecision.CITY,
    "capital": PlacePrecision.CITY,
    "admin1": PlacePrecision.ADMIN1,
    "admin2": PlacePrecision.REGION,
    "admin3": PlacePrecision.REGION,
    "country": PlacePrecision.COUNTRY,
    "section": PlacePrecision.CITY,
    "site": PlacePrecision.SITE,
    "continent": PlacePrecision.REGION,
    "area": PlacePrecision.REGION,
    "water": PlacePrecision.REGION,
}
_ROUGH = {"admin1": PlacePrecision.ADMIN1, "admin2": PlacePrecision.REGION}
_SUBDIVISIONS = frozenset({"admin1", "admin2", "admin3"})
_CLEAR = 0.5
"""The least chance of an entry that is published; below it the name stands without coordinates."""
_COUNTRY_CLEAR = 0.8
_KNOWN = 0.9
"""The chance from which on a place stays what it is, whatever stands behind its name."""


def place(name: Named, choice: Choice | None, holder: Entry | None = None) -> Place:
    """The place of a name.

    `choice` is the entry that fits best, None for none; `holder` the country or subdivision in which the text
    puts it ("Palma, Cabo Delgado"), None where it does not say. A choice that lies elsewhere is not taken
    unless it is all but certain: what is meant is then a place that the gazetteer lacks.
    """
    if choice is not None and holder is not None and choice.chance < _KNOWN:
        choice = choice if holds(holder, choice.entry) or choice.entry.feature not in POINTS else None
    if name.kind == "site" and (choice is None or choice.entry.feature not in NATURAL):
        wide = name.text.split()[-1].lower() in WATERS_AND_LANDS
        return Place(name=name.text, precision=PlacePrecision.REGION if wide else PlacePrecision.SITE)
    if choice is None or choice.chance < _CLEAR or _is_other(name, choice.entry):
        return _by_name(name, choice, holder)
    entry = choice.entry
    if name.party is not None and name.party.claims and not name.kind:
        # Of a contested territory the codes are an index: whose it is stays what the world's list says.
        return Place(
            name=name.text,
            country=name.party.country,
            lat=entry.lat,
            lon=entry.lon,
            geonames_id=entry.geonames_id,
            precision=PlacePrecision.REGION,
        )
    if name.kind == "admin1" and entry.feature not in _SUBDIVISIONS:
        above = gazetteer().admin1(entry.country, entry.admin1)
        return _of_entry(name.text, above) if above is not None else _by_name(name, choice, holder)
    return _of_entry(name.text, entry)


def _is_other(name: Named, entry: Entry) -> bool:
    """Whether a town was taken where the text names a territory that the gazetteer has no entry for."""
    party = name.party
    return (
        party is not None
        and party.kind is not ActorKind.STATE
        and entry.feature in {"city", "capital", "section"}
        and name.kind != "city"
    )


def _by_name(name: Named, choice: Choice | None, holder: Entry | None) -> Place:
    """A place that has no entry, or of which several are as likely: by its name, with its country where that
    is sure.
    """
    party = name.party
    if party is not None and name.kind != "city":
        state = party.kind is ActorKind.STATE and party.country is not None
        precision = PlacePrecision.COUNTRY if state else PlacePrecision.REGION
        return Place(name=name.text, country=party.country, precision=precision)
    rough = _ROUGH.get(name.kind, PlacePrecision.CITY)
    if holder is not None:
        above = holder.name if holder.feature == "admin1" else None
        return Place(name=name.text, country=holder.country, admin1=above, precision=rough)
    sure = choice is not None and choice.country > _COUNTRY_CLEAR
    country = choice.entry.country if choice is not None and sure else ""
    return Place(name=name.text, country=country or None, precision=rough)


def _of_entry(text: str, entry: Entry) -> Place:
    above = gazetteer().admin1(entry.country, entry.admin1) if entry.feature != "country" else None
    return Place(
        name=text,
        country=entry.country or None,
        admin1=above.name if above is not None else None,
        lat=entry.lat,
        lon=entry.lon,
        geonames_id=entry.geonames_id,
        precision=_FINE[entry.feature],
    )
