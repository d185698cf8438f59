"""What spaCy's English lemmatizer does by its rules: a word's lemma by its part of speech and morphology.

spaCy keeps the lemmas of inflected words alone, and looks at the morphology of all others again and again.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.tokens import Doc

_KEY: list[int | str] = ["ORTH", "POS", "MORPH"]
_LEMMA: list[int | str] = ["LEMMA"]
_MOST = 200_000

Key = tuple[int, int, int]


class Lemmas:
    """A lemmatizer's stand-in: sets what it sets."""

    def __init__(self, lemmatizer: EnglishLemmatizer) -> None:
        self._lemmatizer = lemmatizer
        self._known: dict[Key, int] = {}

    @staticmethod
    def can(lemmatizer: object) -> bool:
        """Whether it goes by the rules of English, which ask for no more than `_KEY` says."""
        return type(lemmatizer) is EnglishLemmatizer and lemmatizer.mode == "rule"

    def __call__(self, doc: Doc) -> Doc:
        """Sets the lemma of every token that has none yet, and gives the doc."""
        if len(self._known) > _MOST:
            self._known.clear()
        there = doc.to_array(_LEMMA).ravel().tolist()
        keys: list[Key] = list(map(tuple, doc.to_array(_KEY).tolist()))
        overwrite = self._lemmatizer.overwrite
        lemmas = [
            lemma if lemma and not overwrite else self._known.get(key) or self._look(doc, at, key)
            for at, (lemma, key) in enumerate(zip(there, keys, strict=True))
        ]
        made: Any = np.array(lemmas, np.uint64).reshape(-1, 1)
        return doc.from_array(_LEMMA, made) if lemmas else doc

    def _look(self, doc: Doc, at: int, key: Key) -> int:
        lemma = self._lemmatizer.rule_lemmatize(doc[at])[0]
        found = self._known[key] = doc.vocab.strings.add(lemma)
        return found
