"""How dates are scored against TimeML, and that the step keeps what it reaches on the shared corpora."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.dates import files_in, main, measure, pairs, score
from bench.timeml import TimeML, TimeMLError, Timex, read_timeml

DOCUMENT = """<?xml version="1.0" ?>
<TimeML>
<DOCID>one</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2023-06-11" functionInDocument="CREATION_TIME">11 June</TIMEX3></DCT>
<TEXT>
Guns <EVENT eid="e1" class="STATE">fell</EVENT> silent on
<TIMEX3 tid="t1" type="DATE" value="2023-06-06">Tuesday
</TIMEX3> for <TIMEX3 tid="t2" type="DURATION" value="P2D"><EVENT>two</EVENT> days</TIMEX3> &amp; more.
</TEXT>
</TimeML>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.tml").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


def test_the_text_is_that_of_the_element_and_the_offsets_hold(folder: Path) -> None:
    document = read_timeml(folder / "deep" / "one.tml")
    assert document.written == "2023-06-11"
    assert document.text.startswith("\nGuns fell silent on\nTuesday\n for two days & more.")
    assert [document.text[t.start : t.end] for t in document.timexes] == ["Tuesday\n", "two days"]
    assert [(t.kind, t.value) for t in document.timexes] == [("DATE", "2023-06-06"), ("DURATION", "P2D")]


def test_a_creation_time_within_the_text_is_not_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "two.tml"
    path.write_text(
        '<TimeML><TEXT><TIMEX3 type="DATE" value="2023-06" functionInDocument="CREATION_TIME">June</TIMEX3>'
        "</TEXT></TimeML>"
    )
    document = read_timeml(path)
    assert (document.written, document.timexes) == ("2023-06-01", ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<TimeML><TEXT>cut off", "not well-formed XML"),
        ("<TimeML></TimeML>", "no TEXT element"),
        ("<TimeML><TEXT>On Monday</TEXT></TimeML>", "no creation time"),
    ],
)
def test_a_broken_file_tells_why(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "broken.tml"
    path.write_text(text)
    with pytest.raises(TimeMLError, match=reason):
        read_timeml(path)


def timex(start: int, end: int, value: str = "2023", kind: str = "DATE") -> Timex:
    return Timex(start, end, kind, value)


def test_pairs_are_one_to_one_and_equal_spans_come_first() -> None:
    wide, exact = timex(0, 20), timex(10, 20)
    assert pairs([wide, exact], [timex(10, 20)]) == [(exact, timex(10, 20))]
    assert pairs([wide], [timex(0, 5), timex(10, 20)]) == [(wide, timex(0, 5))]
    assert pairs([timex(0, 5)], [timex(5, 9)]) == []


def test_strict_relaxed_and_value_count_what_they_say() -> None:
    marked = (timex(0, 5, "2022"), timex(10, 15), timex(20, 25), timex(30, 35, kind="TIME"))
    found = [timex(0, 5, "2022"), timex(10, 14), timex(20, 25, "2021", "DURATION"), timex(40, 45)]
    total, by_type = score(TimeML("x", "", "2023-01-01", marked), found)
    assert (total.found, total.marked) == (4, 4)
    assert (total.strict, total.relaxed, total.value, total.kind) == (2, 3, 2, 2)
    assert total.rates("relaxed") == (0.75, 0.75, 0.75)
    assert (by_type["TIME"].marked, by_type["TIME"].relaxed) == (1, 0)
    assert (by_type["DATE"].found, by_type["DURATION"].found) == (4, 0)


def test_a_folder_is_scored_and_broken_files_are_left_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.tml").write_text("<TimeML>")
    assert main([str(folder), "--no-parse"]) == 1
    shown = capsys.readouterr().out
    assert "1 documents" in shown
    assert "broken.tml: not well-formed" in shown
    assert "words per CPU second: the step" in shown
    assert "DURATION" in shown


def test_figures_as_json_and_a_single_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder / "deep" / "one.tml"), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["all"]["relaxed"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert figures["all"]["value"]["f1"] == 1.0
    assert figures["all"]["counts"]["marked"] == 2
    assert figures["words_per_cpu_second"]["step"] > figures["words_per_cpu_second"]["step_and_parse"]


def test_an_empty_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "no TimeML files" in capsys.readouterr().err


# HeidelTime's strict, relaxed and value F1 as the literature gives them, and words per CPU second: 20 times
# HeidelTime's 1,070.
@pytest.mark.parametrize(
    ("corpus", "bars"),
    [("timebank", (0.85, 0.92, 0.80)), ("wikiwars", (0.86, 0.92, 0.83))],
)
def test_the_step_is_better_and_faster_than_heideltime(
    shared: Path, corpus: str, bars: tuple[float, float, float]
) -> None:
    result = measure(files_in(shared / "data" / "time" / corpus), with_parse=False)
    reached = tuple(result.all.rates(name)[2] for name in ("strict", "relaxed", "value"))
    assert all(figure > bar for figure, bar in zip(reached, bars, strict=True)), reached
    assert result.words / result.step_seconds > 21_400
