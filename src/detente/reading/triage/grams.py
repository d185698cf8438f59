"""Words → the numbers of their features: the word, its pieces of three to five letters, and pairs of words.

Hashing spares a list of features (Weinberger et al. 2009, "Feature hashing for large scale multitask
learning"); pieces of words carry over from one form of a word, and one language, to the next (Cavnar and
Trenkle 1994, "N-gram-based text categorization").
"""

from __future__ import annotations

from zlib import crc32

SHORTEST, LONGEST = 3, 5
LONGEST_WORD = 16
"""Letters of a word that are looked at: what has no blanks is cut."""


def of_word(word: str, size: int) -> list[int]:
    """The features of a folded word, numbers below `size`."""
    cut = word[:LONGEST_WORD]
    marked = f"<{cut}>"
    found = [crc32(f"w{cut}".encode()) % size]
    for length in range(SHORTEST, LONGEST + 1):
        found += [
            crc32(marked[start : start + length].encode()) % size
            for start in range(len(marked) - length + 1)
            if length < len(marked)
        ]
    return found


def of_pair(first: str, second: str, size: int) -> int:
    """The feature of two words that follow each other."""
    return crc32(f"{first[:LONGEST_WORD]} {second[:LONGEST_WORD]}".encode()) % size
