"""Files stay short, so that each holds one noun or one step."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest

LONGEST = 400
MEDIAN = 120


def lines(folder: Path) -> dict[Path, int]:
    """The length of every Python file under a folder."""
    return {path: len(path.read_text(encoding="utf-8").splitlines()) for path in folder.rglob("*.py")}


@pytest.mark.parametrize("folder", ["src", "bench", "docs", "tests", "training"])
def test_no_file_is_longer_than_a_person_reads_at_once(root: Path, folder: str) -> None:
    too_long = {str(path.relative_to(root)): n for path, n in lines(root / folder).items() if n > LONGEST}
    assert too_long == {}


def test_the_usual_file_is_short(root: Path) -> None:
    sizes = [n for n in lines(root / "src").values() if n > 0]
    assert median(sizes) < MEDIAN
