"""Text → the words that full text is searched by, the same for every database.

Marks on letters, case and width are folded. A script that is written without blanks gives a word a character,
so that a phrase of them finds a word of any length.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from detente.knowledge.fold import LETTERS

_ASCII = re.compile(r"[a-z0-9]+")
_POINTS = ((0x300, 0x36F), (0x591, 0x5C7), (0x610, 0x61A), (0x640, 0x640), (0x64B, 0x65F), (0x670, 0x670),
           (0x6D6, 0x6ED))  # fmt: skip
"""Accents, Hebrew and Arabic points, the Arabic stretch: a reader may write or leave them."""
_BLANKLESS = ((0xE00, 0xEFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x31F0, 0x31FF),
              (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))  # fmt: skip
"""Thai, Lao, Burmese, Khmer, kana and Han."""


def words(text: str) -> list[str]:
    """The folded words of a text, in its order: letters, digits and their marks, nothing else."""
    if text.isascii():
        return _ASCII.findall(text.lower())
    found: list[str] = []
    open_word = False
    for char in unicodedata.normalize("NFKD", text).translate(LETTERS).casefold():
        match _class(char):
            case "alone":
                found.append(char)
                open_word = False
            case "letter" if open_word:
                found[-1] += char
            case "letter":
                found.append(char)
                open_word = True
            case "mark" if found and (open_word or _class(found[-1][0]) == "alone"):
                found[-1] += char
            case "blank":
                open_word = False
            case _:  # a mark on nothing, or one that is folded away
                pass
    return found


def flat(text: str) -> str:
    """The words of a text on one line, blanks between them."""
    return " ".join(words(text))


def token(vocabulary: str, value: str) -> str:
    """One word for a code of a vocabulary: `act`, `declare_ceasefire` → `actdeclareceasefire`."""
    return "".join(words(f"{vocabulary}{value}"))


@lru_cache(maxsize=1 << 14)
def _class(char: str) -> str:
    point = ord(char)
    if any(first <= point <= last for first, last in _POINTS):
        return "folded"
    match unicodedata.category(char)[0]:
        case "L" | "N":
            return "alone" if any(first <= point <= last for first, last in _BLANKLESS) else "letter"
        case "M":
            return "mark"
        case _:
            return "blank"
