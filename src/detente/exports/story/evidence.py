"""The sentences behind an entry, with their offsets."""

from __future__ import annotations

from rich.text import Text

from detente.exports.clean import one_line
from detente.exports.story.styles import QUIET
from detente.model import Evidence
from detente.model.sentence import sentence_around


def behind(evidence: tuple[Evidence, ...], text: str) -> list[Text]:
    """A line for each piece of evidence: its offsets and the sentence around it, the quote underlined."""
    lines = []
    for piece in sorted(set(evidence), key=lambda found: (found.start, found.end)):
        first, last = sentence_around(text, piece.start, piece.end)
        lines.append(
            Text.assemble(
                (f"{piece.start}–{piece.end}  ", "dim cyan"),
                (kept(text[first : piece.start]), QUIET),
                (kept(piece.quote), "underline"),
                (kept(text[piece.end : last]), QUIET),
            )
        )
    return lines


def kept(part: str) -> str:
    """A part of a sentence on one line, with the spaces that join it to the next."""
    if not part.strip():
        return " " if part else ""
    return " " * part[0].isspace() + one_line(part) + " " * part[-1].isspace()
