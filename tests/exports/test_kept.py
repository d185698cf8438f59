"""Export → import → export: nothing is lost, and what can't be right is refused with its line."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given

from detente.exports.export import Form
from detente.exports.read_kept import MAX_LINE_BYTES, kept_in, read_kept
from detente.model import Kept, UnreadableReportError
from detente.reading.local.local import Local
from detente.sources import Provenance, load
from tests.exports import sample
from tests.exports.kept import NOTHING, OFFER_ONLY, SAMPLE, all_of, any_kept, exported, few, hostile


def lines_of(*kept: Kept) -> list[bytes]:
    return exported(Form.JSONL, *kept).data.splitlines(keepends=True)


def read(data: bytes, max_line: int = MAX_LINE_BYTES) -> list[Kept | UnreadableReportError]:
    return list(read_kept(io.BytesIO(data), "a.jsonl", max_line=max_line))


def problems(data: bytes, max_line: int = MAX_LINE_BYTES) -> list[str]:
    return [str(one) for one in read(data, max_line) if isinstance(one, UnreadableReportError)]


def kept_of(data: bytes) -> list[Kept]:
    found = read(data)
    assert [one for one in found if isinstance(one, UnreadableReportError)] == []
    return [one for one in found if isinstance(one, Kept)]


@few
@given(any_kept())
def test_any_reading_comes_back_byte_by_byte(kept: Kept) -> None:
    first = exported(Form.JSONL, kept, kept).data
    found = kept_of(first)
    assert found == [kept, kept]
    assert exported(Form.JSONL, *found).data == first


def test_composed_readings_come_back_with_judgements_and_what_passed() -> None:
    for kept in (SAMPLE, NOTHING, OFFER_ONLY, hostile()):
        assert kept_of(exported(Form.JSONL, kept).data) == [kept]


@pytest.mark.slow
def test_real_readings_come_back_byte_by_byte_with_their_traces(shared: Path) -> None:
    reader = Local(rules_only=True)
    kept = []
    for path in sorted((shared / "reports").glob("*.txt"))[:4]:
        for item in load(path, Provenance(published="2025-05-11")):
            assert not isinstance(item.outcome, UnreadableReportError)
            reading = reader.read(item.outcome)
            kept.append(Kept(reading=reading, passed=all_of(reading)))
    first = exported(Form.JSONL, *kept).data
    assert exported(Form.JSONL, *kept_of(first)).data == first
    assert any(event.trace for event in kept_of(first)[0].reading.events)


def test_the_bytes_are_the_same_in_every_process() -> None:
    code = (
        "import sys; from tests.exports.kept import *; "
        "sys.stdout.buffer.write(exported(Form.JSONL, SAMPLE, hostile()).data)"
    )
    here = exported(Form.JSONL, SAMPLE, hostile()).data
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        found = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
        assert found.stdout == here


def test_the_header_names_the_format_and_its_version() -> None:
    assert json.loads(lines_of()[0]) == {"format": "detente-record", "version": 1}
    assert kept_of(exported(Form.JSONL).data) == []
    assert kept_of(b"") == []


def test_bare_readings_pass_whole() -> None:
    (found,) = kept_of(sample.READING.model_dump_json().encode() + b"\n")
    assert found == Kept(reading=sample.READING, passed=all_of(sample.READING))


def test_another_version_is_refused_with_the_remedy() -> None:
    data = b"".join(lines_of(SAMPLE)).replace(b'"version":1', b'"version":2', 1)
    with pytest.raises(
        UnreadableReportError, match=r"a\.jsonl, line 1: it has version 2.*reads version 1\. Install"
    ):
        read(data)
    with pytest.raises(UnreadableReportError, match=r"format is 'other'.*detente export"):
        read(b'{"format":"other"}\n' + lines_of(SAMPLE)[1])


@pytest.mark.parametrize("start", [b"PK\x03\x04\n", b"[\n", b"id,act\n", b"\xff\xfe\n"])
def test_what_is_no_json_lines_is_refused_at_once(start: bytes) -> None:
    with pytest.raises(UnreadableReportError, match="no JSON Lines file of readings"):
        read(start + b"more\n" * 9)


def test_a_wrong_line_is_told_and_the_rest_goes_on() -> None:
    header, good = lines_of(SAMPLE)
    ungrounded = good.replace(b'"quote":"offered Sorland talks"', b'"quote":"refused Sorland talk."')
    cut = good[: len(good) // 2] + b"\n"
    data = b"".join([header, good, ungrounded, b"junk\n", cut, b"\n", b"\xff\n", good.rstrip()])
    found = read(data)
    assert [one for one in found if isinstance(one, Kept)] == [SAMPLE, SAMPLE]
    told = problems(data)
    assert [one.split(":")[0] for one in told] == [f"a.jsonl, line {number}" for number in (3, 4, 5, 7)]
    assert "the report does not read 'refused Sorland talk.'" in told[0]
    assert all(one.endswith("Export it again, or take the line out") for one in told)
    assert not any("at line 1" in one for one in told)


def test_a_line_without_end_is_told_and_passed_over() -> None:
    header, good = lines_of(SAMPLE)
    long = b'{"reading": "' + b"x" * (3 * len(good)) + b'"}\n'
    data = header + long + good + long.rstrip()
    told = problems(data, max_line=len(good))
    assert [one.split(":")[0] for one in told] == ["a.jsonl, line 2", "a.jsonl, line 4"]
    assert "more than" in told[0]
    assert len(read(data, max_line=len(good))) == 3


def test_a_line_that_nests_without_end_is_told() -> None:
    deep = b'{"reading":' + b"[" * 100_000 + b"\n"
    assert len(problems(lines_of()[0] + deep)) == 1
    assert len(problems(b'{"a":' * 190 + b"\n")) == 1


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"passed": frozenset({"event-0000000000000000"})}, "names an entry that the reading does not hold"),
        (
            {"judgements": (SAMPLE.judgements[0].model_copy(update={"report": "report-1"}),)},
            "judgements of another report: report-1",
        ),
        (
            {
                "judgements": (),
                "reading": sample.READING.model_copy(
                    update={"report": sample.REPORT.model_copy(update={"id": "report-1"})}
                ),
            },
            "id 'report-1' is not the one of its text",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(change: dict[str, object], problem: str) -> None:
    (told,) = problems(exported(Form.JSONL, SAMPLE.model_copy(update=change)).data)
    assert problem in told


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (told,) = kept_in(str(tmp_path / "none.jsonl"))
    assert "none.jsonl: the file can't be read (No such file or directory)" in str(told)
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + b"".join(lines_of(SAMPLE)))
    assert list(kept_in(str(tmp_path / "a.jsonl"))) == [SAMPLE]
