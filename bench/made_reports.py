"""Reports made up for measuring runs: as many as are asked for, all different, always the same.

Short ones are words in a row, for steps that do not read. Long ones are the example reports with their
paragraphs drawn anew and numbers put in, so that a reader has to do its work and finds what it finds in news.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_FIRST_DAY = date(2024, 1, 1)
_WORDS = """
talks truce envoy border minister ceasefire prisoners exchange monitors withdrawal said that the a on in with
after before offer demand rejected accepted proposed agreement corridor shelling drone council resolution
""".split()


def write_short(path: Path, number: int) -> Path:
    """A JSON Lines table of reports of some 600 characters."""
    return _write(path, (_short(random.Random(n), n) for n in range(number)))


def write_long(path: Path, number: int) -> Path:
    """A JSON Lines table of reports of some 300 words of news."""
    paragraphs = [
        part
        for file in sorted((ROOT / "examples" / "reports").glob("*.txt"))
        for part in file.read_text(encoding="utf-8").split("\n\n")[1:]
        if len(part) > 80
    ]
    return _write(path, (_long(random.Random(n), n, paragraphs) for n in range(number)))


def _write(path: Path, texts: Iterator[str]) -> Path:
    with path.open("w", encoding="utf-8") as out:
        for number, text in enumerate(texts):
            day = _FIRST_DAY + timedelta(days=number % 600)
            row = {"text": text, "published_at": day.isoformat(), "publisher": "Made Wire", "language": "en"}
            out.write(json.dumps(row) + "\n")
    return path


def _short(draw: random.Random, number: int) -> str:
    return f"Report {number}. {' '.join(draw.choices(_WORDS, k=90))}."


def _long(draw: random.Random, number: int, paragraphs: list[str]) -> str:
    chosen = draw.sample(paragraphs, 6)
    return "\n\n".join([*chosen, f"It was report {number} of the day, the agency said."])
