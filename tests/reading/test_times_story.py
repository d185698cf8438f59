"""Texts that tell a story of dated years: their own dates are what others count from."""

from __future__ import annotations

from datetime import date

from detente.reading.local.times.read import expressions

WRITTEN = "2023-06-11"


def values(text: str) -> list[str]:
    return [e.value for e in expressions(text, date.fromisoformat(WRITTEN))]


OPENING = "The revolt began in May 1954 and ended in 1962. Its causes lay in 1945 and 1947.\n\n"
OPENED = ["1954-05", "1962", "1945", "1947"]


def story(text: str) -> list[str]:
    """The values behind an opening that makes the text a story of the fifties."""
    read = values(OPENING + text)
    assert read[: len(OPENED)] == OPENED
    return read[len(OPENED) :]


def test_months_and_days_are_of_the_year_that_the_story_has_got_to() -> None:
    text = "In August 1955 farms burnt. On 20 September the army struck. By October the valley was empty."
    assert story(text) == ["1955-08", "1955-09-20", "1955-10"]


def test_a_january_after_a_december_is_of_the_next_year() -> None:
    assert story("In December 1956 bombs fell. In January the strike began.") == ["1956-12", "1957-01"]


def test_a_look_ahead_or_back_in_mid_sentence_moves_the_story_nowhere() -> None:
    text = "In March 1956 he took over, and stayed until 1959. In June the rebels met."
    assert story(text) == ["1956-03", "1959", "1956-06"]
    text = "In March 1956 he cited the riots of 1871. In June the rebels met."
    assert story(text) == ["1956-03", "1871", "1956-06"]


def test_a_heading_with_a_year_moves_the_story() -> None:
    assert story("1957: The battle of the city\n\nIn January the strike began.") == ["1957", "1957-01"]


def test_the_next_morning_and_that_year_lean_on_the_last_date() -> None:
    text = (
        "On 30 September 1956 bombs went off. The next day streets were sealed. That year many were jailed."
    )
    assert story(text) == ["1956-09-30", "1956-10-01", "1956"]


def test_seasons_are_of_the_story_s_year() -> None:
    assert story("In May 1957 the line was built. In the autumn it was closed.") == ["1957-05", "1957-FA"]


def test_two_figures_of_a_year_are_of_the_century_that_is_told() -> None:
    assert story("In May 1957 the men of '45 were freed.") == ["1957-05", "1945"]
    text = "War came in 1789, 1791, 1792 and 1793. The men of '89 fell."
    assert values(text)[-1] == "1789"


def test_years_before_christ_go_on_backwards() -> None:
    text = "In 480 BC the fleet sailed. In September it lost. The following year the army fell, in 479 BC."
    assert values(text) == ["BC0480", "BC0480-09", "BC0479", "BC0479"]


def test_a_report_of_the_day_is_no_story() -> None:
    text = "On Monday the envoy cited the pacts of 1994, 2006 and 2012. Talks resume in August, he said."
    assert (values(text)[0], values(text)[-1]) == ("2023-06-05", "2023-08")
