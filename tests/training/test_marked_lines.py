"""Lines with marks → texts with their acts; and the lines that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.marked_lines import MarkError, marked

CORPUS = Path("training/corpus/wordings")


def texts(folder: Path, *lines: str) -> list[tuple[str, str]]:
    (folder / "some.txt").write_text("\n".join(lines), encoding="utf-8")
    return [(act, text.text[start:end]) for text in marked(folder) for (start, end), act in text.acts.items()]


def test_marks_are_taken_off_and_kept_as_offsets(tmp_path: Path) -> None:
    found = texts(
        tmp_path, "The army {reject|turned down} it.", "", "It {attack|shelled} Bor and {attack|left}."
    )
    assert found == [("reject", "turned down"), ("attack", "shelled"), ("attack", "left")]


@pytest.mark.parametrize(
    "line", ["It {refuse|turned down} it.", "It {reject|turned down it.", "It | rained."]
)
def test_what_is_no_mark_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(MarkError, match=r"some\.txt:2"):
        texts(tmp_path, "Nothing happened.", line)


def test_the_lines_that_ship_can_be_read() -> None:
    acts = [act for text in marked(CORPUS) for act in text.acts.values()]
    assert len(acts) > 2500
