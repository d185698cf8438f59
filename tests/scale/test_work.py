"""A worker and the folder: parts are whole or not there, and made again only when they have to be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from detente.exports.readingsfile import reading_rows
from detente.model import Reading
from detente.scale.attempts import ENDS, MOST, MOST_BETWEEN, Attempts
from detente.scale.code import code
from detente.scale.errors import ScaleError
from detente.scale.parts import Folder
from detente.scale.passage import Passage
from detente.scale.steps import Flow, Triage
from detente.scale.trivial import VERSION
from detente.scale.work import Done, Outcome, Plan, Worker
from tests.scale.made import HARD, TRIVIAL, files, made, ran, write


def only(table: Path, folder: Path, *steps: object) -> Done:
    """What became of a table that is one shard."""
    todo = made(table, folder, *steps)  # type: ignore[arg-type]
    (shard,) = todo.shards()
    return Worker(todo.plan).do(shard)


def test_a_part_holds_the_readings_and_says_what_went_in(tmp_path: Path) -> None:
    table = write(tmp_path / "in.jsonl", 5, {2: "REFUSE", 4: "Football."})
    football = Triage(lambda: lambda report: "Football" not in report.text, "football 1")
    done = only(table, tmp_path / "out", football, HARD)
    assert (done.outcome, done.reports, done.readings, done.dropped) == (Outcome.MADE, 5, 3, 1)
    folder = Folder(tmp_path / "out")
    manifest = folder.manifest(done.part)
    assert manifest is not None
    assert manifest.steps == ("football 1", "hard 1")
    assert [(one.file, one.line, one.problem) for one in manifest.refused] == [
        (str(table), 2, "it is refused")
    ]
    assert manifest.dropped == (f"{table}:4",)
    rows = [
        Reading.model_validate_json(value or "")
        for _, value in reading_rows(folder.parquet(done.part), "part", 1 << 20)
    ]
    assert [one.report.text.split("report ")[1][0] for one in rows] == ["1", "3", "5"]


def test_what_is_finished_is_not_made_again(tmp_path: Path) -> None:
    table = write(tmp_path / "in.jsonl", 3)
    only(table, tmp_path / "out")
    before = (tmp_path / "out/part-00000-00000.parquet").stat().st_mtime_ns
    assert only(table, tmp_path / "out").outcome is Outcome.THERE
    assert (tmp_path / "out/part-00000-00000.parquet").stat().st_mtime_ns == before


def test_other_reports_and_other_steps_make_it_again_and_say_so(tmp_path: Path) -> None:
    table = write(tmp_path / "in.jsonl", 3)
    only(table, tmp_path / "out")
    write(table, 3, {1: "More."})
    done = only(table, tmp_path / "out")
    assert (done.outcome, done.why) == (Outcome.MADE_AGAIN, "other reports")
    done = only(table, tmp_path / "out", HARD)
    assert (done.outcome, done.why) == (Outcome.MADE_AGAIN, "other steps")


@pytest.mark.parametrize("lost", ["part-00000-00000.parquet", "part-00000-00000.json"])
def test_a_part_that_lacks_a_file_is_not_finished(tmp_path: Path, lost: str) -> None:
    table = write(tmp_path / "in.jsonl", 3)
    only(table, tmp_path / "out")
    whole = files(tmp_path / "out")
    (tmp_path / "out" / lost).write_bytes(whole[lost][:-10])
    assert only(table, tmp_path / "out").outcome is Outcome.MADE
    assert files(tmp_path / "out") == whole


@dataclass(frozen=True)
class Broken:
    """A step that breaks at the third report, with the two before it under way."""

    version: str = "broken 1"

    def load(self) -> Flow:
        def flow(found: Iterable[Passage]) -> Iterator[Passage]:
            for number, one in enumerate(found):
                if number == 2:
                    raise KeyError("lost")
                yield one

        return flow


def test_a_shard_that_a_step_breaks_on_is_set_aside_and_tried_by_the_next_run(tmp_path: Path) -> None:
    table = write(tmp_path / "in.jsonl", 4)
    tally = ran(made(table, tmp_path / "out", Broken(), TRIVIAL))
    assert (tally.parts_aside, tally.aside, tally.clean) == (1, 4, False)
    errors = [json.loads(line) for line in (tmp_path / "out/errors.jsonl").read_text().splitlines()]
    assert [one["file"] for one in errors] == [f"{table}:{line}" for line in range(1, 5)]
    assert errors[0]["problem"] == "KeyError: 'lost'"
    assert not list((tmp_path / "out").glob("*.parquet"))
    assert ran(made(table, tmp_path / "out")).clean
    assert sorted(files(tmp_path / "out")) == [
        "part-00000-00000.json", "part-00000-00000.parquet", "run.json",
    ]  # fmt: skip


def ended(folder: Folder, *places: int) -> None:
    """As if workers had been killed at these reports of the first part."""
    path = folder.attempts("part-00000-00000")
    for place in places:
        attempts = Attempts(path)
        attempts.at(place)


def test_a_report_at_which_several_workers_ended_is_set_aside_and_no_other(tmp_path: Path) -> None:
    table = write(tmp_path / "in.jsonl", 4)
    todo = made(table, tmp_path / "out")
    ended(Folder(tmp_path / "out"), *[2] * ENDS, 0, -1)
    done = ran(todo)
    assert (done.readings, done.refused) == (3, 1)
    (line,) = (tmp_path / "out/errors.jsonl").read_text().splitlines()
    found = json.loads(line)
    assert (found["file"], found["line"]) == (str(table), 3)
    assert found["problem"] == f"{ENDS} workers ended at it: they crashed, or there was no memory for it"


@pytest.mark.parametrize("places", [range(MOST), [-1] * MOST_BETWEEN])
def test_a_shard_at_which_workers_end_again_and_again_is_set_aside_whole(
    tmp_path: Path, places: Iterable[int]
) -> None:
    todo = made(write(tmp_path / "in.jsonl", 9), tmp_path / "out")
    ended(Folder(tmp_path / "out"), *places)
    assert (ran(todo).aside, ran(todo).aside) == (9, 0)  # what is noted of it ends with the run


def test_a_shard_at_which_workers_were_ended_by_chance_goes_on(tmp_path: Path) -> None:
    todo = made(write(tmp_path / "in.jsonl", 9), tmp_path / "out")
    ended(Folder(tmp_path / "out"), *range(9), *range(9), *[-1] * (MOST_BETWEEN - 1))
    assert (ran(todo).aside, ran(todo).refused) == (0, 0)


def test_a_report_that_took_too_long_is_read_when_it_is_given_more_time(tmp_path: Path) -> None:
    table = write(tmp_path / "in.jsonl", 3)
    todo = made(table, tmp_path / "out", limit=5)
    place = Folder(tmp_path / "out").attempts("part-00000-00000")
    Attempts(place, 5).at(1)
    place.with_suffix(".hung").write_text("Timeout (0:00:05)!")
    Attempts(place, 5).at(2)  # the next one reads that, and is killed for another reason
    done = ran(todo)
    assert (done.readings, done.refused) == (2, 1)
    assert ran(made(table, tmp_path / "out", limit=3)).there == 1
    done = ran(made(table, tmp_path / "out", limit=60))
    assert (done.readings, done.refused, done.whys) == (3, 0, {"more time"})


def test_a_worker_with_another_detente_says_so(tmp_path: Path) -> None:
    plan = Plan((TRIVIAL,), str(tmp_path), "0.0.1-abc")
    with pytest.raises(ScaleError, match=r"run was begun with 0\.0\.1-abc\. Install the same version"):
        Worker(plan)


def test_a_worker_that_does_not_see_the_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(ScaleError, match=r"elsewhere is not there for a worker on .*storage that all"):
        Worker(Plan((TRIVIAL,), str(tmp_path / "elsewhere"), code()))


def test_a_worker_loads_nothing_where_all_is_finished(tmp_path: Path) -> None:
    class Never:
        version = VERSION

        def load(self) -> Flow:
            raise AssertionError("loaded")

    table = write(tmp_path / "in.jsonl", 3)
    only(table, tmp_path / "out")
    assert only(table, tmp_path / "out", Never()).outcome is Outcome.THERE
