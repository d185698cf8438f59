"""What spaCy's attribute ruler does: parts of speech and morphology from tags, with exceptions for words.

The ruler matches its patterns against every token of every text. Most of them see one token, and of that no
more than its word, tag and relation: here each such combination meets spaCy's matcher once a process. Where
a longer pattern may begin, the matcher looks at the text itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

_SEEN = frozenset({"TEXT", "ORTH", "LOWER", "IS_SPACE", "TAG", "DEP"})
"""What a pattern may ask of a token, so that `_KEY` tells all that it asks."""
_KEY: list[int | str] = ["ORTH", "TAG", "DEP"]
_MOST = 200_000
"""So many combinations are kept, about 40 MB."""

Key = tuple[int, int, int]
Found = tuple[tuple[int, ...], bool]
"""The numbers of the patterns of one token that match, and whether a longer one may begin."""


class Attributes:
    """An attribute ruler's stand-in: sets what it sets."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._found: dict[Key, Found] = {}
        self._given: dict[tuple[int, ...], dict[int, Any]] = {}
        vocab = ruler.vocab
        self._starts = Matcher(vocab)
        self._longest = 1
        for _, pattern in _patterns(ruler):
            if len(pattern) > 1:
                self._longest = max(self._longest, len(pattern))
                self._starts.add("longer", [[pattern[0]]])

    @staticmethod
    def can(ruler: AttributeRuler) -> bool:
        """Whether its patterns ask for no more than what is seen here, and have no tokens that may repeat."""
        patterns = list(_patterns(ruler))
        alone = all(index in (0, -1) for index, pattern in patterns if len(pattern) == 1)
        return alone and all(part.keys() <= _SEEN for _, pattern in patterns for part in pattern)

    def __call__(self, doc: Doc) -> Doc:
        """Sets the attributes of every token, and gives the doc."""
        if len(self._found) > _MOST:
            self._found.clear()
        keys: list[Key] = list(map(tuple, doc.to_array(_KEY).tolist()))
        found = [self._found.get(key) or self._look(key) for key in keys]
        longer: dict[int, list[int]] = {}
        for at, (_, begins) in enumerate(found):
            if begins:
                for number, place in self._from(doc, at):
                    longer.setdefault(place, []).append(number)
        for at, (token, (numbers, _)) in enumerate(zip(doc, found, strict=True)):
            if at in longer:
                numbers = tuple(sorted((*numbers, *longer[at])))
            if numbers:
                set_token_attrs(token, self._given.get(numbers) or self._join(numbers))
        return doc

    def _look(self, key: Key) -> Found:
        vocab = self._ruler.vocab
        word, tag, dep = (vocab.strings[part] for part in key)
        alone = Doc(vocab, words=[word], spaces=[False], tags=[tag], deps=[dep], heads=[0])
        numbers = tuple(sorted(number for number, _, _ in self._matches(alone)))
        found = numbers, bool(self._starts(alone, allow_missing=True))
        self._found[key] = found
        return found

    def _from(self, doc: Doc, at: int) -> Iterator[tuple[int, int]]:
        """The patterns of several tokens that match from there on, each with the token that it changes."""
        part = doc[at : at + self._longest]
        for number, start, end in self._matches(part):
            if start == 0 and end > 1:
                index = self._ruler.indices[number]
                yield number, at + (index if index >= 0 else end + index)

    def _matches(self, text: Any) -> Iterator[tuple[int, int, int]]:
        strings = self._ruler.vocab.strings
        for match, start, end in self._ruler.matcher(text, allow_missing=True, as_spans=False):
            yield int(strings[match]), start, end

    def _join(self, numbers: tuple[int, ...]) -> dict[int, Any]:
        """What they set together; where two set the same, the later of the ruler's patterns holds."""
        joined: dict[int, Any] = {}
        for number in numbers:
            joined |= self._ruler.attrs[number]
        self._given[numbers] = joined
        return joined


def _patterns(ruler: AttributeRuler) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Every pattern, with the place of the token that it changes."""
    rules: list[dict[str, Any]] = ruler.patterns
    for rule in rules:
        for pattern in rule["patterns"]:
            yield rule["index"], pattern
