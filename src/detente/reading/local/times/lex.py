"""Text → lexemes: its words and numbers, each with the letter of its class for the rules."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading.local.times.words import (
    holiday_pattern,
    lower_words,
    names,
    short_names,
    short_units,
    tens,
    zone_pattern,
    zone_places,
)

_LEXEME = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?!\d)"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)(?![^\W_])|\d{4}s(?![^\W_])|['’]\d\ds?(?![^\W_])"
    r"|\d\d?:\d\d\s?hrs(?![^\W_])|\d+(?:[.,:]\d+)*"
    r"|(?:UTC|GMT)\s?[+−–-]\s?\d{1,2}(?::?\d\d)?(?!\d)"
    r"|[AaPp]\.\s?[Mm]\.?(?![^\W_])"
    r"|o['’]clock(?![^\W_])"
    r"|['’]s(?![^\W_])"
    r"|B\.\s?C\.(?:\s?E\.)?"
    r"|[^\W\d_]+(?:\.(?=\s?\d)|\.(?=,))?"
    r"|[^\s\w]"
)
_TIME = re.compile(r" time\b", re.IGNORECASE)
_OFFSET = re.compile(r"(?:UTC|GMT)\s?([+−–-])\s?(\d{1,2})(?::?(\d\d))?")
_FARTHEST = 14
"""The zone farthest from UTC, in hours."""
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_PUNCTUATION = {
    **dict.fromkeys('.;!?:)"”“', ";"),
    **dict.fromkeys("-–‑", "-"),
    "—": "D",
    ",": ",",
    "/": "/",
    "(": "(",
}
_CENTURIES = frozenset({"18", "19", "20"})
_MULTIPLIERS = frozenset({"12", "100", "1000"})


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word or number: its offsets, its class, its lower-case text, the number or code it stands for."""

    start: int
    end: int
    code: str
    word: str
    value: str = ""


def lexemes(text: str, start: int, end: int) -> list[Lexeme]:
    """The lexemes of `text[start:end]`, a paragraph; a boundary lexeme of class `|` stands last."""
    feasts = {m.start(): m for m in holiday_pattern().finditer(text, start, end)}
    if _TIME.search(text, start, end):
        feasts |= {m.start(): m for m in zone_pattern().finditer(text, start, end)}
    found: list[Lexeme] = []
    position = start
    while (match := _LEXEME.search(text, position, end)) is not None:
        feast = feasts.get(match.start())
        if feast is not None:
            zone = zone_places().get(feast.group(1).lower(), "") if feast.re is zone_pattern() else ""
            found.append(Lexeme(feast.start(), feast.end(), "z" if zone else "F", feast.group(), zone))
            position = feast.end()
            continue
        position = match.end()
        new = _classify(match.group(), match.start(), text)
        if not (new.code == "n" and new.word.isalpha() and _joins(found, new)):
            found.append(new)
    found.append(Lexeme(end, end, "|", ""))
    return found


def _joins(found: list[Lexeme], new: Lexeme) -> bool:
    """Join a number word to the one before it: "twenty-four", "two hundred", "nineteen ninety-seven"."""
    hyphen = len(found) > 1 and found[-1].code == "-"
    place = -2 if hyphen else -1
    if not found or found[place].code not in "nd" or not found[place].value.isdigit():
        return False
    last, number = found[place], int(new.value)
    code = "n"
    if last.word.split("-")[-1] in tens() and 0 < number < 10:
        value = str(int(last.value) + number)
        if len(found) > -place and found[place - 1].value in _CENTURIES and found[place - 1].code == "n":
            place -= 1
            last, code, value = found[place], "y", found[place].value + value
    elif hyphen:
        return False
    elif last.code == "n" and last.value in _CENTURIES and 10 <= number < 100 and new.word not in tens():
        code, value = "y", f"{last.value}{number}"
    elif new.value in _MULTIPLIERS:
        value = str(int(last.value) * number)
    else:
        return False
    del found[place:]
    found.append(Lexeme(last.start, new.end, code, f"{last.word}-{new.word}", value))
    return True


def _classify(text: str, start: int, whole: str) -> Lexeme:
    end = start + len(text)
    word = text.lower().replace("’", "'")
    if text[0].isdigit():
        return _numeric(text, start, end)
    if (offset := _OFFSET.fullmatch(text)) is not None:
        if int(offset[2]) > _FARTHEST:
            return Lexeme(start, end, ".", word)
        sign = "+" if offset[1] == "+" else "-"
        return Lexeme(start, end, "z", word, f"{sign}{int(offset[2]):02d}:{offset[3] or '00'}")
    if word == "'s":
        return Lexeme(start, end, "'", word)
    if text[0] in "'’" and len(text) > 1:
        return Lexeme(start, end, "E" if word.endswith("s") else "y", word, "19" + text[1:3])
    if word[:2] == "b.":
        return Lexeme(start, end, "Q", word)
    if word[:2] in {"a.", "p."}:
        return Lexeme(start, end, "k", word, word[0])
    bare = text.rstrip(".")
    entry = names().get(bare) or (short_names().get(bare) if _is_short(text, end, whole) else None)
    if entry is not None:
        return Lexeme(start, end, entry[0], word, entry[1])
    if len(text) == 1 and not text.isalpha():
        return Lexeme(start, end, _PUNCTUATION.get(text, "."), word)
    bare = bare.lower().replace("’", "'")
    code, value = lower_words().get(bare, (".", ""))
    if (code == "u" and not text.islower() and bare in short_units()) or (code == "Q" and not text.isupper()):
        code = "."
    if bare in {"am", "pm"}:
        code, value = ("k" if whole[:start].rstrip()[-1:].isdigit() else "."), bare[0]
    return Lexeme(start, end - len(text) + len(bare), code, bare, value)


def _is_short(text: str, end: int, whole: str) -> bool:
    """Whether a short form stands as a date's: with a full stop, before a number, or of four letters."""
    after = whole[end : end + 12].lstrip(" \n,")
    stopped = text.endswith(".") or whole[end : end + 1] == "."
    return (
        stopped
        or after[:1].isdigit()
        or after.split(" ")[0] in names()
        or (text.istitle() and len(text) == 4)
    )


def _numeric(text: str, start: int, end: int) -> Lexeme:
    word = text.lower()
    if not text.isascii():
        return Lexeme(start, end, ".", word)
    if _ISO.match(text):
        return Lexeme(start, end, "I", word, text)
    if word.endswith("s") and len(text) == 5:
        return Lexeme(start, end, "E", word, text[:4])
    if word[-2:] in {"st", "nd", "rd", "th"}:
        return Lexeme(start, end, "o" if word[:-2].isdigit() else ".", word, word[:-2])
    if (clock := _CLOCK.fullmatch(text.removesuffix("hrs").rstrip())) is not None:
        return Lexeme(start, end, "c", word, f"{int(clock[1]):02d}:{clock[2]}")
    digits = text.replace(",", "")
    if not digits.isdigit():
        decimal = digits.count(".") == 1 and ":" not in digits
        return Lexeme(start, end, "n" if decimal else ".", word, digits)
    if len(text) <= 2 and 1 <= int(text) <= 31:
        return Lexeme(start, end, "d", word, str(int(text)))
    if len(text) == 4 and 1000 <= int(text) <= 2199:
        return Lexeme(start, end, "y", word, text)
    return Lexeme(start, end, "n", word, digits[:6])
