"""Folders: everything below them once, in a fixed order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from detente.sources import load
from tests.sources.told import told

HEADED = "Published: 2025-05-11\n\nThe truce holds in {}."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "reports"
    for name in ("b.txt", "a.txt", "Sub/c.txt", "Sub/Deep/d.txt", ".hidden.txt", ".git/e.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(HEADED.format(Path(name).stem))
    return root


def test_every_file_below_in_the_order_of_names_and_none_that_is_hidden(folder: Path) -> None:
    expected = [
        "a.txt | The truce holds in a.",
        "b.txt | The truce holds in b.",
        "Sub/c.txt | The truce holds in c.",
        "Sub/Deep/d.txt | The truce holds in d.",
    ]
    assert told(load(str(folder)), folder) == expected
    assert told(load(folder), folder) == expected


def test_a_link_inside_is_read_and_one_that_leads_out_is_not(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(HEADED.format("secret"))
    (folder / "z-out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "z-in.txt").symlink_to("a.txt")
    (folder / "loop").symlink_to(folder)
    found = told(load(folder), folder)
    assert [line.partition(" | ")[0] for line in found] == [
        "a.txt", "b.txt", "z-in.txt", "Sub/c.txt", "Sub/Deep/d.txt"
    ]  # fmt: skip


def test_a_file_that_a_table_names_is_read_with_its_row_and_not_again(folder: Path) -> None:
    (folder / "Sub" / "c.txt").write_text("It broke.")
    (folder / "Sub" / "index.csv").write_text("file,published_at\nc.txt,2025-05-12\nDeep/d.txt,2025-05-13\n")
    assert told(load(folder), folder) == [
        "Sub/index.csv:2 | It broke.",
        "Sub/index.csv:3 | The truce holds in d.",
        "a.txt | The truce holds in a.",
        "b.txt | The truce holds in b.",
    ]


def test_what_is_no_report_costs_only_itself(folder: Path) -> None:
    (folder / "b.pdf").write_bytes(b"%PDF-1.7")
    (folder / "c.json").write_text("[]")
    os.mkfifo(folder / "pipe")
    found = told(load(folder), folder)
    assert len(found) == 7
    assert "b.pdf | ! this is a PDF, not text" in found
    assert "c.json | ! JSON is read one object a line" in found
    assert "pipe | ! this is no file" in found


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert told(load(tmp_path), tmp_path.parent) == [f"{tmp_path.name} | ! it holds no files"]
