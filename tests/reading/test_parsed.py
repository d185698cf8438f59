"""Plain tokens answer as spaCy's own, on a text with all sorts of marks, white space and names in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import pytest
from spacy.tokens import Doc as Parse
from spacy.tokens import Token as Word

from detente.reading.local.parse import pipeline
from detente.reading.local.parsed import Doc, Token

TEXT = """GENEVA, May 3 (Wire) - The envoy, Maria Oyelaran, said Friday that rebels and the army hadn't met.

"We will not sign -- not now," she  told reporters; 12 monitors, two judges and a nurse left Goma (again).
Truce talks?
"""
VALUES = (
    *("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_"),
    *("is_alpha", "is_punct", "is_space", "is_stop", "like_num", "is_sent_start"),
)
TOKENS = ("head", "left_edge", "right_edge")
ROWS = ("lefts", "rights", "children", "subtree", "ancestors", "conjuncts", "sent")


@pytest.fixture(scope="module")
def parse() -> Parse:
    return pipeline()(TEXT)


@pytest.fixture(scope="module")
def doc(parse: Parse) -> Doc:
    return Doc(parse)


def _numbers(tokens: Iterable[Token] | Iterable[Word]) -> list[int]:
    return [token.i for token in tokens]


def test_a_token_has_the_values_of_the_parse(doc: Doc, parse: Parse) -> None:
    assert len(doc) == len(parse)
    for ours, theirs in zip(doc, parse, strict=True):
        assert [getattr(ours, name) for name in VALUES] == [getattr(theirs, name) for name in VALUES]
        assert (len(ours), str(ours)) == (len(theirs), str(theirs))


def test_a_token_hangs_where_it_hangs_in_the_parse(doc: Doc, parse: Parse) -> None:
    for ours, theirs in zip(doc, parse, strict=True):
        assert [getattr(ours, name).i for name in TOKENS] == [getattr(theirs, name).i for name in TOKENS]
        for name in ROWS:
            assert _numbers(getattr(ours, name)) == _numbers(getattr(theirs, name)), (theirs, name)
    for one, other in itertools.product(range(0, len(doc), 5), repeat=2):
        assert doc[one].is_ancestor(doc[other]) == parse[one].is_ancestor(parse[other])


def test_neighbours_end_with_the_text(doc: Doc) -> None:
    assert doc[2].nbor() is doc[3]
    assert doc[2].nbor(-2) is doc[0]
    for token, by in ((doc[0], -1), (doc[-1], 1)):
        with pytest.raises(IndexError):
            token.nbor(by)


def test_spans_are_those_of_the_parse(doc: Doc, parse: Parse) -> None:
    for start, end in itertools.combinations(range(0, len(doc), 3), 2):
        ours, theirs = doc[start:end], parse[start:end]
        assert (ours.text, ours.start_char, ours.end_char) == (
            theirs.text,
            theirs.start_char,
            theirs.end_char,
        )
        assert (ours.root.i, ours.sent.start) == (theirs.root.i, theirs.sent.start)
        assert _numbers(ours[1:-1]) == _numbers(theirs[1:-1])
        assert (ours[0].i, ours[-1].i, len(ours)) == (theirs[0].i, theirs[-1].i, len(theirs))
        assert doc[start] in ours
        assert doc[end] not in ours
    assert [(e.start, e.end, e.label_) for e in doc.ents] == [(e.start, e.end, e.label_) for e in parse.ents]
    assert doc[3:9] == doc[3:9] != doc[3:8]


def test_offsets_find_their_tokens(doc: Doc, parse: Parse) -> None:
    for start, end in itertools.combinations(range(0, len(TEXT) + 3, 3), 2):
        ours, theirs = doc.char_span(start, end), parse.char_span(start, end)
        assert (ours is None) == (theirs is None)
        wide = doc.char_span(start, end, alignment_mode="expand")
        theirs = parse.char_span(start, end, alignment_mode="expand")
        if theirs is not None and len(theirs):
            assert wide is not None
            assert (wide.start, wide.end) == (theirs.start, theirs.end)
        else:
            assert not wide
