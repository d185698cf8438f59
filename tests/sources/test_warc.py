"""WARC files: saved pages with their own dates; a broken archive keeps what stands before."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from detente.sources import load
from tests.sources.test_html import page
from tests.sources.told import reports, told

SAVED = "2025-06-01T10:20:30Z"
PLAIN = b"The army said on Sunday that it would honour the truce."


def archive(path: Path, *records: tuple[str, str, bytes, str], gzip: bool = True) -> None:
    """An archive of (address, media type, body, status line) at that path."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=gzip)
        for address, kind, body, status in records:
            http = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            made = writer.create_warc_record(
                address,
                "response",
                payload=io.BytesIO(body),
                http_headers=http,
                warc_headers_dict={"WARC-Date": SAVED},
            )
            writer.write_record(made)


@pytest.mark.parametrize(("name", "gzip"), [("a.warc", False), ("a.warc.gz", True)])
def test_pages_and_texts_with_their_dates(tmp_path: Path, name: str, gzip: bool) -> None:
    archive(
        tmp_path / name,
        ("https://wire.example/truce?x=1", "text/html; charset=utf-8", page().encode(), "200 OK"),
        ("https://wire.example/note", "text/plain; charset=iso-8859-1", PLAIN + b" caf\xe9", "200 OK"),
        ("https://wire.example/a.png", "image/png", b"\x89PNG", "200 OK"),
        ("https://wire.example/robots.txt", "text/plain", b"User-agent: *", "200 OK"),
        ("https://wire.example/gone", "text/html", b"<html>Not here</html>", "404 Not Found"),
        ("https://wire.example/moved", "text/html", b"<html>Moved</html>", "301 Moved"),
        gzip=gzip,
    )
    notes: list[str] = []
    first, second, third = load(tmp_path / name, note=notes.append)
    (dated, plain) = reports([first, second])
    assert (dated.published_at, dated.url) == ("2025-05-11", "https://wire.example/truce")
    assert (plain.published_at, plain.url) == ("2025-06-01T10:20:30+00:00", "https://wire.example/note")
    assert plain.text.endswith("truce. café")
    assert second.place == f"{tmp_path}/{name}!20250601102030/https://wire.example/note"
    assert "answered 404" in told([third], tmp_path)[0]
    assert notes == [f"{tmp_path}/{name}: not read, as no pages: 1 image/png, 1 text/plain"]


def test_two_captures_of_one_second_have_two_places(tmp_path: Path) -> None:
    record = ("https://wire.example/note", "text/plain", PLAIN, "200 OK")
    archive(tmp_path / "a.warc.gz", record, record)
    assert len({item.place for item in load(tmp_path / "a.warc.gz")}) == 2


@pytest.mark.parametrize(("name", "gzip"), [("a.warc", False), ("a.warc.gz", True)])
def test_a_truncated_archive_gives_what_stands_before_and_an_error(
    tmp_path: Path, name: str, gzip: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    body = PLAIN * 20
    records = [(f"https://a.example/{n}", "text/plain", body + str(n).encode(), "200 OK") for n in range(3)]
    archive(tmp_path / name, *records, gzip=gzip)
    raw = (tmp_path / name).read_bytes()
    for cut in (20, 60, 200) if gzip else (400, 1200):
        (tmp_path / name).write_bytes(raw[:-cut])
        items = list(load(tmp_path / name))
        assert len(reports(items[:2])) == 2
        assert "breaks off" in told(items[2:], tmp_path)[-1], cut
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not an archive at all\r\n\r\n",
        b"\x1f\x8b",
        b"\x1f\x8b\x08broken",
        b"WARC/1.0\r\n",
        b"WARC/1.0\nWARC-Type:response",
    ],
)
def test_what_is_no_archive(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(raw)
    (line,) = told(load(tmp_path / "a.warc"), tmp_path)
    assert line.startswith("a.warc | ! ")
