"""Rules of times that name two at once: "19 and 20 September 2023", "May 12-15", "1915-17"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from detente.reading.local.times.context import Context
from detente.reading.local.times.dates import month_day
from detente.reading.local.times.expression import Bits, Expression
from detente.reading.local.times.lex import Lexeme
from detente.reading.local.times.value import Grain, Point, point

_JOINS = frozenset("->&/")


def days(context: Context, bits: Bits) -> Expression | None:
    """Two days of one month."""
    first, last = bits.all("do")[0], bits.all("do")[-1]
    ends = []
    for edge in (first, last):
        found = month_day(context, Bits([x for x in bits.lexemes if x.code not in "do" or x is edge]))
        if found is None:
            return None
        ends.append(found)
    return _pair(bits, first, ends[0], ends[1]) if ends[0].day < ends[1].day else None


def years(context: Context, bits: Bits) -> Expression | None:
    """Two years, the second of them in four figures, two or one."""
    first, last = bits.lexemes[0], bits.lexemes[-1]
    start = int(first.value)
    if len(last.word) == 4 and last.word.isdigit():
        end = int(last.word)
    elif len(last.word) == 2 and last.word.isdigit():
        end = start // 100 * 100 + int(last.word)
    elif len(last.word) == 1 and last.word.isdigit():
        end = start // 10 * 10 + int(last.word)
    else:
        return None
    if not (1000 <= start < end <= min(start + 150, 2200)):
        return None
    return _pair(bits, first, *(point(date(year, 1, 1), Grain.YEAR) for year in (start, end)))


def _pair(bits: Bits, number: Lexeme, first: Point, last: Point) -> Expression:
    """The expression of both, with its halves; "from" and "between" belong to the whole only."""
    place = bits.lexemes.index(number)
    join = next(i for i in range(place, len(bits.lexemes)) if bits.lexemes[i].code in _JOINS)
    begin = 1 if bits.lexemes[0].code == "f" else 0
    halves = (Bits(bits.lexemes[begin:join]).date(first), Bits(bits.lexemes[join + 1 :]).date(last))
    return replace(bits.date(first, last), halves=halves)
