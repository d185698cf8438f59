"""Words → the numbers of their features: the word, its beginnings and its end, and pairs of words.

Hashing spares a list of features (Weinberger et al. 2009, "Feature hashing for large scale multitask
learning"); beginnings stand for stems, and carry over from one form of a word, and one language, to the next.
Pieces from the middle of words do more harm than good.
"""

from __future__ import annotations

from zlib import crc32

BEGINNINGS, END = (4, 5, 6), 5
LONGEST_WORD = 16
"""Letters of a word that are looked at: what has no blanks is cut."""


def of_word(word: str, size: int) -> list[int]:
    """The features of a folded word, numbers below `size`."""
    cut = word[:LONGEST_WORD]
    found = [f"w{cut}", *(f"b{cut[:length]}" for length in BEGINNINGS if len(cut) >= length)]
    if len(cut) > END:
        found.append(f"e{cut[-END:]}")
    return [crc32(feature.encode()) % size for feature in found]


def of_pair(first: str, second: str, size: int) -> int:
    """The feature of two words that follow each other."""
    return crc32(f"{first[:LONGEST_WORD]} {second[:LONGEST_WORD]}".encode()) % size
