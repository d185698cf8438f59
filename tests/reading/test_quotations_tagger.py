"""The trained tagger: what it finds by itself, what it adds to the rules, and the reader without it."""

from __future__ import annotations

import pytest

from detente.knowledge import models
from detente.model import DetenteError, Report
from detente.model.codes import QuotationMode
from detente.reading.local.encoder.states import encode
from detente.reading.local.local import Local
from detente.reading.local.page import Page
from detente.reading.local.parse import parse, split_paragraphs
from detente.reading.local.quotations.find import find_drafts
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.tagged import add_tagged
from detente.reading.local.quotations.tagger import Attribution, attributions
from detente.reading.local.quotations.wide import find_attributions

TRUCE = (
    "The rebels said on Friday that they would leave Goma. “We keep our word,” a spokesman told reporters.\n"
    "Trucks crossed the river at noon.\n"
    "The army accused the rebels of shelling Sake."
)


def page(text: str) -> Page:
    return parse(Report(text=text, published_at="2024-03-14"))


def told(text: str, found: list[Attribution]) -> list[tuple[str, str, str]]:
    """Source, cue and content of each, pieces joined with a bar."""

    def words(pieces: tuple[tuple[int, int], ...]) -> str:
        return " | ".join(text[start:end] for start, end in pieces)

    return [(words(a.source), words((a.cue,)), words(a.content)) for a in found]


def test_who_says_what_with_its_marks_and_that() -> None:
    found = told(TRUCE, attributions(encode(TRUCE, split_paragraphs(TRUCE))))
    assert ("The rebels", "said", "that they would leave Goma") in [(s, c.split()[0], q) for s, c, q in found]
    assert ("a spokesman", "told", "“We keep our word,”") in found
    assert any(source == "The army" and "shelling Sake" in content for source, _, content in found)
    assert not any("Trucks" in content for _, _, content in found)


@pytest.mark.parametrize("text", ["", "\n\n", "Trucks crossed the river at noon."])
def test_where_nobody_speaks_nothing_is_found(text: str) -> None:
    assert attributions(encode(text, split_paragraphs(text))) == []


def test_direct_words_are_those_between_the_marks() -> None:
    text = "“We will not wait,” Grace Mwangi said on Friday. “Nobody should ask us to.”"
    (one,) = told(text, find_attributions(page(text)))
    assert one == ("Grace Mwangi", one[1], "“We will not wait,” | “Nobody should ask us to.”")


def at(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def attribution(text: str, source: str, cue: str, content: str, confidence: float = 0.9) -> Attribution:
    return Attribution(at(text, cue), (at(text, source),), (at(text, content),), confidence)


def test_a_verb_that_no_list_knows_carries_words_that_are_quoted() -> None:
    text = "The envoy resumed that “this round has less rhetoric”."
    own = attribution(text, "The envoy", "resumed", "that “this round has less rhetoric”")
    layout = Layout(page(text))
    (draft,) = add_tagged([], [own], layout)
    assert [text[a:b] for a, b in draft.pieces] == ["“this round has less rhetoric”"]
    assert draft.mode is QuotationMode.DIRECT or draft.mode is QuotationMode.MIXED


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The envoy feared that the truce would end.", "The envoy", "feared", "that the truce would end"),
        ("The envoy did not say that it held.", "The envoy", "did not say", "that it held"),
        ("The envoy asked for a longer truce.", "The envoy", "asked", "for a longer truce"),
        ("The accord says that both sides withdraw.", "The accord", "says", "that both sides withdraw"),
    ],
)
def test_thoughts_denials_and_documents_are_no_quotations(
    text: str, source: str, cue: str, content: str
) -> None:
    assert add_tagged([], [attribution(text, source, cue, content)], Layout(page(text))) == []


def test_who_is_less_sure_adds_nothing() -> None:
    text = "The envoy said that the truce would hold."
    own = attribution(text, "The envoy", "said", "that the truce would hold", confidence=0.1)
    assert add_tagged([], [own], Layout(page(text))) == []


def test_what_a_rule_found_stays_and_becomes_surer() -> None:
    text = "The envoy said that the truce would hold."
    layout = Layout(page(text))
    (before,) = find_drafts(layout)
    own = attribution(text, "The envoy", "said", "that the truce would hold")
    (after,) = find_drafts(layout, [own])
    assert after.pieces == before.pieces
    assert after.confidence > before.confidence


def test_the_reader_works_without_its_models(monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report(text=TRUCE, published_at="2024-03-14")
    with_models, by_rules = Local().read(report), Local(rules_only=True).read(report)
    assert {q.content for q in by_rules.quotations} <= {q.content for q in with_models.quotations}
    monkeypatch.setattr(models, "FILES", ("not-installed.onnx",))
    assert Local().rules_only
    with pytest.raises(DetenteError, match="--rules-only"):
        models.model_file("not-installed.onnx")
