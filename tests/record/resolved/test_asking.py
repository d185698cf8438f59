"""The pairs in doubt, one after the other: one matter, two, or not to be told; undone, logged and moved."""

from __future__ import annotations

import io

import pytest

from detente.exports.keptfile import write_kept
from detente.exports.read_kept import read_kept
from detente.model import Reading, UnreadableReportError
from detente.record import ConflictError, NotAllowedError, Record, open_record
from detente.record.asking import Asking
from detente.record.importer import import_all
from detente.record.importing import problem_of
from tests.record.conftest import Make
from tests.record.matters.telling import ARMENIA, AZERBAIJAN, key, report, truce

BOTH = report(
    "a", "2020-10-18", ARMENIA, AZERBAIJAN,
    ceasefires=[truce("the first", start="2020-10-10"), truce("a new one", start="2020-10-18")],
)  # fmt: skip
VAGUE = report("b", "2020-10-18", ARMENIA, AZERBAIJAN, ceasefires=[truce("the truce")])
FIRST, NEW = key(BOTH, "a", "ceasefires", 0), key(BOTH, "a", "ceasefires", 1)
UNDATED = key(VAGUE, "b", "ceasefires")


@pytest.fixture
def doubtful(record: Record) -> Record:
    """A truce without a day, which may be either of two."""
    for one in (BOTH, VAGUE):
        record.add(one)
    return record


def exported(record: Record) -> bytes:
    out = io.BytesIO()
    write_kept(record.kept(), out)
    return out.getvalue()


def asked(asking: Asking) -> set[str]:
    assert asking.current
    return {member.entry for member in asking.current.pair}


def test_a_key_makes_one_matter_and_what_is_settled_by_it_is_not_asked(doubtful: Record) -> None:
    asking = Asking(doubtful.acting_as("Rita"))
    (either,) = asked(asking) - {UNDATED.entry}
    asking.judge("merge", "as the second report says")
    assert asking.current is None
    assert doubtful.matter(UNDATED).id == doubtful.matter(FIRST if either == FIRST.entry else NEW).id
    assert doubtful.matter(FIRST).id != doubtful.matter(NEW).id
    assert list(doubtful.changes())[-1].what == "merge matters"


def test_a_decision_is_taken_back_and_its_pair_asked_again(doubtful: Record) -> None:
    asking = Asking(doubtful.acting_as("Rita"))
    before = asked(asking)
    asking.judge("split")
    assert asking.undo()
    assert (asked(asking), asking.judged, doubtful.resolved.decisions()) == (before, 0, [])
    assert not asking.undo()


def test_who_was_unsure_is_not_asked_again_and_others_are(doubtful: Record) -> None:
    rita = Asking(doubtful.acting_as("Rita"))
    rita.judge("unsure", "no day anywhere")
    assert rita.current is None
    assert Asking(doubtful.acting_as("Rita")).current is None
    assert doubtful.doubts()
    other = Asking(doubtful)
    other.judge("split")
    assert [one.decision.verdict for one in doubtful.resolved.decisions()] == ["unsure", "split"]


def test_who_was_slower_is_told(doubtful: Record) -> None:
    slow, quick = Asking(doubtful), Asking(doubtful.acting_as("Rita"))
    quick.judge("split")
    with pytest.raises(ConflictError, match="Rita split them"):
        slow.judge("merge")


def test_a_coder_is_told_who_may(doubtful: Record) -> None:
    with pytest.raises(NotAllowedError, match="Carl is coder; who decides of matters is reviewer or more"):
        Asking(doubtful.acting_as("Carl"))


def test_decisions_move_to_another_record_and_what_was_undone_there_stays_so(
    doubtful: Record, empty_place: Make
) -> None:
    rita = doubtful.acting_as("Rita")
    rita.merge(FIRST, NEW, "one truce, renewed")
    rita.resolved.decide(NEW, UNDATED, "unsure")
    rita.undo_decision(rita.split(FIRST, UNDATED).number)
    data = exported(doubtful)
    assert data.count(b'"verdict":"merge"') == data.count(b'"verdict":"unsure"') == 1
    assert b'"verdict":"split"' not in data
    with open_record(empty_place(), who="Otto", create=True) as other:

        def bring() -> int:
            lines = read_kept(io.BytesIO(data), "kept.jsonl", check=problem_of)
            return import_all(other, lines, _refuse).judgements

        assert bring() == 2
        assert exported(other) == data
        assert other.matter(FIRST).id == other.matter(NEW).id
        (merged,) = [one for one in other.resolved.decisions() if one.decision.verdict == "merge"]
        assert (merged.decision.who, merged.decision.why) == ("Rita", "one truce, renewed")
        other.undo_decision(merged.number)
        assert bring() == 0
        assert other.matter(FIRST).id != other.matter(NEW).id


def test_a_decision_on_a_report_that_did_not_come_is_left_out(doubtful: Record, empty_place: Make) -> None:
    doubtful.acting_as("Rita").merge(FIRST, UNDATED)
    one_line = [line for line in exported(doubtful).splitlines(keepends=True) if _holds(line, BOTH)]
    header = exported(doubtful).splitlines(keepends=True)[0]
    with open_record(empty_place(), who="Otto", create=True) as other:
        lines = read_kept(io.BytesIO(header + b"".join(one_line)), "kept.jsonl", check=problem_of)
        assert import_all(other, lines, _refuse).judgements == 0


def _refuse(error: UnreadableReportError) -> None:
    pytest.fail(str(error))


def _holds(line: bytes, reading: Reading) -> bool:
    return f'"id":"{reading.report.id}"'.encode() in line
