"""ZIP archives: a folder in one file, and nothing that a folder could not do."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from detente.sources import load
from detente.sources.limits import MAX_MEMBERS
from tests.sources.told import told

HEADED = "Published: 2025-05-11\n\nThe truce holds in {}."


def archive(path: Path, files: dict[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def test_files_of_every_kind_and_tables_that_name_others(tmp_path: Path) -> None:
    made = archive(
        tmp_path / "a.zip",
        {
            "b/two.txt": "It broke.",
            "b/index.csv": "file,published_at\ntwo.txt,2025-05-12\n"
            "../one.txt,2025-05-12\nnone.txt,2025-05-12\n",
            "one.txt": HEADED.format("one"),
            ".DS_Store": b"\0\1",
            "__MACOSX/._one.txt": b"\0",
            "rows.jsonl": '{"text": "Third.", "date": "2025-05-13"}\n',
        },
    )
    assert told(load(made), tmp_path) == [
        "a.zip!b/index.csv:2 | It broke.",
        "a.zip!b/index.csv:3 | ! ../one.txt: the file lies outside the table's folder",
        "a.zip!b/index.csv:4 | ! none.txt: there is no such file",
        "a.zip!rows.jsonl:1 | Third.",
        "a.zip!one.txt | The truce holds in one.",
    ]


def test_a_zipped_warc_feed_and_workbook_are_read(tmp_path: Path) -> None:
    from tests.sources.test_feeds import ATOM
    from tests.sources.test_warc import PLAIN
    from tests.sources.test_warc import archive as warc
    from tests.sources.test_workbooks import workbook

    warc(tmp_path / "w.warc.gz", ("https://a.example/", "text/plain", PLAIN, "200 OK"))
    workbook(tmp_path / "x.xlsx", {"Sheet": [["date", "text"], ["2025-05-11", "From a sheet."]]})
    made = archive(
        tmp_path / "a.zip",
        {
            "w.warc.gz": (tmp_path / "w.warc.gz").read_bytes(),
            "f.atom": ATOM,
            "x.xlsx": (tmp_path / "x.xlsx").read_bytes(),
        },
    )
    found = told(load(made), tmp_path)
    assert [line.partition(" | ")[0] for line in found] == [
        "a.zip!x.xlsx!Sheet:2",
        "a.zip!f.atom!tag:a.example,2025:1",
        "a.zip!w.warc.gz!20250601102030/https://a.example/",
    ]
    assert not any("!  " in line or "| !" in line for line in found)


@pytest.mark.parametrize("name", ["../up.txt", "/etc/passwd", "a/../../up.txt", "C:\\up.txt", "..\\up.txt"])
def test_no_member_leads_out(tmp_path: Path, name: str) -> None:
    made = archive(tmp_path / "a.zip", {"good.txt": HEADED.format("good"), name: HEADED.format("bad")})
    found = told(load(made), tmp_path)
    assert sum("leads out of the archive" in line for line in found) == 1
    assert sum("holds in good" in line for line in found) == 1
    assert not any("holds in bad" in line for line in found)
    assert list(tmp_path.parent.rglob("up.txt")) == []


def test_links_nested_archives_and_encrypted_members_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
        made.writestr("inner.zip", b"PK")
        made.writestr("locked.txt", "secret")
        made.writestr("good.txt", HEADED.format("good"))
    raw = path.read_bytes()
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):  # the flag that says encrypted
        at = raw.index(b"locked.txt") if mark == b"PK\x03\x04" else raw.rindex(b"locked.txt")
        start = raw.rindex(mark, 0, at)
        flags = struct.unpack_from("<H", raw, start + offset)[0] | 1
        raw = raw[: start + offset] + struct.pack("<H", flags) + raw[start + offset + 2 :]
    path.write_bytes(raw)
    assert told(load(path), tmp_path) == [
        "a.zip!inner.zip | ! an archive inside an archive is not opened",
        "a.zip!link.txt | ! this is a link, not a file",
        "a.zip!locked.txt | ! it is encrypted",
        "a.zip!good.txt | The truce holds in good.",
    ]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    made = archive(tmp_path / "a.zip", {"bomb.txt": b"\0" * 3_000_000, "good.txt": HEADED.format("good")})
    found = told(load(made), tmp_path)
    assert any("bomb.txt | ! it unpacks to 3,000,000 bytes" in line for line in found)
    assert any("holds in good" in line for line in found)


def test_too_many_members(tmp_path: Path) -> None:
    made = archive(tmp_path / "a.zip", {f"{n}.txt": "" for n in range(MAX_MEMBERS + 1)}, zipfile.ZIP_STORED)
    assert told(load(made), tmp_path) == ["a.zip | ! the archive has more than 20,000 members"]


def test_a_lie_about_the_size_gives_no_more_than_was_said(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"a.txt": b"x" * 1000})
    raw = path.read_bytes().replace(struct.pack("<L", 1000), struct.pack("<L", 10))
    path.write_bytes(raw)
    assert "damaged" in told(load(path), tmp_path)[0]


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"no archive", b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_archive(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(raw)
    (line,) = told(load(tmp_path / "a.zip"), tmp_path)
    assert "damaged or none" in line or "members" in line


def test_a_damaged_member_costs_only_itself(tmp_path: Path) -> None:
    made = archive(
        tmp_path / "a.zip", {"a.txt": HEADED.format("a"), "b.txt": HEADED.format("b")}, zipfile.ZIP_STORED
    )
    raw = made.read_bytes()
    made.write_bytes(raw.replace(b"holds in a", b"holds in X", 1))
    first, second = told(load(made), tmp_path)
    assert "damaged here" in first
    assert second.endswith("holds in b.")


def test_the_same_name_twice_is_told(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("a.txt", HEADED.format("one"))
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("a.txt", HEADED.format("two"))
    (tmp_path / "a.zip").write_bytes(stream.getvalue())
    found = told(load(tmp_path / "a.zip"), tmp_path)
    assert any("two files of that name" in line for line in found)
