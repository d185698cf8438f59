"""How two spellings of a name are told to be the same."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_DROPPED = str.maketrans(
    {
        ".": None,
        "'": None,
        "’": None,
        "‘": None,
        "ʼ": None,
        "`": None,
        "-": " ",
        "–": " ",
        "‑": " ",
        "/": " ",
        "&": " and ",
    }
)
LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "ə": "e"}
)
"""Letters whose marks Unicode does not take apart."""


@lru_cache(maxsize=1 << 16)
def squash(name: str) -> str:
    """The name without dots, accents, apostrophes, hyphens and doubled spaces; its case is kept.

    `"U.S."` and `"US"` give the same, `"us"` does not: this is the key of acronyms.
    """
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(LETTERS)
    return " ".join(name.translate(_DROPPED).split())


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """`squash` without case: the key of every name that is no acronym."""
    return squash(name).casefold()
