"""The words for weapons and targets, as one object."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from detente.knowledge.fold import fold
from detente.knowledge.yamlfile import only_keys, read_yaml

Kind = Literal["weapons", "targets"]
_FILE = "arms/words.yaml"
_NUMBER = re.compile(r"^[\d.,]+$")


class Arms:
    """Which classes of weapons and targets words name, and which class is part of which."""

    def __init__(self) -> None:
        """Read the room's own file."""
        given = only_keys(_FILE, dict(read_yaml(_FILE)), ("weapons", "targets", "general", "filler"))
        self._words: dict[Kind, dict[str, re.Pattern[str]]] = {}
        self._within: dict[str, str] = {}
        self._said: dict[str, str] = {}
        for kind in ("weapons", "targets"):
            self._words[kind] = {}
            for name, entry in given[kind].items():
                one = only_keys(f"{_FILE}, {name}", entry, ("said", "words", "within"), ("said", "words"))
                self._words[kind][name] = _pattern(one["words"])
                self._said[name] = one["said"]
                if one.get("within"):
                    self._within[name] = one["within"]
        self._general = _pattern(given["general"])
        self._filler = _pattern(given["filler"])

    def classes(self, kind: Kind, text: str) -> tuple[str, ...]:
        """The classes that a text names: `Shahed-136/131` → `drone`. None where it names none known."""
        folded = fold(text)
        return tuple(name for name, words in self._words[kind].items() if words.search(folded))

    def names(self, kind: Kind) -> tuple[str, ...]:
        """Every class of a kind."""
        return tuple(self._words[kind])

    def said(self, names: Iterable[str], joined: str = "and") -> str:
        """Classes in words: `drones and missiles`."""
        *some, last = [self._said[name] for name in names] or [""]
        return f"{', '.join(some)} {joined} {last}" if some else last

    def with_parts(self, names: Iterable[str]) -> frozenset[str]:
        """Classes with those that are part of them: `air_attack` holds drones and missiles."""
        wanted = set(names)
        while more := {part for part, whole in self._within.items() if whole in wanted} - wanted:
            wanted |= more
        return frozenset(wanted)

    def is_general(self, text: str) -> bool:
        """Whether words of terms cover all fighting."""
        return bool(self._general.search(fold(text)))

    def unread(self, text: str) -> str:
        """What is left of words of terms once all that is known and all that says nothing is taken away."""
        left = fold(text)
        patterns: Mapping[str, re.Pattern[str]] = {**self._words["weapons"], **self._words["targets"]}
        for words in (*patterns.values(), self._general, self._filler):
            left = words.sub(" ", left)
        words_left = [word for word in re.findall(r"[\w-]+", left) if not _NUMBER.match(word)]
        return " ".join(words_left)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    forms = []
    for word in sorted((fold(word) for word in words), key=len, reverse=True):
        begins = word.endswith("*")
        forms.append(re.escape(word.rstrip("*")) + (r"[\w-]*" if begins else r"(?![\w-])"))
    return re.compile(r"(?<![\w-])(?:" + "|".join(forms) + ")")


@cache
def arms() -> Arms:
    """The words, read once."""
    return Arms()
