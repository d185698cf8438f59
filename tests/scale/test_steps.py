"""The steps as generators: what becomes of each report, in the order in which they came."""

from __future__ import annotations

import pytest

from detente.model import Reading, Report
from detente.scale.passage import Dropped, Failed, Passage
from detente.scale.steps import Triage
from tests.scale.made import HARD


def passages(*texts: str) -> list[Passage]:
    return [
        Passage("a.csv", line, Report(text=text, published_at="2025-05-11"))
        for line, text in enumerate(texts, 1)
    ]


def test_a_reader_gives_a_reading_or_says_why_not() -> None:
    first, refused, stumbled, last = HARD.load()(passages("One.", "REFUSE.", "STUMBLE.", "Two."))
    assert isinstance(first.value, Reading)
    assert (refused.place, refused.value) == ("a.csv:2", Failed("it is refused", "Choose another reader"))
    assert isinstance(stumbled.value, Failed)
    assert stumbled.value.problem == "the reader failed on it (ZeroDivisionError: no way)"
    assert isinstance(last.value, Reading)


def test_triage_lets_go_what_is_not_wanted_and_touches_nothing_else() -> None:
    failed = Passage("b.txt", None, Failed("it holds no text"))
    step = Triage(lambda: lambda report: "truce" in report.text, "words 1")
    kept, dropped, passed = step.load()([*passages("A truce.", "A football match."), failed])
    assert isinstance(kept.value, Report)
    assert dropped.value == Dropped("triage")
    assert passed is failed


def test_what_triage_stumbles_over_is_kept() -> None:
    def fails(report: Report) -> bool:
        raise ValueError(report.id)

    (kept,) = Triage(lambda: fails, "fails 1").load()(passages("A truce."))
    assert isinstance(kept.value, Report)


def test_steps_take_one_report_at_a_time() -> None:
    asked: list[int] = []

    def coming() -> object:
        for number, one in enumerate(passages("One.", "Two.")):
            asked.append(number)
            yield one

    flow = HARD.load()(coming())  # type: ignore[arg-type]
    next(flow)
    assert asked == [0]
    assert isinstance(next(flow).value, Reading)
    with pytest.raises(StopIteration):
        next(flow)
