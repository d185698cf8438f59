"""Rules of times that name a day, a month or a year: what each match means in its context."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.times.context import Context
from detente.reading.local.times.expression import Bits
from detente.reading.local.times.lex import Lexeme
from detente.reading.local.times.tense import AHEAD, Side
from detente.reading.local.times.value import Grain, Point, add_months, clamp, point, season_of, step

_FIRST_YEAR, _FIRST_TOLD, _LAST_YEAR = 1750, 1300, 2150
"""The years that a number alone may be in a report, and in a story of the past."""
_COUNTED = wordset("people men women children troops civilians percent % feet euros dollars km kg mm square")
"""Words that a number before them counts."""
_JOINED = frozenset({"post", "pre", "mid", "early", "late"})
_ERAS = frozenset({"era", "style", "born", "vintage"})
_BEFORE_YEAR = wordset(
    """
    in the a of since until till by from during before after through throughout 's his her its their this
    that late early mid for to into between
    """
)
"""Words before a year that stands before a plural ("the 1990 elections"), which else would be a number."""
_NUMBERED = wordset(
    """
    resolution resolutions unscr unsc no number numbers article chapter flight route highway page decree
    """
)


def day_of(context: Context, bits: Bits) -> Point | None:
    """The day that the lexemes name in any way: in full, by its month, weekday or nearness."""
    if (iso := bits.first("I")) is not None:
        found = _valid(*(int(part) for part in iso.value[:10].split("-")))
        return Point(found, clock=iso.value[11:16]) if found else None
    if bits.has("M"):
        return month_day(context, bits)
    if bits.has("W"):
        return weekday(context, bits)
    if (near := bits.first("TYO")) is not None:
        return Point(clamp(context.now, {"T": 0, "Y": -1, "O": 1}[near.code]))
    if (unit := bits.first("u")) is not None and unit.value == "D":
        return Point(clamp(context.anchor.day, 1 if bits.has("x") else 0))
    return None


def year_of(context: Context, bits: Bits) -> int | None:
    """The year that is written, or named as "that year" or "last year"; None where there is none."""
    if (written := bits.first("y")) is not None:
        return int(written.value)
    for before, unit in pairwise(bits.lexemes):
        if unit.code == "u" and unit.value == "Y" and before.code in "Hhlx":
            if before.code == "H":
                return context.anchor.day.year
            return context.now.year + {"h": 0, "l": -1, "x": 1}[before.code]
    return None


def month_day(context: Context, bits: Bits) -> Point | None:
    """A day of a month: in the year that is written, else in the one that tense and context make likely."""
    month = bits.first("M")
    day = bits.number("do")
    if month is None or day is None or not 1 <= day <= 31:
        return None
    number = int(month.value)
    year = year_of(context, bits) or context.lent_year
    if year is not None:
        found = _valid(year, number, day)
        return Point(found) if found else None
    if (told := context.narrated) is not None:
        found = _valid(_following_year(told, number), number, day)
        return Point(found) if found else None
    days = [d for y in years_near(context) if (d := _valid(y, number, day)) is not None]
    if (named := bits.first("W")) is not None:
        days = [d for d in days if d.isoweekday() == int(named.value)] or days
    chosen = context.nearest(days, context.side())
    return Point(chosen) if chosen else None


def month(context: Context, bits: Bits) -> Point | None:
    """A month: in the year that is written, else in the one that tense and context make likely."""
    named = bits.first("M")
    if named is None:
        return None
    number = int(named.value)
    year = year_of(context, bits) or context.lent_year
    if year is None:
        year = _month_year(context, bits, number)
    return point(date(year, number, 1), Grain.MONTH) if 1 <= year <= 9999 else None


def _month_year(context: Context, bits: Bits, number: int) -> int:
    now = context.now
    this = now.year
    if bits.has("l"):
        return this if number < now.month else this - 1
    if bits.has("x"):
        return this if number > now.month else this + 1
    if bits.has("H"):
        return context.anchor.day.year
    if bits.has("h"):
        return this
    if (told := context.narrated) is not None:
        return _following_year(told, number)
    side = context.side()
    if side is Side.PAST and context.before not in {"until", "till", "through"}:
        return this if number <= now.month else this - 1
    if side is Side.FUTURE:
        return this if number >= now.month else this + 1
    return min((this - 1, this, this + 1), key=lambda y: (abs((y - this) * 12 + number - now.month), y))


_LONG_AFTER = 9
"""By how many months a month must lie before the one told last to be of the next year."""


def _following_year(told: Point, number: int) -> int:
    """The year of a month named after `told` in a story: the same, the next once the story has passed it."""
    if told.grain >= Grain.YEAR or told.day.month - number < _LONG_AFTER:
        return told.day.year
    return told.day.year + 1


def weekday(context: Context, bits: Bits) -> Point | None:
    """A weekday: the last one or the next one, the day of publication included unless "last" or "next"."""
    named = bits.first("W")
    if named is None:
        return None
    now = context.now
    ahead = (int(named.value) - now.isoweekday()) % 7
    behind = (now.isoweekday() - int(named.value)) % 7
    if (unit := bits.first("u")) is not None:
        week = {"l": -1, "x": 1}.get(next((x.code for x in bits.all("lx")), ""), 0)
        start = point(clamp(now, 7 * week), Grain.WEEK).day if unit.value == "W" else now
        return Point(clamp(start, int(named.value) - 1))
    if (opened := _opened(context)) is not None:
        return Point(clamp(opened, (int(named.value) - opened.isoweekday()) % 7 or 7))
    if bits.has("l"):
        return Point(clamp(now, -(behind or 7)))
    if bits.has("x"):
        return Point(clamp(now, ahead or 7))
    side = context.side()
    if bits.has("h"):
        return Point(clamp(now, -behind if side is Side.PAST and not _leads_on(context, bits) else ahead))
    forward = side in AHEAD or (side is Side.UNKNOWN and _leads_on(context, bits))
    return Point(clamp(now, ahead if forward else -behind))


def _opened(context: Context) -> date | None:
    """The day that "from Monday" opened where "to Friday" follows."""
    told = context.told
    if context.before not in {"to", "until", "till", "through"} or told is None:
        return None
    here = told.sentence == context.sentence(context.offset) and told.point.grain is Grain.DAY
    return told.point.day if here and "from" in context.words_before(6) else None


def _leads_on(context: Context, bits: Bits) -> bool:
    """Whether "this Tuesday" or "until Tuesday" is told of what is offered or under way, not of what was."""
    before = context.before
    return (bits.has("h") and before != "on") or before in {
        "until",
        "till",
        "from",
        "by",
        "starting",
        "beginning",
    }


def slashed(context: Context, bits: Bits) -> Point | None:
    """A date of three numbers, month first unless the first is above 12."""
    parts = [int(x.value) for x in bits.lexemes if x.value.isdigit()]
    if len(parts) != 3:
        return None
    first, second, year = parts
    if bits.lexemes[-1].code != "y":
        year += 1900 if year > 50 else 2000
    month_, day = (second, first) if first > 12 else (first, second)
    found = _valid(year, month_, day)
    return Point(found) if found else None


def season(context: Context, bits: Bits) -> Point | None:
    """A season, in the year that is written or that tense makes likely."""
    named = bits.first("s")
    if named is None:
        return None
    year = year_of(context, bits) or context.lent_year
    now = context.now
    if year is None and context.story and context.line is not None and not bits.has("lx"):
        year = context.line.day.year
    if year is None:
        this = season_of(now.year, named.value)
        begun = this.day <= now
        if bits.has("l"):
            year = now.year if this.last < now else now.year - 1
        elif bits.has("x"):
            year = now.year + 1 if begun else now.year
        elif bits.has("H"):
            year = context.anchor.day.year
        else:
            past = context.side() is Side.PAST and not bits.has("h")
            year = now.year - 1 if past and not begun else now.year
    return season_of(year, named.value) if 1 <= year <= 9999 else None


def _is_number(context: Context, found: Lexeme) -> bool:
    """Whether a year's figures count or number something: "2000 soldiers", "Resolutions 1559 and 1701"."""
    if context.before not in {"of", "in"} and any(word in _NUMBERED for word in context.words_before(4)):
        return True
    sign = context.text[found.start - 1 : found.start]
    if sign == "-":
        return not any(word in _JOINED for word in context.words_before(2))
    if sign in {"$", "£", "€", "#"} or context.after in _COUNTED:
        return True
    if context.word(0) == "-" and context.word(1).isalpha():
        return context.word(1) not in _ERAS
    counts = context.after.endswith("s") and context.word(0).islower()
    return counts and context.before not in _BEFORE_YEAR


def year(context: Context, bits: Bits) -> Point | None:
    """A year that stands alone, where the words around it do not say that it is another number."""
    found = bits.first("y")
    if found is None or not (_FIRST_TOLD if context.story else _FIRST_YEAR) <= int(found.value) <= _LAST_YEAR:
        return None
    if bits.lexemes[0] is found and _is_number(context, found):
        return None
    value = int(found.value)
    if found.word[0] == "'" and context.story:
        value += min(-200, -100, 0, 100, key=lambda move: abs(value + move - context.now.year))
    return point(date(value, 1, 1), Grain.YEAR)


def quarter(context: Context, bits: Bits) -> Point | None:
    """A quarter of a year: "the third quarter of 1989", "last quarter"."""
    which = bits.number("o")
    year = year_of(context, bits)
    if bits.first("u") is None or bits.lexemes[0].code == "e" or "Q" not in {x.value for x in bits.all("u")}:
        return None
    now = point(context.now, Grain.QUARTER)
    if which is None:
        move = -1 if bits.has("l") else 1 if bits.has("x") else 0
        return step(now, "Q", move)
    if not 1 <= which <= 4:
        return None
    if year is None:
        year = now.day.year
        if context.side() not in AHEAD and date(year, which * 3 - 2, 1) > context.published:
            year = max(year - 1, 1)
    context.quarter = point(add_months(date(year, 1, 1), (which - 1) * 3), Grain.QUARTER)
    return context.quarter


def years_near(context: Context) -> list[int]:
    """The year of publication and the ones beside it."""
    this = context.published.year
    return [y for y in (this - 1, this, this + 1) if 1 <= y <= 9999]


def _valid(year: int, month_: int, day: int) -> date | None:
    try:
        return date(year, month_, day)
    except ValueError:
        return None


def half(context: Context, bits: Bits) -> Point | None:
    """A half of a year: "the first half of 2022"; none of a decade or where no year is named."""
    written = year_of(context, bits)
    if written is None and bits.unit == "Y" and not bits.has("lxhH"):
        written = context.now.year
    if written is None:
        return None
    late = bits.number("o") == 2 or bits.has("l")
    return point(date(written, 7 if late else 1, 1), Grain.HALF)


def century(context: Context, bits: Bits) -> Point | None:
    """A century: "the 19th century"."""
    which, unit = bits.number("o"), bits.first("u")
    if which is None or unit is None or unit.value != "CE" or not 1 < which <= 22:
        return None
    return point(date((which - 1) * 100, 1, 1), Grain.CENTURY)


def decade(context: Context, bits: Bits) -> Point | None:
    """A decade: "the 1990s", "the late '80s"."""
    named = bits.first("E")
    if named is None or not 1000 <= int(named.value) <= 2190:
        return None
    return point(date(int(named.value), 1, 1), Grain.DECADE)
