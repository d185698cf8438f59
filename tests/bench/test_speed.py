"""How commands are measured; the speed itself is measured by `python -m bench.speed`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.speed import Speed, _process, main, reports_in, table


def test_a_commands_time_and_memory_are_its_own() -> None:
    seconds, memory = _process([sys.executable, "-c", "import time; x = b'x' * 60_000_000; time.sleep(0.2)"])
    small = _process([sys.executable, "-c", ""])[1]
    assert seconds >= 0.2
    assert memory > small + 50


def test_a_command_that_fails_tells_why() -> None:
    with pytest.raises(RuntimeError, match="no such luck"):
        _process([sys.executable, "-c", "import sys; sys.exit('no such luck')"])


def test_reports_lie_in_the_folder_or_in_its_reports(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    assert [path.name for path in reports_in(tmp_path)] == ["a.txt"]
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "b.txt").write_text("b")
    assert [path.name for path in reports_in(tmp_path)] == ["b.txt"]


def test_a_folder_without_reports_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "no text files" in capsys.readouterr().err


def test_the_table_names_every_unit() -> None:
    shown = table(Speed(8, 2000, 5, 4200.0, 9800.0, 0.43, 0.21, 2.4, 410.0))
    assert "4,200 words/s" in shown
    assert "0.43" in shown
    assert "410 MB" in shown
