"""Readings as people corrected them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.model import Judgement, Kept, Reading, Verdict
from detente.model.codes import Act
from detente.record import Role, open_record
from detente.record.correcting import corrected
from tests.record import told


def judged(read: Reading, *given: tuple[str, str, Verdict, dict[str, Any]]) -> Reading:
    judgements = tuple(
        Judgement(
            report=read.report.id,
            entry=entry,
            verdict=verdict,
            changes=changes,
            who=who,
            at=f"2025-06-01T00:0{n}",
        )
        for n, (who, entry, verdict, changes) in enumerate(given)
    )
    return corrected(Kept(reading=read, judgements=judgements))


def acts(read: Reading) -> list[Act]:
    return [event.act for event in read.events]


def test_what_is_rejected_is_out_and_what_is_edited_is_in() -> None:
    read = told.reading()
    found = judged(
        read,
        ("ann", told.rejection(read), "reject", {}),
        ("ann", told.demand(read), "edit", {"act": "appeal"}),
    )
    assert acts(found) == [Act.APPEAL]
    assert found.events[0].evidence == read.events[0].evidence


def test_the_newest_word_of_a_person_counts_and_who_is_unsure_does_not() -> None:
    read = told.reading()
    key = told.rejection(read)
    assert acts(judged(read, ("ann", key, "reject", {}), ("ann", key, "accept", {}))) == acts(read)
    assert acts(judged(read, ("ann", key, "reject", {}), ("ben", key, "unsure", {}))) == [Act.DEMAND]


def test_where_people_differ_it_stays_as_it_was_read() -> None:
    read = told.reading()
    key = told.demand(read)
    assert judged(read, ("ann", key, "edit", {"act": "appeal"}), ("ben", key, "accept", {})) == read


def test_a_rejected_actor_is_of_no_side_and_edits_of_others_hold() -> None:
    read = told.reading()
    putin = read.actors[0]
    found = judged(read, ("ann", putin.id, "reject", {}))
    assert found.actor(putin.id).side is None
    assert Reading.model_validate(found.model_dump()) == found


def test_in_a_record_a_reviewer_goes_before_a_coder(tmp_path: Path) -> None:
    read = told.reading()
    key = told.rejection(read)
    with open_record(tmp_path / "r.db", who="ann", create=True) as record:
        record.add(read)
        record.people.add("ben", Role.CODER)
        record.judge(read.report.id, key, "reject")
        record.acting_as("ben").judge(read.report.id, key, "accept", blind=True)
        (one,) = record.counting()
        assert [given.verdict for given in one.judgements] == ["reject"]
        assert acts(corrected(one)) == [Act.DEMAND]
