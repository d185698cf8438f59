"""Text files in, reports out."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from detente.model import Report, UnreadableReportError
from detente.sources import Provenance, load

MAY = Provenance(published="2025-05-11")
STORY = (
    "The army said on Sunday that it would honour the truce, and that it had told the mediators so. "
    "“We won’t fire first,” the général said in Zürich – for the third time."
)


def read(path: Path, raw: bytes | str, user: Provenance = MAY) -> Report:
    """The only report in a file of these bytes."""
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    (item,) = load(path, user)
    assert isinstance(item.outcome, Report), item.outcome
    return item.outcome


def refused(path: Path, raw: bytes | str, user: Provenance = MAY) -> UnreadableReportError:
    """Why the file gives no report."""
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    (item,) = load(path, user)
    assert isinstance(item.outcome, UnreadableReportError), item.outcome
    return item.outcome


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_gives_the_same_text(file: Path, encoding: str) -> None:
    report = read(file, STORY.encode(encoding))
    assert report.text == STORY
    assert report.language == "en"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Президент предложил начать прямые переговоры. «Мы готовы», — сказал он в воскресенье."),
        ("cp1256", "اقترح الرئيس إجراء محادثات مباشرة في المدينة يوم الأحد دون أي شروط مسبقة"),
        ("cp1250", "Prezydent powiedział, że wojsko będzie przestrzegać zawieszenia broni w święta."),
    ],
)
def test_other_encodings_are_detected(file: Path, encoding: str, text: str) -> None:
    assert read(file, text.encode(encoding)).text == text


def test_line_ends_become_newlines_and_the_hash_is_of_the_bytes(file: Path) -> None:
    raw = b"The truce holds.\r\nSo far.\rSays the army."
    report = read(file, raw)
    assert report.text == "The truce holds.\nSo far.\nSays the army."
    assert report.sha256 == hashlib.sha256(raw).hexdigest()


def test_what_the_user_says_goes_before_the_header(file: Path) -> None:
    text = "Publisher: Some Wire\nPublished: 2024-01-01\nURL: https://a.example/1\n\nThe truce holds."
    user = Provenance(
        published="2025-05-11", publisher="Other Wire", url="https://b.example/2", language="fr"
    )
    report = read(file, text, user)
    assert (report.publisher, report.published_at) == ("Other Wire", "2025-05-11")
    assert (report.url, report.language) == ("https://b.example/2", "fr")


def test_no_date_is_an_error_that_says_how_to_give_it(file: Path) -> None:
    error = refused(file, "The truce holds since Thursday.", Provenance())
    assert str(file) in str(error)
    assert "publication date" in error.problem
    assert "--published 2025-05-11" in error.remedy
    assert "Published: 2025-05-11" in error.remedy


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "no text"),
        (b"Title: No more than a header\n", "no text"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04rest", "office document"),
        (b"{\\rtf1 The truce holds.}", "RTF"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x03\x00>\x00\x01" * 9, "binary"),
        (b"\x01\x02\x03\x04 text \x05\x06\x07", "binary"),
        (b"\xff\xfea\x00b", "damaged"),
    ],
)
def test_what_is_no_text_is_refused(file: Path, raw: bytes, problem: str) -> None:
    error = refused(file, raw)
    assert problem in error.problem
    assert error.remedy


def test_mixed_encodings_are_refused_with_the_line(file: Path) -> None:
    raw = "“We won’t fire first,” he said.\n".encode() + "Le général a été là.\n".encode("cp1252")
    error = refused(file, raw)
    assert "mixes encodings" in error.problem
    assert error.line == 2


def test_ten_megabytes_are_refused(file: Path) -> None:
    assert "bytes" in refused(file, b"The truce holds. " * 600_000).problem


def test_a_text_just_too_long_is_refused_and_one_just_short_enough_is_read(file: Path) -> None:
    assert len(read(file, "a " * 500_000).text) == 1_000_000
    assert "1,000,002 characters" in refused(file, "a " * 500_001).problem


def test_paths_that_hold_no_file(tmp_path: Path) -> None:
    for path, problem in (
        (tmp_path, "no files"),
        (tmp_path / "none.txt", "no such file"),
        ("a\0b", "can't be read"),
    ):
        (item,) = load(path, MAY)
        assert isinstance(item.outcome, UnreadableReportError)
        assert problem in item.outcome.problem
