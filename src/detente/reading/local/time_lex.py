"""Page → lexemes: the words of time in a text, each with a one-letter class that the rules are written in.

Classes: W weekday · M month · d day or small number · o ordinal · y year · n number · ~ vague number · u unit · v units ·
s season · p daypart · a a/an · t the · l last · x next · h this · H that, same · g ago · r later · b earlier ·
} after · { before · e early, late, mid · B beginning, middle, end · m "of" · c clock time · k a.m. · K noon, midnight · z time zone · Z the word "time" · q every · T today ·
Y yesterday · O tomorrow · N tonight · R now, recently, soon · S daily · E decade · I ISO date · F holiday · P past
(of a stretch) · i in, within, for · f from · > until, to · & and · w weekdays · j half · L long, old · A about · G than, least · ; full stop · . any other
word · | end of a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from detente.knowledge.calendar.holidays import holidays
from detente.knowledge.yamlfile import read_yaml

_FILE = "calendar/words.yaml"
_LEXEME = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?!\d)"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)(?![^\W_])|\d{4}s(?![^\W_])|['’]\d\ds?(?![^\W_])"
    r"|\d+(?:[.,:]\d+)*"
    r"|[AaPp]\.\s?[Mm]\.?(?![^\W_])"
    r"|o['’]clock(?![^\W_])"
    r"|[^\W\d_]+(?:\.(?=\s?\d)|\.(?=,))?"
    r"|[^\s\w]"
)
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_CLOSED = {
    "a": "a", "an": "a", "the": "t", "last": "l", "previous": "l", "preceding": "l", "past": "P", "next": "x",
    "coming": "x", "following": "x", "ensuing": "x", "upcoming": "x", "subsequent": "x", "this": "h", "these": "h",
    "current": "h", "that": "H", "those": "H", "same": "H", "ago": "g", "later": "r", "afterwards": "}", "afterward": "}",
    "thereafter": "}", "after": "}", "hence": "r", "earlier": "b", "before": "{", "beforehand": "{", "early": "e",
    "late": "e", "mid": "e", "middle": "B", "beginning": "B", "start": "B", "end": "B", "eve": "B", "of": "m", "am": "k",
    "pm": "k", "noon": "K", "midnight": "K", "o'clock": "k", "every": "q", "each": "q", "per": "q", "today": "T",
    "yesterday": "Y", "tomorrow": "O", "tonight": "N", "in": "i", "within": "i", "for": "i", "over": "i",
    "during": "i", "inside": "i", "from": "f", "between": "f", "since": "f", "until": ">", "till": ">", "through": ">",
    "to": ">", "and": "&", "or": "&", "half": "j", "long": "L", "old": "L", "about": "A", "around": "A",
    "approximately": "A", "nearly": "A", "almost": "A", "roughly": "A",  "least": "G", "than": "G",
    "local": "z", "time": "Z", "on": "@", "at": "@", "by": "@", "another": "a", "first": "o", "straight": "X", "consecutive": "X",
    "full": "X", "whole": "X", "entire": "X", "further": "X", "additional": "X", "more": "X", "fiscal": "X", "only": "X",
    "just": "X", "very": "X", "recent": "~", "once": "1", "twice": "1", "times": "1",
}  # fmt: skip
_PUNCTUATION = {
    ".": ";",
    ";": ";",
    "!": ";",
    "?": ";",
    ":": ";",
    ")": ";",
    '"': ";",
    "”": ";",
    "“": ";",
    "-": "-",
    "–": "-",
    "—": "D",
    "‑": "-",
    ",": ",",
    "/": "/",
    "(": "(",
}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word or number: its offsets, its class, its lower-case text and the number or code that it stands for."""

    start: int
    end: int
    code: str
    word: str
    value: str = ""


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Lower-case word → class and value."""
    words = read_yaml(_FILE)
    table = {word: (code, "") for word, code in _CLOSED.items()}
    for key, code in (
        ("seasons", "s"),
        ("dayparts", "p"),
        ("numbers", "n"),
        ("tens", "n"),
        ("ordinals", "o"),
    ):
        table.update({word: (code, value) for word, value in words[key].items()})
    table.update({word: ("S", value) for word, value in words["sets"].items()})
    table.update(dict.fromkeys(words["vague_numbers"], ("~", "")))
    table.update(dict.fromkeys(words["zones"], ("z", "")))
    for key in ("present", "past", "future"):
        table.update(dict.fromkeys(words[key], ("R", key)))
    for unit, value in words["units"].items():
        table[unit] = ("u", value)
        table[unit + "s"] = ("v", value)
    table.update({unit: ("v", value) for unit, value in words["irregular_plurals"].items()})
    table.update({unit: ("u", value) for unit, value in words["unit_abbreviations"].items()})
    table["second"] = ("o", "2")
    table.update({part + "s": ("V", value) for part, value in words["dayparts"].items() if value != "MI"})
    return table


@cache
def _names() -> dict[str, tuple[str, str]]:
    """Capitalised word → class and value: weekdays and months."""
    words = read_yaml(_FILE)
    table = {day: ("W", value) for day, value in words["weekdays"].items()}
    table.update({day + "s": ("w", value) for day, value in words["weekdays"].items()})
    table.update({month: ("M", value) for month, value in words["months"].items()})
    return table | {name.upper(): entry for name, entry in table.items()}


@cache
def _abbreviations() -> dict[str, tuple[str, str]]:
    words = read_yaml(_FILE)
    table = {day: ("W", value) for day, value in words["weekday_abbreviations"].items()}
    table.update({month: ("M", value) for month, value in words["month_abbreviations"].items()})
    return table | {name.upper(): entry for name, entry in table.items()}


@cache
def _short_units() -> frozenset[str]:
    return frozenset(read_yaml(_FILE)["unit_abbreviations"])


@cache
def _tens() -> frozenset[str]:
    return frozenset(read_yaml(_FILE)["tens"])


@cache
def holiday_pattern() -> re.Pattern[str]:
    """Every holiday's name, the longest first."""
    names = sorted({name for holiday in holidays() for name in holiday.names}, key=len, reverse=True)
    forms = (re.escape(name).replace("'", "['’]").replace(r"\ ", r"[ \u00a0\n]") for name in names)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b")


def lexemes(text: str, start: int, end: int) -> list[Lexeme]:
    """The lexemes of `text[start:end]`, a paragraph; a boundary lexeme of class `|` stands last."""
    feasts = {m.start(): m for m in holiday_pattern().finditer(text, start, end)}
    found: list[Lexeme] = []
    position = start
    while (match := _LEXEME.search(text, position, end)) is not None:
        feast = feasts.get(match.start())
        if feast is not None:
            found.append(Lexeme(feast.start(), feast.end(), "F", feast.group()))
            position = feast.end()
            continue
        position = match.end()
        _add(found, _classify(match.group(), match.start(), text))
    found.append(Lexeme(end, end, "|", ""))
    return found


def _add(found: list[Lexeme], new: Lexeme) -> None:
    """Append a lexeme; "twenty-four" and "twenty four" become one, and so do "two hundred" and "two dozen"."""
    if new.code == "n" and new.word.isalpha() and found:
        hyphen = found[-1].code == "-" and len(found) > 1
        last = found[-2] if hyphen else found[-1]
        small = 0 < int(new.value) < 10
        if last.value in {"18", "19", "20"} and last.code == "n" and int(new.value) >= 10 and not hyphen:
            del found[-1]
            found.append(
                Lexeme(last.start, new.end, "y", f"{last.word} {new.word}", f"{last.value}{new.value}")
            )
            return
        if last.word.split("-")[-1] in _tens() and small and last.code == "n":
            joined = str(int(last.value) + int(new.value))
        elif last.code in "nd" and last.value.isdigit() and new.value in {"12", "100", "1000"} and not hyphen:
            joined = str(int(last.value) * int(new.value))
        else:
            found.append(new)
            return
        del found[-2 if hyphen else -1 :]
        found.append(Lexeme(last.start, new.end, "n", f"{last.word}-{new.word}", joined))
        return
    found.append(new)


def _classify(text: str, start: int, whole: str) -> Lexeme:
    end = start + len(text)
    word = text.lower().replace("’", "'")
    if text[0].isdigit() and text[0].isascii():
        return _numeric(text, start, end)
    if text[0] in "'’" and len(text) > 1:
        year = "19" + text[1:3]
        return Lexeme(start, end, "E" if text.endswith("s") else "y", word, year)
    if word[:2] in {"a.", "p."}:
        return Lexeme(start, end, "k", word, word[0])
    if word.startswith(("o'", "o’")):
        return Lexeme(start, end, "k", word, "o")
    bare = text.rstrip(".")
    entry = _names().get(bare) or (_abbreviations().get(bare) if _abbreviated(text, end, whole) else None)
    if entry is not None:
        return Lexeme(start, end, entry[0], word, entry[1])
    if len(text) == 1 and not text.isalpha():
        return Lexeme(start, end, _PUNCTUATION.get(text, "."), word)
    end -= len(text) - len(bare)
    code, value = _table().get(bare.lower(), (".", ""))
    if code == "u" and len(bare) <= 4 and not bare.islower() and bare.lower() in _short_units():
        code = "."
    if word in {"am", "pm"}:
        value = word[0]
        code = code if start > 0 and whole[:start].rstrip()[-1:].isdigit() else "."
    return Lexeme(start, end, code, bare.lower(), value)


def _abbreviated(text: str, end: int, whole: str) -> bool:
    """Whether a short form stands where it can be a date's: with a full stop, or before a number."""
    after = whole[end : end + 6].lstrip(" \n,")
    return (
        text.endswith(".")
        or whole[end : end + 1] == "."
        or after[:1].isdigit()
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
    if (clock := _CLOCK.fullmatch(text)) is not None:
        return Lexeme(start, end, "c", word, f"{int(clock[1]):02d}:{clock[2]}")
    digits = text.replace(",", "")
    if not digits.isdigit():
        return Lexeme(start, end, "n" if digits.count(".") == 1 and ":" not in digits else ".", word, digits)
    if len(text) <= 2 and 1 <= int(text) <= 31:
        return Lexeme(start, end, "d", word, str(int(text)))
    if len(text) == 4 and 1000 <= int(text) <= 2199:
        return Lexeme(start, end, "y", word, text)
    return Lexeme(start, end, "n", word, digits[:6])
