"""Numbers in words and figures, with the words that bound them: "at least 12", "some 40", "two dozen"."""

from __future__ import annotations

from collections.abc import Iterable

from detente.model.codes import Qualifier
from detente.reading.local.parsed import Token

_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_TENS = frozenset(range(20, 100, 10))
_SCALE = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_BOUNDS = {
    Qualifier.OVER: (
        "at least", "more than", "over", "no fewer than", "no less than", "not less than", "upwards of",
        "a minimum of", "as few as", "well over", "above",
    ),
    Qualifier.ABOUT: (
        "about", "some", "around", "nearly", "almost", "roughly", "approximately", "an estimated",
        "close to", "circa", "estimated", "between",
    ),
    Qualifier.UP_TO: (
        "up to", "as many as", "fewer than", "less than", "no more than", "not more than", "at most", "under",
        "a maximum of",
    ),
}  # fmt: skip
_BEFORE = {words: qualifier for qualifier, phrases in _BOUNDS.items() for words in phrases}
_BEHIND = {"or more": Qualifier.OVER, "or so": Qualifier.ABOUT, "or fewer": Qualifier.UP_TO}
_NO_COUNT = frozenset({"DATE", "TIME", "PERCENT", "ORDINAL", "MONEY"})
_LONGEST = 12
"""Digits of the largest number that counts anything in a report."""


def number_in(tokens: Iterable[Token], *, joined: bool = False) -> tuple[int, Qualifier, int] | None:
    """The first number among `tokens` that counts something: value, qualifier and token index.

    `joined`: the number may stand before a hyphen, as in "a five-kilometre zone".
    """
    listed = sorted(tokens, key=lambda t: t.i)
    for place, token in enumerate(listed):
        if token.ent_type_ in _NO_COUNT or not _begins(listed, place, joined):
            continue
        value, end = _value(listed, place)
        if value is None:
            continue
        return value, _bound(token, listed[end - 1]), token.i
    return None


def _begins(listed: list[Token], place: int, joined: bool) -> bool:
    """Whether a number may begin here, and none of an age or a rank: "12-year-old", "No. 4"."""
    token = listed[place]
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if after == "-" and token.i + 2 < len(token.doc) and token.doc[token.i + 2].lower_ in _SMALL:
        return token.lower_ in _SMALL  # "twenty-five" in three tokens
    if (
        after in {"%", "percent"}
        or (after == "-" and not joined)
        or before in {"no.", "number", "aged", "-", "/"}
    ):
        return False
    if token.lower_ in {"a", "an"}:
        return after in _SCALE
    return token.lower_ != "one" or token.pos_ == "NUM" or token.dep_ in {"nummod", "nsubjpass", "dobj"}


def _value(listed: list[Token], place: int) -> tuple[int | None, int]:
    """The number that the words from `place` on spell, and where they end."""
    total: float = 0
    current: float | None = None
    end = place
    for index in range(place, len(listed)):
        word = listed[index].lower_
        if index > place and listed[index].i != listed[index - 1].i + 1:
            break
        if word in {"a", "an"} and index == place:
            current = 1
        elif word == "-" and current in _TENS and index > place:
            continue
        elif word == "and" and current is not None and index > place and listed[index - 1].lower_ in _SCALE:
            continue  # "a hundred and twenty"
        elif word in _SCALE:
            if current is None:
                break
            current *= _SCALE[word]
            if _SCALE[word] >= 1_000:
                total, current = total + current, 0
        elif (part := _simple(word)) is not None:
            if current and listed[index - 1].lower_ not in {"and", "-", *_SCALE}:
                break
            current = (current or 0) + part
        else:
            break
        end = index + 1
    if current is None:
        return None, place
    value = total + current
    return (int(value), end) if value == int(value) and end > place else (None, place)


def _simple(word: str) -> float | None:
    """A number written as one word: "12", "1,200", "3.5", "twenty-five"."""
    digits = word.replace(",", "")
    whole, _, rest = digits.partition(".")
    if whole.isascii() and whole.isdigit() and len(whole) <= _LONGEST and (not rest or rest.isdigit()):
        return float(digits) if rest.isascii() and rest else int(whole)
    parts = word.split("-")
    if all(part in _SMALL for part in parts):
        return sum(_SMALL[part] for part in parts)
    return None


def _bound(first: Token, last: Token) -> Qualifier:
    doc = first.doc
    before = [t for t in doc[max(0, first.i - 3) : first.i] if t.dep_ != "prt"]  # "handed over two"
    lead = " " + " ".join(t.lower_ for t in before)
    tail = " ".join(t.lower_ for t in doc[last.i + 1 : last.i + 3])
    found = [words for words in _BEFORE if lead.endswith(" " + words)]
    if found:
        return _BEFORE[max(found, key=len)]
    return _BEHIND.get(tail, Qualifier.EXACT)
