"""What people say of entries: each judgement a row, nobody's lost, roles held to."""

from __future__ import annotations

import threading

import pytest

from detente.record import ConflictError, Filter, NotAllowedError, Record, RecordError, Role
from detente.record.alpha import alpha
from detente.record.judgements import settled
from detente.record.session import Session
from tests.record.told import demand, reading, rejection, report

REPORT = report().id
DEMAND = demand(reading())
REJECTION = rejection(reading())
# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C: four observers, twelve units.
PUBLISHED = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


@pytest.fixture
def told(record: Record) -> Record:
    record.add(reading())
    return record


def test_a_judgement_stands_beside_what_was_read(told: Record) -> None:
    given = told.acting_as("Carl").judge(REPORT, DEMAND, "edit", {"act": "appeal"}, "too strong")
    (kept,) = told.kept()
    assert kept.reading == reading()
    (judgement,) = kept.judgements
    assert (judgement.who, judgement.verdict, judgement.changes) == ("Carl", "edit", {"act": "appeal"})
    assert (judgement.why, given.role) == ("too strong", Role.CODER)
    change = list(told.changes(DEMAND))[-1]
    assert (change.who, change.before, change.after["changes"]) == (
        "Carl",
        {"act": "demand"},
        {"act": "appeal"},
    )
    assert [hit.entry for hit in told.search(Filter(judged=True))] == [DEMAND]


def test_who_did_not_see_a_judgement_is_told_and_nothing_is_lost(told: Record) -> None:
    carl, cleo = told.acting_as("Carl"), told.acting_as("Cleo")
    first = carl.judge(REPORT, DEMAND, "reject", why="no demand")
    with pytest.raises(
        ConflictError, match=rf"{DEMAND}: Carl rejected it at .* \(no demand\), after you opened it"
    ):
        cleo.judge(REPORT, DEMAND, "accept")
    assert [one.judgement.who for one in told.review.history(REPORT, DEMAND)] == ["Carl"]
    cleo.judge(REPORT, DEMAND, "accept", seen=first.number)
    assert [one.judgement.who for one in told.review.history(REPORT, DEMAND)] == ["Carl", "Cleo"]


def test_of_two_at_the_same_moment_one_is_told(told: Record) -> None:
    start, outcomes = threading.Barrier(2), []

    def judge(name: str) -> None:
        start.wait()
        try:
            told.acting_as(name).judge(REPORT, DEMAND, "accept")
            outcomes.append("kept")
        except ConflictError:
            outcomes.append("told")

    people = [threading.Thread(target=judge, args=(name,)) for name in ("Carl", "Cleo")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(outcomes) == ["kept", "told"]
    assert len(told.review.history(REPORT, DEMAND)) == 1


@pytest.mark.parametrize(
    ("verdict", "changes", "problem"),
    [
        ("edit", {"act": "shout"}, "act can't be 'shout'"),
        ("edit", {"mood": "bad"}, "event has no field 'mood' to edit. Its fields are act"),
        ("edit", {"evidence": []}, "no field 'evidence' to edit"),
        ("edit", {"actor": ["actor-0000000000000000"]}, "the report has no actor actor-0000000000000000"),
        ("edit", {}, "an edit has changes"),
        ("accept", {"act": "appeal"}, "an edit has changes"),
    ],
)
def test_an_edit_has_to_fit(told: Record, verdict: str, changes: dict[str, object], problem: str) -> None:
    with pytest.raises(RecordError, match=problem):
        told.judge(REPORT, DEMAND, verdict, changes)  # type: ignore[arg-type]
    assert told.review.history(REPORT, DEMAND) == []


def test_an_entry_that_is_not_there_can_not_be_judged(told: Record) -> None:
    with pytest.raises(RecordError, match="its newest reading has no entry event-00"):
        told.judge(REPORT, "event-00", "accept")
    with pytest.raises(RecordError, match="the record has no such report"):
        told.judge("report-00", DEMAND, "accept")


def test_a_judgement_taken_back_stays_in_the_log(told: Record) -> None:
    carl = told.acting_as("Carl")
    given = carl.judge(REPORT, DEMAND, "reject")
    with pytest.raises(NotAllowedError, match="Carl's to take back"):
        told.acting_as("Cleo").review.undo(given.number)
    carl.review.undo(given.number)
    assert told.review.history(REPORT, DEMAND) == []
    assert told.search(Filter(judged=True)) == []
    assert [change.what for change in told.changes(DEMAND)] == ["judgement", "judgement taken back"]
    with pytest.raises(RecordError, match="no judgement"):
        carl.review.undo(given.number)
    carl.judge(REPORT, DEMAND, "accept")


def test_a_newer_reading_keeps_what_people_said(told: Record) -> None:
    told.judge(REPORT, DEMAND, "accept")
    told.judge(REPORT, REJECTION, "reject", why="it is a report of a report")
    newer = reading(version="2")
    told.add(newer.model_copy(update={"events": newer.events[:1]}))
    (kept,) = told.kept()
    assert kept.reading.reader.version == "2"
    assert {one.entry for one in kept.judgements} == {DEMAND, REJECTION}
    assert [one.judgement.entry for one in told.queue.lost()] == [REJECTION]
    assert DEMAND not in [one.entry for one in told.queue.due()]


def test_the_most_doubtful_of_what_matters_comes_first(told: Record) -> None:
    due = told.queue.due()
    assert [one.kind for one in due] == ["event", "ceasefire", "event", "quotation"]
    assert due[0].entry == REJECTION
    assert [one.urgency for one in due] == sorted((one.urgency for one in due), reverse=True)
    assert [one.entry for one in told.queue.due(wanted=Filter(act=("demand",)))] == [DEMAND]
    told.judge(REPORT, REJECTION, "unsure")
    assert REJECTION not in [one.entry for one in told.queue.due()]
    assert told.queue.count() == len(due) - 1


def test_copies_are_not_judged_twice(told: Record) -> None:
    copy = reading(text=f"{report().text} (Wire)", published_at="2025-05-12")
    told.add(copy)
    assert [kept.copy_of for kept in told.kept()] == [None, REPORT]
    assert {one.report for one in told.queue.due()} == {REPORT}


def test_double_coding_is_blind_and_measured(told: Record) -> None:
    carl, cleo = told.acting_as("Carl"), told.acting_as("Cleo")
    for entry in (DEMAND, REJECTION):
        carl.judge(REPORT, entry, "accept")
    assert [one.entry for one in carl.queue.due("double")] == []
    assert {one.entry for one in cleo.queue.due("double")} == {DEMAND, REJECTION}
    cleo.judge(REPORT, DEMAND, "accept", blind=True)
    cleo.judge(REPORT, REJECTION, "edit", {"act": "deny"}, blind=True)
    found = told.review.agreement()
    assert (found.entries, found.people) == (2, ("Carl", "Cleo"))
    assert found.verdicts == pytest.approx(0.0)
    assert set(found.fields) == {"act"}
    assert [one.entry for one in told.queue.due("settle")] == [REJECTION]


def test_a_reviewer_settles(told: Record) -> None:
    for name, verdict in (("Carl", "accept"), ("Cleo", "reject")):
        told.acting_as(name).judge(REPORT, DEMAND, verdict, blind=True)  # type: ignore[arg-type]
    history = told.review.history(REPORT, DEMAND)
    assert settled(history) is None
    with pytest.raises(NotAllowedError, match="Carl is coder; who settles differences is reviewer"):
        Session(told.acting_as("Carl"), "settle")
    session = Session(told.acting_as("Rita"), "settle")
    assert [one.judgement.who for one in session.seen] == ["Carl", "Cleo"]
    session.judge("reject")
    assert session.current is None
    standing = settled(told.review.history(REPORT, DEMAND))
    assert standing
    assert standing.judgement.who == "Rita"
    assert told.queue.due("settle") == []


def test_coders_who_agree_settle_themselves(told: Record) -> None:
    for name in ("Carl", "Cleo"):
        told.acting_as(name).judge(REPORT, DEMAND, "accept", blind=True)
    standing = settled(told.review.history(REPORT, DEMAND))
    assert standing
    assert standing.judgement.verdict == "accept"


@pytest.mark.parametrize("name", ["Rolf", "Nobody"])
def test_who_only_reads_does_not_judge(told: Record, name: str) -> None:
    with pytest.raises(NotAllowedError, match=f"{name} is .*coder"):
        told.acting_as(name).judge(REPORT, DEMAND, "accept")
    with pytest.raises(NotAllowedError):
        told.acting_as(name).searches.save("mine", Filter())


def test_only_an_admin_says_who_is_who(told: Record) -> None:
    with pytest.raises(NotAllowedError, match="Ask Ada for it: detente users"):
        told.acting_as("Rita").people.add("Eve", Role.CODER)
    told.people.change("Carl", Role.REVIEWER)
    assert told.people.role("Carl") is Role.REVIEWER
    with pytest.raises(RecordError, match="Carl is reviewer already"):
        told.people.add("Carl", Role.CODER)
    with pytest.raises(RecordError, match="Ada is the only admin"):
        told.people.change("Ada", Role.READER)
    with pytest.raises(RecordError, match=r"'boss' is no role\. Take one of reader, coder, reviewer, admin"):
        Role.named("boss")


def test_a_session_goes_on_and_back(told: Record) -> None:
    session = Session(told.acting_as("Carl"))
    first = session.current
    session.judge("accept")
    second = session.current
    assert first
    assert second
    assert second != first
    assert session.undo()
    assert session.current == first
    session.skip()
    assert session.current == second
    told.acting_as("Cleo").judge(second.report, second.entry, "reject")
    with pytest.raises(ConflictError, match="Cleo rejected it"):
        session.judge("accept")
    assert session.current == second
    assert [one.judgement.who for one in session.seen] == ["Cleo"]
    session.judge("accept")
    assert [one.judgement.who for one in told.review.history(second.report, second.entry)] == ["Cleo", "Carl"]
    assert not Session(told.acting_as("Carl")).undo()


def test_alpha_of_the_published_example() -> None:
    rows = [row.split() for row in PUBLISHED]
    units = [[value for value in unit if value != "."] for unit in zip(*rows, strict=True)]
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_alpha_at_its_ends() -> None:
    assert alpha([["a", "a"], ["b", "b"]]) == pytest.approx(1.0)
    assert alpha([["a", "a"], ["a", "a"]]) is None
    assert alpha([["a"], []]) is None
    assert alpha([["a", "b"], ["b", "a"]]) == pytest.approx(-0.5)
