"""`detente codebook`, for a person and for a program."""

from __future__ import annotations

import json

import pytest
import typer
from typer.testing import CliRunner, Result

from detente.cli.codebook import codebook

APP = typer.Typer()
APP.command()(codebook)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(APP, arguments)


def test_without_a_term_it_lists_the_vocabularies() -> None:
    shown = run().output
    assert "acts                  35  propose, demand, appeal" in shown
    assert "armed_groups" in shown


@pytest.mark.parametrize(
    ("term", "lines"),
    [
        ("rejects", []),
        ("reject", ["acts", "reject", "Say no to an offer", "plover type REJECT"]),
        ("hezbollah", ["armed groups", "Hezbollah", "country LBN"]),
        ("sahara", ["Western Sahara", "claims: MAR"]),
        ("foreign minister", ["roles", "sector GOV"]),
    ],
)
def test_a_term_finds_codes_parties_and_roles(term: str, lines: list[str]) -> None:
    result = run(term)
    assert result.exit_code == (0 if lines else 1)
    assert [line for line in lines if line not in result.output] == []


def test_piped_text_is_plain_and_narrow() -> None:
    shown = run("--vocabulary", "issues").output
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 110
    assert [line for line in shown.splitlines() if line != line.rstrip()] == []


def test_json_gives_whole_entries_of_one_vocabulary() -> None:
    rows = json.loads(run("ceasefire", "--vocabulary", "acts", "--format", "json").output)
    assert {row["code"] for row in rows} == {"declare_ceasefire", "extend_ceasefire", "end_ceasefire"}
    assert rows[0] == {
        "vocabulary": "acts",
        "code": "declare_ceasefire",
        "meaning": "Announce or bring in a ceasefire or a truce",
        "source": "The record's contract, after CAMEO and PLOVER",
        "group": "diplomacy",
        "plover_type": "CONCEDE",
        "cameo": "0871",
    }


def test_json_lines_and_dates_as_precise_as_they_are_known() -> None:
    lines = [json.loads(line) for line in run("untso", "--format", "jsonl").output.splitlines()]
    assert [(line["code"], line["since"]) for line in lines] == [("untso", "1948-05")]


def test_an_unknown_vocabulary_is_misuse_that_names_the_known_ones() -> None:
    result = run("--vocabulary", "flags")
    assert result.exit_code == 2
    assert "flags is none of acts" in result.output
