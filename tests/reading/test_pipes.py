"""The pipeline's own parts done here: what they set is what spaCy sets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from spacy.pipeline import AttributeRuler, EntityRecognizer
from spacy.tokens import Doc

from detente.reading.local.parse import pipeline
from detente.reading.local.pipes.attributes import Attributes
from detente.reading.local.pipes.entities import Entities
from detente.reading.local.pipes.lemmas import Lemmas
from detente.reading.local.pipes.run import run

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "reports").glob("*.txt"))
ODD = (
    "Let's  go.\n\nIt ain't over: they're gonna talk, y'all. There are 3 sides; there's one table.\n"
    "\t Ban Ki-moon met the U.N.\nSecurity Council in New York on Monday 3 May 2021 at 5 p.m."
)


def told(doc: Doc) -> list[tuple[object, ...]]:
    """All that is said of each token."""
    return [
        (one.text, one.tag_, one.pos_, str(one.morph), one.lemma_, one.dep_, one.head.i, one.ent_iob_,
         one.ent_type_, one.is_sent_start)
        for one in doc
    ]  # fmt: skip


def cut(text: str, starts: Sequence[int]) -> Doc:
    """The words of a text, some of which are said to begin a sentence."""
    doc = pipeline().make_doc(text)
    for token in doc:
        if token.i in starts:
            token.is_sent_start = True
    return doc


@pytest.mark.parametrize("text", [ODD, *(path.read_text() for path in EXAMPLES[:4]), "Geneva", " ", ""])
def test_every_token_is_as_spacy_has_it(text: str) -> None:
    starts = range(0, 4000, 37)
    assert told(run(pipeline(), cut(text, starts))) == told(pipeline()(cut(text, starts)))


def test_three_parts_are_done_here() -> None:
    pipes = dict(pipeline().pipeline)
    ruler, recogniser = pipes["attribute_ruler"], pipes["ner"]
    assert isinstance(ruler, AttributeRuler)
    assert Attributes.can(ruler)
    assert isinstance(recogniser, EntityRecognizer)
    assert Entities.can(recogniser)
    assert Lemmas.can(pipes["lemmatizer"])


def test_patterns_that_ask_for_more_are_left_to_spacy() -> None:
    ruler = AttributeRuler(pipeline().vocab)
    ruler.add([[{"SHAPE": "Xx"}]], {"POS": "X"})
    assert not Attributes.can(ruler)


def test_patterns_whose_tokens_may_repeat_are_left_to_spacy() -> None:
    ruler = AttributeRuler(pipeline().vocab)
    ruler.add([[{"LOWER": "very", "OP": "+"}]], {"POS": "ADV"})
    assert not Attributes.can(ruler)


def test_a_later_pattern_holds_against_an_earlier_one() -> None:
    ruler = AttributeRuler(pipeline().vocab)
    ruler.add([[{"LOWER": "truce"}]], {"POS": "NOUN", "LEMMA": "truce"})
    ruler.add([[{"LOWER": "truce"}, {"LOWER": "talks"}]], {"POS": "ADJ"}, index=0)
    doc = Attributes(ruler)(pipeline().make_doc("Truce talks, no truce"))
    assert [(one.pos_, one.lemma_) for one in doc if one.lower_ == "truce"] == [
        ("ADJ", "truce"),
        ("NOUN", "truce"),
    ]


def test_entities_that_are_set_before_are_left_to_spacy() -> None:
    ner = pipeline().get_pipe("ner")
    assert isinstance(ner, EntityRecognizer)
    docs = [run(pipeline(), pipeline().make_doc("The FDLR met Kofi Annan.")) for _ in range(2)]
    assert told(Entities(ner)(docs[0])) == told(ner(docs[1]))
