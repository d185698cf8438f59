"""Rules of times that lean on what was told before: "the latest quarter", "at that time", "the year", "the
20th".
"""

from __future__ import annotations

from datetime import date

from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.times.context import Context
from detente.reading.local.times.dates import day_of
from detente.reading.local.times.expression import Bits, Expression
from detente.reading.local.times.value import Grain, Point, grain_of, point, step

_LEADS = wordset("in of for during by throughout over through within into until since from at before after")
_MOMENTS = wordset("at by during until till since from of in before after throughout around")
_FUNCTION = wordset(
    """
    of and or to was were had has is in on at by with when the they he she it we that which but for from as
    """
)
_GOING = wordset("and but or he she they it was were had to in")
_GOES_ON = wordset("of when that after before in since")
_DAYS = wordset("on of by until till from since to the")


def end_of_unit(context: Context, bits: Bits) -> Expression | None:
    """ "Year-end", "the month's end": the year or month that now lies in, or that the story has got to."""
    grain = grain_of(bits.unit)
    if grain not in {Grain.MONTH, Grain.YEAR} or bits.lexemes[-1].word != "end":
        return None
    return bits.date(point(context.now, grain))


def latest(context: Context, bits: Bits) -> Expression | None:
    """ "The latest quarter", "the year-ago period", "the 1988 period": the stretch told last, or as far back
    in the year that is named.
    """
    unit = next((x.value for x in bits.lexemes[-1:] if x.code == "u" and x.value != "Y"), "Q")
    base = context.quarter
    if base is None or unit != "Q":
        return None
    if (year := bits.first("y")) is not None:
        base = point(date(int(year.value), base.day.month, 1), Grain.QUARTER)
    elif bits.has("gb"):
        base = step(base, "Q", -4) or base
    return bits.date(base)


def moment(context: Context, bits: Bits) -> Expression | None:
    """ "At the time", "by this time", "during that period": no more than a past or present."""
    now = bits.has("h")
    if context.before not in _MOMENTS or (bits.has("t") and context.before not in {"at", "by"}):
        return None
    following = context.word(0)
    if bits.has("t") and following[:1].isalpha() and following not in _GOING:
        return None
    return Expression(bits.start, bits.end, "DATE", "PRESENT_REF" if now else "PAST_REF")


def the_unit(context: Context, bits: Bits) -> Expression | None:
    """ "For the year", "in the quarter": the one told last, else the one that now lies in."""
    unit = bits.unit
    grain = grain_of(unit)
    if grain is None or unit not in {"D", "W", "M", "Q", "Y"}:
        return None
    if context.before not in _LEADS or context.after in _GOES_ON:
        return None
    if unit == "Q" and context.quarter is not None:
        return bits.date(context.quarter)
    start = context.anchor
    if unit == "D" and start.grain is not Grain.DAY:
        return None
    return bits.date(point(start.day, grain))


def week_at(context: Context, bits: Bits) -> Expression | None:
    """ "The week of March 6"."""
    found = day_of(context, Bits(bits.lexemes[3:]))
    if found is None or bits.lexemes[1].value != "W":
        return None
    return bits.date(point(found.day, Grain.WEEK))


def day_only(context: Context, bits: Bits) -> Point | None:
    """ "On the 20th": the day of the month told last."""
    number = bits.lexemes[-1]
    told = context.told
    if not number.word[0].isdigit() or told is None or told.point.grain > Grain.MONTH:
        return None
    following = context.word(0)
    if context.before not in _DAYS or (following[:1].isalpha() and following.lower() not in _FUNCTION):
        return None
    try:
        return Point(told.point.day.replace(day=int(number.value)))
    except ValueError:
        return None
