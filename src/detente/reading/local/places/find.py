"""Page → places: every place that the text names, with its entry in the gazetteer, never finer than the
text.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.knowledge.gazetteer import Entry, gazetteer
from detente.model import Place
from detente.model.codes import ActorKind, PlacePrecision
from detente.reading.local.actors.cast import Cast
from detente.reading.local.page import Page
from detente.reading.local.places.named import Named
from detente.reading.local.places.names import named_at, place_names
from detente.reading.local.places.resolve import Choice, resolve
from detente.reading.local.places.where import Where
from detente.reading.local.places.words import WATERS_AND_LANDS

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


def find_places(page: Page, cast: Cast | None = None) -> tuple[Where, ...]:
    """Every place named in the text, in order.

    Takes the page and, where they are known, its actors, whose names are then no places. Gives a `Where`
    each: with code and coordinates where the gazetteer has the place, by its name alone where it has not.
    Contested territories keep the name that the text writes.
    """
    named = tuple(place_names(page.doc, cast))
    chosen = resolve(page.doc, named, page.report.url)
    found = []
    for name, choice in zip(named, chosen, strict=True):
        span = page.doc[name.start : name.end]
        found.append(Where(span.start_char, span.end_char, span.root.i, _place(name, choice)))
    return tuple(found)


def entries_at(page: Page, spans: Sequence[tuple[int, int]]) -> tuple[Entry | None, ...]:
    """The entry of the gazetteer that fits each name of a place best, however little, the names given by
    their offsets in the text. Raises `ValueError` for offsets outside it.
    """
    named = []
    for start, end in spans:
        span = page.doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            raise ValueError(f"no text at {start}:{end}")
        named.append(named_at(page.doc, span.start, span.end, page.report.text[start:end]))
    chosen = resolve(page.doc, named, page.report.url)
    return tuple(choice.entry if choice is not None else None for choice in chosen)


def _place(name: Named, choice: Choice | None) -> Place:
    if name.kind == "site":
        wide = name.text.split()[-1].lower() in WATERS_AND_LANDS
        return Place(name=name.text, precision=PlacePrecision.REGION if wide else PlacePrecision.SITE)
    if choice is None or choice.chance < _CLEAR or _is_other(name, choice.entry):
        return _by_name(name, choice)
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
        return _of_entry(name.text, above) if above is not None else _by_name(name, choice)
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


def _by_name(name: Named, choice: Choice | None) -> Place:
    """A place that has no entry, or of which several are as likely: by its name, with its country where that
    is sure.
    """
    party = name.party
    if party is not None and name.kind != "city":
        state = party.kind is ActorKind.STATE and party.country is not None
        precision = PlacePrecision.COUNTRY if state else PlacePrecision.REGION
        return Place(name=name.text, country=party.country, precision=precision)
    country = choice.entry.country if choice is not None and choice.country > _COUNTRY_CLEAR else ""
    return Place(
        name=name.text, country=country or None, precision=_ROUGH.get(name.kind, PlacePrecision.CITY)
    )


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
