"""An entry of the codebook: one code of one vocabulary, with its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from detente.knowledge.yamlfile import only_keys
from detente.model.errors import KnowledgeError

Field = str | tuple[str, ...]
_KEYS = ("meaning", "source")


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: its one-line meaning, where it comes from, and what else its vocabulary says of each code."""

    code: str
    meaning: str
    source: str
    fields: Mapping[str, Field] = field(default_factory=lambda: MappingProxyType({}))

    def word(self, name: str) -> str | None:
        """The text of a field that holds one word or line; `None` where the entry has none."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else None

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a field that holds a list; none where the entry has none."""
        value = self.fields.get(name, ())
        return (value,) if isinstance(value, str) else value


def read_entries(where: str, entries: Any, source: str, fields: tuple[str, ...] = ()) -> Mapping[str, Entry]:
    """The entries of a vocabulary by code, in their order.

    Takes `code: meaning` or `code: {meaning, source?, …fields}`. Raises `KnowledgeError`, naming `where` and
    the entry, for an unknown key or an empty meaning.
    """
    if not isinstance(entries, dict):
        raise KnowledgeError(f"{where}: holds no entries")
    return MappingProxyType(
        {code: _entry(f"{where}, {code}", code, entry, source, fields) for code, entry in entries.items()}
    )


def _entry(where: str, code: str, entry: Any, source: str, fields: tuple[str, ...]) -> Entry:
    if isinstance(entry, str):
        entry = {"meaning": entry}
    only_keys(where, entry, (*_KEYS, *fields), ("meaning",))
    if not entry["meaning"]:
        raise KnowledgeError(f"{where}: has an empty meaning")
    extra = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in entry.items()
        if name not in _KEYS and value is not None
    }
    return Entry(code, entry["meaning"], entry.get("source") or source, MappingProxyType(extra))
