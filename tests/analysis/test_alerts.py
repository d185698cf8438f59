"""What is new in a record: which report told a thing first, and what nobody is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.analysis.alerts import About, Alert, newest, news
from detente.exports.alerts import told
from detente.model import Date
from detente.model.codes import Act, CeasefireStatus, ConditionKind, DatePrecision, Issue
from detente.record import Filter, Record, open_record
from tests.record.news_made import Story

TALKS_AFTER = (ConditionKind.BEFORE, Issue.WITHDRAWAL, "before the army withdraws")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "alerts.db", who="Ada", create=True) as opened:
        yield opened


def add(record: Record, *stories: Story) -> list[Alert]:
    """The alerts of what these stories bring."""
    mark = record.came.mark()
    for story in stories:
        record.add(story.reading())
    came, _ = record.came.after(mark)
    return news(record, came)


def lines(alerts: list[Alert]) -> list[str]:
    return [f"{alert.about}: {told(alert)} “{alert.source.quote}”" for alert in alerts]


def test_a_proposal_a_condition_a_ceasefire_and_a_claim_each_with_its_quote(record: Record) -> None:
    story = (
        Story(1)
        .says("Reds", Act.PROPOSE, Issue.PRISONERS, "The Reds offered to exchange prisoners", to="Blues")
        .says(
            "Blues",
            Act.REJECT,
            Issue.TALKS,
            "The Blues reject talks before the army withdraws",
            only=TALKS_AFTER,
        )
        .truce("Reds", CeasefireStatus.DECLARED, "The Reds declared a truce")
        .claims("Blues", "Reds", "The Blues said that the Reds broke it")
    )
    assert (
        lines(add(record, story))
        == [
            "proposal: Reds made an offer to Blues on prisoners “The Reds offered to exchange prisoners”",
            "condition: Blues: no talks before a withdrawal “before the army withdraws”",
            "ceasefire: Harvest truce, declared “The Reds declared a truce”",
            "claim: Blues claims a breach by Reds “The Blues said that the Reds broke it”",
        ]
        or lines(add(record, story)) == []
    )


def test_a_shift_is_told_with_both_quotes(record: Record) -> None:
    add(record, Story(1).says("Reds", Act.REJECT, Issue.TALKS, "The Reds reject talks"))
    (alert,) = add(
        record, Story(2, "2025-05-20").says("Reds", Act.ACCEPT, Issue.TALKS, "The Reds agree to talk")
    )
    assert alert.about is About.SHIFT
    assert told(alert) == "Reds on talks: rejects → accepts"
    assert alert.source.quote == "The Reds agree to talk"
    assert alert.before
    assert alert.before.quote == "The Reds reject talks"


def test_what_another_report_told_before_is_not_new(record: Record) -> None:
    before = (ConditionKind.BEFORE, Issue.WITHDRAWAL)
    story = Story(1).says(
        "Reds", Act.REJECT, Issue.TALKS, "The Reds reject talks before it", only=(*before, "before it")
    )
    again = Story(2, "2025-05-14").says(
        "Reds", Act.REJECT, Issue.TALKS, "No talks before that, the Reds say", only=(*before, "before that")
    )
    assert [one.about for one in add(record, story)] == [About.CONDITION]
    assert add(record, again) == []


def test_one_ceasefire_is_told_again_when_its_status_is_another(record: Record) -> None:
    first = Story(1).truce("Reds", CeasefireStatus.DECLARED, "The Reds declared the Harvest truce")
    same = Story(2).truce("Reds", CeasefireStatus.DECLARED, "A truce, the Reds declared")
    over = Story(3, "2025-05-12").truce("Reds", CeasefireStatus.COLLAPSED, "The truce of the Reds collapsed")
    assert len(add(record, first)) == 1
    told_again = add(record, same)
    new = add(record, over)
    assert [told(one) for one in new] == ["Harvest truce, collapsed"]
    assert told_again == [], "both reports tell one ceasefire"


def test_restricted_reports_and_copies_tell_nothing_and_show_nothing(record: Record) -> None:
    hidden = Story(1, restricted=True).says("Reds", Act.REJECT, Issue.TALKS, "The Reds secretly reject talks")
    assert add(record, hidden) == []
    open_one = Story(2, "2025-05-20").says("Reds", Act.ACCEPT, Issue.TALKS, "The Reds agree to talk")
    assert add(record, open_one) == [], "a shift would quote what is restricted"
    offer = Story(3).says("Reds", Act.PROPOSE, Issue.TALKS, "The Reds offered talks", to="Blues")
    (first,) = add(record, offer)
    copy = Story(3, "2025-05-12", publisher="Copy Post").says(
        "Reds", Act.PROPOSE, Issue.TALKS, "The Reds offered talks", to="Blues"
    )
    copy.text += "A line more. "
    assert add(record, copy) == []
    assert first.about is About.PROPOSAL
    assert newest(record, Filter(restricted=True)) == []


def test_what_is_restricted_under_any_header_is_restricted(record: Record) -> None:
    offer = Story(1).says("Reds", Act.PROPOSE, Issue.TALKS, "The Reds offered talks", to="Blues")
    assert len(add(record, offer)) == 1
    secret = Story(1, "2025-05-12", restricted=True, publisher="Ministry").says(
        "Reds", Act.PROPOSE, Issue.TALKS, "The Reds offered talks", to="Blues"
    )
    record.add(secret.reading())
    assert newest(record) == []


def test_a_saved_search_tells_all_that_passes_it_and_nothing_else(record: Record) -> None:
    story = (
        Story(1)
        .says("Reds", Act.ATTACK, Issue.OTHER, "The Reds shelled the port", to="Blues")
        .says("Blues", Act.PROPOSE, Issue.TALKS, "The Blues offered talks", to="Reds")
    )
    assert [one.about for one in add(record, story)] == [About.PROPOSAL]
    came, _ = record.came.after(0)
    assert [one.source.quote for one in news(record, came, Filter(side=("Reds",)))] == [
        "The Reds shelled the port"
    ]
    assert news(record, came, Filter(side=("Greens",))) == []
    assert [one.about for one in news(record, came, None, (About.EVENT,))] == [About.EVENT]


def test_an_alert_has_one_id_and_what_people_reject_is_gone(record: Record) -> None:
    story = Story(1).says("Reds", Act.PROPOSE, Issue.TALKS, "The Reds offered talks", to="Blues")
    (alert,) = add(record, story)
    assert [one.id for one in newest(record)] == [alert.id]
    record.judge(alert.source.report, alert.entry.id, "reject", why="no offer")
    assert newest(record) == []


def test_a_mark_tells_each_report_once_however_the_list_is_cut(record: Record) -> None:
    stories = [
        Story(n).says("Reds", Act.PROPOSE, Issue.TALKS, f"The Reds offered talks in town {n}")
        for n in range(7)
    ]
    for story in stories:
        record.add(story.reading())
    seen, mark = [], 0
    while True:
        came, upto = record.came.after(mark, 2)
        if not came and upto == mark:
            break
        seen += [one.report for one in came]
        mark = upto
        if not came:
            break
    assert seen == [story.reading().report.id for story in stories]
    record.add(stories[0].reading().model_copy(update={"reader": stories[0].reading().reader.model_copy(
        update={"version": "2"})}))  # fmt: skip
    assert record.came.after(mark)[0] == [], "read anew, it came in before"


def test_what_a_report_looks_back_on_has_its_day(record: Record) -> None:
    story = Story(1).says(
        "Reds", Act.PROPOSE, Issue.TALKS, "The Reds offered talks in March 2022", to="Blues"
    )
    reading = story.reading()
    start = reading.report.text.index("March 2022")
    then = Date(
        value="2022-03",
        precision=DatePrecision.MONTH,
        text="March 2022",
        evidence=(reading.report.span(start, start + 10),),
    )
    events = tuple(one.model_copy(update={"date": then}) for one in reading.events)
    record.add(reading.model_copy(update={"events": events}))
    (alert,) = newest(record)
    assert told(alert) == "Reds proposed talks to Blues (Mar 2022)"
