"""What a text is about: the countries and subdivisions in play, which tell places of one name apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit

from detente.knowledge.gazetteer import Entry, gazetteer
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.parsed import Doc
from detente.reading.local.places.candidates import adjective_of
from detente.reading.local.places.named import Named

_HOLDERS = frozenset({"admin1", "admin2", "country"})
_INSIDE = wordset(
    """
    , in ( in_the ,_in ,_in_the in_southern in_northern in_eastern in_western in_central region_of
    province_of of
    """
)
_AROUND = wordset("'s ’s 's_capital ’s_capital 's_city_of city_of town_of village_of capital :")
_FEW = 1.5
_ADJECTIVES = frozenset({"ADJ", "PROPN", "NOUN"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What speaks for a place beside its own name."""

    countries: Counter[str] = field(default_factory=Counter)
    """How often each country (alpha-3) is named: by its name, by an adjective, or by a place of it that no
    other country has the like of.
    """
    named: frozenset[str] = frozenset()
    """The countries that are named by their name or an adjective."""
    subdivisions: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """The names by which each first-level subdivision is named."""
    support: Mapping[tuple[str, str], float] = field(default_factory=dict)
    """For each subdivision the sum, over the names of the text, of the share of their candidates in it."""
    home: str = ""
    """The country of the publisher, where its address tells it."""

    @property
    def main(self) -> float:
        """The share of the country that is named most."""
        return max((self.share(country) for country in self.countries), default=0.0)

    def share(self, country: str) -> float:
        """How much of the text is about a country, from 0 to 1, less for a few mentions."""
        return self.countries[country] / (sum(self.countries.values()) + _FEW)


def setting_of(doc: Doc, named: Sequence[Named], url: str | None = None) -> Setting:
    """The setting of a text in which these places are named."""
    countries: Counter[str] = Counter()
    subdivisions: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    explicit: set[str] = set()
    taken: set[int] = set()
    for name in named:
        taken.update(range(name.start, name.end))
        first = name.entries[0] if name.entries else None
        if first is not None and first.feature == "country" and name.kind != "city":
            countries[first.country] += 2
            explicit.add(first.country)
        elif first is not None and _stands_out(name.entries):
            countries[first.country] += 1
        for entry in name.entries:
            if entry.feature == "admin1" and entry.admin1 and name.kind != "city" and entry.main:
                subdivisions[entry.country, entry.admin1] |= {name.text}
    for token in doc:
        if token.i not in taken and token.text[0].isupper() and token.pos_ in _ADJECTIVES:
            for country in adjective_of(token.text)[:1]:
                countries[country.country] += 1
                explicit.add(country.country)
    names = {name.text: name.entries for name in named if name.entries}
    support = _support(tuple(names.values()))
    return Setting(countries, frozenset(explicit - {""}), subdivisions, support, home_of(url))


def home_of(url: str | None) -> str:
    """The country (alpha-3) that the last part of a site's name stands for, empty for none: "bbc.co.uk"."""
    host = (urlsplit(url).hostname or "") if url else ""
    found = re.search(r"\.[a-z]{2}$", host)
    entry = next(iter(gazetteer().abbreviated(found.group())), None) if found else None
    return entry.country if entry is not None else ""


def holders(doc: Doc, named: Sequence[Named]) -> Mapping[str, tuple[Entry, ...]]:
    """For each name the places that the text says hold it, at any of its mentions: "X, Y", "X in Y", "X (Y)",
    "Y's X", "Y city of X".
    """
    found: dict[str, list[Entry]] = defaultdict(list)
    for before, after in pairwise(named):
        between = doc[before.end : after.start].text.strip().lower()
        if between in _INSIDE:
            found[before.text].extend(e for e in after.entries if e.feature in _HOLDERS)
        elif between in _AROUND or not between:
            found[after.text].extend(e for e in before.entries if e.feature in _HOLDERS)
    return {text: tuple(entries) for text, entries in found.items()}


def held(doc: Doc, named: Sequence[Named]) -> tuple[tuple[Entry, ...], ...]:
    """For each mention the places that may lie in it: those of X, for the Y of "X, Y"; empty for none."""
    found: list[tuple[Entry, ...]] = [()] * len(named)
    for index, (before, after) in enumerate(pairwise(named), 1):
        if doc[before.end : after.start].text.strip().lower() in _INSIDE:
            found[index] = before.entries
    return tuple(found)


def _support(names: Sequence[Sequence[Entry]]) -> dict[tuple[str, str], float]:
    support: dict[tuple[str, str], float] = defaultdict(float)
    for entries in names:
        places = Counter((e.country, e.admin1) for e in entries if e.admin1)
        for place, count in places.items():
            support[place] += count / len(entries)
    return support


def _stands_out(entries: Sequence[Entry]) -> bool:
    """Whether the largest of the places of a name is so much larger than the next in another country that it
    speaks for its country.
    """
    largest = max(entries, key=lambda entry: entry.population)
    others = [entry.population for entry in entries if entry.country != largest.country]
    return not others or largest.population > max(1_000_000, 10 * max(others))
