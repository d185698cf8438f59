"""The key terms of `terms.yaml`, a term of one language each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from detente.knowledge.yamlfile import read_yaml
from detente.model.errors import KnowledgeError

Group = Literal["war", "peace", "other"]
GROUPS: tuple[Group, ...] = ("war", "peace", "other")


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its words as written, `*` behind a word that may go on, the concept and the group it is of."""

    surface: str
    language: str
    concept: str
    group: Group


@cache
def terms() -> tuple[Term, ...]:
    """All terms. Raises `KnowledgeError` where a group is unknown or a term stands twice in a language."""
    found = tuple(_terms())
    seen: set[tuple[str, str, str]] = set()
    for term in found:
        key = (term.language, term.concept, term.surface)
        if key in seen:
            raise KnowledgeError(f"triage/terms.yaml: {term.surface!r} stands twice under {term.concept}")
        seen.add(key)
    return found


def _terms() -> Iterator[Term]:
    content = read_yaml("triage/terms.yaml")
    if set(content) != {"source", *GROUPS}:
        raise KnowledgeError(f"triage/terms.yaml: holds {sorted(content)}, not source, {', '.join(GROUPS)}")
    for group in GROUPS:
        for concept, languages in content[group].items():
            for language, listed in languages.items():
                for surface in listed.split(";"):
                    yield Term(surface.strip(), language, concept, group)


def languages() -> tuple[str, ...]:
    """The languages that have terms, ISO 639-1, in order."""
    return tuple(sorted({term.language for term in terms()}))
