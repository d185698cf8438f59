"""A text → its words as copies keep them: without case, accents, punctuation and spelling variants."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# A Chinese, Japanese or Thai text has no blanks: there each character stands for a word.
_TOKEN = re.compile('[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\\W_]+|["“”„«»]|\n')
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
_VARIANTS = tuple(
    (re.compile(form), plain)
    for form, plain in (
        (r"(?:iy|yy|yi|ij|ii|y)$", "i"),  # Zelenskiy, Zelenskyy, Zelensky
        (r"(\w)\1", r"\1"),  # travelled, traveled
        (r"our", "or"),  # neighbour
        (r"ogue(s?)$", r"og\1"),  # dialogue
        (r"ame(s?)$", r"am\1"),  # programme, once its m is single
        (r"([tb])re(s?)$", r"\1er\2"),  # centre
        (r"ence(s?)$", r"ense\1"),  # defence
        (r"is(e[ds]?|ing|ation|ations)$", r"iz\1"),  # organise
        (r"[ao]e", "e"),  # anaesthetic, manoeuvre
        (r"ph", "f"),
        (r"w", "v"),
        (r"ei|ie", "i"),
    )
)


def words(text: str) -> Iterator[tuple[str, bool]]:
    """Each word of the text in its plain form, and whether it stands inside quotation marks."""
    quoted = False
    for found in _TOKEN.finditer(text.translate(_APOSTROPHES)):
        token = found[0]
        if token == "\n" or token in _CLOSING:
            quoted = False
        elif token in _OPENING:
            quoted = True
        elif token == '"':
            quoted = not quoted
        else:
            yield plain(token), quoted


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A word in a form that British, American and other spellings of it share.

    The form is no word: it may fall together for words that differ, of which four in a row seldom do.
    """
    word = word.casefold()
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if not word.isalpha() or len(word) < 4:
        return word
    for form, shared in _VARIANTS:
        word = form.sub(shared, word)
    return word
