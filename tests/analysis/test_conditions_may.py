"""The worked example: five reports of 11 and 12 May 2025, as they were annotated and as they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.gold import load_folder
from bench.gold_readings import gold_readings
from bench.run_reader import report_of
from detente.analysis.conditions.inquiry import Answer, ask_record
from detente.analysis.positions import Account, Stance, ask
from detente.cli.kept import as_kept
from detente.exports.conditions.page import write_conditions
from detente.model import Kept
from detente.model.codes import Issue
from detente.reading.local.local import Local

DAY = "2025-05-1"


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[Kept]:
    return as_kept(gold_readings(shared / "gold", DAY))


@pytest.fixture(scope="module")
def read(shared: Path) -> list[Kept]:
    reader = Local()
    return as_kept(
        [reader.read(report_of(one)) for one in load_folder(shared / "gold") if one.name.startswith(DAY)]
    )


@pytest.fixture(params=["gold", "read"])
def answer(request: pytest.FixtureRequest) -> Answer:
    return ask_record(request.getfixturevalue(request.param))


def test_five_reports_are_four_texts(answer: Answer) -> None:
    assert (answer.reports, answer.copies) == (4, 1)


def test_the_circle_its_package_and_its_strict_obstacle(answer: Answer) -> None:
    found = answer.outcome
    assert found.package == ("ceasefire", "talks")
    assert found.at_once == ()
    assert [(gate.side, gate.label) for gate in found.obstacles] == [("Ukraine", "talks without ceasefire")]
    (circle,) = found.circles
    assert [(gate.side, gate.label) for gate in circle.gates] == [
        ("Ukraine", "talks without ceasefire"),
        ("Russia", "ceasefire without talks"),
    ]
    assert all(
        origin.source and origin.source.quote for gate in circle.gates for origin in gate.requirement.origins
    )


def test_two_single_waivers_and_whose_they_are(answer: Answer) -> None:
    found = answer.outcome.waivers
    assert found.number == 1
    assert [[(gate.side, gate.label) for gate in way] for way in found.ways] == [
        [("Russia", "ceasefire without talks")],
        [("Ukraine", "talks without ceasefire")],
    ]


def test_france_asks_for_the_same_and_gates_nothing(answer: Answer) -> None:
    assert ("France", "talks", ("ceasefire",)) in {(one.side, one.item, one.asks) for one in answer.thirds}


def test_as_annotated_nothing_is_reached_step_by_step(gold: list[Kept]) -> None:
    assert ask_record(gold).outcome.steps == ()


def test_as_read_only_an_open_question_is_taken_as_met(read: list[Kept]) -> None:
    """The reader finds that Russia asks that arms stop, and not of whom: taken as willing, and said so."""
    found = ask_record(read).outcome
    assert found.reached <= {"arms_supply"}
    assert found.reached <= found.rules.silent


def test_the_circle_opened_that_day(gold: list[Kept]) -> None:
    (turn,) = ask_record(gold).turns
    assert (turn.day, turn.opened) == ("2025-05-11", True)
    assert {origin.holder for origin in turn.because} == {"Russia", "Ukraine"}


def test_it_is_said_in_a_sentence(gold: list[Kept], tmp_path: Path) -> None:
    with (tmp_path / "page.txt").open("w", encoding="utf-8") as out:
        write_conditions(ask_record(gold), out)
    page = " ".join((tmp_path / "page.txt").read_text(encoding="utf-8").split())
    assert (
        "Ukraine and France ask for a ceasefire before talks; Russia offers a ceasefire only during talks."
        in page
    )


def stances(account: Account, side: str) -> dict[Issue, Stance]:
    (row,) = [row for row in account.rows if row.name == side]
    return {one.issue: one.stand.stance for one in account.cells if one.row == row.key}


def test_the_matrix(gold: list[Kept]) -> None:
    account = ask(gold)
    russia, ukraine = stances(account, "Russia"), stances(account, "Ukraine")
    assert russia[Issue.TALKS] is Stance.PROPOSES
    assert russia[Issue.CEASEFIRE] is Stance.PROPOSES
    assert russia[Issue.ALLIANCE_MEMBERSHIP] is Stance.DEMANDS
    assert ukraine[Issue.TALKS] is Stance.ACCEPTS_IF
    assert ukraine[Issue.CEASEFIRE] is Stance.DEMANDS
    assert ukraine[Issue.ALLIANCE_MEMBERSHIP] is Stance.REJECTS
    assert stances(account, "France")[Issue.CEASEFIRE] is Stance.DEMANDS
    assert stances(account, "European leaders") == {
        Issue.CEASEFIRE: Stance.DEMANDS,
        Issue.SANCTIONS: Stance.THREATENS,
    }
    assert stances(account, "United States")[Issue.TALKS] is Stance.SUPPORTS
    cell = account.at("party:RUS", Issue.CEASEFIRE)
    assert cell is not None
    assert cell.holds[0].kind.value == "during"
    assert [stand.stance for stand in cell.also] == [Stance.REJECTS]
    talks = account.at("party:UKR", Issue.TALKS)
    assert talks is not None
    assert {hold.kind.value for hold in talks.holds} >= {"before", "if"}


def test_the_matrix_as_read_agrees_on_who_wants_talks_and_a_ceasefire(read: list[Kept]) -> None:
    account = ask(read)
    assert stances(account, "Russia")[Issue.CEASEFIRE] is Stance.PROPOSES
    assert stances(account, "Ukraine")[Issue.TALKS] is Stance.ACCEPTS_IF
    assert stances(account, "France")[Issue.CEASEFIRE] is Stance.DEMANDS
    assert stances(account, "European leaders")[Issue.SANCTIONS] is Stance.THREATENS
    assert stances(account, "United States")[Issue.TALKS] is Stance.SUPPORTS
