"""Words → clues of their wording → acts; and the model that ships."""

from __future__ import annotations

import numpy as np
import pytest

from detente.model import Report
from detente.model.codes import Act
from detente.reading.local.events.head import ACTS
from detente.reading.local.events.wording_clues import clues, may_act
from detente.reading.local.events.wordings import shares, together
from detente.reading.local.parse import parse
from detente.reading.local.parsed import Token


def word(text: str, letters: str) -> Token:
    page = parse(Report(text=text, published_at="2024-03-14"))
    return next(token for token in page.tokens if token.text == letters)


def test_a_word_is_known_by_itself_and_by_what_hangs_on_it() -> None:
    said = set(
        clues(word("The rebels did not hand over the three drivers to the court.", "hand"), spoken=False)
    )
    assert {"L=hand", "P=VERB", "neg", "L+prt=hand+over", "L+obj=hand+driver", "subj=rebel"} <= said
    assert "unspoken" in said


def test_a_word_is_known_by_what_it_hangs_on() -> None:
    said = set(clues(word("Kampala refused to sign the paper.", "sign"), spoken=True))
    assert {"H=refuse/xcomp", "under-other", "spoken", "aux=to"} <= said


def test_nouns_and_verbs_may_act_others_where_the_head_hears_one() -> None:
    text = "The army is ready to leave the valley."
    assert may_act(word(text, "leave"), 0.0)
    assert may_act(word(text, "valley"), 0.0)
    assert not may_act(word(text, "ready"), 0.01)
    assert may_act(word(text, "ready"), 0.3)
    assert not may_act(word("The army has left.", "has"), 0.9)


@pytest.mark.parametrize(
    ("text", "letters", "act"),
    [
        ("The junta has ruled out any meeting with the exiles.", "ruled", Act.REJECT),
        ("Gunmen overran two posts near the border on Monday.", "overran", Act.ATTACK),
        ("The front denied that it had mined the road.", "denied", Act.DENY),
        ("The bishops thanked both commanders for coming.", "thanked", Act.THANK),
    ],
)
def test_the_model_knows_plain_wordings(text: str, letters: str, act: Act) -> None:
    (row,) = shares([clues(word(text, letters), spoken=False)])
    assert row.sum() == pytest.approx(1, abs=1e-5)
    assert ACTS[int(row[1:].argmax()) + 1] == act
    assert row[0] < 0.5


def test_the_model_knows_words_that_do_nothing() -> None:
    (row,) = shares([clues(word("The river is wide and brown in the spring.", "river"), spoken=False)])
    assert row[0] > 0.9


def test_what_both_say_is_surer_than_what_one_says() -> None:
    acts = dict.fromkeys(Act, 0.0) | {Act.DEMAND: 0.6, Act.APPEAL: 0.4}
    worded = np.zeros(len(ACTS), np.float32)
    worded[ACTS.index("appeal")], worded[0] = 0.8, 0.2
    told, given = together(0.8, acts, worded)
    assert max(given, key=given.__getitem__) is Act.APPEAL
    assert sum(given.values()) == pytest.approx(1, abs=1e-3)
    assert 0.5 < told < 1


def test_neither_alone_rules_an_act_out() -> None:
    worded = np.zeros(len(ACTS), np.float32)
    worded[0] = 1.0
    told, given = together(0.99, dict.fromkeys(Act, 0.0) | {Act.ATTACK: 1.0}, worded)
    assert 0 < told < 0.5
    assert max(given, key=given.__getitem__) is Act.ATTACK
