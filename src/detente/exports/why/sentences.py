"""The sentences that an entry was read from, its clause marked, and others that gave a field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rich.text import Text

from detente.exports.story.evidence import kept
from detente.exports.story.styles import QUIET
from detente.exports.why.rows import Row
from detente.model import Evidence
from detente.model.sentence import sentence_around

OPEN, CLOSE = "«", "»"
"""The marks around the clause: they show where no terminal underlines."""


@dataclass
class Sentence:
    """A stretch of the report with the parts of it to be marked, and the fields that only it gave."""

    start: int
    end: int
    marked: list[tuple[int, int]] = field(default_factory=list)
    fields: dict[str, None] = field(default_factory=dict)


def sentences(evidence: Iterable[Evidence], rows: Iterable[Row], text: str) -> list[Sentence]:
    """The entry's own sentences in the order of the text, then those in which only words of a field stand."""
    own: dict[tuple[int, int], Sentence] = {}
    for piece in sorted(set(evidence), key=lambda found: (found.start, found.end)):
        at = sentence_around(text, piece.start, piece.end)
        own.setdefault(at, Sentence(*at)).marked.append((piece.start, piece.end))
    others: dict[tuple[int, int], Sentence] = {}
    for row in rows:
        for piece in row.words:
            if any(one.start <= piece.start and piece.end <= one.end for one in own.values()):
                continue
            at = sentence_around(text, piece.start, piece.end)
            other = others.setdefault(at, Sentence(*at))
            other.marked.append((piece.start, piece.end))
            other.fields[row.field] = None
    return [*own.values(), *sorted(others.values(), key=lambda one: one.start)]


def shown(sentence: Sentence, text: str) -> Text:
    """`12–40  On Sunday «the army left» the town.`, after the names of the fields that only it gave."""
    parts = _united(sentence.marked)
    line = Text.assemble((f"{parts[0][0]}–{parts[-1][1]}  ", "dim cyan"))
    if sentence.fields:
        line.append(f"{', '.join(sentence.fields)}: ", "italic")
    at = sentence.start
    for start, end in parts:
        line.append(kept(text[at:start]), QUIET)
        line.append(f"{OPEN}{kept(text[start:end])}{CLOSE}", "underline")
        at = end
    return line.append(kept(text[at : sentence.end]), QUIET)


def _united(marked: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts in order, those that overlap made one."""
    parts: list[tuple[int, int]] = []
    for start, end in sorted(marked):
        if parts and start <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(end, parts[-1][1]))
        else:
            parts.append((start, end))
    return parts
