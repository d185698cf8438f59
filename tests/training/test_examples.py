"""Annotations → labels to learn from."""

from __future__ import annotations

import random

from bench.brat import Article, Marked
from detente.reading.local.quotations.head import FLAT, OF_CUE
from training.quotations.examples import Example, examples, texts

TEXT = "Rebels said the army had said it would leave."


def at(words: str, start: int = 0) -> tuple[int, int]:
    begin = TEXT.index(words, start)
    return begin, begin + len(words)


OUTER = Marked((at("Rebels"),), (at("said"),), (at("the army had said it would leave"),))
INNER = Marked((at("the army"),), (at("had said"),), (at("it would leave"),))


def example(*attributions: Marked) -> Example:
    (made,) = examples(texts([Article("a", TEXT, attributions)]), random.Random(1))
    return made


def named(labels: list[int], names: tuple[str, ...]) -> str:
    return " ".join(names[label] for label in labels)


def test_words_are_labelled_by_what_they_are() -> None:
    made = example(INNER)
    assert named(made.flat, FLAT) == ("O O B-SOURCE I-SOURCE B-CUE I-CUE B-CONTENT I-CONTENT I-CONTENT O")
    ((first, last, labels),) = made.cues
    assert (first, last) == (4, 6)
    assert named(labels, OF_CUE) == "O O B-SOURCE I-SOURCE O O B-CONTENT I-CONTENT I-CONTENT O"


def test_an_attribution_inside_another_labels_its_own_words_and_breaks_no_rule() -> None:
    made = example(OUTER, INNER)
    assert named(made.flat, FLAT) == (
        "B-SOURCE B-CUE B-SOURCE I-SOURCE B-CUE I-CUE B-CONTENT I-CONTENT I-CONTENT O"
    )
    outer = next(labels for first, _, labels in made.cues if first == 1)
    assert named(outer, OF_CUE) == "B-SOURCE O B-CONTENT" + " I-CONTENT" * 6 + " O"
