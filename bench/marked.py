"""Sentences with `<s>` and `<t>` around who acts and whom it is done to."""

from __future__ import annotations

import re

Span = tuple[int, int]
_TAG = re.compile(r"</?[st]>")


def unmarked(marked: str) -> tuple[str, Span | None, Span | None]:
    """A sentence without its marks, and where the source and the target stood."""
    text, spans, last = "", dict[str, int](), 0
    for tag in _TAG.finditer(marked):
        text += marked[last : tag.start()]
        spans[tag.group()] = len(text)
        last = tag.end()
    text += marked[last:]
    found = [
        (spans[f"<{k}>"], spans[f"</{k}>"]) if f"<{k}>" in spans and f"</{k}>" in spans else None
        for k in "st"
    ]
    return text, found[0], found[1]
