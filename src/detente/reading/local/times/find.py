"""Page → times: every date, time, length and set in the text, resolved against the day of publication.

The words are classed by `time_lex`, matched by the patterns of `time_rules` and given their meaning by
`dates` and `lengths`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from detente.model import Date
from detente.model.codes import DatePrecision
from detente.reading.local.page import Page
from detente.reading.local.parse import split_paragraphs
from detente.reading.local.times import anaphors, dates, lengths, pairs
from detente.reading.local.times.clock import clock_of, day_with_clock, feast_part, with_part
from detente.reading.local.times.context import Context
from detente.reading.local.times.expression import Bits, Expression
from detente.reading.local.times.lex import Lexeme, lexemes
from detente.reading.local.times.misread import misread
from detente.reading.local.times.rules import find, fitting
from detente.reading.local.times.value import Grain, Point, grain_of, point
from detente.reading.local.times.when import When

_PRECISION = {
    Grain.DAY: DatePrecision.DAY,
    Grain.WEEKEND: DatePrecision.DAY,
    Grain.WEEK: DatePrecision.WEEK,
    Grain.MONTH: DatePrecision.MONTH,
    Grain.QUARTER: DatePrecision.SEASON,
    Grain.SEASON: DatePrecision.SEASON,
}


def find_times(page: Page) -> tuple[When, ...]:
    """Every time expression with a place on the calendar or a length, in the order of the text.

    Takes the page; gives a `When` each, its date with the words and the span that gave it. Vague references
    ("recently", "weeks") and ages are left out.
    """
    found = list(_wholes(page.report.text, page.published, page.paragraphs))
    whens = []
    skip = False
    for index, expression in enumerate(found):
        if skip:
            skip = False
            continue
        after = found[index + 1] if index + 1 < len(found) else None
        if after is not None and _is_interval(page, expression, after):
            expression = replace(expression, end=after.end, last=after.last or after.point)
            skip = True
        when = _when(page, expression)
        if when is not None:
            whens.append(when)
    return tuple(whens)


def expressions(
    text: str, published: date, paragraphs: Sequence[tuple[int, int]] | None = None
) -> Iterator[Expression]:
    """Every time expression of a text with its TimeML value, vague ones included; how old someone is, is none.

    Takes the text and the day on which it was published; needs no parse. `paragraphs` are the offsets of its
    paragraphs where they are known.
    """
    for whole in _wholes(text, published, paragraphs):
        if not whole.age:
            yield from whole.halves or (whole,)


def _wholes(
    text: str, published: date, paragraphs: Sequence[tuple[int, int]] | None
) -> Iterator[Expression]:
    """The expressions with pairs ("6-7 February") in one piece, and with ages."""
    context = Context(text, published)
    for number, (start, end) in enumerate(split_paragraphs(text) if paragraphs is None else paragraphs):
        context.enter(number, start, end)
        yield from _in_paragraph(context, lexemes(text, start, end))


def _in_paragraph(context: Context, words: list[Lexeme]) -> Iterator[Expression]:
    codes = "".join(word.code for word in words)
    place = find(codes, 0)
    while place is not None:
        made, end = _at(context, words, codes, place)
        if made is not None:
            yield made
        place = find(codes, end)


def _at(context: Context, words: list[Lexeme], codes: str, place: int) -> tuple[Expression | None, int]:
    """The expression of the first rule that makes one at a place, and the place to go on from."""
    for name, end in fitting(codes, place):
        bits = Bits(words[place:end])
        context.see(words, codes, place, end)
        if misread(context, bits):
            continue
        made = _RULES[name](context, bits)
        if made is None:
            continue
        if made.point is not None and made.kind in {"DATE", "TIME"} and not bits.has("P"):
            context.tell(made.point, explicit=bits.has("yIE"), back=bits.has("b{g") or name in _LOOKS_BACK)
        return made, end
    return None, place + 1


_LOOKS_BACK = frozenset({"latest", "moment"})
_Rule = Callable[[Context, Bits], Expression | None]


def _simple(resolve: Callable[[Context, Bits], Point | None]) -> _Rule:
    def rule(context: Context, bits: Bits) -> Expression | None:
        found = resolve(context, bits)
        return bits.date(found) if found is not None else None

    return rule


def _feast(context: Context, bits: Bits) -> Expression | None:
    found = dates.feast(context, bits)
    return bits.date(*found) if found is not None else None


def _year(context: Context, bits: Bits) -> Expression | None:
    found = dates.year(context, bits)
    return bits.date(found) if found is not None else None


def _part_of(context: Context, bits: Bits) -> Expression | None:
    if bits.unit == "D" and bits.has("br") and not bits.has("lxhH"):
        return bits.date(context.anchor) if context.anchor.grain is Grain.DAY else None
    if bits.has("lxhH") or bits.unit == "WE":
        return lengths.relative(context, bits)
    if (grain := grain_of(bits.unit)) and bits.has("eBbr"):
        return bits.date(point(context.anchor.day if context.story else context.published, grain))
    return None


def _clock(context: Context, bits: Bits) -> Expression | None:
    found = clock_of(context, bits)
    return bits.date(found) if found is not None else None


_RULES: dict[str, _Rule] = {
    "clock": _clock,
    "before_last": _simple(day_with_clock),
    "range": pairs.days,
    "years": pairs.years,
    "week_of": lengths.weeks_of,
    "part": _simple(with_part),
    "slashed": _simple(dates.slashed),
    "day": _simple(dates.day_of),
    "iso": _simple(dates.day_of),
    "ago": lengths.ago,
    "anchored": lengths.anchored,
    "span": lengths.span,
    "month": _simple(dates.month),
    "season": _simple(dates.season),
    "feast": _feast,
    "near": _simple(dates.day_of),
    "tonight": _simple(with_part),
    "this_part": _simple(with_part),
    "quarter": _simple(dates.quarter),
    "half": _simple(dates.half),
    "century": _simple(dates.century),
    "part_of": _part_of,
    "decade": _simple(dates.decade),
    "year_end": anaphors.end_of_unit,
    "latest": anaphors.latest,
    "moment": anaphors.moment,
    "the_unit": anaphors.the_unit,
    "day_only": _simple(anaphors.day_only),
    "bc": dates.before_christ,
    "rate": lengths.rate,
    "nowadays": lengths.nowadays,
    "week_at": anaphors.week_at,
    "feast_part": _simple(feast_part),
    "hyphened": lengths.hyphened,
    "set": lengths.repeated,
    "relative": lengths.relative,
    "weekend": lengths.relative,
    "old": lengths.old,
    "length": lengths.long,
    "vague": lengths.vague,
    "night": _simple(with_part),
    "year": _year,
    "reference": lengths.reference,
}


def _is_interval(page: Page, one: Expression, other: Expression) -> bool:
    """Whether two expressions are the ends of a "between … and …"."""
    if (
        one.point is None
        or other.point is None
        or one.last is not None
        or "DURATION" in {one.kind, other.kind}
    ):
        return False
    text = page.report.text
    joined = text[one.end : other.start].split() == ["and"]
    return (
        joined and text[: one.start].rstrip().lower().endswith("between") and one.point.day < other.point.day
    )


def _when(page: Page, expression: Expression) -> When | None:
    date = _date(page, expression)
    recurring = expression.kind == "SET"
    if expression.age or (date is None and expression.duration is None and not recurring):
        return None
    words = page.doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if words is None or not len(words):
        return None
    return When(expression.start, expression.end, words.root.i, date, expression.duration, recurring)


def _date(page: Page, expression: Expression) -> Date | None:
    first = expression.point
    if first is None:
        return None
    last = expression.last
    end = (
        last.last
        if last is not None
        else first.last
        if first.grain in _STRETCHES and not first.about
        else None
    )
    precision = _PRECISION.get(first.grain, DatePrecision.YEAR)
    value = first.prefix
    if first.grain is Grain.DAY and first.exact and not first.clock.startswith("24"):
        precision = DatePrecision.HOUR if first.clock.endswith(":00") else DatePrecision.MINUTE
        value = f"{value}T{first.clock}{first.zone}"
    evidence = page.span(expression.start, expression.end)
    shown = None
    if end is not None:
        coarse = (last or first).grain
        shown = Point(end, Grain.DAY if coarse <= Grain.WEEK else coarse).prefix
    return Date(value=value, end=shown, precision=precision, text=evidence.quote, evidence=(evidence,))


_STRETCHES = frozenset({Grain.WEEK, Grain.WEEKEND, Grain.QUARTER, Grain.HALF, Grain.DECADE, Grain.CENTURY})
