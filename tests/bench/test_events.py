"""Tables of acts in, macro F1 and shares out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import events
from bench.events import (
    QUADS,
    Act,
    Told,
    load,
    macro,
    main,
    measure,
    measure_acts,
    measure_told,
    raw,
    root_of,
)
from bench.held import held_out
from detente.model.codes import PloverType
from detente.reading.local.local import Local

ACTS = """\
sentence\tmarked_sentence\tgold_root
Kenya thanked Oman.\t<s>Kenya</s> thanked <t>Oman</t>.\tSUPPORT
Mali left Kidal.\t<s>Mali</s> left <t>Kidal</t>.\tRETREAT
"""
TOLD = "sentence\tclass\nRebels took Goma.\t1\nGoma is a city.\t0\n"
PLAIN = "The oven was cold.\n\n  The bread was late.  \n"


def file(folder: Path, text: str) -> Path:
    path = folder / "rows.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def act(root: str, text: str = "Mali left Kidal.") -> Act:
    return Act(text, None, None, root)


def test_three_kinds_of_file_are_told_apart_by_their_header(tmp_path: Path) -> None:
    assert load(file(tmp_path, ACTS)) == [
        Act("Kenya thanked Oman.", (0, 5), (14, 18), "SUPPORT"),
        Act("Mali left Kidal.", (0, 4), (10, 15), "YIELD"),
    ]
    assert load(file(tmp_path, TOLD)) == [Told("Rebels took Goma.", True), Told("Goma is a city.", False)]
    assert load(file(tmp_path, PLAIN)) == ["The oven was cold.", "The bread was late."]


def test_rows_are_held_out_or_not_and_none_is_both(tmp_path: Path) -> None:
    some = [f"Column {n} left the town of Bor." for n in range(60)]
    path = file(tmp_path, "sentence\tclass\n" + "".join(f"{text}\t1\n" for text in some))
    held, others = (load(path, held=which) for which in (True, False))
    assert [one.text for one in held if isinstance(one, Told)] == [text for text in some if held_out(text)]
    assert held
    assert len(held) + len(others) == len(some)
    assert not set(held) & set(others)


@pytest.mark.parametrize("text", ["", "sentence\troot\nMali left.\tRETREAT\n"])
def test_a_table_with_other_columns_is_named(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(tmp_path, text)
    with pytest.raises(ValueError, match=r"rows\.tsv: no columns marked_sentence and gold_root"):
        load(path)
    assert main([str(path)]) == 2
    assert f"bench: {path}: no columns" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_a_message_and_no_crash(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.tsv")]) == 2
    assert "bench: " in capsys.readouterr().err


def test_macro_f1_is_the_mean_over_the_roots_of_gold() -> None:
    gold, given = ["AID", "AID", "REJECT", "YIELD"], ["AID", "REJECT", "REJECT", "ASSAULT"]
    f1, table = macro(gold, given)
    assert {name: tally.values()["f1"] for name, tally in table.items()} == {
        "AID": pytest.approx(2 / 3),  # one of one is right, one of two is found
        "REJECT": pytest.approx(2 / 3),  # one of two is right, one of one is found
        "YIELD": 0.0,
    }
    assert f1 == pytest.approx(4 / 9)


def test_every_type_has_a_root_in_one_of_four_quads() -> None:
    assert {root_of(kind) for kind in PloverType} == set(QUADS)
    assert root_of("CONCEDE") == root_of("RETREAT") == "YIELD"
    by_quad = [{name for name, quad in QUADS.items() if quad == number} for number in (1, 2, 3, 4)]
    assert [bool(names) for names in by_quad] == [True] * 4
    assert {"AGREE", "CONSULT"} <= by_quad[0]
    assert {"AID", "YIELD"} <= by_quad[1]
    assert {"ACCUSE", "THREATEN"} <= by_quad[2]
    assert {"ASSAULT", "COERCE"} <= by_quad[3]


def test_a_wrong_root_of_the_right_quad_counts_for_the_quad(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"one": "AID", "two": "YIELD", "three": "ASSAULT"}
    monkeypatch.setattr(events, "given_spans", lambda one: given[one.text])
    figures = measure_acts([act("AID", "one"), act("AID", "two"), act("AID", "three")], whole=False)
    assert figures["spans.accuracy"] == pytest.approx(1 / 3)
    assert figures["spans.quad_accuracy"] == pytest.approx(2 / 3)
    assert figures["spans.AID.f1"] == figures["spans.macro_f1"] == pytest.approx(0.5)
    assert not [name for name in figures if name.startswith("raw.")]


def test_an_event_is_told_where_it_is_as_likely_as_not(monkeypatch: pytest.MonkeyPatch) -> None:
    shares = {"a": 0.9, "b": 0.5, "c": 0.4, "d": 0.1}
    monkeypatch.setattr(events, "is_event", shares.__getitem__)
    rows = [Told("a", True), Told("b", False), Told("c", True), Told("d", False)]
    assert measure_told(rows) == {
        "event.precision": 0.5, "event.recall": 0.5, "event.f1": 0.5, "accuracy": 0.5,
    }  # fmt: skip


def test_a_raw_sentence_is_read_by_the_whole_reader() -> None:
    text = "The rebels shelled the town of Bor on Monday."
    found = raw(Act(text, (0, 10), None, "ASSAULT"), Local())
    assert (found.root, found.source, found.both) == (True, True, True)
    wrong = raw(Act(text, (0, 10), None, "AID"), Local())
    assert (wrong.root, wrong.source, wrong.both) == (False, False, False)
    assert wrong.acts == found.acts >= 1
    assert not raw(Act(text, (33, 43), None, "ASSAULT"), Local()).source


def test_sentences_that_tell_an_act_are_counted_where_none_should_and_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(tmp_path, "The rebels shelled the town of Bor on Monday.\nThe oven was cold all day.\n")
    figures = measure(path, shown=True)
    assert (figures["sentences"], figures["sentences_with_events"]) == (2, 1)
    assert "attack: The rebels shelled" in capsys.readouterr().err


def test_the_command_prints_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "given_spans", lambda one: "SUPPORT")
    path = str(file(tmp_path, ACTS))
    assert main([path, "--json", "--spans-only"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["rows"], figures["spans.accuracy"]) == (2, 0.5)
    assert main([path, "--spans-only"]) == 0
    assert "spans.macro_f1" in capsys.readouterr().out


def test_the_head_knows_an_act_by_its_words_and_a_bare_statement() -> None:
    text = "The rebels shelled the town of Bor on Monday."
    assert events.given_spans(Act(text, (0, 10), (19, 34), "ASSAULT")) in QUADS
    assert 0 <= events.is_event(text) <= 1
