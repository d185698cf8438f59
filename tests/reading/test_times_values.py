"""Time expressions of plain text: their words, TimeML types and values. No parse is made."""

from __future__ import annotations

from datetime import date

import pytest

from detente.reading.local.times.read import expressions

SUNDAY = "2023-06-11"


def found(text: str, published: str = SUNDAY) -> list[tuple[str, str, str]]:
    """Words, type and value of each expression."""
    read = expressions(text, date.fromisoformat(published))
    return [(text[e.start : e.end], e.kind, e.value) for e in read]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("The envoys met late last year in Muscat.", "late last year", "DATE", "2022"),
        ("Rebels now hold the airport of Goma.", "now", "DATE", "PRESENT_REF"),
        ("The envoy recently left Sanaa.", "recently", "DATE", "PAST_REF"),
        ("The wounded will be flown out soon.", "soon", "DATE", "FUTURE_REF"),
        ("Both sides hope for better days in the near future.", "the near future", "DATE", "FUTURE_REF"),
        ("In the past, Juba refused to talk.", "the past", "DATE", "PAST_REF"),
        ("He was a general at the time.", "the time", "DATE", "PAST_REF"),
        ("Fighting stops for a while these days.", "these days", "DATE", "PRESENT_REF"),
        ("It is in present-day Eritrea.", "present-day", "DATE", "PRESENT_REF"),
        ("The junta fell in the third quarter of 2021.", "the third quarter of 2021", "DATE", "2021-Q3"),
        ("The war began in the eighties.", "the eighties", "DATE", "198"),
        ("It was a province until the 19th century.", "the 19th century", "DATE", "18"),
        ("The army left in the winter of 2014.", "the winter of 2014", "DATE", "2014-WI"),
        ("Fighting eased over the winter.", "the winter", "DATE", "2022-WI"),
        ("The accord falls due by year-end.", "year-end", "DATE", "2023"),
        ("A summit is set for the week of 3 July.", "the week of 3 July", "DATE", "2023-W27"),
        ("The truce ends three weeks from now.", "three weeks from now", "DATE", "2023-W26"),
        ("They could strike as early as Tuesday.", "Tuesday", "DATE", "2023-06-13"),
        ("The fleet sailed in the spring of 480 BC.", "the spring of 480 BC", "DATE", "BC0480-SP"),
        ("It fell around March 1981.", "around March 1981", "DATE", "1981-03"),
        ("It was sent on Fri, June 2.", "Fri, June 2", "DATE", "2023-06-02"),
        ("They met in the first half of the year.", "the first half of the year", "DATE", "2023-H1"),
        ("The spring offensive stalled last year.", "spring", "DATE", "2023-SP"),
        ("They met the day after Christmas.", "the day after Christmas", "DATE", "2022-12-26"),
        ("It was sent June 2, 2023 10:45 AM.", "June 2, 2023 10:45 AM", "TIME", "2023-06-02T10:45"),
        ("Guards came on Monday night.", "Monday night", "TIME", "2023-06-05TNI"),
        ("Guards came in the early hours of Friday.", "the early hours of Friday", "TIME", "2023-06-09TMO"),
        ("The pause began on Monday morning, 5 June.", "Monday morning, 5 June", "TIME", "2023-06-05TMO"),
        ("Guns fell silent at 05:30hrs on Friday.", "05:30hrs on Friday", "TIME", "2023-06-09T05:30"),
        ("They fought for more than two weeks.", "more than two weeks", "DURATION", "P2W"),
        ("They fought for up to 90 days.", "up to 90 days", "DURATION", "P90D"),
        ("They fought for five and a half hours.", "five and a half hours", "DURATION", "PT5H30M"),
        ("It will take two to three months.", "two to three months", "DURATION", "P2M"),
        ("It took seven-and-a-half years.", "seven-and-a-half years", "DURATION", "P7.5Y"),
        ("They left after a couple of days.", "a couple of days", "DURATION", "P2D"),
        ("They waited for weeks.", "weeks", "DURATION", "PXW"),
        ("They waited for weeks or months.", "weeks or months", "DURATION", "PXW"),
        ("The first nine months were quiet.", "The first nine months", "DURATION", "P9M"),
        ("A 40-day lull followed.", "40-day", "DURATION", "P40D"),
        ("A year-long siege ended.", "year-long", "DURATION", "P1Y"),
        ("A three-year period passed.", "A three-year period", "DURATION", "P3Y"),
        (
            "It fell in the last two weeks of August 2016.",
            "the last two weeks of August 2016",
            "DURATION",
            "P2W",
        ),
        ("The committee meets every Thursday.", "every Thursday", "SET", "XXXX-WXX-4"),
        ("Drones come on Monday nights.", "Monday nights", "SET", "XXXX-WXX-1TNI"),
        ("The bakery feeds 700 families a day.", "a day", "SET", "P1D"),
        ("Monitors report daily from Hodeidah.", "daily", "SET", "P1D"),
    ],
)
def test_words_type_and_value(text: str, words: str, kind: str, value: str) -> None:
    assert (words, kind, value) in found(text)


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("They fought on 6-7 February 2015.", [("6", "2015-02-06"), ("7 February 2015", "2015-02-07")]),
        ("Talks ran from May 12-15.", [("May 12", "2023-05-12"), ("15", "2023-05-15")]),
        ("Guns fired on 7/8 February 2015.", [("7", "2015-02-07"), ("8 February 2015", "2015-02-08")]),
        ("The famine of 1984-5 was told.", [("1984", "1984"), ("5", "1985")]),
        (
            "They dug in the spring and summer of 2016.",
            [("the spring", "2016-SP"), ("summer of 2016", "2016-SU")],
        ),
        ("The war of 1998-2000 killed many.", [("1998", "1998"), ("2000", "2000")]),
        ("The emergency of 1952-60 was long.", [("1952", "1952"), ("60", "1960")]),
        ("The war of 431-404 BC was long.", [("431", "BC0431"), ("404 BC", "BC0404")]),
    ],
)
def test_timeml_marks_both_of_a_pair(text: str, halves: list[tuple[str, str]]) -> None:
    assert [(words, value) for words, _, value in found(text)] == halves


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The 2014 accord failed.", "2014"),
        ("Post-2003 Iraq had no army.", "2003"),
        ("Resolution 1973 of 2011 opened the way.", "2011"),
        ("They signed in 1995 and left.", "1995"),
    ],
)
def test_a_year_needs_no_word_before_it(text: str, value: str) -> None:
    assert [v for _, _, v in found(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Resolutions 1559 and 1701 call for it.",
        "It fired 1800 shells and Kh-1500 missiles.",
        "A 2000-strong force of 1999 troops left.",
        "It costs $1990.",
        "The fall of the town was near.",
        "They spring from the hills.",
        "The march on the capital began.",
        "A 45-year-old man and a boy, 12 years old, were hurt.",
        "Three quarters of the town is gone.",
        "As soon as he landed, the guns fell silent.",
        "He spoke shortly after the raid.",
    ],
)
def test_what_is_no_time_in_plain_text(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The army shelled the port on Tuesday.", "2023-06-06"),
        ("The army would shell the port on Tuesday.", "2023-06-13"),
        ("The generals agreed to meet on Tuesday.", "2023-06-13"),
        ("The generals managed to meet on Tuesday.", "2023-06-06"),
        ("They held a parade to mark its fall on Tuesday.", "2023-06-06"),
        ("They have planned a march on Tuesday.", "2023-06-13"),
        ("They went to parliament on Tuesday.", "2023-06-06"),
        ("They flew to Kyiv on Tuesday.", "2023-06-06"),
        ("A ceremony to be held on Tuesday is off.", "2023-06-13"),
        ("On Tuesday, they will sign.", "2023-06-13"),
        ("On Tuesday, they signed what they will read out.", "2023-06-06"),
        ("It must have begun on Tuesday.", "2023-06-06"),
    ],
)
def test_the_nearest_verb_tells_the_side(text: str, value: str) -> None:
    assert [v for _, _, v in found(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The January deal allows Khartoum to send monitors.", "2023-01"),
        ("It agreed to spare the dams in April.", "2023-04"),
        ("A price that he had set in March was paid.", "2023-03"),
        ("The mandate runs through October.", "2023-10"),
        ("A vote will be held in April.", "2024-04"),
        ("A vote was held in August.", "2022-08"),
    ],
)
def test_a_month_lies_where_it_is_likely(text: str, value: str) -> None:
    assert [v for _, _, v in found(text)] == [value]


def test_a_quarter_is_compared_with_the_one_a_year_before() -> None:
    text = "In the third quarter, arms sales rose. The latest quarter beat the year-ago period."
    assert [value for _, _, value in found(text, "1989-11-02")] == ["1989-Q3", "1989-Q3", "1988-Q3"]
    text = "In the third quarter, arms sales rose from a year earlier."
    assert [value for _, _, value in found(text, "1989-11-02")] == ["1989-Q3", "1988-Q3"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They fought from Friday to Saturday.", ["2023-06-09", "2023-06-10"]),
        ("They will meet from Monday to Friday.", ["2023-06-12", "2023-06-16"]),
    ],
)
def test_what_opens_on_a_weekday_ends_on_the_next_such_day(text: str, days: list[str]) -> None:
    assert [value for _, _, value in found(text)] == days


def test_the_day_and_month_of_what_was_told() -> None:
    text = "On 17 April talks broke off. Shells fell on the 20th, and later that month the town fell."
    assert [value for _, _, value in found(text)] == ["2023-04-17", "2023-04-20", "2023-04"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Crowds set fire to tyres on Friday.", "Friday", "2023-06-09"),
        ("They will pause for Eid-al-Adha.", "Eid-al-Adha", "2023-06-28"),
        (
            "The accord of 2011 was amended in 2012 and 2013. Last month the rebels left the pact of 2011.",
            "Last month",
            "2023-05",
        ),
    ],
)
def test_news_is_told_from_today(text: str, words: str, value: str) -> None:
    told = {found_words: found_value for found_words, _, found_value in found(text)}
    assert told[words] == value
