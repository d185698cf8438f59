"""The command as a process: exit codes, pipes, and how soon it answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from detente import __version__
from tests.cli.conftest import Run

FAKE = """
import sys
from detente.cli import main, readers
from tests.cli.conftest import Fake
readers.make = lambda name, **options: Fake()
main()
"""


def run(
    *arguments: str, code: str = "from detente.cli import main; main()"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_version_and_help_need_no_reader() -> None:
    for option in ("--version", "--help"):
        loaded = run(
            option,
            code="import atexit, sys\n"
            "heavy = ('spacy', 'pydantic', 'numpy', 'trafilatura', 'detente.model')\n"
            "atexit.register(lambda: print([name for name in heavy if name in sys.modules]))\n"
            "from detente.cli import main; main()",
        )
        assert loaded.returncode == 0
        assert loaded.stdout.splitlines()[-1] == "[]"
    assert run("--version").stdout == f"detente {__version__}\n"


def test_the_version_comes_at_once() -> None:
    def seconds() -> float:
        begun = time.perf_counter()
        run("--version")
        return time.perf_counter() - begun

    assert min(seconds() for _ in range(3)) < 1.0  # 0.3 s alone; the machine may be busy


def test_the_schema_is_printed(detente: Run) -> None:
    result = detente("schema")
    assert result.exit_code == 0
    Draft202012Validator.check_schema(json.loads(result.stdout))


def test_exit_codes(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Published: 2025-05-11\n\nThe truce holds.")
    for arguments, code in (([str(good)], 0), ([str(good), str(tmp_path / "none")], 1), ([], 2)):
        done = run("read", *arguments, code=FAKE)
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="pipes close otherwise elsewhere")
@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_pipe_that_closes_early_is_no_matter(tmp_path: Path, form: str) -> None:
    table = tmp_path / "a.csv"
    rows = "".join(f"2025-05-11,The truce held on day {day}. {'Again. ' * 200}\n" for day in range(300))
    table.write_text("date,text\n" + rows)
    command = [sys.executable, "-c", FAKE, "read", str(table), "--format", form]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Published: 2025-05-11\nTitle: Türkiye – “ready”\n\nThe truce holds.", encoding="utf-8")
    for form in ("text", "json"):
        done = subprocess.run(
            [sys.executable, "-c", FAKE, "read", str(file), "--format", form],
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
            timeout=60,
            check=False,
        )
        assert "Türkiye – “ready”" in done.stdout.decode("utf-8")
