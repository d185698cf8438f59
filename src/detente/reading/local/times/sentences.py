"""Text → where its sentences begin, by their punctuation."""

from __future__ import annotations

import re

from detente.reading.local.mentions.wordlist import wordset

_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[`]*[A-Z\d])|;\s+")
_SHORT = wordset(
    """
    mr mrs ms dr gen lt col maj capt sgt adm sen rep gov pres prof rev st jan feb mar apr jun jul aug sep
    sept oct nov dec a.m p.m mon tue tues wed thu thurs fri sat sun u.s u.n u.k no vs inc corp co ltd
    """
)
"""Words whose full stop ends no sentence."""
_WORD = re.compile(r"[\w.]*$")


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """Offsets at which the sentences of `text[start:end]`, a paragraph, begin; the first is `start`."""
    starts = [start]
    for match in _END.finditer(text, start, end):
        word = _WORD.search(text, max(match.start() - 12, start), match.start())
        last = word.group().lower() if word is not None else ""
        if text[match.start()] == "." and (last in _SHORT or (len(last) == 1 and last.isalpha())):
            continue
        starts.append(match.end())
    return starts
