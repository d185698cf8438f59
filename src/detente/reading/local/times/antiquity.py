"""Rules of times before Christ, which have a TimeML value ("BC0480") and no place on the calendar."""

from __future__ import annotations

from detente.reading.local.times.context import Context
from detente.reading.local.times.expression import Bits, Expression


def before_christ(context: Context, bits: Bits) -> Expression | None:
    """ "480 BC", "the spring of 479 BC", "September 480 BC"."""
    number = bits.lexemes[-2]
    if not number.value.isdigit():
        return None
    context.bc = int(number.value)
    return Expression(bits.start, bits.end, "DATE", _value(context.bc, bits))


def years_before_christ(context: Context, bits: Bits) -> Expression | None:
    """ "480-479 BC": two expressions for TimeML."""
    first, last = bits.lexemes[0], bits.lexemes[2]
    if not (first.value.isdigit() and last.value.isdigit() and int(first.value) > int(last.value)):
        return None
    context.bc = int(first.value)
    halves = (
        Expression(first.start, first.end, "DATE", f"BC{int(first.value):04d}"),
        Expression(last.start, bits.end, "DATE", f"BC{int(last.value):04d}"),
    )
    return Expression(bits.start, bits.end, "DATE", halves[0].value, halves=halves)


def century_before_christ(context: Context, bits: Bits) -> Expression | None:
    """ "The 5th century BC"."""
    which = bits.number("o")
    if which is None or bits.unit != "CE":
        return None
    return Expression(bits.start, bits.end, "DATE", f"BC{which - 1:02d}")


def from_there(context: Context, bits: Bits, number: float) -> Expression | None:
    """So many years from the year before Christ told last: "two years later", "the following year"."""
    if context.bc is None or bits.unit != "Y" or number != int(number):
        return None
    year = context.bc - int(number)
    if year <= 0:
        return None
    context.bc = year
    return Expression(bits.start, bits.end, "DATE", f"BC{year:04d}")


def without_year(context: Context, bits: Bits) -> Expression | None:
    """A month or season of the year before Christ told last."""
    if context.bc is None or bits.has("y"):
        return None
    return Expression(bits.start, bits.end, "DATE", _value(context.bc, bits))


def _value(year: int, bits: Bits) -> str:
    value = f"BC{year:04d}"
    if (season := bits.first("s")) is not None:
        return f"{value}-{season.value}"
    if (month := bits.first("M")) is not None:
        value = f"{value}-{int(month.value):02d}"
        day = next((x for x in bits.lexemes[:-2] if x.code in "do"), None)
        if day is not None:
            value = f"{value}-{int(day.value):02d}"
    return value
