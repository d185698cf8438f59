"""The measure of copies counts what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import copies
from bench.copies import main, measure, originals
from detente.sources.copies import Pair, Signature

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"


def test_the_copies_of_the_examples_are_found_and_nothing_else() -> None:
    result = measure(originals(EXAMPLES), rounds=1)
    assert (result.reports, result.wrong) == (8, 0)
    assert result.copies >= 8 * 5
    assert result.lookalikes >= 8 * 2
    assert all(all(hits) for hits in result.found.values())


def test_it_sees_what_is_missed_and_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "find_pairs", lambda known, new: [])
    result = measure(originals(EXAMPLES), rounds=1)
    assert not any(any(hits) for hits in result.found.values())

    def all_alike(known: list[Signature], new: Signature) -> list[Pair]:
        return [
            Pair(min(one.report, new.report), max(one.report, new.report), 1.0, 1, 1)
            for one in known
            if one.report != new.report
        ]

    monkeypatch.setattr(copies, "find_pairs", all_alike)
    assert measure(originals(EXAMPLES), rounds=1).wrong > 0


def test_a_folder_without_reports_is_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "fewer than two reports" in capsys.readouterr().err
