"""Page → times: the expressions with a place on the calendar or a length, as the other steps take them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from detente.model import Date, Evidence
from detente.model.codes import DatePrecision
from detente.reading.local.page import Page
from detente.reading.local.parsed import Token
from detente.reading.local.times.expression import Expression
from detente.reading.local.times.joins import joined
from detente.reading.local.times.read import wholes
from detente.reading.local.times.value import Grain, Point
from detente.reading.local.times.when import When

_TO = re.compile(r"\s*(?:to|until|till|through|[-–—])\s*(?:about |around )?", re.I)
_YEAR = re.compile(r"\d{4}")
_DAY = 10
_MONTH_DAY = re.compile(r"(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+\.?)")
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
    found = joined(page.report.text, list(wholes(page.report.text, page.published, page.paragraphs)))
    whens = [when for expression in found if (when := _when(page, expression)) is not None]
    return tuple(_alike(_in_order(whens, page.report.text)))


def _alike(whens: Iterable[When]) -> Iterator[When]:
    """The times, in which a day of a month without a year is the same day wherever the report names it."""
    years: dict[tuple[str, str], str] = {}
    for when in whens:
        date = when.date
        if date is None or len(date.value) != _DAY or date.end or not _MONTH_DAY.fullmatch(date.text):
            yield when
            continue
        year = years.setdefault((date.text.lower(), date.value[4:]), date.value[:4])
        yield (
            when
            if year == date.value[:4]
            else replace(when, date=date.model_copy(update={"value": year + date.value[4:]}))
        )


def _in_order(whens: list[When], text: str) -> Iterator[When]:
    """The times, in which the end of a stretch lies behind its start: "from January 1 to June 30"."""
    before: When | None = None
    for when in whens:
        if before is not None and _TO.fullmatch(text, before.end, when.start):
            when = _behind(before, when)
        yield when
        before = when


def _behind(first: When, last: When) -> When:
    """The second of two days, in the year after where it would lie before the first and names no year."""
    one, other = first.date, last.date
    if one is None or other is None or len(other.value) < _DAY or _YEAR.search(other.text):
        return last
    later = f"{int(other.value[:4]) + 1:04}{other.value[4:]}"
    turned = other.value[:_DAY] < one.value[:_DAY] < later[:_DAY] and not later[5:].startswith("02-29")
    return replace(last, date=other.model_copy(update={"value": later})) if turned else last


def _when(page: Page, expression: Expression) -> When | None:
    date = date_of(expression, page.span)
    recurring = expression.kind == "SET"
    if expression.age or (date is None and expression.duration is None and not recurring):
        return None
    words = page.doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if words is None or not len(words) or _is_style(expression, words.root):
        return None
    return When(expression.start, expression.end, words.root.i, date, expression.duration, recurring)


def _is_style(expression: Expression, root: Token) -> bool:
    """Whether a century says of what age a thing is: "a 19th century mansion"."""
    first = expression.point
    return first is not None and first.grain is Grain.CENTURY and root.dep_ in {"amod", "compound", "nmod"}


def date_of(expression: Expression, span: Callable[[int, int], Evidence]) -> Date | None:
    """The date that an expression gives, with the words of it that `span` cuts; None for a mere length."""
    first = expression.point
    if first is None:
        return None
    last = expression.last
    precision = _PRECISION.get(first.grain, DatePrecision.YEAR)
    value = first.prefix
    if _is_instant(first):
        precision = DatePrecision.HOUR if first.clock.endswith(":00") else DatePrecision.MINUTE
        value = _instant(first)
    elif first.unsure and first.grain is Grain.DAY:
        # Off by a day at times, and there is nothing between a day and a week.
        precision = DatePrecision.WEEK
    evidence = span(expression.start, expression.end)
    return Date(
        value=value, end=_end(first, last), precision=precision, text=evidence.quote, evidence=(evidence,)
    )


def _end(first: Point, last: Point | None) -> str | None:
    """The last instant or day of a stretch, as an ISO 8601 prefix; None for a point."""
    if last is not None and _is_instant(last):
        return _instant(last)
    if last is None and (first.grain not in _STRETCHES or first.about):
        return None
    coarse = (last or first).grain
    return Point((last or first).last, Grain.DAY if coarse <= Grain.WEEK else coarse).prefix


def _is_instant(point: Point) -> bool:
    """Whether it has a clock time; midnight is read as the day, since a text seldom says which end of it."""
    return point.grain is Grain.DAY and point.exact and not point.clock.startswith("24")


def _instant(point: Point) -> str:
    return f"{point.prefix}T{point.clock}{point.zone}"


_STRETCHES = frozenset({Grain.WEEK, Grain.WEEKEND, Grain.QUARTER, Grain.HALF, Grain.DECADE, Grain.CENTURY})
