"""A record moves to another place whole: export, import and export again give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from detente.exports.keptfile import write_kept
from detente.exports.read_kept import read_kept
from detente.model import Kept, UnreadableReportError
from detente.record import Filter, NotAllowedError, Record, Role, open_record
from detente.record.importer import Imports, import_all
from detente.record.importing import problem_of
from detente.record.judgements import settled
from tests.record.conftest import Make
from tests.record.told import TEXT, demand, reading, rejection, report

FARTHER = f"{TEXT} Киев ответил: «Нет» 🕊. قال السلام. 停火協議。\u0301"
REPORT = report().id
DEMAND = demand(reading())


@pytest.fixture
def full(record: Record) -> Record:
    """A record with judgements, one of them taken back, several headers of one text, and copies."""
    record.add(reading())
    record.add(reading(published_at="2025-05-13", publisher="Écho du Nord", title="Une “trêve”?"))
    record.add(reading(published_at="2025-05-12T08:00", publisher=None, restricted=True))
    long = " ".join(f"The envoy {number} spoke to the press about the north." for number in range(40))
    record.add(reading(text=f"{FARTHER} {long}", publisher="Вестник"))
    record.add(reading(text=f"{FARTHER} {long} Agencies.", published_at="2025-05-12", publisher="Copyist"))
    record.add(reading(text=f"{FARTHER} {long} Staff.", published_at="2025-05-14", publisher="Third"))
    carl = record.acting_as("Carl")
    first = carl.judge(REPORT, DEMAND, "edit", {"act": "appeal", "issues": ["talks"]}, "too “strong” — нет")
    wrong = carl.judge(REPORT, rejection(reading()), "reject")
    carl.review.undo(wrong.number)
    record.acting_as("Rita").judge(REPORT, DEMAND, "accept", why="as it stands", seen=first.number)
    third, *_ = [one for one in record.copies.all() if _publisher(record, one.report) == "Third"]
    record.acting_as("Rita").copies.judge(third.report, third.original, is_copy=False, why="ours")
    return record


@pytest.fixture
def other(empty_place: Make) -> Iterator[Record]:
    """An empty record elsewhere, which nobody but Otto knows."""
    with open_record(empty_place(), who="Otto", create=True) as made:
        yield made


def exported(record: Record, wanted: Filter | None = None) -> bytes:
    out = io.BytesIO()
    write_kept(record.kept(wanted or Filter()), out)
    return out.getvalue()


def brought(record: Record, data: bytes) -> tuple[Imports, list[str]]:
    told: list[UnreadableReportError] = []
    lines = read_kept(io.BytesIO(data), "kept.jsonl", check=problem_of)
    tally = import_all(record, lines, told.append)
    return tally, [str(one) for one in told]


def test_export_import_and_export_give_the_same_bytes(full: Record, other: Record) -> None:
    data = exported(full)
    assert data.count(b'"copy_of":"report-') == 1
    assert brought(other, data) == (Imports(added=4, headers=2, judgements=3), [])
    assert exported(other) == data
    assert [one.publisher for one in other.versions(REPORT)] == ["Northern Wire", None, "Écho du Nord"]


def test_importing_again_adds_nothing(full: Record, other: Record) -> None:
    data = exported(full)
    brought(other, data)
    log = list(other.changes())
    assert brought(other, data) == (Imports(known=4), [])
    assert brought(full, data) == (Imports(known=4), [])
    assert list(other.changes()) == log
    assert exported(other) == data


def test_whatever_the_order_of_the_lines(full: Record, other: Record) -> None:
    data = exported(full)
    head, *lines = data.splitlines(keepends=True)
    brought(other, b"".join([head, *reversed(lines)]))
    assert exported(other) == data


def test_what_settles_a_difference_there_does_so_here(full: Record, other: Record) -> None:
    brought(other, exported(full))
    found = settled(other.review.history(REPORT, DEMAND))
    assert found
    assert (found.judgement.who, found.role) == ("Rita", Role.REVIEWER)
    assert {one.name: one.role for one in other.people.all()} == {
        "Otto": Role.ADMIN, "Carl": Role.READER, "Rita": Role.READER,
    }  # fmt: skip


def test_an_older_judgement_of_the_same_person_does_not_overrule_the_newer_one(
    full: Record, other: Record
) -> None:
    data = exported(full)
    brought(other, data)
    other.people.change("Rita", Role.REVIEWER)
    seen = other.review.history(REPORT, DEMAND)[-1].number
    other.acting_as("Rita").judge(REPORT, DEMAND, "reject", seen=seen)
    brought(full, exported(other))
    brought(full, data)
    found = settled(full.review.history(REPORT, DEMAND))
    assert found
    assert found.judgement.verdict == "reject"
    assert len(full.review.history(REPORT, DEMAND)) == 3


def test_what_was_taken_back_here_stays_so(full: Record) -> None:
    data = exported(full)
    newest = full.review.history(REPORT, DEMAND)[-1]
    full.acting_as("Rita").review.undo(newest.number)
    assert brought(full, data) == (Imports(known=4), [])
    assert [one.judgement.who for one in full.review.history(REPORT, DEMAND)] == ["Carl"]


def test_it_is_logged_who_imported_what(full: Record, other: Record) -> None:
    brought(other, exported(full))
    (change,) = [one for one in other.changes(REPORT) if one.what == "import"]
    (kept,) = [one for one in full.kept() if one.reading.report.id == REPORT]
    assert (change.who, change.after["added_at"]) == ("Otto", kept.added_at)
    assert [(one.who, one.after["who"]) for one in other.changes(DEMAND)] == [
        ("Otto", "Carl"),
        ("Otto", "Rita"),
    ]


def test_only_an_admin_imports(full: Record) -> None:
    (line, *_) = full.kept()
    with pytest.raises(NotAllowedError, match="Rita is reviewer here; who imports is admin"):
        full.acting_as("Rita").bring(line)


def test_what_a_filter_left_of_a_report_is_not_taken_for_the_report(full: Record, other: Record) -> None:
    data = exported(full, Filter(act=("demand",)))
    assert brought(other, data) == (Imports(part=4), [])
    assert list(other.kept()) == []
    brought(other, exported(full))
    full.people.add("Nina", Role.CODER)
    seen = full.review.history(REPORT, DEMAND)[-1].number
    full.acting_as("Nina").judge(REPORT, DEMAND, "unsure", seen=seen)
    assert brought(other, exported(full, Filter(judged=True)))[0] == Imports(known=1, judgements=1)
    assert exported(other) == exported(full)


def test_a_judgement_that_can_not_be_is_told_with_its_line(full: Record, other: Record) -> None:
    data = exported(full)
    for was, wrong, problem in (
        ('"who":"Carl"', '"who":"Ca\\u001brl"', "is no name of printable characters"),
        ('"act":"appeal"', '"act":"conquer"', "act can't be 'conquer'"),
        ('"verdict":"accept","changes":{}', '"verdict":"edit","changes":{}', "an edit without changes"),
        ('"why":"as it stands"', '"why":"as it stands","more":1', "Extra inputs are not permitted"),
    ):
        assert was.encode() in data
        tally, told = brought(other, data.replace(was.encode(), wrong.encode()))
        assert (tally.failed, tally.added + tally.known) == (1, 3)
        assert told[0].startswith("kept.jsonl, line ")
        assert problem in told[0]


def test_a_bare_reading_comes_in_now(other: Record) -> None:
    line = reading().model_dump_json().encode() + b"\n"
    assert brought(other, line) == (Imports(added=1), [])
    (kept,) = other.kept()
    assert kept.reading == reading()
    assert kept.added_at


def _publisher(record: Record, report_: str) -> str | None:
    kept = record.one(report_)
    assert isinstance(kept, Kept)
    return kept.reading.report.publisher
