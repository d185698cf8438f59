"""Published sets → figures for the floors."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bench.published import PUBLISHED, Published, leaves, measure


def fake(argv: list[str]) -> int:
    """A bench that measures how long the name of its set is."""
    if "broken" in argv[0]:
        return 2
    sys.stdout.write(
        json.dumps({"all": {"f1": len(Path(argv[0]).name)}, "options": argv[1:-1], "done": True})
    )
    return 0


def test_numbers_are_found_by_their_path() -> None:
    assert dict(leaves({"a": {"f1": 0.5, "by": [1]}, "n": 3, "ok": True, "what": "x"})) == {
        "a.f1": 0.5,
        "n": 3,
    }


def test_what_a_bench_prints_are_the_figures(tmp_path: Path) -> None:
    assert measure(Published(fake, "data/set", ("--limit", "9")), tmp_path / "four") == {"all.f1": 4}


def test_a_set_that_cannot_be_measured_is_no_zero(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="broken"):
        measure(Published(fake, "data/set"), tmp_path / "broken")


def test_the_own_corpus_lies_in_the_checkout_and_the_others_beside_it(root: Path) -> None:
    shared = root / "nowhere"
    own, others = PUBLISHED["quotations.conflict"], PUBLISHED["places.lgl"]
    assert own.place(root, shared).is_dir()
    assert others.place(root, shared) == shared / "data" / "geo" / "lgl_dev.xml"
