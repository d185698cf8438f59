"""Quotations: text in, who said what out."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from detente.model import Quotation, Report
from detente.model.codes import QuotationMode
from detente.reading.local.actors import cast_of
from detente.reading.local.parse import parse
from detente.reading.local.quotations import find_quotations


@dataclass(frozen=True)
class Said:
    """A quotation in short: speaker's name, content, cue."""

    speaker: str | None
    content: tuple[str, ...]
    cue: str | None
    mode: QuotationMode
    quotation: Quotation


def said(text: str) -> list[Said]:
    page = parse(Report(text=text, published_at="2024-03-14"))
    cast = cast_of(page)
    return [
        Said(
            cast[q.speaker].name if q.speaker else None,
            tuple(piece.quote for piece in q.content),
            q.cue,
            q.mode,
            q,
        )
        for q in find_quotations(page, cast, ())
    ]


def only(text: str) -> Said:
    (one,) = said(text)
    return one


def test_a_quotation_broken_by_its_cue_is_one_with_two_pieces() -> None:
    one = only("“We will not wait,” Abiy Ahmed said on Friday, “and nobody should ask us to.”")
    assert one.content == ("We will not wait,", "and nobody should ask us to.")
    assert (one.speaker, one.cue, one.mode) == ("Abiy Ahmed", "said", QuotationMode.DIRECT)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Sudan's army said that the road was open.", "the road was open"),
        ("Sudan's army said the road was open.", "the road was open"),
        ("The road was open, Sudan's army said.", "The road was open"),
        ("According to Sudan's army, the road was open.", "the road was open"),
        ("The road was open, according to Sudan's army.", "The road was open"),
    ],
)
def test_indirect_speech_leaves_out_that_and_the_full_stop(text: str, content: str) -> None:
    one = only(text)
    assert one.content == (content,)
    assert one.mode is QuotationMode.INDIRECT


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's army did not say that the road was open.",
        "The rebels proposed reopening the road.",
        "Kenya suggested that the talks be held in Nairobi.",
        "The paper ran the headline “Peace At Last” on Monday.",
        "The army calls the valley “Thunder”.",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert said(text) == []
