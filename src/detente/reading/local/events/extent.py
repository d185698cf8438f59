"""Which words of the text tell an act: from its subject to the end of what it is about."""

from __future__ import annotations

from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene

_TRAILING = " \t\n.,;:—–-"
_WIDEST_GAP = 12
"""Words: a longer gap is an aside that ends the run of an act's words."""


def extent(draft: Draft, scene: Scene) -> tuple[int, int]:
    """Offsets of the words of the act: from its subject to the end of what it is about."""
    # Marks are left out: a full stop behind a clause that the body skips would bring that clause in.
    tokens = {t.i for t in draft.body if not t.is_punct} | {draft.head.i}
    if draft.clause is not None and draft.clause.subject is not None:
        subject = draft.clause.subject
        if subject.head == draft.clause.head:
            tokens |= {t.i for t in subject.subtree}
    # One run of words around the head: a gap of more than a few words (an aside) ends it.
    listed = sorted(tokens)
    place = listed.index(draft.head.i)
    first = last = place
    while first > 0 and listed[first] - listed[first - 1] <= _WIDEST_GAP:
        first -= 1
    while last + 1 < len(listed) and listed[last + 1] - listed[last] <= _WIDEST_GAP:
        last += 1
    doc = scene.page.doc
    start = doc[listed[first]].idx
    end = doc[listed[last]].idx + len(doc[listed[last]])
    for quotation in scene.voices.at(draft.head.idx):
        for piece in quotation.content:
            if piece.start <= draft.head.idx < piece.end:
                start, end = max(start, piece.start), min(end, piece.end)
    text = scene.page.report.text
    while end > start + 1 and text[end - 1] in _TRAILING:
        end -= 1
    return start, end
