"""Answers hold as long as the record stays the same; slow ones a little longer, and say how old they are."""

from __future__ import annotations

from collections.abc import Callable

from detente.pages.answers import LONGEST, Answers


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at

    def taking(self, seconds: float, value: str) -> Callable[[], str]:
        """What makes a value in so many seconds."""

        def make() -> str:
            self.at += seconds
            return value

        return make


def test_a_quick_answer_is_of_the_newest_state() -> None:
    clock = Clock()
    answers = Answers(clock=clock)
    assert answers.get("positions", 1, clock.taking(0.2, "old")).value == "old"
    assert answers.get("positions", 1, clock.taking(0.2, "never asked")).value == "old"
    assert answers.get("positions", 2, clock.taking(0.2, "new")).value == "new"


def test_a_slow_answer_holds_for_ten_times_what_it_took() -> None:
    clock = Clock()
    answers = Answers(clock=clock)
    answers.get("counts", 1, clock.taking(3, "old"))
    clock.at += 29
    held = answers.get("counts", 2, clock.taking(3, "new"))
    assert (held.value, held.state, held.age) == ("old", 1, 29)
    clock.at += 2
    assert answers.get("counts", 2, clock.taking(3, "new")).value == "new"


def test_no_answer_holds_for_ever() -> None:
    clock = Clock()
    answers = Answers(clock=clock)
    answers.get("stability", 1, clock.taking(10_000, "old"))
    clock.at += LONGEST + 1
    assert answers.get("stability", 2, clock.taking(1, "new")).value == "new"


def test_a_question_that_fails_is_asked_again() -> None:
    answers = Answers()

    def fails() -> str:
        raise ValueError

    for make, expected in ((fails, None), (lambda: "there", "there")):
        try:
            assert answers.get("x", 1, make).value == expected
        except ValueError:
            assert expected is None


def test_the_answers_that_are_kept_are_bounded() -> None:
    answers = Answers(most=3)
    for number in range(10):
        answers.get(number, 1, lambda: "x")
    assert len(answers._kept) == 3
