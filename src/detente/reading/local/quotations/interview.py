"""Paragraphs that a name and a colon open → quotations: interviews, transcripts, running reports.

"Ana Ruiz: We never left the table." is what she said, without marks. In the words of the outlet, an entry
that opens so tells what she said: "Lavrov: no talks before summer".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from detente.model.codes import QuotationMode
from detente.reading.local.parsed import Token
from detente.reading.local.phrases import topmost
from detente.reading.local.quotations.chain import MANY, ONE
from detente.reading.local.quotations.draft import Draft, Piece
from detente.reading.local.quotations.layout import Layout

_LABEL = re.compile(
    r"(?:\d{1,2}[:.]\d\d\s*(?:GMT|UTC)?\s*[—–-]?\s*)?([^\W\d_][^:\n“”\"«»?!]{1,60}):\s+(?=[^\s“\"«‘'])"
)
_SMALL = frozenset({"of", "the", "for", "de", "la", "al", "bin", "and", "van", "von", "del", "da", "to", "a"})
_MOST_WORDS = 9


def interview_quotations(layout: Layout) -> Iterator[Draft]:
    """The drafts of paragraphs that a name and a colon open: a person's, or one that opens several."""
    found = [entry for start, end in layout.page.paragraphs if (entry := _entry(layout, start, end))]
    turns = Counter(label for label, _, _ in found)
    for label, source, piece in found:
        if turns[label] == 1 and not (source.ent_type_ == "PERSON" and _is_named(layout, source)):
            continue
        own = layout.between(*piece)
        spoken = turns[label] > 1 or any(t.lower_ in ONE | MANY for t in own)
        mode = QuotationMode.DIRECT if spoken else QuotationMode.INDIRECT
        if spoken:
            piece = (piece[0], layout.page.paragraphs[layout.paragraph(piece[0])][1])
        cue = layout.text.index(":", source.idx)
        how = "interview" if turns[label] > 1 else "entry"
        yield Draft(mode, [piece], how, cue=(cue, cue + 1), source=source, confidence=0.7)


def _is_named(layout: Layout, source: Token) -> bool:
    """Whether the report names somebody so elsewhere too: "Background" opens a paragraph as "Lavrov" does."""
    return any(t.text == source.text and t.i != source.i for t in layout.page.doc)


def _entry(layout: Layout, start: int, end: int) -> tuple[str, Token, Piece] | None:
    """The label of a paragraph, the head of its name, and what stands behind the colon."""
    label = _LABEL.match(layout.text, start, end)
    if label is None or layout.is_closed_to(start):
        return None
    words = label.group(1).split()
    if len(words) > _MOST_WORDS or not all(w[0].isupper() or w.strip(",") in _SMALL for w in words):
        return None
    inside = layout.between(label.start(1), label.end(1))
    persons = [token for token in inside if token.ent_type_ == "PERSON"]
    names = persons or [token for token in inside if token.pos_ == "PROPN"]
    piece = layout.piece(label.end(), end)
    head = topmost(names)
    if head is None or piece is None:
        return None
    return label.group(1), head, piece
