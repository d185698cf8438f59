"""Which issues a run of words is about, by the cue file `issues`."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.knowledge.cues import cues
from detente.model.codes import Issue
from detente.reading.local.parsed import Doc, Token


@dataclass(frozen=True, slots=True)
class _Pattern:
    words: tuple[str, ...]
    pos: str | None
    issue: Issue
    weak: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """A place in the text that names an issue: token indices `[start, end)`."""

    start: int
    end: int
    issue: Issue
    weak: bool


@functools.cache
def _patterns() -> dict[str, tuple[_Pattern, ...]]:
    """The patterns by their first word, longest first."""
    table: dict[str, list[_Pattern]] = {}
    for code, lines in cues("issues").items():
        for line in lines:
            weak = isinstance(line, dict)
            text = line["weak"] if weak else str(line)
            text, _, pos = text.partition(":")
            words = tuple(text.split())
            table.setdefault(words[0], []).append(_Pattern(words, pos or None, Issue(code), weak))
    return {first: tuple(sorted(found, key=lambda p: -len(p.words))) for first, found in table.items()}


class Topics:
    """The issues that a doc names, by token. Made once a page."""

    def __init__(self, doc: Doc, things: Mapping[int, Token] | None = None) -> None:
        self._at: dict[int, list[Topic]] = {}
        lemmas = [token.lemma_.lower() for token in doc]
        lowers = [token.lower_ for token in doc]
        table = _patterns()
        index = 0
        while index < len(doc):
            best = 0
            for key in dict.fromkeys((lowers[index], lemmas[index])):
                for pattern in table.get(key, ()):
                    size = len(pattern.words)
                    if size < best or (
                        pattern.pos and doc[index + size - 1 : index + size].root.pos_ != pattern.pos
                    ):
                        continue
                    if all(
                        index + k < len(doc) and word in (lemmas[index + k], lowers[index + k])
                        for k, word in enumerate(pattern.words)
                    ):
                        best = size
                        found = Topic(index, index + size, pattern.issue, pattern.weak)
                        for k in range(index, index + size):
                            self._at.setdefault(k, []).append(found)
            index += max(best, 1)
        for pronoun, noun in (things or {}).items():
            for topic in self._at.get(noun.i, ()):
                self._at.setdefault(pronoun, []).append(topic)

    def of(self, tokens: Iterable[Token]) -> tuple[Issue, ...]:
        """The issues that these words name, once each; weak cues where there is nothing better."""
        found = self.hits(tokens)
        strong = [topic.issue for topic in found if not topic.weak]
        return tuple(dict.fromkeys(strong or [topic.issue for topic in found]))

    def hits(self, tokens: Iterable[Token]) -> list[Topic]:
        """The places among these words that name an issue."""
        return list(dict.fromkeys(topic for token in tokens for topic in self._at.get(token.i, ())))
