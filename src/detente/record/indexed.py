"""An entry → the words and codes that it is found by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from detente.knowledge.world import world
from detente.model import Entry, Place, Reading
from detente.model.sentence import sentence_around
from detente.record.days import months
from detente.record.kinds import Facets
from detente.record.words import flat, token

_BETWEEN = " qxq "
"""A word between two names, so that no phrase runs over from one to the next."""
MOST_MONTHS = 24
"""A stretch of more months is found by its years."""
MOST_YEARS = 60
YEARS = token("span", "years")
"""The code of what lasts longer than `MOST_MONTHS`: it is a candidate for every month."""
LONG = token("span", "long")
"""The code of what lasts longer than `MOST_YEARS`: it is a candidate for every month and year."""


def texts(entry: Entry, reading: Reading, facets: Facets, first_day: str, last_day: str) -> dict[str, str]:
    """The words of each column of the index, on one line."""
    actors = {actor.id: actor for actor in reading.actors}
    acting = [actors[key] for key in facets.acting]
    sides = [actors[actor.side] for actor in acting if actor.side]
    return {
        "told": flat(" \n ".join(sentences(entry, reading.report.text))),
        "actors": _joined(name for actor in acting for name in _names(actor.name, actor.mentions)),
        "sides": _joined(name for side in sides for name in _names(side.name, side.mentions)),
        "recipients": _joined(
            name for key in facets.recipients for name in _names(actors[key].name, actors[key].mentions)
        ),
        "places": _joined(_places(facets.place)),
        "sources": flat(reading.report.publisher or ""),
        "codes": " ".join(_codes(entry, reading, facets, first_day, last_day)),
    }


def sentences(entry: Entry, text: str) -> list[str]:
    """The sentences of the text that an entry was read from, each once."""
    spans = dict.fromkeys(sentence_around(text, piece.start, piece.end) for piece in entry.evidence)
    return [text[start:end] for start, end in spans]


@lru_cache(maxsize=1 << 14)
def party_keys(name: str) -> tuple[str, ...]:
    """The key of the world's party that a name stands for, where it stands for one only."""
    found = {party.key for party in world().lookup(name)}
    return tuple(found) if len(found) == 1 else ()


def _names(name: str, mentions: Iterable[object]) -> list[str]:
    """What an actor is called: its name, its acronyms in the report, its key in the lists of the world."""
    quotes = {str(getattr(mention, "quote", "")) for mention in mentions}
    acronyms = sorted(quote for quote in quotes if len(quote) > 1 and quote.isupper() and quote != name)
    return [name, *acronyms, *(token("party", key) for key in party_keys(name))]


def _joined(names: Iterable[str]) -> str:
    return _BETWEEN.join(dict.fromkeys(flat(name) for name in names))


def _places(place: Place | None) -> list[str]:
    if place is None:
        return []
    names = [place.name, place.admin1, place.country, _country(place.country)]
    return [name for name in names if name]


def _country(key: str | None) -> str | None:
    party = world().parties().get(key or "")
    return party.name if party else None


def _codes(entry: Entry, reading: Reading, facets: Facets, first_day: str, last_day: str) -> list[str]:
    single = {"act": facets.act, "reality": facets.reality, "status": facets.status, "kind": entry.noun}
    codes = [token(name, value) for name, value in single.items() if value]
    codes += [token("issue", issue) for issue in facets.issues]
    codes += time_codes(first_day, last_day)
    codes.append(token("tenth", str(tenth(entry.confidence))))
    codes.append(token("restricted", "yes" if reading.report.restricted else "no"))
    return codes


def time_codes(first_day: str, last_day: str) -> list[str]:
    """The years of a stretch of time, and its months where these are not too many."""
    years = range(int(first_day[:4]), int(last_day[:4]) + 1)
    if len(years) > MOST_YEARS:
        return [LONG]
    found = [token("year", f"{year:04}") for year in years]
    between = months(first_day, last_day)
    if len(between) > MOST_MONTHS:
        return [*found, YEARS]
    return [*found, *(token("month", month) for month in between)]


def tenth(confidence: float) -> int:
    """The tenth that a confidence lies in, from 0 to 9; 1.0 is in the last."""
    return min(int(confidence * 10 + 1e-9), 9)
