"""How names of places are compared: the key of a name, and the keys of its other spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.knowledge.fold import fold

_LATIN = re.compile(r"[\x20-\x7e\u00a0-\u024f\u02b0-\u02ff\u0300-\u036f\u1e00-\u1eff\u2010-\u2019]+")
_NO_LETTER = re.compile(r"[^a-z0-9 ]")
_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|az|at|an|ash|as|la|le|the) (?=\w{3})")
_TYPES = (
    "autonomous republic of|autonomous republic|autonomous province of|autonomous region|autonomous|"
    "republic of|republic|municipality of|state of|province of|governorate of|region of|county of|"
    "department of|district of|oblast|province|provincia de|provincia|governorate|governate|wilaya|state|"
    "region|district|department|departamento de|departement|county|parish|borough|census area|prefecture|"
    "division|municipality|municipio de|krai|kray|okrug|voivodeship|canton|raion|regency|opstina|obcina|"
    "capital region|metropolitan city|special city|emirate|community"
)
_TYPE = re.compile(rf"\b(?:{_TYPES})\b")
_LONG = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
_SIDES = tuple((f"{side} ", f"{side}ern ") for side in ("north", "south", "east", "west"))
_SHORT = {long: short for short, long in _LONG.items()}


def name_key(name: str) -> str | None:
    """The key of a name: lower case, without accents and signs. None where it is not written in Latin
    letters.
    """
    if name.isascii():
        if name.isalpha():
            return name.lower()
    elif not _LATIN.fullmatch(name):
        return None
    key = " ".join(_NO_LETTER.sub("", fold(name).replace("æ", "ae").replace("œ", "oe")).split())
    return key or None


def is_code(name: str) -> bool:
    """Whether a name is an airport's code or the like, which no report means as a place."""
    return len(name) <= 3 and name.isupper()


def loose_keys(key: str) -> Iterator[str]:
    """Other keys under which the place of a key may stand: "St" for "Saint", "North" for "Northern" and the
    other way round, without its article, without a silent last h, doubled letters single.
    """
    first, _, rest = key.partition(" ")
    other = _LONG.get(first) or _SHORT.get(first)
    bare = _ARTICLE.sub("", key)
    forms = [f"{other} {rest}"] if other and rest else []
    forms += [key.replace(short, long, 1) for short, long in _SIDES if short in f"{key} "]
    forms += [key.replace(long, short, 1) for short, long in _SIDES if long in f"{key} "]
    forms += [bare, re.sub(r"h\b", "", bare), re.sub(r"(.)\1", r"\1", bare), f"al {bare}"]
    for form in dict.fromkeys(forms):
        if form != key and len(form) > 3:
            yield form


def bare_subdivision(key: str) -> str:
    """A subdivision's key without the word for its kind: "donetska oblast" gives "donetska"."""
    return " ".join(_TYPE.sub(" ", key).split()) or key
