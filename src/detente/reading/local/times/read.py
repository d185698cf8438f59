"""Text → time expressions: every date, time, length and set with its TimeML value, resolved against the day
of publication.

The words are classed by `lex`, matched by the patterns of `rules` and given their meaning by the files that
`_RULES` names. No parse is needed: tense, sentences and countries are told from the words (`tense`,
`sentences`, `context`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from detente.reading.local.parse import split_paragraphs
from detente.reading.local.times import anaphors, antiquity, dates, feasts, lengths, pairs
from detente.reading.local.times.clock import clock_of, day_with_clock, early_hours, with_part
from detente.reading.local.times.context import Context
from detente.reading.local.times.expression import Bits, Expression
from detente.reading.local.times.lex import Lexeme, lexemes
from detente.reading.local.times.misread import misread
from detente.reading.local.times.rules import find, fitting
from detente.reading.local.times.value import Grain, Point, grain_of, point


def expressions(
    text: str, published: date, paragraphs: Sequence[tuple[int, int]] | None = None
) -> Iterator[Expression]:
    """Every time expression of a text with its TimeML value, vague ones included and ages left out.

    Takes the text and the day on which it was published; needs no parse. `paragraphs` are the offsets of its
    paragraphs where they are known.
    """
    for whole in wholes(text, published, paragraphs):
        if not whole.age:
            yield from whole.halves or (whole,)


def wholes(text: str, published: date, paragraphs: Sequence[tuple[int, int]] | None) -> Iterator[Expression]:
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
        if made.point is not None and made.kind in {"DATE", "TIME"} and not made.value.endswith("_REF"):
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


def _or_ancient(resolve: Callable[[Context, Bits], Point | None]) -> _Rule:
    simple = _simple(resolve)

    def rule(context: Context, bits: Bits) -> Expression | None:
        return antiquity.without_year(context, bits) or simple(context, bits)

    return rule


def _without_the(rule: _Rule) -> _Rule:
    """The rule, with "the" left to the noun that the time only describes: "the summer offensive", "the
    third-quarter loss".
    """

    def shorter(context: Context, bits: Bits) -> Expression | None:
        made = rule(context, bits)
        if made is None or bits.lexemes[0].code != "t" or len(bits.lexemes) < 2:
            return made
        described = bits.lexemes[-2].code == "-" or (len(bits.lexemes) == 2 and context.before_noun())
        return replace(made, start=bits.lexemes[1].start) if described else made

    return shorter


def _feast(context: Context, bits: Bits) -> Expression | None:
    found = feasts.feast(context, bits)
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
    "month": _or_ancient(dates.month),
    "season": _without_the(_or_ancient(dates.season)),
    "feast": _feast,
    "near": _simple(dates.day_of),
    "tonight": _simple(with_part),
    "this_part": _simple(with_part),
    "quarter": _without_the(_simple(dates.quarter)),
    "half": _simple(dates.half),
    "century": _simple(dates.century),
    "part_of": _part_of,
    "decade": _simple(dates.decade),
    "year_end": anaphors.end_of_unit,
    "latest": anaphors.latest,
    "moment": anaphors.moment,
    "the_unit": anaphors.the_unit,
    "day_only": _simple(anaphors.day_only),
    "bc": antiquity.before_christ,
    "bcs": antiquity.years_before_christ,
    "bc_century": antiquity.century_before_christ,
    "rate": lengths.rate,
    "nowadays": lengths.nowadays,
    "week_at": anaphors.week_at,
    "feast_part": _simple(feasts.feast_part),
    "feast_day": _simple(feasts.feast_day),
    "early_hours": _simple(early_hours),
    "from_now": lengths.from_now,
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
