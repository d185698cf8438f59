"""Which language a text is in."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SURE = 0.9
"""Probability from which a detection outweighs what a page or header declares."""

_ENGLISH = frozenset(
    ["the", "of", "and", "to", "that", "said", "for", "with", "from", "by", "has", "was", "were", "which"]
)
_ENGLISH_SHARE = 0.12
_FEWEST_WORDS = 25
_WORD = re.compile(r"[^\W\d_]+")
_BEGINNING = 20_000


def language_of(text: str, declared: str | None = None) -> str:
    """The language of a text, ISO 639-1 (639-3 where there is none).

    A sure detection comes first, then what is `declared`. A text too short to tell is English unless most
    of it is in another script.
    """
    beginning = text[:_BEGINNING]
    if _plainly_english(beginning):
        return "en"
    code, probability = _identifier().classify(beginning)
    if probability >= SURE:
        return str(code)
    return (code_of(declared) if declared else None) or ("en" if _mostly_latin(beginning) else str(code))


def code_of(name: str) -> str | None:
    """The code of a language given by code, tag or English name: `en`, `en-GB`, `eng`, `English`."""
    primary = re.split(r"[-_]", name.strip())[0].lower()
    if re.fullmatch(r"[a-z]{2}", primary):
        return primary
    codes, aliases = _languages()
    return (
        aliases.get(primary) or (primary if primary in codes else None) or aliases.get(name.strip().lower())
    )


def name_of(code: str) -> str:
    """The English name of a language; the code itself where it isn't known."""
    codes, _ = _languages()
    return codes.get(code, code)


@functools.cache
def _languages() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The English names of languages by code, and codes by three-letter code or name in lower case, from the
    Unicode CLDR by way of babel.
    """
    from babel import Locale
    from babel.core import get_global

    names = dict(Locale("en").languages)
    aliases = {name.lower(): code for code, name in names.items()}
    return names, aliases | dict(get_global("language_aliases"))


def _plainly_english(text: str) -> bool:
    """Whether English function words make up the text as they do in English only.

    It saves the model of the detector, which takes a second to load, for the texts that need it.
    """
    words = _WORD.findall(text.lower())
    return len(words) >= _FEWEST_WORDS and sum(w in _ENGLISH for w in words) >= _ENGLISH_SHARE * len(words)


def _mostly_latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(character < "\u0250" for character in letters) * 2 >= len(letters)


@functools.cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
