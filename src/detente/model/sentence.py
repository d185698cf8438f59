"""The sentence that a piece of evidence stands in, for a person to check it by."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W\d_a-z]|\s*$)|\n")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|[A-Z]\.[A-Z]|[ap]\.m|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|St|No|vs|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))\.$"
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the sentence (or sentences) of `text` that the span `start:end` stands in, without the
    white space around them. A line break ends a sentence, as it does in news.
    """
    first = text.rfind("\n", 0, start) + 1
    for stop in _END.finditer(text, first):
        if stop.end() > start:
            break
        if not _ABBREVIATED.search(text[max(0, stop.start() - 8) : stop.start() + 1]):
            first = stop.end()
    last = len(text)
    for stop in _END.finditer(text, max(end - 1, 0)):
        if stop.end() >= end and not _ABBREVIATED.search(text[max(0, stop.start() - 8) : stop.start() + 1]):
            last = stop.end()
            break
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last
