"""How names of places are compared: the key of a name, and the keys of its other transliterations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.knowledge.fold import fold

_LATIN = re.compile(r"[\x20-\x7e\u00a0-\u024f\u02b0-\u02ff\u0300-\u036f\u1e00-\u1eff\u2010-\u2019]+")
_NO_LETTER = re.compile(r"[^a-z0-9 ]")
_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|az|at|an|ash|as|la|le|the) (?=\w{3})")
_TYPE = re.compile(
    r"\b(?:oblast|province|governorate|state|region|district|department|county|prefecture|division|"
    r"departamento|municipality|republic of|krai|kray|autonomous)\b"
)


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
    """Other keys under which the place of a key may stand: without its article, without a silent last h,
    doubled
    letters single.
    """
    bare = _ARTICLE.sub("", key)
    for form in dict.fromkeys((bare, re.sub(r"h\b", "", bare), re.sub(r"(.)\1", r"\1", bare), f"al {bare}")):
        if form != key and len(form) > 3:
            yield form


def bare_subdivision(key: str) -> str:
    """A subdivision's key without the word for its kind: "donetska oblast" gives "donetska"."""
    return " ".join(_TYPE.sub(" ", key).split()) or key
