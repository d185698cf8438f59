"""Conditions as text, JSON, CSV and pictures."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from detente.analysis.conditions import parse_rules
from detente.analysis.conditions.inquiry import Answer, Change, ask_record, ask_rules
from detente.exports.conditions import (
    draw_conditions,
    write_conditions,
    write_conditions_csv,
    write_conditions_json,
)
from detente.exports.drawing import DrawingError
from tests.analysis.told import act, report

WORD = report(
    "2025-05-11",
    act("Russia", "propose", "ceasefire", "Ukraine").under("during", "talks"),
    act("Russia", "reject", "ceasefire", "France"),
    act("Ukraine", "accept", "talks", "Russia").under("before", "ceasefire"),
    act("France", "demand", "ceasefire", "Russia").under("before", "ceasefire", gates="talks"),
    act("France", "threaten", "sanctions", "Russia").under("if", "no ceasefire", of="Russia"),
    talks="Russia, Ukraine",
)


def page(answer: Answer) -> str:
    out = io.StringIO()
    write_conditions(answer, out)
    return " ".join(out.getvalue().split())


def test_a_mediator_reads_the_circle_the_package_and_whose_conditions() -> None:
    told = page(ask_record([WORD]))
    for sentence in (
        "Conditions on 11 May 2025",
        "each joint step takes the leave of Russia and Ukraine",
        "Nothing can be reached one step after the other.",
        "a ceasefire and talks: no side need drop a condition if they are done together",
        "In the way: Ukraine asks for a ceasefire before talks",
        "Ukraine and France ask for a ceasefire before talks; Russia offers a ceasefire only during talks.",
        "France, which gates nothing: “before ceasefire” (Example Wire, 11 May)",
        "One condition dropped is enough; there are 2 ways:",
        "Russia agrees to a ceasefire without talks",
        "Ukraine agrees to talks without a ceasefire",
        "11 May the circle of a ceasefire and talks opened because of Ukraine: “before ceasefire”",
        "Russia refuses, the same day:",
        "France threatens sanctions: “if no ceasefire”",
        "Russia has no word on talks: it is taken as willing.",
    ):
        assert sentence in told, sentence


def test_what_is_blocked_says_who_refuses() -> None:
    word = report(
        "2025-05-11",
        act("Russia", "accept", "ceasefire").under("if", "withdrawal", of="Ukraine"),
        act("Ukraine", "reject", "withdrawal"),
        talks="Russia, Ukraine",
    )
    told = page(ask_record([word]))
    assert "a ceasefire: hangs on a withdrawal by Ukraine." in told
    assert (
        "a withdrawal by Ukraine: Ukraine refuses: “Ukraine reject withdrawal” (Example Wire, 11 May)."
        in told
    )


def test_what_if_says_what_comes_within_reach() -> None:
    change = Change(drop=("Ukraine: talks without ceasefire",))
    told = page(ask_record([WORD], change=change))
    assert "Suppose “Ukraine: talks without ceasefire”: 1. talks 2. a ceasefire" in told
    assert "Within reach: a ceasefire and talks" in told


def test_a_guarantee_that_is_not_kept_is_told() -> None:
    rules = parse_rules("items: {talks: [[ceasefire]], ceasefire: [[monitors]], monitors: []}")
    told = page(ask_rules(rules, Change(guarantee=("ceasefire",))))
    assert "a guarantor vouches for ceasefire" in told
    assert "The guarantee is not kept: ceasefire does not come about." in told


def test_rules_without_sides_are_told_too() -> None:
    told = page(ask_rules(parse_rules("items: {talks: [[ceasefire]], ceasefire: [[talks]]}")))
    assert "Talks only with ceasefire; Ceasefire only with talks." in told


def test_an_empty_record_says_so() -> None:
    assert "No side speaks of a step that could be reached" in page(ask_record([]))


def test_nothing_from_outside_reaches_a_terminal_raw() -> None:
    rules = parse_rules(
        '{"items": {"a\\u001b[31m": [[{"item": "b", "holder": "X\\u202e", "quote": "\\u0007"}]]}}'
    )
    answer = ask_rules(rules)
    for write in (write_conditions, write_conditions_json, write_conditions_csv):
        out = io.StringIO()
        write(answer, out)
        assert not set("\x1b\x07\u202e") & set(out.getvalue()), write.__name__


def test_json_has_the_keys_of_the_cases_and_every_quote() -> None:
    out = io.StringIO()
    write_conditions_json(ask_record([WORD]), out)
    found = json.loads(out.getvalue())
    assert found["on"] == "2025-05-11"
    assert found["package_deal"] == ["ceasefire", "talks"]
    assert found["ways"] == [["ceasefire without talks"], ["talks without ceasefire"]]
    assert [way[0]["whose"] for way in found["ways_by"]] == [["Russia"], ["Ukraine"]]
    (obstacle,) = found["strict_obstacles"]
    (said,) = obstacle["said"]
    text = WORD.reading.report.text
    source = said["source"]
    assert text[source["start"] : source["end"]] == source["quote"]
    assert found["third_parties"][0]["side"] == "France"
    assert {row["side"] for row in found["rules"]} == {"Russia", "Ukraine"}


def test_csv_has_a_line_for_each_condition() -> None:
    out = io.StringIO()
    write_conditions_csv(ask_record([WORD]), out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    held = {(row["side"], row["item"], row["requires"]): row for row in rows if row["requires"]}
    assert set(held) == {("Russia", "ceasefire", "talks"), ("Ukraine", "talks", "ceasefire")}
    row = held["Ukraine", "talks", "ceasefire"]
    assert (row["strict"], row["strict_obstacle"], row["on_a_circle"], row["single_waiver"]) == ("yes",) * 4
    assert row["item_is"] == "package"


def test_a_cell_is_no_formula() -> None:
    out = io.StringIO()
    write_conditions_csv(ask_rules(parse_rules('items: {"=1+1": [["+a"]]}')), out)
    assert "'=1+1,,1,'+a" in out.getvalue()


@pytest.mark.parametrize(
    "items", ["{}", "{a: [[]]}", "{a: [[a]]}", "{a: [[b]], b: [[c]], c: [[a]], d: [[e], []]}"]
)
def test_any_rules_can_be_drawn(tmp_path: Path, items: str) -> None:
    path = tmp_path / "rules.svg"
    draw_conditions(ask_rules(parse_rules(f"items: {items}")), path)
    ElementTree.parse(path)


def test_the_picture_names_items_and_sides(tmp_path: Path) -> None:
    draw_conditions(ask_record([WORD]), tmp_path / "may.svg")
    drawn = (tmp_path / "may.svg").read_text(encoding="utf-8")
    for word in ("a ceasefire", "talks", "Ukraine: first", "Russia: during", "on a vicious circle"):
        assert word in drawn
    draw_conditions(ask_record([WORD]), tmp_path / "may.png")
    assert (tmp_path / "may.png").read_bytes().startswith(b"\x89PNG")


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DrawingError, match=r"End its name with \.svg or \.png"):
        draw_conditions(ask_record([WORD]), tmp_path / "may.pdf")
    with pytest.raises(DrawingError, match="can't be written"):
        draw_conditions(ask_record([WORD]), tmp_path / "none" / "may.svg")
