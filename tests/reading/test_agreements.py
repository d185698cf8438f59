"""Agreements: their stage, date and parties, and what they lay down."""

from __future__ import annotations

import pytest

from detente.model.codes import AgreementStatus, Issue
from tests.reading.pacts import read


@pytest.mark.parametrize(
    ("sentence", "words", "status"),
    [
        ("Serbia and Kosovo signed a peace accord in Ohrid on March 4.", "accord", AgreementStatus.SIGNED),
        (
            "The draft peace treaty between Serbia and Kosovo has 11 articles.",
            "treaty",
            AgreementStatus.DRAFT,
        ),
        ("Serbia and Kosovo hope to sign a peace accord.", "accord", AgreementStatus.PROPOSED),
        ("The peace accord of 1999 remains in force.", "accord", AgreementStatus.IN_FORCE),
        ("Serbia quit the 2013 peace accord with Kosovo.", "accord", AgreementStatus.ABANDONED),
    ],
)
def test_the_stage_is_told_by_what_the_sentence_does_to_the_noun(
    sentence: str, words: str, status: AgreementStatus
) -> None:
    assert read(sentence).agreement(words).status is status


@pytest.mark.parametrize(
    "sentence",
    [
        "The Government of National Accord held the capital of Libya.",
        "There is no peace deal.",
        "The two clubs agreed to resume talks on the transfer.",
    ],
)
def test_what_is_no_agreement_makes_none(sentence: str) -> None:
    assert not read(sentence).reading.agreements


def test_what_it_provides_for_is_its_clauses() -> None:
    text = (
        "Serbia and Kosovo signed an accord in Ohrid on March 4. "
        "It provides for the release of prisoners and the return of refugees."
    )
    found = read(text).agreement("accord")
    assert [clause.commitment for clause in found.clauses] == [Issue.PRISONERS, Issue.REFUGEES_RETURN]
    assert found.date is not None
    assert found.date.value == "2024-03-04"


def test_a_duty_names_who_is_bound() -> None:
    found = read("The peace deal obliges Serbia to withdraw its troops from Kosovo.")
    clause = found.agreement("deal").clauses[0]
    assert (found.names((clause.party or "",)), clause.commitment) == ({"Serbia"}, Issue.WITHDRAWAL)


def test_sentences_under_it_are_its_clauses() -> None:
    text = "Under the agreement, Serbia will release 40 prisoners and Kosovo will open the border."
    found = read(text)
    parties = [found.names((clause.party or "",)) for clause in found.agreement("agreement").clauses]
    assert parties[:1] == [{"Serbia"}]


def test_what_is_given_in_exchange() -> None:
    text = (
        "He recalled a 2013 draft accord under which Serbia would withdraw its troops "
        "in exchange for security guarantees."
    )
    clause = read(text).agreement("draft accord").clauses[0]
    assert (clause.commitment, clause.in_exchange_for) == (Issue.WITHDRAWAL, Issue.SECURITY_GUARANTEES)


@pytest.mark.parametrize(
    "text",
    [
        "Chad attacked Sudan in May. On Monday the two put their names to a paper in Nairobi.",
        "Chad and Sudan have fought for a year. Chad and Sudan signed an accord in Nairobi on Monday.",
        "Chad attacked Sudan in May. Chad and Sudan affixed their seals to a framework on Monday.",
    ],
)
def test_what_two_sides_sign_is_an_agreement(text: str) -> None:
    (found,) = read(text).reading.agreements
    assert found.status is AgreementStatus.SIGNED
    assert read(text).names(found.parties) == {"Chad", "Sudan"}
    assert found.date is not None
    assert found.date.value == "2024-03-11"


def test_a_newspaper_is_no_agreement() -> None:
    text = "Chad attacked Sudan in May. The minister of Chad told the paper that Sudan had lied."
    assert not read(text).reading.agreements
