"""Sources → shards, the same in every run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from detente.model import Report, UnreadableReportError
from detente.scale.shards import Loader, groups, shards
from detente.sources import Item
from tests.scale.made import write


def test_tables_and_folders_are_loaded_apart_and_single_reports_together(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    folder = str(tmp_path / "folder")
    given = ["a.txt", "b.html", "c.parquet", "d.warc.gz", folder, "e.txt", "f.txt"]
    assert groups(given) == [
        ("a.txt", "b.html"),
        ("c.parquet",),
        ("d.warc.gz",),
        (folder,),
        ("e.txt", "f.txt"),
    ]


def test_shards_are_named_by_group_and_place(tmp_path: Path) -> None:
    table = write(tmp_path / "in.jsonl", 25)
    found = list(shards(3, [str(table)], Loader(), 10))
    assert [(one.name, len(one.reports)) for one in found] == [
        ("part-00003-00000", 10),
        ("part-00003-00001", 10),
        ("part-00003-00002", 5),
    ]
    again = list(shards(3, [str(table)], Loader(), 10))
    assert [one.input for one in found] == [one.input for one in again]
    assert len({one.input for one in found}) == 3


def test_the_input_of_a_shard_changes_with_a_report_and_with_its_place(tmp_path: Path) -> None:
    def key(path: Path) -> str:
        (shard,) = shards(0, [str(path)], Loader(), 10)
        return shard.input

    table = write(tmp_path / "in.jsonl", 3)
    before = key(table)
    assert key(write(tmp_path / "other.jsonl", 3)) != before
    assert key(write(table, 3, {2: "More."})) != before
    assert key(write(table, 3)) == before


def test_what_a_source_notes_at_its_end_goes_with_its_last_shard() -> None:
    def read(source: str, note: Callable[[str], None]) -> Iterator[Item]:
        yield Item(source, Report(text="A truce.", published_at="2025-05-11"), 1)
        yield Item(source, UnreadableReportError(source, "it holds no text", "Give another", 2), 2)
        note("a column was left out")

    first, last = shards(0, ["a.csv"], read, 1)
    assert (first.notes, last.notes) == ((), ("a column was left out",))
    assert last.reports[0].place == "a.csv:2"


def test_reports_are_asked_for_as_shards_are() -> None:
    asked = 0

    def read(source: str, note: Callable[[str], None]) -> Iterator[Item]:
        nonlocal asked
        for line in range(1000):
            asked += 1
            yield Item(source, Report(text=f"A truce, {line}.", published_at="2025-05-11"), line)

    next(shards(0, ["a.csv"], read, 10))
    assert asked == 11
