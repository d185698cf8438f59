"""The graph of the trained head: what it gives has the form that the labels say."""

from __future__ import annotations

import numpy as np
import pytest

from detente.knowledge.codebook import codebook
from detente.model.codes import Act, Issue, PloverType, Reality
from detente.reading.local.encoder.states import Encoded, encode
from detente.reading.local.events.head import (
    ACTS,
    CLAUSE,
    FLAT,
    ISSUES,
    MANY,
    NONE,
    NOWHERE,
    REALITIES,
    ROLES,
    TYPES,
    WHO,
    Asked,
    answers,
    clause_shares,
    flat_shares,
    modes,
    outputs,
    softmax,
)

TEXT = "The rebels shelled the town of Bor on Monday."


@pytest.fixture(scope="module")
def encoded() -> Encoded:
    return encode(TEXT, [(0, len(TEXT))])


def test_labels_are_the_codes_of_the_model() -> None:
    assert (NONE, *Act) == ACTS
    assert ("STATE", *PloverType) == TYPES
    assert (NONE, *TYPES) == FLAT
    assert (tuple(Reality), tuple(Issue)) == (REALITIES, ISSUES)
    assert modes() == (NONE, *codebook().plover_modes)


def test_scores_become_shares_of_one() -> None:
    shares = softmax(np.array([[1.0, 1.0], [1000.0, 0.0], [-1000.0, -1000.0]], np.float32))
    assert shares.tolist() == [[0.5, 0.5], [1.0, 0.0], [0.5, 0.5]]


def test_every_word_has_shares_for_both_of_its_labels(encoded: Encoded) -> None:
    for shares, labels in ((flat_shares(encoded.states), FLAT), (clause_shares(encoded.states), CLAUSE)):
        assert shares.shape == (len(encoded.words), len(labels))
        assert np.allclose(shares.sum(axis=1), 1, atol=1e-4)
        assert (shares >= 0).all()


def test_a_candidate_has_a_share_for_every_label_of_every_output(encoded: Encoded) -> None:
    asked = [Asked((2, 3)), Asked((2, 3), (0, 2), (3, 7)), Asked(NOWHERE, (0, 2)), Asked()]
    given = answers(encoded.states, asked)
    assert set(given) == {*outputs(), WHO}
    assert given[WHO].shape == (len(asked), len(encoded.words), len(ROLES))
    assert ((given[WHO] >= 0) & (given[WHO] <= 1)).all()
    for name in outputs():
        shares = given[name]
        assert shares.shape == (len(asked), len(outputs()[name])), name
        assert (shares >= 0).all()
        assert (shares <= 1).all()
        if name not in MANY:
            assert np.allclose(shares.sum(axis=1), 1, atol=1e-4), name


def test_candidates_hardly_change_each_other(encoded: Encoded) -> None:
    """Only by rounding: the graph counts in whole numbers, scaled to the largest of what is asked at once."""
    one, two = Asked((2, 3)), Asked(NOWHERE, (0, 2))
    both = answers(encoded.states, [one, two])
    for row, asked in enumerate((one, two)):
        alone = answers(encoded.states, [asked])
        assert all(np.allclose(alone[name][0], both[name][row], atol=0.1) for name in outputs())


def test_the_head_knows_a_plain_act_of_force(encoded: Encoded) -> None:
    shelled = next(i for i, w in enumerate(encoded.words) if TEXT[w.start : w.end] == "shelled")
    assert FLAT[int(flat_shares(encoded.states)[shelled].argmax())] == "ASSAULT"
    given = answers(encoded.states, [Asked((shelled, shelled + 1))])
    assert ACTS[int(given["act"][0].argmax())] == "attack"
    assert TYPES[int(given["type"][0].argmax())] == "ASSAULT"
