"""A model's stability as a page, JSON, CSV and a picture."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from detente.analysis.stability import parse_model
from detente.analysis.stability.account import of_all, of_one
from detente.exports.drawing import DrawingError
from detente.exports.stability import (
    draw_stability,
    write_stability,
    write_stability_csv,
    write_stability_json,
)
from tests.analysis.test_stability_published import DILEMMA, ELMIRA


def page(text: str, *, explain: bool = False) -> str:
    out = io.StringIO()
    write_stability(of_all(parse_model(text), explain=explain), out)
    return out.getvalue()


def test_the_page_says_what_holds_and_why() -> None:
    told = page(ELMIRA)
    assert "Equilibria: stable for every decision maker" in told
    assert "Ministry and Uniroyal gain by leaving it together for 8" in told
    assert "1. Local takes up insist" in told
    assert "L1, L2, L3, NM" not in told
    assert "State 1, the status quo" in told
    assert max(map(len, told.splitlines())) <= 88


def test_reasons_under_every_concept_on_request() -> None:
    assert "leave, under Nash" not in page(DILEMMA)
    told = page(DILEMMA, explain=True)
    assert "First and Second leave, under Nash" in told or "First leaves, under Nash" in told
    assert "First stays, under GMR, SEQ" in told


def test_a_concept_that_is_not_defined_is_told_with_the_reason() -> None:
    told = " ".join(page(DILEMMA.replace("[NY, NN,", "[[NY, NN],")).split())
    assert "L1, L2, L3, NM: not defined here. It needs rankings without ties" in told


def test_json_has_the_keys_of_the_cases() -> None:
    out = io.StringIO()
    write_stability_json(of_all(parse_model(ELMIRA)), out)
    found = json.loads(out.getvalue())
    # In the order of the options' bits; the labels that are numbers in the file are numbers here.
    assert found["equilibria"]["SEQ"] == ["NNNYN", "YNNYN", 5, 8, "NNNYY", "YNNYY"]
    assert set(found["stability_by_dm"]) == {"Ministry", "Uniroyal", "Local"}
    assert set(found["stability_by_dm"]["Local"]) == {"Nash", "GMR", "SMR", "SEQ", "SSEQ", "SIM"}
    five = next(told for told in found["told"] if told["state"] == 5)
    assert five["coalitions"][0]["dms"] == ["Ministry", "Uniroyal"]
    assert five["coalitions"][0]["to"] == 8


def test_one_state_in_json_has_the_same_keys() -> None:
    out = io.StringIO()
    write_stability_json(of_one(parse_model(DILEMMA), 0, ["Nash", "SEQ"]), out)
    found = json.loads(out.getvalue())
    assert found["equilibria"] == {"Nash": [], "SEQ": ["NN"]}
    assert found["stability_by_dm"] == {
        "First": {"Nash": [], "SEQ": ["NN"]},
        "Second": {"Nash": [], "SEQ": ["NN"]},
    }


def test_csv_has_a_line_a_state_and_no_formula() -> None:
    out = io.StringIO()
    write_stability_csv(of_all(parse_model(DILEMMA.replace("First", "=1+1")), ["Nash", "SEQ"]), out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert [row["state"] for row in rows] == ["NN", "YN", "NY", "YY"]
    assert [row["SEQ"] for row in rows] == ["yes", "no", "no", "yes"]
    assert [row["Nash: =1+1"] for row in rows] == ["no", "yes", "no", "yes"]
    assert rows[0]["words"] == "'=1+1: confess no; Second: confess no"


def test_names_from_the_file_do_no_harm_to_a_terminal() -> None:
    text = DILEMMA.replace("First", '"Fi\\u001b[31mrst"').replace('  "', '  "')
    model = parse_model(text)
    out = io.StringIO()
    write_stability(of_all(model), out)
    write_stability_json(of_all(model), out)
    assert "\x1b" not in out.getvalue()
    assert "\\x1b[31m" in out.getvalue()


@pytest.mark.parametrize(("form", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_a_picture(tmp_path: Path, form: str, begins: bytes) -> None:
    path = tmp_path / f"elmira.{form}"
    draw_stability(of_all(parse_model(ELMIRA)), path)
    drawn = path.read_bytes()
    assert drawn.startswith(begins)
    if form == "svg":
        assert b"1. Local takes up insist" in drawn
        assert b"http://" not in drawn.replace(b"http://www.w3.org", b"")


def test_a_picture_of_another_form_is_refused(tmp_path: Path) -> None:
    account = of_all(parse_model(DILEMMA))
    with pytest.raises(DrawingError, match=r"\.svg or \.png"):
        draw_stability(account, tmp_path / "a.gif")
    with pytest.raises(DrawingError, match="can't be written"):
        draw_stability(account, tmp_path / "none" / "a.svg")
