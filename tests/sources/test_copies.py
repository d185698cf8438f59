"""Near copies: found however they were cut and touched, and grouped the same in any order."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model import Report
from detente.sources.copies import (
    Signature,
    StaleSignatureError,
    compare,
    find_copies,
    find_pairs,
    group,
    signature,
)
from detente.sources.copies.words import words

PARAGRAPHS = [
    "The army of Arvenia said on Sunday that it would honour the truce in the northern highlands, two "
    "days after "
    "the mediators had asked both neighbours for restraint.",
    'A spokesman for the rebels called the offer "a first step that we have waited for since the autumn" '
    "and said "
    "that their defence committee would answer within 72 hours.",
    "Overnight, shells fell on the outskirts of Tolm, wounding at least 14 people, the town's hospital "
    "said. Neither "
    "side took responsibility for the fire.",
    "The envoy, who has travelled between the two capitals since April, plans to bring 120 observers to "
    "the line of "
    "contact once the programme is agreed.",
    "Talks broke off last year over who should hold the bridge at Marn. Both sides still claim it, and "
    "neither has "
    "named a date for another round.",
]
WIRE = "\n\n".join(PARAGRAPHS)


def report(text: str, day: str = "2025-05-11", publisher: str | None = "Northern Wire") -> Signature:
    return signature(Report(text=text, published_at=day, publisher=publisher))


def other(text: str) -> Signature:
    """What another outlet prints a day later."""
    return report(text, "2025-05-12", "Harbour Daily")


ORIGINAL = report(WIRE)


AMERICAN = (("honour", "honor"), ("defence", "defense"), ("travelled", "traveled"), ("programme", "program"))


def american(text: str) -> str:
    """The text with American spelling, and other quotation marks."""
    for one, spelt in AMERICAN:
        text = text.replace(one, spelt)
    return text.replace('"', "”")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n\n".join(PARAGRAPHS[:2]), id="its beginning"),
        pytest.param("\n\n".join(PARAGRAPHS[1::2]), id="some paragraphs"),
        pytest.param(WIRE.upper() + " END", id="case"),
        pytest.param(american(WIRE), id="spelling"),
        pytest.param("Guns fall silent, for now\n\n(Northern Wire) — " + WIRE, id="headline and credit"),
        pytest.param(
            WIRE.replace("Overnight, ", "In the night to Sunday, ").replace("at least", "no fewer than"),
            id="edited",
        ),
        pytest.param(WIRE + "\n\nThe mayor said on Monday that Harbour would take families in.", id="more"),
    ],
)
def test_what_is_a_copy(text: str) -> None:
    (found,) = find_copies([ORIGINAL], other(text))
    assert (found.report, found.of) == (other(text).report, ORIGINAL.report)
    assert found.score > 0.7
    assert "runs of four words are the same" in found.why


OTHER_WORDS = (
    "The mediators are to meet on Thursday. The army of Arvenia and the rebels have not said who will "
    "come, but "
    "the envoy expects both; observers would follow. Talks broke off last year."
)
SAME_QUOTATION = (
    f"Asked again, a spokesman said it so on Monday: {PARAGRAPHS[1].split(' and said')[0]}\n\n"
    "What the committee makes of it is open. Its members have not met in a month, people close to them "
    "say, and "
    "two of three want other terms than those on the table, above all on last winter's prisoners."
)


@pytest.mark.parametrize("text", [OTHER_WORDS, SAME_QUOTATION, "14 120 72", " "])
def test_what_is_none(text: str) -> None:
    assert find_copies([ORIGINAL], other(text)) == []


def test_a_bulletin_with_the_words_of_yesterday_and_other_numbers_is_no_copy() -> None:
    text = WIRE.replace("72", "24").replace("14", "9").replace("120", "45").replace("Sunday", "Monday")
    assert compare(ORIGINAL, other(text)) is None
    assert compare(ORIGINAL, other(WIRE.replace("72", "24"))) is not None


def test_a_brief_inside_a_long_report_does_not_make_it_a_copy() -> None:
    chance = random.Random(1)
    names = [f"w{number}" for number in range(3000)]
    long = "\n".join(" ".join(chance.choices(names, k=40)) for _ in range(30))
    assert compare(report(PARAGRAPHS[0]), other(f"{long}\n{PARAGRAPHS[0]}")) is None


def test_a_credit_lets_less_of_the_text_do() -> None:
    own = ("Harbour's council met over the news and asked the ministry what it knows of the wounded, "
           "whose names are "
           "not yet known here, and what roads stay open for the buses that were to leave today for the "
           "coast.")  # fmt: skip
    mixed = f"{own}\n\n{PARAGRAPHS[3]}"
    assert compare(ORIGINAL, other(mixed)) is None
    pair = compare(ORIGINAL, other(f"{mixed}\n\nSource: Northern Wire"))
    assert pair is not None
    assert pair.credit == "Source: Northern Wire"


def test_a_late_original_takes_the_place_of_the_first_copy() -> None:
    first, second = (
        other(WIRE + "\n\n(Northern Wire)"),
        report("\n\n".join(PARAGRAPHS[:4]), "2025-05-13", "Third Post"),
    )
    (before,) = find_copies([first], second)
    assert before.of == first.report
    after = find_copies([first, second], ORIGINAL)
    assert {(copy.report, copy.of) for copy in after} == {
        (first.report, ORIGINAL.report),
        (second.report, ORIGINAL.report),
    }


def test_on_one_day_the_credited_one_is_the_original_and_an_hour_goes_before_that() -> None:
    credit = WIRE + "\n\nSource: Northern Wire"
    for day, copy_day, original in (
        ("2025-05-11", "2025-05-11", "Northern Wire"),
        ("2025-05-11T09:00:00+00:00", "2025-05-11", "Northern Wire"),
        ("2025-05-11T09:00:00+00:00", "2025-05-11T08:00:00+00:00", "Harbour Daily"),
        ("2025-05-11T09:00:00+00:00", "2025-05-11T10:30:00+02:00", "Harbour Daily"),
        ("2025-05-11T09:00:00", "2025-05-11T08:00:00", "Northern Wire"),  # hours without a zone
    ):
        wire, copy = report(WIRE, day), report(credit, copy_day, "Harbour Daily")
        (made,) = group([wire, copy], find_pairs([wire], copy))
        assert made.original == (wire if original == "Northern Wire" else copy).report, (day, copy_day)


FAMILY = [
    ORIGINAL,
    other("\n\n".join(PARAGRAPHS[:3])),
    other("\n\n".join(PARAGRAPHS[2:])),
    report(WIRE + "\n\nReporting by Northern Wire staff", "2025-05-11", "Third Post"),
    report("Another matter. " + " ".join(f"n{number}" for number in range(80)), "2025-05-10"),
]


@given(order=st.permutations(FAMILY))
def test_the_groups_do_not_depend_on_the_order_of_arrival(order: list[Signature]) -> None:
    known: list[Signature] = []
    pairs = []
    for one in order:
        pairs += find_pairs(known, one)
        known.append(one)
    (found,) = group(known, pairs)
    assert found.original == ORIGINAL.report
    assert found.copies == tuple(sorted(one.report for one in FAMILY[1:4]))


def test_a_person_keeps_two_reports_apart_and_the_rest_together() -> None:
    pairs = [pair for a, b in itertools.combinations(FAMILY, 2) if (pair := compare(a, b))]
    apart = [(FAMILY[1].report, ORIGINAL.report)]
    groups = group(FAMILY, pairs, apart)
    for one in groups:
        assert not {FAMILY[1].report, ORIGINAL.report} <= {one.original, *one.copies}
    assert ORIGINAL.report in {one.original for one in groups}
    assert find_copies([ORIGINAL], FAMILY[1], apart) == []
    assert find_copies([ORIGINAL], FAMILY[1], [(ORIGINAL.report, FAMILY[1].report)]) == []


def test_a_report_that_joins_two_texts_does_not_join_their_copies() -> None:
    text = "\n\n".join(
        f"In the port of Lund{number} the council met about the fishing quota {number} and the price of "
        f"nets, and put "
        f"off what {number} boats may land until the autumn fair in the old town" for number in range(20, 26)
    )  # fmt: skip
    fish = report(text, "2025-05-11", "Coast News")
    both = report(f"{WIRE}\n\n{text}", "2025-05-12", "Digest")
    members = [ORIGINAL, fish, both]
    pairs = [pair for a, b in itertools.combinations(members, 2) if (pair := compare(a, b))]
    assert len(pairs) == 2
    assert [len(one.copies) for one in group(members, pairs)] == [1]


def test_a_signature_survives_being_kept() -> None:
    one = other(WIRE + "\n\nSource: Northern Wire")
    kept = Signature.from_bytes(one.to_bytes())
    assert kept.bands == one.bands
    assert (kept.report, kept.published_at, kept.publisher, kept.credit) == (
        one.report, one.published_at, one.publisher, one.credit
    )  # fmt: skip
    assert compare(ORIGINAL, kept) == compare(ORIGINAL, one)
    assert len(one.to_bytes()) < 1500
    assert all(-(2**63) <= key < 2**63 for key in one.bands)
    assert len(set(one.bands)) == 64


def test_a_signature_of_another_version_is_refused() -> None:
    kept = ORIGINAL.to_bytes()
    for other_version in (kept.replace(b'["1.', b'["0.'), b"", b"DTS0" + kept[4:]):
        with pytest.raises(StaleSignatureError, match="Make it again"):
            Signature.from_bytes(other_version)


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("Zelenskiy", "Zelenskyy"), ("Zelenskiy", "ZELENSKY"), ("defence", "Defense"),
        ("programmes", "programs"),
        ("organisation", "organization"), ("neighbour", "neighbor"), ("centre", "center"),
        ("Türkiye", "turkiye"),
        ("travelled", "traveled"), ("Kyiv’s", "Kyiv's"), ("dialogue", "dialog"), ("«Да»", "да"),
    ],
)  # fmt: skip
def test_spellings_of_one_word(one: str, same: str) -> None:
    assert [word for word, _ in words(one)] == [word for word, _ in words(same)]


def test_words_know_whether_they_are_quoted() -> None:
    text = 'He said "not now" and “later”.\n"It goes on\nHe left. 他说'
    quoted = [word for word, inside in words(text) if inside]
    assert quoted == ["not", "now", "later", "it", "ges", "on"]
    assert [word for word, _ in words("他说")] == ["他", "说"]


@given(st.text(max_size=400))
def test_any_text_has_a_signature(text: str) -> None:
    one = signature(Report(text=text, published_at="2025-05-11"))
    assert Signature.from_bytes(one.to_bytes()).bands == one.bands
    assert compare(one, one) is None


def test_the_near_copy_of_the_shared_reports_and_no_other(shared: object) -> None:
    from pathlib import Path

    from bench.copies import measure_gold

    assert isinstance(shared, Path)
    found = measure_gold(shared / "gold" / "matters.json")
    assert found == {"reports": 13, "precision": 1.0, "recall": 1.0, "original": 1.0}
