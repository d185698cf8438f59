"""No text breaks the quotation step: every span holds, nothing is lost in time."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.model import Report
from detente.model.reading import pieces_of_evidence
from detente.reading.local.actors.cast import Cast
from detente.reading.local.page import Page
from detente.reading.local.parse import parse, split_paragraphs
from detente.reading.local.quotations.find import find_quotations
from detente.reading.local.quotations.marks import find_quoted

WORDS = st.sampled_from(
    (
        "the army|said|that|“|”|\"|'|’|‘|«|»|„|''|according to|Kenya|,|.|:|\n\n|\n|he|told|as|which|"
        "🙂|e\u0301|مرحبا|\u200f|words|in|—|?|claim|warned|“No,”|\t|it|is clear that|the road was open|and|"
        "replied as follows."
    ).split("|")
)
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=60).map(" ".join),
    st.lists(WORDS, min_size=1, max_size=60).map("".join),
    st.text(min_size=1, max_size=300),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_span_holds(text: str) -> None:
    page = parse(Report(text=text, published_at="2024-03-14"))
    for quotation in find_quotations(page, Cast((), ()), ()):
        for evidence in pieces_of_evidence(quotation):
            assert evidence.holds_in(page.report.text)
            assert evidence.quote == evidence.quote.strip()


@given(st.lists(WORDS, max_size=80).map("".join))
def test_quoted_stretches_never_overlap(text: str) -> None:
    found = find_quoted(text, split_paragraphs(text))
    for one, other in pairwise(found):
        assert one.outer[1] <= other.outer[0]
    for one in found:
        assert one.outer[0] < one.start < one.end <= one.outer[1] <= len(text)


def test_marks_are_found_in_time_that_grows_with_the_text() -> None:
    def seconds(text: str) -> float:
        began = process_time()
        find_quoted(text, ((0, len(text)),))
        return process_time() - began

    for mark in ("'a ", "“a ", '"a ', "‘s' ", "„"):
        assert seconds(mark * 40_000) < 2.0


def test_a_long_report_costs_no_more_for_each_word() -> None:
    block = "“We will not wait,” the general said. Kenya said that the road was open.\n\n"
    short, long = (parse(Report(text=block * n, published_at="2024-03-14")) for n in (20, 200))

    def seconds(page: Page) -> float:
        began = process_time()
        find_quotations(page, Cast((), ()), ())
        return process_time() - began

    def least(page: Page) -> float:
        # Of several: Python may look through all that a long run of tests has left, which is no work of this.
        return min(seconds(page) for _ in range(4))

    assert least(long) < 30 * max(least(short), 0.002)


def test_a_sentence_without_end_is_left_unread() -> None:
    page = parse(Report(text="according to the army, “no” he said " * 1500, published_at="2024-03-14"))
    began = process_time()
    find_quotations(page, Cast((), ()), ())
    assert process_time() - began < 3.0
