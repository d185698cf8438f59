"""Files of the event corpora in, passages out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.held import held_out
from bench.marked import Span
from training.events import corpus
from training.events.corpus import Marked, Passage, Role

TEXT = """\
Rebels shell Bor

The rebels shelled Bor on Monday. Mayor John Deng said that he would not talk until the shelling stops.

The Nuer rebels would talk if the shelling stops, they said.
"""


def actor(name: str, *aliases: str) -> dict[str, Any]:
    return {"name": name, "aliases": list(aliases)}


def event(act: str, plover: str, trigger: str, evidence: str, **more: Any) -> dict[str, Any]:
    return {
        "act": act, "plover": plover, "trigger": trigger, "evidence": evidence, "actor": [], "recipient": [],
        "issues": [], "reality": "asserted", "conditions": [], **more,
    }  # fmt: skip


def condition(text: str, **requires: Any) -> dict[str, Any]:
    return {"kind": "until", "gates": "talks", "requires": requires or None, "text": text}


def report(folder: Path, *events: dict[str, Any]) -> Passage:
    actors = [actor("rebels", "Nuer rebels"), actor("Bor"), actor("John Deng", "Deng", "Mayor John Deng")]
    (folder / "bor.txt").write_text(TEXT, encoding="utf-8")
    (folder / "bor.json").write_text(json.dumps({"actors": actors, "events": events}), encoding="utf-8")
    (passage,) = corpus.reports(folder)
    return passage


def words(passage: Passage, span: Span | None) -> str | None:
    return None if span is None else passage.text[span[0] : span[1]]


def parties(passage: Passage, act: Marked) -> tuple[str | None, str | None, str | None]:
    return words(passage, act.trigger), words(passage, act.source), words(passage, act.target)


SHELL = event(
    "attack",
    "ASSAULT/heavy-weapons",
    "shelled",
    "The rebels shelled Bor",
    actor=["rebels"],
    recipient=["Bor"],
)


def test_who_has_a_part_in_an_act_is_looked_for_in_its_whole_sentence(tmp_path: Path) -> None:
    refuse = event(
        "reject", "REJECT", "would not talk", "would not talk", actor=["John Deng"], recipient=["rebels"]
    )
    passage = report(tmp_path, SHELL, refuse)
    shell, refused = passage.acts
    assert shell.roles is not None
    assert refused.roles is not None
    assert [words(passage, span) for span in shell.roles[0].named] == ["rebels"]
    assert [words(passage, span) for span in shell.roles[0].others] == ["Bor"]
    assert [words(passage, span) for span in refused.roles[0].named] == ["Mayor John Deng"]
    assert refused.roles[1] == Role((), (refused.roles[0].named[0],), whole=False)


def test_an_act_of_a_report_has_its_words_its_parties_and_its_labels(tmp_path: Path) -> None:
    passage = report(tmp_path, {**SHELL, "issues": ["territory", "borders"]})
    (act,) = passage.acts
    assert passage.whole
    assert parties(passage, act) == ("shelled", "rebels", "Bor")
    assert act.labels == {
        "act": ("attack",),
        "type": ("ASSAULT",),
        "mode": ("ASSAULT/heavy-weapons",),
        "reality": ("asserted",),
        "issues": ("territory", "borders"),
        "told": ("event",),
    }


def test_words_are_looked_for_under_the_headline_and_inside_the_evidence(tmp_path: Path) -> None:
    shelling = event("reject", "REJECT", "not", "he would not talk", actor=["John Deng"])
    bor = event("attack", "ASSAULT", "Bor", "Bor")
    first, second = report(tmp_path, shelling, bor).acts
    body = TEXT.index("\n")
    assert first.trigger is not None
    assert second.trigger is not None
    assert report(tmp_path, shelling).headline == body + 1
    assert min(first.trigger[0], second.trigger[0]) > body
    assert TEXT[first.trigger[0] :].startswith("not talk")


def test_the_longest_name_of_a_party_is_marked_and_one_that_is_not_said_is_not(tmp_path: Path) -> None:
    said = event(
        "reject", "REJECT", "said", "Mayor John Deng said", actor=["John Deng"], recipient=["rebels"]
    )
    passage = report(tmp_path, said)
    assert parties(passage, passage.acts[0]) == ("said", "Mayor John Deng", None)


def test_a_bare_statement_is_of_no_plover_type_and_an_act_may_have_no_mode(tmp_path: Path) -> None:
    state = event("state", "-", "said", "they said")
    talk = event("reject", "REJECT", "would not talk", "he would not talk")
    first, second = report(tmp_path, state, talk).acts
    assert (first.labels["type"], first.labels["mode"]) == (("STATE",), ("none",))
    assert (second.labels["type"], second.labels["mode"]) == (("REJECT",), ("none",))


def test_a_condition_is_the_one_nearest_to_its_act(tmp_path: Path) -> None:
    words_of = "the shelling stops"
    first = event("reject", "REJECT", "not talk", "he would not talk", conditions=[condition(words_of)])
    later = event("accept", "AGREE", "would talk", "The Nuer rebels would talk")
    later["conditions"] = [condition(words_of, issue="ceasefire", negated=True)]
    one, two = report(tmp_path, first, later).conditions
    places = [TEXT.index(words_of), TEXT.rindex(words_of)]
    assert [span and span[0] for span in (one.trigger, two.trigger)] == places
    assert one.labels == {
        "kind": ("until",), "gates": ("talks",), "requires": ("none",), "plain": ("plain",),
    }  # fmt: skip
    assert (two.labels["requires"], two.labels["plain"]) == (("ceasefire",), ("negated",))


@pytest.mark.parametrize("wrong", [{"evidence": "The rebels bombed Bor"}, {"trigger": "bombed"}])
def test_words_that_the_text_does_not_have_are_an_error(wrong: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="substring"):
        report(tmp_path, {**SHELL, **wrong})


def test_an_actor_that_nobody_has_named_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="Dinka"):
        report(tmp_path, {**SHELL, "actor": ["Dinka"]})


def test_a_sentence_of_one_act_leaves_its_other_words_open(tmp_path: Path) -> None:
    path = tmp_path / "some.tsv"
    path.write_text(
        "ACCUSE\taccused\t<s>Chad</s> accused <t>Sudan</t> of arming it.\n"
        "STATEMENT\t-\t<s>Chad</s> has 20 million people.\n",
        encoding="utf-8",
    )
    accuse, statement = corpus.sentences(path)
    assert not accuse.whole
    assert parties(accuse, accuse.acts[0]) == ("accused", "Chad", "Sudan")
    assert accuse.acts[0].labels == {"type": ("ACCUSE",), "told": ("event",)}
    assert statement.whole
    assert parties(statement, statement.acts[0]) == (None, "Chad", None)
    assert statement.acts[0].labels == {"told": ("statement",)}


def test_rows_of_plv_are_held_out_or_learned_from(tmp_path: Path) -> None:
    path = tmp_path / "plv.tsv"
    rows = [f"<s>Chad</s> left <t>town {n}</t>.\tYIELD\n" for n in range(40)]
    path.write_text("marked_sentence\tgold_root\n" + "".join(rows), encoding="utf-8")
    held, learned = (list(corpus.plv(path, held=which)) for which in (True, False))
    assert len(held) + len(learned) == 40
    assert all(held_out(passage.text) for passage in held)
    assert not any(held_out(passage.text) for passage in learned)
    assert held
    (act,) = learned[0].acts
    assert act.labels == {"type": ("CONCEDE", "RETREAT")}
    assert parties(learned[0], act)[:2] == (None, "Chad")


def test_rows_that_tell_an_event_or_not_are_held_out_or_learned_from(tmp_path: Path) -> None:
    path = tmp_path / "told.tsv"
    rows = [f"Town {n} was shelled.\t{n % 2}\n" for n in range(40)]
    path.write_text("sentence\tclass\n" + "".join(rows), encoding="utf-8")
    held, learned = (list(corpus.told(path, held=which)) for which in (True, False))
    assert len(held) + len(learned) == 40
    assert {p.text for p in held} == {r.split("\t")[0] for r in rows if held_out(r.split("\t")[0])}
    odd = {p.text: p.acts[0].labels for p in (*held, *learned)}
    assert odd["Town 3 was shelled."] == {"told": ("event",)}
    assert odd["Town 4 was shelled."] == {"told": ("statement",)}
    assert not any(p.whole for p in (*held, *learned))


def test_in_a_plain_sentence_no_word_does_anything(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("The oven was cold.\n\n  The bread was late. \n", encoding="utf-8")
    assert list(corpus.plain(path)) == [
        Passage("The oven was cold.", whole=True), Passage("The bread was late.", whole=True),
    ]  # fmt: skip
