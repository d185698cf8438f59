"""Times: text and day of publication in, resolved dates and lengths out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model import Report
from detente.model.codes import DatePrecision
from detente.reading.local.parse import parse
from detente.reading.local.times.binding import time_of
from detente.reading.local.times.find import find_times
from detente.reading.local.times.read import expressions
from detente.reading.local.times.when import When

SUNDAY = "2023-06-11"


def times(text: str, published: str = SUNDAY) -> tuple[When, ...]:
    return find_times(parse(Report(text=text, published_at=published)))


def values(text: str, published: str = SUNDAY) -> list[str]:
    """Value of each date, with its end where it has one."""
    found = [when.date for when in times(text, published) if when.date is not None]
    return [date.value if date.end is None else f"{date.value}/{date.end}" for date in found]


def lengths(text: str) -> list[str]:
    return [when.duration for when in times(text) if when.duration is not None]


def act(text: str, verb: str, published: str = SUNDAY) -> str | None:
    """The date that belongs to a verb or noun of the text."""
    page = parse(Report(text=text, published_at=published))
    token = next(token for token in page.doc if token.text == verb)
    when = time_of(token, find_times(page), page)
    return when.date.value if when is not None and when.date is not None else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoy said on Tuesday that he was hopeful.", "2023-06-06"),
        ("The envoys will meet on Tuesday in Nairobi.", "2023-06-13"),
        ("A meeting is to be held on Friday.", "2023-06-16"),
        ("The envoy arrived on Sunday.", "2023-06-11"),
        ("Talks are scheduled for Wednesday.", "2023-06-14"),
        ("The ultimatum had been due to expire on Friday.", "2023-06-09"),
        ("The deadline was extended until Thursday.", "2023-06-15"),
        ("The lull lasted until Thursday.", "2023-06-08"),
        ("They will meet this Thursday.", "2023-06-15"),
        ("They met last Thursday.", "2023-06-08"),
        ("They will meet next Sunday.", "2023-06-18"),
        ("The army would stop only if a truce was in place from Monday.", "2023-06-12"),
        ("They called for a pause starting on Monday.", "2023-06-12"),
        ("Talks resume on Monday.", "2023-06-12"),
    ],
)
def test_a_weekday_lies_on_the_side_that_the_tense_tells(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Shells fell early Sunday.", "2023-06-11"),
        ("Shells fell on Saturday night.", "2023-06-10"),
        ("Shells fell yesterday.", "2023-06-10"),
        ("Shells fell the day before yesterday.", "2023-06-09"),
        ("Shells fell overnight.", "2023-06-11"),
        ("Shells fell last night.", "2023-06-10"),
        ("They will talk tomorrow.", "2023-06-12"),
        ("They will talk tonight.", "2023-06-11"),
        ("Shells fell two days ago.", "2023-06-09"),
        ("They signed by the evening of 2 June.", "2023-06-02"),
        ("Fighting has gone on since midnight.", "2023-06-11"),
    ],
)
def test_days_near_the_publication(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They signed on 9 May 2021.", "2021-05-09"),
        ("They signed on May 9, 2021.", "2021-05-09"),
        ("They signed on the 9th of May.", "2023-05-09"),
        ("They signed on November 14.", "2022-11-14"),
        ("They will vote on January 3.", "2024-01-03"),
        ("They signed on Sunday, 4 June.", "2023-06-04"),
        ("They signed on Sept. 1.", "2022-09-01"),
        ("They signed on 2023-05-30.", "2023-05-30"),
        ("They signed in February.", "2023-02"),
        ("They signed last month.", "2023-05"),
        ("They signed in late March 2019.", "2019-03"),
        ("They signed in 2019.", "2019"),
        ("They broke off in the spring of 2020.", "2020"),
        ("They met in the third quarter of 2022.", "2022-07/2022-09"),
        ("They met in the 1990s.", "1990/1999"),
        ("They met last week.", "2023-05-29/2023-06-04"),
        ("They signed on 19 and 20 September 2021.", "2021-09-19/2021-09-20"),
        ("It counted 40 breaches between 2 March and the end of April.", "2023-03-02/2023-04"),
        ("Fighting grew in recent weeks.", "2023-05/2023-06-11"),
        ("A vote on self-rule is expected within 10 days.", "2023-06-21"),
    ],
)
def test_dates_months_and_stretches(text: str, value: str) -> None:
    assert values(text) == [value]


def test_clock_times_have_their_day_and_both_ends_of_a_window_are_told() -> None:
    text = "The rebels were told to hold fire from 6 a.m. on Monday until 9:30 p.m. on July 3."
    start, end = (when.date for when in times(text))
    assert start is not None
    assert end is not None
    assert (start.value, start.precision) == ("2023-06-12T06:00", DatePrecision.HOUR)
    assert (end.value, end.precision) == ("2023-07-03T21:30", DatePrecision.MINUTE)
    assert values("Shelling stopped after 1:30 a.m. Sunday.") == ["2023-06-11T01:30"]
    assert values("Shelling stopped at 0600 GMT on Saturday.") == ["2023-06-10T06:00Z"]
    assert values("Shelling stopped at 6 a.m. EDT on Saturday.") == ["2023-06-10T06:00-04:00"]


def test_midnight_is_a_day_and_no_clock_time() -> None:
    (when,) = times("The pause ended at midnight on Saturday.")
    assert when.date is not None
    assert (when.date.value, when.date.precision) == ("2023-06-10", DatePrecision.DAY)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("A 30-day truce was offered.", "P30D"),
        ("A 72-hour pause was offered.", "PT72H"),
        ("The truce lasted six months.", "P6M"),
        ("It was extended for another 180 days.", "P180D"),
        ("It was extended by a fortnight.", "P2W"),
        ("It ended a year-long siege.", "P1Y"),
        ("It ended twenty-four days of fighting.", "P24D"),
        ("The captives must be freed within a week.", "P1W"),
        ("The front was quiet for a day and for half an hour.", "P1D"),
    ],
)
def test_lengths(text: str, length: str) -> None:
    assert lengths(text)[0] == length


def test_within_gives_the_deadline_beside_the_length() -> None:
    (when,) = times("The captives must be freed within 48 hours.")
    assert when.date is not None
    assert (when.duration, when.date.value) == ("PT48H", "2023-06-13")


def test_sets_recur_and_have_no_date() -> None:
    found = times("They meet every Thursday and report twice a week.")
    assert [when.recurring for when in found] == [True, True]
    assert values("They meet every Thursday.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The 10th Front and the 3rd Brigade fought on.",
        "They cited Security Council Resolution 1701.",
        "In 12 of the 18 cases nobody was charged.",
        "He may go, and they march on.",
        "April Owens and June Adeyemi led the delegation.",
        "A 45-year-old man and his son, 12, were hurt.",
        "Some 2000 soldiers stood by.",
        "They recently said so and will soon return.",
        "The SEC filed a suit. He is in second place.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert times(text) == ()


def test_a_story_counts_from_the_day_it_told_last() -> None:
    text = "On 17 April 2023 fire hit the camp. A day later talks broke off. Troops came the next morning."
    assert values(text) == ["2023-04-17", "2023-04-18", "2023-04-19"]
    text = "The accord was signed on 3 May. They met earlier that day. It ended on August 3 of that year."
    assert values(text) == ["2023-05-03", "2023-05-03", "2023-08-03"]
    text = (
        "War came in 1859. On 29 April 1859 troops crossed the river. On 4 June they won at the bridge. "
        "In July 1859 the emperors met. The treaty followed in November. In 1860 came the vote."
    )
    assert values(text) == ["1859", "1859-04-29", "1859-06-04", "1859-07", "1859-11", "1860"]


def test_a_year_behind_a_pair_of_dates_is_that_of_both() -> None:
    assert values("They fought from 12 May to 3 June 2020.") == ["2020-05-12", "2020-06-03"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The guns fell silent over Easter.", "2023-04-09"),
        ("Ukraine said that the guns fell silent over Easter.", "2023-04-16"),
        ("The guns fell silent over Orthodox Easter.", "2023-04-16"),
        ("Russia held a parade on Victory Day.", "2023-05-09"),
        ("France held a parade on Victory Day.", "2023-05-08"),
        ("They paused for Eid al-Fitr.", "2023-04-21/2023-04-23"),
        ("They paused during Ramadan.", "2023-03-23/2023-04-21"),
        ("They paused at Christmas.", "2022-12-25"),
        ("They paused for Thingyan.", "2023-04-13/2023-04-16"),
        ("They will pause for Yom Kippur.", "2023-09-25"),
        ("They fought on during Ramadan 2019.", "2019-05-06/2019-06-04"),
    ],
)
def test_holidays_fall_where_their_calendar_says(text: str, value: str) -> None:
    assert values(text) == [value]


def test_every_time_stands_on_its_words() -> None:
    text = "The 30-day truce began on\n12 May, after a lull since 2022 – “too late”, he said on Friday."
    for when in times(text):
        if when.date is not None:
            assert text[when.start : when.end] == when.date.text == when.date.evidence[0].quote


@pytest.mark.parametrize(
    ("text", "verb", "value"),
    [
        ("He said on Tuesday that rebels had attacked the town on Monday.", "said", "2023-06-06"),
        ("He said on Tuesday that rebels had attacked the town on Monday.", "attacked", "2023-06-05"),
        ("He said on Tuesday that rebels had attacked the town.", "attacked", None),
        ("The army freed the men who were seized on 2 May.", "freed", None),
        ("The army freed the men who were seized on 2 May.", "seized", "2023-05-02"),
        ("On Monday the envoys met in Doha and agreed to a pause.", "agreed", "2023-06-05"),
        ("The talks followed a visit on Saturday, during which they urged restraint.", "urged", "2023-06-10"),
        ("They announced a pause until Friday.", "announced", None),
        ("The army launched a raid on Saturday.", "raid", "2023-06-10"),
        ("The raid on Saturday killed four.", "raid", "2023-06-10"),
    ],
)
def test_an_act_has_its_own_time_and_no_other(text: str, verb: str, value: str | None) -> None:
    assert act(text, verb) == value


WORDS = st.sampled_from(
    [
        *"May March 12 31 2022 9999 0000 the of last next this a an hour days week year , - / : 6".split(),
        *"99:99 Monday Easter 1990s '98 ago later before from until between and century decade 0600".split(),
        *"midnight GMT spring half quarter every 1,600 2.5 ٣ 12/13/2020 2022-13-45 30 February".split(),
        *"99999999999 a.m. two dozen hundred within ’ 😀 é BC 480 UTC+3 GMT-99 1/2 1/0 early small".split(),
        *"hours over about around fiscal latest year-ago period eve night overnight into Ramadan".split(),
        "Moscow time",
        "'s",
        "\n\n",
        "\u202e",
    ]
)


@given(st.lists(WORDS, max_size=40), st.sampled_from(["0001-01-01", "2024-02-29", "9999-12-31"]))
def test_no_text_breaks_it(words: list[str], published: str) -> None:
    page = parse(Report(text=" ".join(words), published_at=published))
    assert all(page.report.text[when.start : when.end] for when in find_times(page))
    assert all(expression.value for expression in expressions(page.report.text, page.published))
