"""Text → words with their places, whatever the script; and passages of them.

A Chinese or Japanese character is a word of its own; elsewhere a word is a run of letters, marks and digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
WORD = re.compile(
    # Hebrew abbreviations have a quotation mark before their last letter.
    rf"[\u0590-\u05ff]+(?:[\"'״׳][\u0590-\u05ff]+)*|[{_HAN}]|(?:[^\W_{_HAN}]|[{_MARKS}])+"
)
_SAME = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ـ": None,
    "ё": "е", "ı": "i", "״": '"', "׳": "'",
    **{chr(code): None for code in (*range(0x0300, 0x0370), *range(0x064B, 0x0660))},
})  # fmt: skip
_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
"""Latin letters with marks, which go; those of other scripts are letters of their own (й)."""
LEAST, MOST = 60, 160
"""Words of a passage: paragraphs are joined up to the first, and cut at the second."""

Span = tuple[int, int]


@lru_cache(maxsize=1 << 17)
def folded(word: str) -> str:
    """The word in small letters, Latin ones without accents, with the letters of Arabic and Persian made one,
    digits as `0`.
    """
    if word.isascii():
        return "0" * len(word) if word.isdigit() else word.lower()
    word = word.casefold()
    form: Literal["NFKD", "NFC"] = "NFKD" if _ACCENTED.search(word) else "NFC"
    word = unicodedata.normalize(form, word).translate(_SAME)
    return "0" * len(word) if word.isdecimal() else word


def spans(text: str) -> list[Span]:
    """Where the words of a text are, in order."""
    return [match.span() for match in WORD.finditer(text)]


def passages(text: str) -> Iterator[list[Span]]:
    """The words of a text, cut into passages at the ends of lines; one that is empty is left out."""
    kept: list[Span] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        kept += [match.span() for match in WORD.finditer(text, start, end)]
        start = end + 1
        while len(kept) > MOST:
            yield kept[:MOST]
            kept = kept[MOST:]
        if len(kept) >= LEAST:
            yield kept
            kept = []
    if kept:
        yield kept
