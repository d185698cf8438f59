"""Who held which office when: leaders whom reports name without a title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from detente.knowledge.dates import holds_on
from detente.knowledge.fold import fold
from detente.knowledge.personfile import Term, read_terms
from detente.knowledge.world import world

PERSON_FILES = (
    "africa", "americas", "asia", "europe", "middle_east", "organisations",
    "africa_offices", "americas_offices", "asia_offices", "europe_offices", "middle_east_offices",
    "organisations_offices", "post_soviet_offices",
)  # fmt: skip
REMEMBERED = 5
"""Years after the end of a term in which a surname alone still means its holder."""
_ARTICLES = frozenset(("al", "el", "ad", "as", "ash"))


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """A person with the party (a key of the world) and the office of the term in question.

    `in_office` is False where that term was over on the day asked for. `by_surname` is True where a short
    name alone found the person.
    """

    name: str
    party: str
    role: str
    in_office: bool
    by_surname: bool = False


class Persons:
    """Terms of office, indexed by name. Made once, by `persons()`."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Index terms by full name, alias and short name."""
        self.terms = tuple(terms)
        self._full: dict[str, list[Term]] = {}
        self._spelt: dict[str, list[Term]] = {}
        self._short: dict[str, list[Term]] = {}
        self._titled: dict[str, list[Term]] = {}
        for term in self.terms:
            for name in dict.fromkeys(fold(one) for one in (term.name, *term.aliases) if " " in one):
                self._full.setdefault(name, []).append(term)
            for name in dict.fromkeys(loose(one) for one in (term.name, *term.aliases) if " " in one):
                self._spelt.setdefault(name, []).append(term)
            for name in dict.fromkeys(_bare(one) for one in term.called):
                self._short.setdefault(name, []).append(term)
            self._titled.setdefault(_bare(term.family), []).append(term)
        self.given = frozenset(name.split()[0] for name in self._full if len(name.split()[0]) > 1)
        """The folded first words of their names."""

    def knows(self, name: str) -> bool:
        """What `is_listed` gives."""
        return " " in name and (fold(name) in self._full or loose(name) in self._spelt)

    def find(
        self, name: str, on: date | None, among: Collection[str] = (), office: str | None = None
    ) -> OfficeHolder | None:
        """What `office_holder` gives."""
        found = self._full.get(fold(name)) or (self._spelt.get(loose(name), []) if " " in name else [])
        full = [term for term in found if _has_begun(term, on)]
        if full:
            return _choose(full, on, among, by_surname=False)
        short = [term for term in self._short.get(_bare(name), ()) if _is_remembered(term, on)]
        if office is not None:
            short = [term for term in short if _is_office(term, office)] or short
            if not short:
                named = (t for t in self._titled.get(_bare(name), ()) if _is_remembered(t, on))
                short = [term for term in named if _is_office(term, office)]
        return _choose(short, on, among, by_surname=True)


def _is_office(term: Term, office: str) -> bool:
    return term.role.endswith(office) or office.endswith(term.role)


_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"\b(?:al|el|ad|as|ash|ul|ibn|bin|ben)\b ?", ""),
        (r"\bm[ou]h?[ao]m+[ae]d\b", "mohamed"),
        (r"\babd[eu]l?\b ?", "abd"),
        (r"kh", "h"),
        (r"q|ck", "k"),
        (r"dj", "j"),
        (r"ou|oo", "u"),
        (r"ee|y|ii", "i"),
        (r"ei|ai|ae", "e"),
        (r"(.)\1", r"\1"),
    )
)


def loose(name: str) -> str:
    """A full name without what transliterations differ in: "Mohammed Husayn", "Mohamed Hussein"."""
    loose = fold(name)
    for pattern, plain in _SPELLINGS:
        loose = pattern.sub(plain, loose)
    return loose


def _bare(name: str) -> str:
    """A short name, folded, without an Arabic article in front: "al-Sisi" and "Sisi" are one."""
    words = fold(name).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def _has_begun(term: Term, on: date | None) -> bool:
    return on is None or term.since <= on.isoformat()


def _is_remembered(term: Term, on: date | None) -> bool:
    """Whether a term runs on a day or ended in the years before it."""
    until = f"{int(term.until[:4]) + REMEMBERED}{term.until[4:]}" if term.until else None
    return holds_on(term.since, until, on)


def _choose(
    terms: list[Term], on: date | None, among: Collection[str], by_surname: bool
) -> OfficeHolder | None:
    """The running term, else the one that began last; None where terms of several parties are left."""
    if any(term.party in among for term in terms):
        terms = [term for term in terms if term.party in among]
    if by_surname and len({term.party for term in terms}) > 1 and len({term.name for term in terms}) > 1:
        return None
    if on is None and terms:
        terms = [max(terms, key=lambda term: term.since)]
    running = [
        term
        for term in terms
        if (holds_on(term.since, term.until, on) if on is not None else term.until is None)
    ]
    left = running or sorted(terms, key=lambda term: term.since)[-1:]
    if len({term.party for term in left}) != 1:
        return None
    last = max(left, key=lambda term: term.since)
    return OfficeHolder(last.name, last.party, last.role, bool(running), by_surname)


def is_listed(name: str) -> bool:
    """Whether a full name is that of an office-holder of any day."""
    return persons().knows(name)


def is_given_name(word: str) -> bool:
    """Whether a word is the first of the name of some office-holder, as most given names are."""
    return fold(word) in persons().given


@cache
def persons() -> Persons:
    """The office-holders, read once from `persons/*.yaml`. Raises `KnowledgeError` naming file and entry."""
    parties = world().parties()
    return Persons(term for name in PERSON_FILES for term in read_terms(f"persons/{name}.yaml", parties))


def office_holder(
    name: str, on: date | None, among: Collection[str] = (), office: str | None = None
) -> OfficeHolder | None:
    """The office-holder that a name means on a day; None for nobody and for two who cannot be told apart.

    Case and accents do not matter. A full name or alias counts from the first day of the first term on, with
    the term that runs or ran last. A surname alone counts while its holder is in office and `REMEMBERED`
    years after; where holders from several parties share it, those of a party in `among` come first, those
    who held the `office` that the report tells next, and the rest is ambiguous. Where no day is given, terms
    of any day count, and one without an end as running. Holders of one party who share a surname give the one
    in office.
    """
    return persons().find(name, on, among, office)
