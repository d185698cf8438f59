"""No bytes crash a source: what can't be read is a value with a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from detente.model import Report
from detente.sources import Provenance, load

MAY = Provenance(published="2025-05-11")
BITS = [
    *(
        b"text,file\n",
        b'{"text":"a"}\n',
        b'"',
        b"\\ud800",
        b"<html><p>",
        b"The truce holds. ",
        b"\r\n",
        b"\x00",
    ),
    *(b"\xff\xfe", b"Title: a\n\n", b"\x1b[31m", b"\xed\xa0\x80", b"&#0;<![CDATA["),
    *(b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"WARC/1.0\r\n", b"WARC-Type: response\r\n", b"PAR1"),
    *(b"<rss version='2.0'><channel><item><description>", b"Content-Length: 9\r\n\r\n", b"\x1f\x8b\x08"),
    *("🕊️“é”".encode(), "سلام".encode("cp1256")),
]
SUFFIXES = ".txt .csv .jsonl .html .rss .xml .warc .zip .xlsx .parquet".split()
raw = st.binary(max_size=60) | st.lists(st.sampled_from(BITS), max_size=12).map(b"".join)


@pytest.mark.parametrize(
    "suffix", [".txt", ".csv", ".jsonl", ".html", ".rss", ".xml", ".warc", ".zip", ".xlsx", ".parquet"]
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=raw)
@example(raw=b"\xff\xfe\x00\xd8")
@example(raw=b"text\n" + b'"' * 11)
def test_any_bytes_give_reports_or_errors(tmp_path: Path, suffix: str, raw: bytes) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(raw)
    for item in load(path, MAY):
        if isinstance(item.outcome, Report):
            assert item.outcome.text.strip()
            assert "\r" not in item.outcome.text
            assert Report.model_validate_json(item.outcome.model_dump_json()) == item.outcome
        else:
            assert item.outcome.problem
            assert item.outcome.remedy
