"""Numbers in words and figures, with the words that bound them: "at least 12", "some 40", "up to three"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from detente.model.codes import Qualifier

_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a": 1, "an": 1,
}  # fmt: skip
_SCALE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12}
_BOUNDS = {
    Qualifier.OVER: ("at least", "more than", "over", "no fewer than", "no less than", "upwards of"),
    Qualifier.ABOUT: (
        "about", "some", "around", "nearly", "almost", "roughly", "approximately", "an estimated",
    ),
    Qualifier.UP_TO: ("up to", "as many as", "fewer than", "less than"),
}  # fmt: skip
_BEFORE = {words: qualifier for qualifier, phrases in _BOUNDS.items() for words in phrases}


def number_in(tokens: Iterable[Token]) -> tuple[int, Qualifier, int] | None:
    """The first number among `tokens` that counts something: value, qualifier and token index."""
    listed = sorted(tokens, key=lambda t: t.i)
    for place, token in enumerate(listed):
        if token.ent_type_ in {"DATE", "TIME", "PERCENT", "ORDINAL", "MONEY"} or token.pos_ == "ORDINAL":
            continue
        value = _value(listed, place)
        if value is None:
            continue
        lead = " ".join(t.lower_ for t in token.doc[max(0, token.i - 3) : token.i])
        bound = next((q for words, q in _BEFORE.items() if lead == words or lead.endswith(" " + words)), None)
        return value, bound or Qualifier.EXACT, token.i
    return None


def _value(listed: list[Token], place: int) -> int | None:
    token = listed[place]
    word = token.lower_
    digits = word.replace(",", "")
    if digits.isascii() and digits.isdigit() and len(digits) <= 9:
        value = int(digits)
    elif word in _SMALL and token.pos_ == "NUM":
        value = _SMALL[word]
    elif "-" in word and all(part in _SMALL for part in word.split("-")):
        value = sum(_SMALL[part] for part in word.split("-"))
    else:
        return None
    after = listed[place + 1].lower_ if place + 1 < len(listed) else ""
    return value * _SCALE.get(after, 1)
