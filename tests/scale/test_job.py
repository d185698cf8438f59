"""A run as a whole: its folder, and what a second one does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from detente.scale.errors import ScaleError
from detente.scale.expected import expected
from detente.scale.held import held
from detente.scale.job import job
from detente.scale.shards import Loader
from tests.scale.made import TRIVIAL, files, made, ran, write


def test_a_folder_holds_what_the_sources_give_and_nothing_older(tmp_path: Path) -> None:
    table = write(tmp_path / "in.jsonl", 25)
    assert ran(made(table, tmp_path / "out")).parts == 3
    write(table, 12)
    tally = ran(made(table, tmp_path / "out"))
    assert (tally.there, tally.again, tally.gone, tally.readings) == (1, 1, 1, 12)
    ran(made(table, tmp_path / "fresh"))
    assert files(tmp_path / "out") == files(tmp_path / "fresh")


def test_sources_can_be_added_and_a_folder_of_other_sources_is_refused(tmp_path: Path) -> None:
    monday, tuesday = (write(tmp_path / f"{day}.jsonl", 5) for day in ("monday", "tuesday"))

    def on(*sources: Path) -> int:
        wanted = job([str(one) for one in sources], [TRIVIAL], tmp_path / "out", loader=Loader())
        return ran(wanted).there

    assert on(monday) == 0
    assert on(monday, tuesday) == 1
    with pytest.raises(ScaleError, match=r"holds the run of .*monday.*Name another folder with --to"):
        on(tuesday)
    ran(made(monday, tmp_path / "small"))
    with pytest.raises(ScaleError, match=r"holds parts of 10 reports: say --shard 10\."):
        made(monday, tmp_path / "small", size=20)


def test_a_folder_that_is_none_of_ours_is_left_alone(tmp_path: Path) -> None:
    table = write(tmp_path / "in.jsonl", 5)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/part-of-my-life.txt").write_text("Dear diary")
    with pytest.raises(ScaleError, match=r"holds parts and no run\.json"):
        made(table, tmp_path / "out")
    (tmp_path / "out/run.json").write_text("{}")
    with pytest.raises(ScaleError, match="none that this Detente wrote"):
        made(table, tmp_path / "out")
    assert (tmp_path / "out/part-of-my-life.txt").read_text() == "Dear diary"


def test_how_many_reports_to_expect(tmp_path: Path) -> None:
    table = write(tmp_path / "in.jsonl", 7)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/a.txt").write_text("A")
    (tmp_path / "folder/b.csv").write_text("text\nA\nB")
    assert expected([str(table), str(tmp_path / "folder")]) == 10
    assert expected([str(table), "news.warc.gz"]) is None


def test_a_folder_has_one_run_at_a_time(tmp_path: Path) -> None:
    with (
        held(tmp_path / "out"),
        pytest.raises(ScaleError, match=rf"another run is writing it \(process {os.getpid()} on .* since 20"),
        held(tmp_path / "out"),
    ):
        raise AssertionError
    assert not list((tmp_path / "out").iterdir())


def test_the_lock_of_a_run_that_was_killed_holds_nobody(tmp_path: Path) -> None:
    holds = "import sys; from pathlib import Path; from detente.scale.held import held\n"
    holds += "with held(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    other = subprocess.Popen(
        [sys.executable, "-c", holds, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout
    assert other.stdout.readline() == "held\n"
    with pytest.raises(ScaleError, match=f"process {other.pid} on"), held(tmp_path):
        raise AssertionError
    other.kill()
    other.communicate()
    assert (tmp_path / ".lock").exists()
    with held(tmp_path):
        pass
