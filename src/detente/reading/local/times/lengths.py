"""Rules of times that count units: lengths, stretches before and after now, sets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.times.antiquity import from_there
from detente.reading.local.times.context import Context
from detente.reading.local.times.dates import month
from detente.reading.local.times.expression import Bits, Expression
from detente.reading.local.times.lex import Lexeme
from detente.reading.local.times.tense import AHEAD
from detente.reading.local.times.value import Grain, Point, clamp, grain_of, length, moved, point, step

_TOLD = frozenset({"previous", "preceding", "following", "ensuing", "subsequent"})
_COUNTED_FROM = wordset("ago later earlier after before from since following and or of")
_NO_PLURALS = wordset("was this its his has does previous perhaps less unless across towards always times")
_SOON_AFTER = wordset("after afterwards afterward before thereafter as")
_AFTER_PAST = wordset("and or but to when as with that they he she it we for by on the")
_WITH_A = frozenset({"hundred", "thousand", "dozen", "couple"})
"""Numbers that have an article of their own; that of "a three hour speech" is the noun's."""
_WILL = frozenset({"will", "would", "may", "might", "could"})
_NUMBER = re.compile(r"\d{1,9}(\.\d{1,9})?")
_RECENT = {"D": 7, "W": 28, "M": 180, "Y": 1095, "TH": 1, "TM": 0}
"""How many days back "recent weeks" and its like reach, as a convention."""


def count_of(bits: Bits) -> tuple[float | None, bool]:
    """The number before a unit, None for a vague one, and whether the lexemes give any."""
    units = bits.all("uv")
    if not units:
        return None, False
    end = bits.lexemes.index(units[-1])
    before = bits.lexemes[:end]
    number: float | None = None
    if any(x.code == "/" for x in before):
        return _fraction(before), True
    for lexeme in before:
        # "Two to three weeks": the least of them is meant for sure.
        if number is None and lexeme.code in "dny" and _NUMBER.fullmatch(lexeme.value):
            number = float(lexeme.value)
    if any(x.code == "j" for x in bits.lexemes[end + 1 :]):
        # "A year and a half".
        return (1.0 if number is None else number) + 0.5, True
    if any(x.code == "j" for x in before):
        number = 0.5 if number is None else number + 0.5
    if number is not None:
        return number, True
    if any(x.code == "~" for x in before):
        return None, True
    if units[-1].code == "v" and bits.has("L"):
        return None, True
    return (1.0, True) if any(x.code == "a" for x in before) or units[-1].code == "u" else (None, False)


def _fraction(lexemes: Sequence[Lexeme]) -> float | None:
    """The number of "5 1/2" or "1/2"."""
    place = next(i for i, x in enumerate(lexemes) if x.code == "/")
    above, below = int(lexemes[place - 1].value), int(lexemes[place + 1].value)
    whole = lexemes[place - 2] if place > 1 else None
    first = float(whole.value) if whole is not None and _NUMBER.fullmatch(whole.value) else 0.0
    return first + above / below if below else None


def long(context: Context, bits: Bits) -> Expression | None:
    """A length: "30-day", "six months"; with its deadline where "within" stands before it."""
    number, _ = count_of(bits)
    unit = bits.unit
    if bits.lexemes[0].code == "a" and bits.lexemes[-1].code in "dn":
        number = None
    if unit == "Q" and (bits.has("a-") or (number is None and not bits.has("~")) or context.after == "of"):
        return None
    if bits.words == {"one", "day"} and context.before in _WILL:
        return _reference(bits, "future")
    if bits.has("y") and bits.has("u"):
        return None
    value = length(unit, number)
    start = bits.lexemes[1].start if _is_of_noun(bits) else bits.start
    known = None if number is None else value
    deadline = None
    if context.before == "within" and number is not None and unit not in {"TM", "TS"}:
        deadline = Point(moved(context.published, unit, number))
    return Expression(start, bits.end, "DURATION", value, deadline, None, known)


def hyphened(context: Context, bits: Bits) -> Expression | None:
    """A length before a noun: the article of "a 30-day truce" is the noun's."""
    made = old(context, bits) if bits.has("L") else long(context, bits)
    article = bits.lexemes[0].word in {"a", "an"}
    return replace(made, start=bits.lexemes[1].start) if made is not None and article else made


def weeks_of(context: Context, bits: Bits) -> Expression | None:
    """The first or last days or weeks of a month: "the last two weeks of August"."""
    unit = bits.unit
    whole = month(context, Bits([x for x in bits.lexemes if x.code in "My,m"]))
    cut = bits.lexemes.index(bits.all("uv")[-1]) + 1
    number, given = count_of(Bits(bits.lexemes[:cut]))
    if whole is None or unit not in {"D", "W"}:
        return None
    many = round((number if given and number else 1) * (7 if unit == "W" else 1))
    first, last = whole.day, whole.last
    if bits.has("l"):
        first = clamp(last, 1 - many)
    else:
        last = clamp(first, many - 1)
    value = length(unit, number if given else None)
    return Expression(
        bits.start, bits.end, "DURATION", value, Point(first), Point(last), value if number else None
    )


def rate(context: Context, bits: Bits) -> Expression | None:
    """ "Two flights a week", "$3 a year": a set, where what is counted stands before it."""
    if grain_of(bits.unit) is None or context.after in _COUNTED_FROM or bits.lexemes[0].word == "another":
        return None
    word = context.before
    counted = word[:1].isdigit() or (word.endswith("s") and len(word) > 3 and word not in _NO_PLURALS)
    return Expression(bits.start, bits.end, "SET", length(bits.unit, 1)) if counted else None


def _is_of_noun(bits: Bits) -> bool:
    """Whether the article before a number is that of a noun behind it: "a three hour speech"."""
    if bits.lexemes[0].word not in {"a", "an"} or bits.has("J"):
        return False
    return bits.lexemes[1].code in "dn" and bits.lexemes[1].word not in _WITH_A


def old(context: Context, bits: Bits) -> Expression | None:
    """An age ("45-year-old") or a length ("six-month-long")."""
    number, _ = count_of(bits)
    value = length(bits.unit, number)
    age = "old" in bits.words
    duration = None if age or number is None else value
    return Expression(bits.start, bits.end, "DURATION", value, None, None, duration, age)


def ago(context: Context, bits: Bits) -> Expression | None:
    """A point before now: "two weeks ago"; no more than the past for "years ago"."""
    number, given = count_of(bits)
    if number is None or not given:
        return _some_ago(context, bits)
    if bits.unit == "Y" and context.quarter is not None and number == 1 and not context.story:
        return bits.date(step(context.quarter, "Q", -4) or context.quarter)
    return bits.date(_counted(Point(context.now), bits.unit, -number))


def _some_ago(context: Context, bits: Bits) -> Expression:
    """ "Several days ago": TimeML's past, and the stretch in which it lies as a convention."""
    unit = bits.unit
    grain = grain_of(unit)
    if unit not in {"D", "W", "M"} or grain is None or not bits.has("~a"):
        return _reference(bits, "past")
    first = clamp(context.now, -_RECENT[unit])
    coarse = Grain(grain + 1) if unit == "M" else {"D": Grain.WEEK, "W": Grain.MONTH}[unit]
    start = point(first, coarse) if coarse >= Grain.MONTH else Point(first, coarse)
    return Expression(bits.start, bits.end, "DATE", "PAST_REF", start, Point(moved(context.now, unit, -1)))


def from_now(context: Context, bits: Bits) -> Expression | None:
    """ "Three weeks from now", "a month from today"."""
    number, given = count_of(bits)
    if number is None or not given:
        return _reference(bits, "future")
    return bits.date(_counted(Point(context.now), bits.unit, number))


def anchored(context: Context, bits: Bits) -> Expression | None:
    """A point counted from the date last told: "a day later", "two weeks earlier"."""
    number, given = count_of(bits)
    back = bits.has("b{")
    if number is None or not given:
        return Expression(bits.start, bits.end, "DATE", "PAST_REF" if back else "FUTURE_REF")
    if back and bits.unit == "Y" and context.quarter is not None and number == 1 and not context.story:
        return bits.date(step(context.quarter, "Q", -4) or context.quarter)
    if (old := from_there(context, bits, -number if back else number)) is not None:
        return old
    return bits.date(_counted(context.anchor, bits.unit, -number if back else number))


def _counted(start: Point, unit: str, number: float) -> Point:
    day = moved(start.day, unit, number)
    grain = grain_of(unit)
    if grain is None:
        return Point(day)
    # A text that counts in weeks or longer means it roughly, but no finer than the point it counts from.
    grain = max(grain, start.grain)
    return Point(day, grain, about=True) if grain <= Grain.WEEK else point(day, grain)


def span(context: Context, bits: Bits) -> Expression | None:
    """A stretch that ends or begins now: "the last two weeks", "the next six months", "recent weeks"."""
    number, given = count_of(bits)
    unit = bits.unit
    ahead = bits.has("x")
    if not bits.has("lxPh") and "recent" not in bits.words:
        return long(context, bits)
    if "following" in bits.words and number is None and context.after == "of":
        return None  # "a truce following days of fighting"
    grain = grain_of(unit) or Grain.DAY
    value = length(unit, number if given else None)
    if number is not None and given:
        far = moved(context.published, unit, number if ahead else -number)
    else:
        far = clamp(context.published, _RECENT.get(unit, 3650) * (1 if ahead else -1))
        grain = Grain(min(grain + 1, Grain.CENTURY)) if grain is not Grain.DAY else Grain.WEEK
    first, last = sorted((far, context.published))
    duration = value if number is not None and given else None
    start = point(first, grain) if grain >= Grain.MONTH else Point(first, grain)
    return Expression(bits.start, bits.end, "DURATION", value, start, Point(last), duration)


def relative(context: Context, bits: Bits) -> Expression | None:
    """A unit beside now or beside the date last told: "last week", "this year", "the next day"."""
    unit = bits.unit
    if grain_of(unit) is None:
        if bits.has("lPx"):
            return Expression(bits.start, bits.end, "DURATION", length(unit, 1), duration=length(unit, 1))
        return None
    if bits.has("P"):
        first = moved(context.now, unit, -1)
        start = Point(first, max(grain_of(unit) or Grain.DAY, Grain.WEEK))
        return Expression(bits.start, bits.end, "DURATION", length(unit, 1), start, Point(context.now))
    told = bool(bits.words & _TOLD) or bits.has("H") or (bits.has("t") and (bits.has("x") or unit == "D"))
    if not bits.has("lxhH") and unit != "WE":
        return None
    move = -1 if bits.has("l") else 1 if bits.has("x") else 0
    if bits.has("l") and not told and unit == "D":
        return None
    if (old := from_there(context, bits, move)) is not None:
        return old
    news = move < 0 and unit in {"W", "M"}  # "last month" is told from today, whatever years came before
    now = context.published if news else context.now
    found = step(context.anchor if told else Point(now), unit, move)
    if found is not None and unit == "WE" and not bits.has("lxhH"):
        found = step(Point(context.now), unit, 0 if context.published.weekday() >= 5 else -1)
    return bits.date(found) if found is not None else None


def repeated(context: Context, bits: Bits) -> Expression | None:
    """A set: "every Thursday", "daily", "twice a week"."""
    if (named := bits.first("S")) is not None:
        return Expression(bits.start, bits.end, "SET", named.value)
    if (day := bits.first("Ww")) is not None:
        part = f"T{found.value}" if (found := bits.first("pV")) is not None else ""
        return Expression(bits.start, bits.end, "SET", f"XXXX-WXX-{day.value}{part}")
    if bits.has("uv"):
        number, _ = count_of(bits)
        return Expression(bits.start, bits.end, "SET", length(bits.unit, number or 1))
    if (month := bits.first("M")) is not None:
        return Expression(bits.start, bits.end, "SET", f"XXXX-{int(month.value):02d}")
    return Expression(bits.start, bits.end, "SET", "P1D") if bits.has("pV") else None


def vague(context: Context, bits: Bits) -> Expression | None:
    """A bare plural: "weeks"; of "weeks or months" the shorter."""
    unit = bits.all("v")[0].value
    return None if unit == "Q" else Expression(bits.start, bits.end, "DURATION", length(unit, None))


def nowadays(context: Context, bits: Bits) -> Expression | None:
    """ "Present-day", "these days"."""
    present = bits.words & {"present", "modern", "these"}
    return _reference(bits, "present") if bits.unit == "D" and present else None


def reference(context: Context, bits: Bits) -> Expression | None:
    """A vague past, present or future: "recently", "now", "the past", "the near future"."""
    found = bits.lexemes[-1]
    if found.code == "U":
        return _reference(bits, "future") if context.before in {"in", "into", "within"} else None
    if found.code == "P":
        follows = context.word(0)
        return _reference(bits, "past") if not follows[:1].isalnum() or follows in _AFTER_PAST else None
    if found.code == "~":
        return _reference(bits, "past") if found.word == "recent" and context.after not in {"years"} else None
    # "Soon after" counts from what is told, and "as soon as" is a condition.
    elsewhere = context.before == "as" or context.after in _SOON_AFTER
    if found.value == "future" and (elsewhere or context.side() not in AHEAD):
        return None
    return _reference(bits, found.value) if found.value else None


def _reference(bits: Bits, name: str) -> Expression:
    return Expression(bits.start, bits.end, "DATE", f"{name.upper()}_REF")
