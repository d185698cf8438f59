"""Violation claims: who says that whom broke which ceasefire."""

from __future__ import annotations

import pytest

from detente.model.codes import Act, Qualifier
from tests.reading.pacts import read

TRUCE = "A truce between India and Pakistan took effect on Sunday. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Pakistan accused India of violating the truce.",
        "Pakistan said that India had broken the truce.",
        "India had broken the truce, Pakistan said.",
        "Pakistan accused India of shelling a village in breach of the truce.",
        "Pakistan recorded 40 violations by India.",
        "Pakistan called India's raid a violation of the truce.",
        "Pakistan accused India of never having respected the truce.",
    ],
)
def test_a_breach_that_one_side_tells_is_a_claim_against_the_other(sentence: str) -> None:
    found = read(TRUCE + sentence)
    (accuser, accused, claim), *others = found.claims
    assert (accuser, accused, others) == ({"Pakistan"}, {"India"}, [])
    assert claim.ceasefires == (found.ceasefire("truce").id,)


def test_each_blames_the_other_makes_two() -> None:
    found = read(TRUCE + "India and Pakistan accused each other of violating the truce.").claims
    assert sorted((min(a), min(b)) for a, b, _ in found) == [("India", "Pakistan"), ("Pakistan", "India")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pakistan denied that it had broken the truce.",
        "India warned that it would strike if Pakistan broke the truce.",
        "Fighting broke out near Poonch.",
        "Pakistan accused India of diverting water.",
        "Pakistan said that India had violated its airspace.",
    ],
)
def test_denials_conditions_and_other_wrongs_are_no_claims(sentence: str) -> None:
    assert not read(TRUCE + sentence).claims


def test_a_count_keeps_its_bound_and_an_attack_its_act() -> None:
    text = TRUCE + "Pakistan accused India of more than 300 violations of the truce."
    claim = read(text).claims[0][2]
    assert claim.count is not None
    assert (claim.count.value, claim.count.qualifier) == (300, Qualifier.OVER)
    shelled = read(TRUCE + "Pakistan accused India of shelling a village in breach of the truce.").claims
    assert shelled[0][2].act is Act.ATTACK


@pytest.mark.parametrize(
    "sentence",
    [
        "Pakistan said on Tuesday that Indian troops had shelled a village near Poonch.",
        "Pakistan accused India of shelling a market on Wednesday.",
    ],
)
def test_an_attack_that_one_side_lays_at_the_other_under_their_truce_is_a_claim(sentence: str) -> None:
    found = read(TRUCE + sentence)
    (accuser, accused, claim), *others = found.claims
    assert (accuser, accused, others) == ({"Pakistan"}, {"India"}, [])
    assert claim.ceasefires == (found.ceasefire("truce").id,)
    assert claim.act is Act.ATTACK


@pytest.mark.parametrize(
    "sentence",
    [
        "Pakistan accused India of shelling a market on March 2.",
        "Pakistan accused India of shelling a market before the truce.",
        "Pakistan accused Iran of shelling a market on Wednesday.",
        "Nepal accused India of shelling a market on Wednesday.",
    ],
)
def test_attacks_before_the_truce_and_between_others_are_no_claims(sentence: str) -> None:
    assert not read(TRUCE + sentence).claims


def test_an_attack_told_again_in_words_of_breach_is_one_claim_in_those_words() -> None:
    text = (
        TRUCE + "Pakistan said Indian troops had shelled a village. "
        "By that shelling India had broken the truce, Pakistan said."
    )
    ((_, _, claim),) = read(text).claims
    assert "broken the truce" in claim.evidence[0].quote
