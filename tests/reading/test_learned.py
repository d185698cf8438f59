"""Shares of words → verdicts by token: runs, heads of runs, conditions; with shares that the tests say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from detente.model import Report
from detente.model.codes import Act, ConditionKind, Issue, PloverType, Reality
from detente.reading.local.encoder.states import Encoded, Vectors, encode
from detente.reading.local.encoder.windows import windows
from detente.reading.local.encoder.words import words_of
from detente.reading.local.events import learned
from detente.reading.local.events.head import (
    ACTS,
    CLAUSE,
    FLAT,
    ISSUES,
    KINDS,
    REALITIES,
    TYPES,
    WHO,
    Asked,
    modes,
    outputs,
)
from detente.reading.local.events.learned import Learned
from detente.reading.local.page import Page
from detente.reading.local.parse import parse
from tests.reading.heard import verdict

LABELS: Mapping[str, Mapping[str, float]] = {
    "act": {"attack": 0.7, "coerce": 0.2, "none": 0.1},
    "type": {"STATE": 0.4, "ASSAULT": 0.35, "COERCE": 0.25},
    "mode": {"ASSAULT/aerial": 0.3, "COERCE/arrest": 0.5, "none": 0.2},
    "reality": {"alleged": 0.8, "asserted": 0.2},
    "issues": {"borders": 0.6, "shipping": 0.25, "talks": 0.1},
    "kind": {"until": 0.9},
    "gates": {"talks": 0.8, "borders": 0.1},
    "requires": {"none": 0.3, "withdrawal": 0.6},
}
"""What is answered for every candidate."""


def page(text: str) -> Page:
    return parse(Report(text=text, published_at="2024-03-14"))


def bare(made: Page) -> Encoded:
    """The words of a page, each with its own number for a vector."""
    text = made.report.text
    words = tuple(words_of(text, made.paragraphs))
    return Encoded(words, tuple(windows(text, words)), np.arange(len(words), dtype=np.float32).reshape(-1, 1))


class Head:
    """Says of each word what a test says, and remembers what it is asked."""

    def __init__(
        self, encoded: Encoded, text: str, told: Mapping[str, float], stated: Mapping[str, str]
    ) -> None:
        self.letters = [text[w.start : w.end] for w in encoded.words]
        self.shares, self.stated = told, stated
        self.asked: list[Asked] = []

    def flat(self, states: Vectors) -> Vectors:
        made = np.zeros((len(states), len(FLAT)), np.float32)
        for row, number in enumerate(states[:, 0].astype(int)):
            share = self.shares.get(self.letters[number], 0.0)
            made[row, :2] = 1 - share, share
        return made

    def clause(self, states: Vectors) -> Vectors:
        made = np.zeros((len(states), len(CLAUSE)), np.float32)
        for row, number in enumerate(states[:, 0].astype(int)):
            label = self.stated.get(self.letters[number], "O")
            made[row] = [0.2, 0.1, 0.1]
            made[row, CLAUSE.index(label)] = 0.8 if label == "O" else 0.9
        shares: Vectors = made / made.sum(axis=1, keepdims=True)
        return shares

    def answers(self, states: Vectors, asked: Sequence[Asked]) -> dict[str, Vectors]:
        self.asked += asked
        rows = {
            name: [[LABELS.get(name, {}).get(label, 0.0) for label in labels]] * len(asked)
            for name, labels in outputs().items()
        }
        made = {name: np.array(table, np.float32) for name, table in rows.items()}
        named = [0.9 if self.letters[int(number)].istitle() else 0.1 for number in states[:, 0]]
        made[WHO] = np.array([[[share, share / 2] for share in named]] * len(asked), np.float32)
        return made


@pytest.fixture
def hear(monkeypatch: pytest.MonkeyPatch) -> type[Hearing]:
    Hearing.patch = monkeypatch
    return Hearing


class Hearing:
    """A page with what the head makes of it."""

    patch: pytest.MonkeyPatch

    def __init__(
        self,
        text: str,
        told: Mapping[str, float],
        stated: Mapping[str, str] | None = None,
        worded: Mapping[str, Mapping[str, float]] | None = None,
    ) -> None:
        self.page = page(text)
        encoded = bare(self.page)
        self.head = Head(encoded, text, told, stated or {})
        for name, function in (
            ("flat_shares", self.head.flat),
            ("clause_shares", self.head.clause),
            ("answers", self.head.answers),
        ):
            self.patch.setattr(learned, name, function)
        wordings = {t.i: _row(worded[t.text]) for t in self.page.tokens if worded and t.text in worded}
        self.patch.setattr(Learned, "_wordings", lambda *_: wordings)
        self.learned = Learned(self.page, encoded)

    def heads(self) -> list[str]:
        return [token.text for token in self.learned.heads(self.page.tokens)]

    def heard(self) -> list[str]:
        return [token.text for token in self.page.tokens if self.learned.at(token) is not None]


def _row(given: Mapping[str, float]) -> Vectors:
    return np.array([given.get(label, 0.0) for label in ACTS], np.float32)


TEXT = "Rebels laid siege to Bor and left."


def test_labels_of_this_test_exist() -> None:
    assert "COERCE/arrest" in modes()
    known = {"act": ACTS, "type": TYPES, "reality": REALITIES, "issues": ISSUES, "kind": KINDS}
    assert all(set(LABELS[name]) <= set(labels) for name, labels in known.items())


def test_words_side_by_side_are_asked_about_together(hear: type[Hearing]) -> None:
    found = hear(TEXT, {"laid": 0.9, "siege": 0.4, "to": 0.29, "left": 0.31})
    assert [one.trigger for one in found.head.asked] == [(1, 3), (6, 7)]
    assert found.heard() == ["laid", "siege", "left"]


def test_of_words_side_by_side_one_is_the_head(hear: type[Hearing]) -> None:
    assert hear(TEXT, {"laid": 0.9, "siege": 0.4, "left": 0.8}).heads() == ["laid", "left"]


def test_a_word_is_told_with_its_own_share_and_its_run_with_the_highest(hear: type[Hearing]) -> None:
    found = hear(TEXT, {"laid": 0.5, "siege": 0.8})
    laid, siege = (t for t in found.page.tokens if t.text in {"laid", "siege"})
    assert found.learned.told(laid) == pytest.approx(0.5)
    assert found.learned.told(siege) == pytest.approx(0.8)
    heard = found.learned.at(laid)
    assert heard is not None
    assert heard.told == pytest.approx(0.8)
    assert found.learned.at(siege) is heard


def test_a_verdict_names_what_is_likeliest_by_the_codes(hear: type[Hearing]) -> None:
    found = hear(TEXT, {"left": 0.9})
    heard = found.learned.at(next(t for t in found.page.tokens if t.text == "left"))
    assert heard is not None
    assert (heard.act, heard.reality) == (Act.ATTACK, Reality.ALLEGED)
    assert heard.idle == pytest.approx(0.1)
    assert heard.acts[Act.COERCE] == pytest.approx(0.2)


def test_the_type_is_never_a_bare_statement_and_the_mode_is_one_of_the_type(hear: type[Hearing]) -> None:
    found = hear(TEXT, {"left": 0.9})
    heard = found.learned.at(next(t for t in found.page.tokens if t.text == "left"))
    assert heard is not None
    assert (heard.type, heard.mode) == (PloverType.ASSAULT, "aerial")


def test_issues_that_are_hardly_heard_are_left_out(hear: type[Hearing]) -> None:
    found = hear(TEXT, {"left": 0.9})
    heard = found.learned.at(next(t for t in found.page.tokens if t.text == "left"))
    assert heard is not None
    assert set(heard.issues) == {Issue.BORDERS, Issue.SHIPPING}


def test_where_no_word_does_anything_nothing_is_asked(hear: type[Hearing]) -> None:
    found = hear(TEXT, {})
    assert (found.head.asked, found.heads(), found.heard()) == ([], [], [])
    assert all(found.learned.told(token) == 0 for token in found.page.tokens)


def test_words_of_every_window_are_told(hear: type[Hearing]) -> None:
    found = hear("The rebels walked home.\n" * 60 + "The army fired.", {"walked": 0.9, "fired": 0.7})
    assert len(windows(found.page.report.text, words_of(found.page.report.text, found.page.paragraphs))) > 1
    assert found.heads() == ["walked"] * 60 + ["fired"]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_text_is_heard_as_nothing(text: str) -> None:
    made = page(text)
    found = Learned(made, encode(text, made.paragraphs))
    assert not list(found.heads(made.tokens))
    assert not found.conditions
    assert all(found.at(token) is None and found.told(token) == 0 for token in made.tokens)


def test_the_head_points_at_who_has_a_part_in_an_act(hear: type[Hearing]) -> None:
    made = hear(TEXT, {"siege": 0.9})
    rebels, _, siege, _, bor, *_ = made.page.tokens
    assert made.learned.names(rebels, "actor", siege) == pytest.approx(0.9)
    assert made.learned.names(bor, "recipient", siege) == pytest.approx(0.45)
    assert made.learned.names(siege, "actor", siege) == pytest.approx(0.1)
    assert made.learned.names(rebels, "actor", bor) == 0.0  # which does no act


def test_a_condition_is_words_side_by_side_cut_where_another_begins(hear: type[Hearing]) -> None:
    text = "No guns no deal, they said."
    marks = {"No": "B-CONDITION", "guns": "I-CONDITION", "no": "B-CONDITION", "deal": "I-CONDITION"}
    found = hear(text, {}, marks).learned.conditions
    assert [text[one.start : one.end] for one in found] == ["No guns", "no deal"]


def test_a_condition_has_its_kind_and_what_it_gates_and_requires(hear: type[Hearing]) -> None:
    (found,) = hear("Talk once guns leave.", {}, {"guns": "B-CONDITION"}).learned.conditions
    assert found.kind is ConditionKind.UNTIL
    assert set(found.gates) == {Issue.TALKS}
    # The mean of what is asked for and of what an act with these words would be about.
    assert found.requires == pytest.approx({Issue.WITHDRAWAL: 0.3, Issue.BORDERS: 0.3})
    assert 0.5 < found.share < 1


def test_a_verdicts_likeliest_are_what_its_tables_say() -> None:
    made = verdict(Act.AID, kind=PloverType.AID, reality=Reality.PLANNED)
    assert (made.act, made.type, made.reality) == (Act.AID, PloverType.AID, Reality.PLANNED)


def test_the_head_hears_a_plain_act_of_force() -> None:
    text = "The rebels shelled the town of Bor on Monday."
    made = page(text)
    found = Learned(made, encode(text, made.paragraphs))
    shelled = next(token for token in made.tokens if token.text == "shelled")
    assert shelled in list(found.heads(made.tokens))
    heard = found.at(shelled)
    assert heard is not None
    assert (heard.act, heard.reality) == (Act.ATTACK, Reality.ASSERTED)


def test_a_word_that_only_its_wording_gives_away_is_asked_about(hear: type[Hearing]) -> None:
    found = hear(
        TEXT, {}, worded={"left": {"withdraw": 0.6, "none": 0.4}, "laid": {"none": 0.9, "attack": 0.1}}
    )
    assert (found.heads(), found.heard()) == (["left"], ["left"])
    left = next(t for t in found.page.tokens if t.text == "left")
    assert found.learned.told(left) == 0.0


def test_wording_and_head_have_a_say_in_which_act_it_is(hear: type[Hearing]) -> None:
    found = hear(TEXT, {"left": 0.9}, worded={"left": {"coerce": 0.8, "attack": 0.1, "none": 0.1}})
    left = found.learned.at(next(t for t in found.page.tokens if t.text == "left"))
    assert left is not None
    # The head alone hears an attack (.7 against .2), the wording a measure of force.
    assert left.act is Act.COERCE
    assert left.told > 0.8
    assert left.idle == 0.0
