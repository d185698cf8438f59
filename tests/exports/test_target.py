"""Files are written whole or not at all, and nothing is replaced unasked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.exports.errors import ExportError
from detente.exports.export import Form, export, form_of, tables_of
from detente.exports.table import TableName
from detente.model import Kept
from tests.exports.kept import SAMPLE


def failing() -> Iterator[Kept]:
    yield SAMPLE
    raise RuntimeError("the source breaks off")


@pytest.mark.parametrize("form", list(Form))
def test_what_breaks_off_leaves_nothing(
    form: Form, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path_factory.mktemp("scratch")
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    with pytest.raises(RuntimeError):
        export(failing(), tmp_path / "a.out", form)
    assert [*tmp_path.iterdir(), *scratch.iterdir()] == []
    export([SAMPLE], tmp_path / "a.out", form)
    before = (tmp_path / "a.out").read_bytes()
    with pytest.raises(RuntimeError):
        export(failing(), tmp_path / "a.out", form, force=True)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.out", before)]


def test_a_kill_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.jsonl"
    target.write_text("old")
    code = (
        "import sys, itertools; from pathlib import Path; from tests.exports.kept import SAMPLE;"
        "from detente.exports.export import Form, export;"
        f"export(itertools.repeat(SAMPLE), Path({str(target)!r}), Form.JSONL, force=True)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", code], env=environment) as process:
        begun = time.monotonic()
        while not any(path.stat().st_size > 10_000 for path in tmp_path.glob(".a.jsonl.*.part")):
            assert process.poll() is None
            assert time.monotonic() - begun < 60
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    assert target.read_text() == "old"


def test_a_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("mine")
    with pytest.raises(ExportError, match=r"a\.csv is there already.*--force"):
        export([SAMPLE], path, Form.CSV)
    assert path.read_text() == "mine"
    export([SAMPLE], path, Form.CSV, force=True)
    assert "propose" in path.read_text(encoding="utf-8-sig")


def test_what_a_link_points_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("mine")
    link = tmp_path / "link.csv"
    link.symlink_to("real.csv")
    export([SAMPLE], link, Form.CSV, force=True)
    assert link.is_symlink()
    assert "propose" in (tmp_path / "real.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("form", [Form.CSV, Form.PARQUET])
def test_a_folder_takes_a_file_a_table_and_keeps_what_else_is_in_it(form: Form, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    export([SAMPLE], folder, form, folder=True)
    names = {f"{name}.{form}" for name in TableName}
    assert {path.name for path in folder.iterdir()} == names
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(ExportError, match="is there already"):
        export([SAMPLE], folder, form, folder=True)
    with pytest.raises(RuntimeError):
        export(failing(), folder, form, folder=True, force=True)
    export([], folder, form, folder=True, force=True)
    assert {path.name for path in folder.iterdir()} == names | {"mine.txt"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_can_not_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="can't be written"):
        export([SAMPLE], tmp_path / "none" / "a.csv", Form.CSV)
    with pytest.raises(ExportError, match="is a folder"):
        export([SAMPLE], tmp_path, Form.JSONL, force=True)
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportError, match="is a file"):
        export([SAMPLE], tmp_path / "file", Form.CSV, folder=True, force=True)
    with pytest.raises(ExportError, match="xlsx is written to a file"):
        export([SAMPLE], tmp_path / "new", Form.XLSX, folder=True)


def test_the_ending_tells_the_format() -> None:
    assert form_of(Path("a.plover.jsonl")) is Form.PLOVER
    assert form_of(Path("A.FTM.JSONL")) is Form.FTM
    assert form_of(Path("plover.jsonl")) is Form.JSONL
    with pytest.raises(ExportError, match=r"End it with \.csv, \.ftm\.jsonl"):
        form_of(Path("a.doc"))


def test_tables_that_a_format_can_not_hold_are_refused() -> None:
    assert tables_of(Form.CSV, ()) == (TableName.EVENTS,)
    assert tables_of(Form.XLSX, ()) == tuple(TableName)
    assert tables_of(Form.XLSX, [TableName.TALKS, TableName.TALKS]) == (TableName.TALKS,)
    for form, names in (
        (Form.CSV, [TableName.TALKS, TableName.EVENTS]),
        (Form.GEOJSON, [TableName.ACTORS]),
        (Form.JSONL, [TableName.EVENTS]),
    ):
        with pytest.raises(ExportError):
            tables_of(form, names)
