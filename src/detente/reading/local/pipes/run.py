"""Doc → the same doc with all that the pipeline says of it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.pipeline import AttributeRuler, EntityRecognizer

from detente.reading.local.pipes.attributes import Attributes
from detente.reading.local.pipes.entities import Entities
from detente.reading.local.pipes.lemmas import Lemmas

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Pipe = Callable[["Doc"], "Doc"]


def run(nlp: Language, doc: Doc) -> Doc:
    """What `nlp(doc)` gives, in about half of its time."""
    for pipe in _pipes(nlp):
        doc = pipe(doc)
    return doc


@functools.lru_cache(maxsize=4)
def _pipes(nlp: Language) -> tuple[Pipe, ...]:
    return tuple(_quicker(pipe) for _, pipe in nlp.pipeline)


def _quicker(pipe: Pipe) -> Pipe:
    """Its stand-in, where that does what this one does; else it itself."""
    if isinstance(pipe, AttributeRuler) and Attributes.can(pipe):
        return Attributes(pipe)
    if isinstance(pipe, EntityRecognizer) and Entities.can(pipe):
        return cast(Pipe, Entities(pipe))
    if isinstance(pipe, EnglishLemmatizer) and Lemmas.can(pipe):
        return Lemmas(pipe)
    return pipe
