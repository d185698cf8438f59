"""Page → places: every place that the text names, with its entry in the gazetteer, never finer than the
text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from detente.knowledge.gazetteer import Entry, gazetteer
from detente.knowledge.world import world
from detente.model import Place
from detente.model.codes import ActorKind, PlacePrecision
from detente.reading.local.actors.cast import Cast
from detente.reading.local.page import Page
from detente.reading.local.places.names import Named, named_at, place_names
from detente.reading.local.places.resolve import Setting, best, closest, supported
from detente.reading.local.places.where import Where
from detente.reading.local.places.words import WATERS_AND_LANDS

_FINE = {
    "city": PlacePrecision.CITY,
    "capital": PlacePrecision.CITY,
    "admin1": PlacePrecision.ADMIN1,
    "admin2": PlacePrecision.REGION,
    "country": PlacePrecision.COUNTRY,
}


_MOST_SURE = 40
"""How many places of a text may speak for others near them."""


def find_places(page: Page, cast: Cast | None = None) -> tuple[Where, ...]:
    """Every place named in the text, in order.

    Takes the page and, where they are known, its actors, whose names are then no places. Gives a `Where`
    each: with code and coordinates where the gazetteer has the place, by its name alone where it has not.
    Contested territories keep the name that the text writes.
    """
    named = tuple(place_names(page.doc, cast))
    chosen = resolve(page.doc, named)
    found = []
    for name, entry in zip(named, chosen, strict=True):
        span = page.doc[name.start : name.end]
        found.append(Where(span.start_char, span.end_char, span.root.i, _place(name, entry)))
    return tuple(found)


def entries_at(page: Page, spans: Sequence[tuple[int, int]]) -> tuple[Entry | None, ...]:
    """The entry of the gazetteer that each name of a place means, the names given by their offsets in the
    text.
    """
    named = []
    for start, end in spans:
        span = page.doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            raise ValueError(f"no text at {start}:{end}")
        named.append(named_at(page.doc, span.start, span.end, page.report.text[start:end]))
    return resolve(page.doc, named)


def resolve(doc: Doc, named: Sequence[Named]) -> tuple[Entry | None, ...]:
    """The entry of the gazetteer that each name means, None where it has none."""
    setting = _setting(doc, named)
    chosen: list[Entry | None] = []
    for index, name in enumerate(named):
        chosen.append(best(_entries(name), setting, name.kind, _inside(doc, named, index)))
    sure = _sure(named, chosen)
    for index, name in enumerate(named):
        entry = chosen[index]
        if entry is not None and len(name.entries) > 1 and not _inside(doc, named, index):
            chosen[index] = closest(_entries(name), sure, entry, setting, name.kind)
    return tuple(chosen)


def _sure(named: Sequence[Named], chosen: Sequence[Entry | None]) -> list[Entry]:
    """The places that only one entry can be, those named most often."""
    often = Counter(e for n, e in zip(named, chosen, strict=True) if e is not None and len(n.entries) == 1)
    return [entry for entry, _ in often.most_common(_MOST_SURE)]


def _entries(name: Named) -> tuple[Entry, ...]:
    """The entries that a name may mean: a state's own, where the world knows it as a state and nothing says
    that a
    city is meant.
    """
    if name.party is not None and name.kind != "city":
        country = gazetteer().country(name.party.key)
        others = tuple(e for e in name.entries if e.feature == "admin1")
        return (country, *others) if country is not None else others if name.party.kind is None else ()
    return name.entries


def _inside(doc: Doc, named: Sequence[Named], index: int) -> tuple[Entry, ...]:
    """The places that the text names as holding one: "X, Y", "X in Y", "X (Y)", "Y's X", "Y city of X"."""
    name = named[index]
    holders: list[Entry] = []
    if index + 1 < len(named):
        after = named[index + 1]
        between = doc[name.end : after.start].text.strip().lower()
        if between in {",", "in", "(", "in the", ", in", "region of", "province of"}:
            holders.extend(_entries(after))
    if index:
        before = named[index - 1]
        between = doc[before.end : name.start].text.strip().lower()
        if between in {"'s", "’s", "city of", "town of", "village of", "'s city of", ":"}:
            holders.extend(_entries(before))
    return tuple(holder for holder in holders if holder.feature in {"admin1", "country"})


def _setting(doc: Doc, named: Sequence[Named]) -> Setting:
    setting = Setting()
    for name in named:
        if name.party is not None and name.party.country:
            setting.countries[name.party.country] += 2
        elif name.entries and _stands_out(name.entries):
            setting.countries[name.entries[0].country] += 1
        for entry in name.entries:
            if entry.feature == "admin1" and entry.admin1 and name.kind != "city":
                setting.subdivisions[entry.country, entry.admin1] += 1
    setting.support = supported({name.text: name.entries for name in named if name.entries}.values())
    for token in doc:
        if token.text[0].isupper() and token.pos_ in {"ADJ", "PROPN", "NOUN"}:
            for alias in world().find(token.text):
                if alias.form in {"adjective", "demonym"} and alias.party.country and not alias.ambiguous:
                    setting.countries[alias.party.country] += 1
                    break
    return setting


def _stands_out(entries: Sequence[Entry]) -> bool:
    """Whether the first of the places of one name is so much larger than the next that it speaks for its
    country.
    """
    others = [entry for entry in entries[1:] if entry.country != entries[0].country]
    return not others or entries[0].population > max(1_000_000, 10 * others[0].population)


def _place(name: Named, entry: Entry | None) -> Place:
    party = name.party
    if name.kind == "site":
        wide = name.text.split()[-1].lower() in WATERS_AND_LANDS
        return Place(name=name.text, precision=PlacePrecision.REGION if wide else PlacePrecision.SITE)
    if entry is None or (party is not None and entry.feature in {"city", "capital"} and name.kind != "city"):
        if party is not None:
            state = party.kind is ActorKind.STATE and party.country is not None
            precision = PlacePrecision.COUNTRY if state else PlacePrecision.REGION
            return Place(name=name.text, country=party.country, precision=precision)
        rough = PlacePrecision.ADMIN1 if name.kind == "admin1" else PlacePrecision.CITY
        return Place(name=name.text, precision=rough)
    if name.kind == "admin1" and entry.feature != "admin1":
        above = gazetteer().admin1(entry.country, entry.admin1)
        return _of_entry(name.text, above) if above is not None else _by_name(name.text, entry)
    return _of_entry(name.text, entry)


def _by_name(text: str, entry: Entry) -> Place:
    """A subdivision that the gazetteer knows by its city alone: its country is known, its middle is not."""
    return Place(name=text, country=entry.country, precision=PlacePrecision.ADMIN1)


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
