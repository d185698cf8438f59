"""The codebook: every code of the record with its meaning and its source, and how to search it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any

from detente.knowledge.entry import Entry, read_entries
from detente.knowledge.fold import fold
from detente.knowledge.yamlfile import only_keys, read_yaml
from detente.model import codes

Vocabulary = Mapping[str, Entry]

_FILES = ("acts", "issues", "sectors", "plover_types", "plover_modes", "plover_contexts", "cameo")
_KEYS = ("vocabulary", "source", "fields", "entries")

ENUMS: Mapping[str, type[StrEnum]] = {
    "acts": codes.Act,
    "issues": codes.Issue,
    "sectors": codes.Sector,
    "plover_types": codes.PloverType,
    "actor_kinds": codes.ActorKind,
    "realities": codes.Reality,
    "condition_kinds": codes.ConditionKind,
    "ceasefire_sides": codes.CeasefireSide,
    "ceasefire_statuses": codes.CeasefireStatus,
    "ceasefire_classes": codes.CeasefireClass,
    "purposes": codes.Purpose,
    "target_classes": codes.TargetClass,
    "talks_formats": codes.TalksFormat,
    "talks_statuses": codes.TalksStatus,
    "agreement_statuses": codes.AgreementStatus,
    "date_precisions": codes.DatePrecision,
    "place_precisions": codes.PlacePrecision,
    "quotation_modes": codes.QuotationMode,
    "qualifiers": codes.Qualifier,
    "alignments": codes.Alignment,
}
"""The vocabularies that are types of the model, by their name in the codebook."""


@dataclass(frozen=True, slots=True)
class Codebook:
    """Every vocabulary of the record, each a mapping from code to `Entry` in the contract's order."""

    acts: Vocabulary
    issues: Vocabulary
    sectors: Vocabulary
    plover_types: Vocabulary
    plover_modes: Vocabulary
    plover_contexts: Vocabulary
    cameo: Vocabulary
    actor_kinds: Vocabulary
    realities: Vocabulary
    condition_kinds: Vocabulary
    ceasefire_sides: Vocabulary
    ceasefire_statuses: Vocabulary
    ceasefire_classes: Vocabulary
    purposes: Vocabulary
    target_classes: Vocabulary
    talks_formats: Vocabulary
    talks_statuses: Vocabulary
    agreement_statuses: Vocabulary
    date_precisions: Vocabulary
    place_precisions: Vocabulary
    quotation_modes: Vocabulary
    qualifiers: Vocabulary
    alignments: Vocabulary

    def vocabularies(self) -> dict[str, Vocabulary]:
        """Every vocabulary by its name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def search(self, text: str) -> list[tuple[str, Entry]]:
        """Every entry that a text finds, with the name of its vocabulary, the best first.

        An entry is found where each word of the text begins a word of its code, its meaning or its fields. A
        code that is the text comes first, then codes that hold it, then the rest, each in the codebook's
        order.
        """
        return search(self.vocabularies(), text)


def search(vocabularies: Mapping[str, Vocabulary], text: str) -> list[tuple[str, Entry]]:
    """What `Codebook.search` finds, in any vocabularies by name."""
    words = _words(text)
    if not words:
        return []
    found = [
        (_rank(entry, words), name, entry)
        for name, vocabulary in vocabularies.items()
        for entry in vocabulary.values()
        if _holds(entry, words)
    ]
    found.sort(key=lambda hit: hit[0])
    return [(name, entry) for _, name, entry in found]


def _words(text: str) -> list[str]:
    return fold(text.replace("_", " ")).split()


def _holds(entry: Entry, words: list[str]) -> bool:
    extra = (word for name in entry.fields for word in entry.words(name))
    text = " " + " ".join(_words(" ".join((entry.code, entry.meaning, *extra))))
    return all(f" {word}" in text for word in words)


def _rank(entry: Entry, words: list[str]) -> int:
    code = _words(entry.code)
    if words in (code, _words(entry.meaning)):
        return 0
    return 1 if all(any(part.startswith(word) for part in code) for word in words) else 2


@cache
def codebook() -> Codebook:
    """The codebook, read once from `codebook/*.yaml`. Raises `KnowledgeError` naming the file and the entry
    that is wrong.
    """
    found = dict(_file(f"codebook/{name}.yaml") for name in _FILES)
    return Codebook(**found, **_small("codebook/vocabularies.yaml"))


def _file(name: str) -> tuple[str, Vocabulary]:
    document = only_keys(name, read_yaml(name), _KEYS, ("vocabulary", "source", "entries"))
    extra = tuple(document.get("fields") or ())
    return document["vocabulary"], read_entries(name, document["entries"], document["source"], extra)


def _small(name: str) -> dict[str, Vocabulary]:
    document: dict[str, Any] = only_keys(name, read_yaml(name), ("source", "vocabularies"), ("source",))
    found = {}
    for vocabulary, part in document["vocabularies"].items():
        where = f"{name}, {vocabulary}"
        only_keys(where, part, ("source", "entries"), ("entries",))
        found[vocabulary] = read_entries(where, part["entries"], part.get("source") or document["source"])
    return found
