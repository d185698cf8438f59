"""`detente read`: what it prints, what it tells and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.model import Reading
from tests.cli.conftest import Run

HEADED = "Title: One\nPublished: 2025-05-11\n\nThe truce holds.\n"
FRENCH = "Le président a déclaré dimanche que les deux parties étaient prêtes à négocier sans conditions."


@pytest.fixture(autouse=True)
def files(detente: Run) -> None:
    Path("one.txt").write_text(HEADED)
    Path("undated.txt").write_text("The truce holds since Thursday.")
    Path("french.txt").write_text(FRENCH)
    Path("empty.txt").write_text("")
    Path("two.csv").write_text("date,text,title\n2025-05-11,First.,A\n,Second.,B\n2025-05-12,Third.,C\n")
    Path("single.csv").write_text("date,text\n2025-05-11,Only.\n")


def texts(output: str) -> list[str]:
    return [Reading.model_validate_json(line).report.text for line in output.splitlines()]


def test_text_is_the_default(detente: Run) -> None:
    result = detente("read", "one.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith("One\n11 May 2025\n")
    assert result.stderr == ""


def test_one_report_is_an_object(detente: Run) -> None:
    for name in ("one.txt", "single.csv"):
        found = json.loads(detente("read", name, "--format", "json").stdout)
        assert found["report"]["published_at"] == "2025-05-11"


def test_several_are_an_array_whatever_can_be_read(detente: Run) -> None:
    for arguments, count in ((["two.csv"], 2), (["one.txt", "one.txt"], 2), (["one.txt", "empty.txt"], 1)):
        found = json.loads(detente("read", *arguments, "--format", "json").stdout)
        assert len(found) == count


def test_json_lines(detente: Run) -> None:
    result = detente("read", "one.txt", "two.csv", "--format", "jsonl")
    assert texts(result.stdout) == ["The truce holds.\n", "First.", "Third."]


def test_unreadable_reports_are_told_in_a_line_each_and_the_others_read(detente: Run) -> None:
    arguments = ["undated.txt", "french.txt", "none.txt", "two.csv", "nothing", "empty.txt", "one.txt"]
    Path("nothing").mkdir()
    result = detente("read", *arguments, "--format", "jsonl")
    assert result.exit_code == 1
    assert texts(result.stdout) == ["First.", "Third.", "The truce holds.\n"]
    lines = result.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines] == [
        "undated.txt",
        "french.txt",
        "none.txt",
        "two.csv, line 3",
        "nothing",
        "empty.txt",
    ]
    assert "--published 2025-05-11" in lines[0]
    assert "column published_at" in lines[3]


def test_another_language_is_refused_with_the_name_of_the_file(detente: Run) -> None:
    result = detente("read", "french.txt", "--published", "2025-05-11")
    assert result.exit_code == 1
    assert result.stderr == "error: french.txt: it is in French (fr). Choose another reader\n"
    assert detente("read", "french.txt", "--published", "2025-05-11", "--language", "en").exit_code == 0


def test_options_say_what_the_file_does_not(detente: Run) -> None:
    options = [
        "--published",
        "2025-05-12",
        "--publisher",
        "A",
        "--url",
        "https://a.example",
        "--language",
        "English",
    ]
    result = detente("read", "undated.txt", "--format", "json", *options)
    report = json.loads(result.stdout)["report"]
    assert [report[key] for key in ("published_at", "publisher", "url", "language")] == [
        "2025-05-12",
        "A",
        "https://a.example",
        "en",
    ]


def test_standard_input(detente: Run) -> None:
    result = detente("read", "-", "--format", "jsonl", input=HEADED)
    assert texts(result.stdout) == ["The truce holds.\n"]
    result = detente("read", "-", input="No day here.")
    assert result.stderr.startswith("error: standard input: it has no publication date")
    result = detente(
        "read", "-", "--format", "jsonl", input='{"text": "A.", "date": "2025-05-11"}\n{"text": "B."}\n'
    )
    assert texts(result.stdout) == ["A."]
    assert "standard input, line 2" in result.stderr


def test_output_goes_to_a_file(detente: Run) -> None:
    result = detente("read", "one.txt", "--format", "json", "-o", "out.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert Reading.model_validate_json(Path("out.json").read_text()).report.title == "One"


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "one.txt", "--format", "xml"],
        ["read", "one.txt", "--published", "11 May 2025"],
        ["read", "one.txt", "--language", "Klingonish"],
        ["read", "one.txt", "--reader", "oracle"],
        ["read", "one.txt", "-o", "one.txt"],
        ["read", "one.txt", "-o", "no/such/folder/out"],
        ["read", "one.txt", "--nonsense"],
        ["nonsense"],
    ],
)
def test_misuse_ends_with_two_and_says_why(detente: Run, arguments: list[str]) -> None:
    result = detente(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert Path("one.txt").read_text() == HEADED


def test_errors_are_one_harmless_line(detente: Run) -> None:
    name = "a\x1b[31m\nb.txt"
    Path(name).write_text("")
    result = detente("read", name)
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr
