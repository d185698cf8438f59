"""Verb, times → a time counted from that of another verb: "signed on Friday, two days after they met"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from detente.model import Date
from detente.model.codes import DatePrecision
from detente.reading.local.clauses import is_predicate
from detente.reading.local.parsed import Token
from detente.reading.local.times.hanging import Dated, best
from detente.reading.local.times.when import When

_LENGTH = re.compile(r"P(\d+)([DW])")
_WAYS = {"after": -1, "before": 1}
_DAYS = {"D": 1, "W": 7}
_STOPS = frozenset(",;:—–")


def offset(verb: Token, dated: Dated, times: Sequence[When]) -> When | None:
    """The day of a verb in a clause behind a number of days or weeks and "after" or "before", counted from
    the day of the verb that the clause hangs on; None where either is not written.

    Its words are the length's and its evidence both expressions. `times` are those of the sentence.
    """
    found = _counted(verb, times)
    if found is None:
        return None
    length, mark = found
    anchor = _anchor(mark, dated, length)
    counted = _LENGTH.fullmatch(length.duration or "")
    if counted is None or anchor is None or anchor.date is None:
        return None
    if anchor.date.precision not in {DatePrecision.DAY, DatePrecision.HOUR, DatePrecision.MINUTE}:
        return None
    days = int(counted[1]) * _DAYS[counted[2]] * _WAYS[mark.lower_]
    day = date.fromisoformat(anchor.date.value[:10]) + timedelta(days=days)
    return replace(length, date=_date(day, length, anchor.date, verb), duration=None)


def _counted(verb: Token, times: Sequence[When]) -> tuple[When, Token] | None:
    """The length and the "after" or "before" that open the words in which a verb stands, without a stop
    between: the parser joins the verb of "a day after leaders visiting Kyiv demanded" now to one, now to
    another.
    """
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.text in _STOPS or (is_predicate(token) and _holds(token, verb)):
            return None
        if token.lower_ in _WAYS:
            lengths = (w for w in times if w.date is None and w.duration and _just_before(w, token))
            length = next(lengths, None)
            if length is None:
                return None
            theirs = _is_apart(length, token) or not verb.is_ancestor(token) or _marks(token, verb)
            return (length, token) if theirs else None
    return None


def _holds(other: Token, verb: Token) -> bool:
    """Whether a verb is what another says or wants; not where it is joined to it."""
    return other.is_ancestor(verb) and not (verb.dep_ == "conj" and verb.head.i == other.i)


def _is_apart(length: When, mark: Token) -> bool:
    """Whether a comma stands before the length: what follows to the next one is told of another time."""
    return mark.doc.text[mark.sent.start_char : length.start].rstrip().endswith(tuple(_STOPS))


def _marks(mark: Token, verb: Token) -> bool:
    """Whether "after" opens the clause of the verb itself."""
    return mark.head.i == verb.i and mark.dep_ == "mark"


def _anchor(mark: Token, dated: Dated, length: When) -> When | None:
    """The time of the nearest dated predicate before "after" on which it hangs; where the parse shows none,
    the first time of the sentence before the length.
    """
    above = (token for token in mark.ancestors if is_predicate(token) and token.i < mark.i)
    found = next((when for token in above if (when := best(token, dated)) is not None), None)
    return found or next((w for _, w in sorted(dated.items()) if w.end <= length.start), None)


def _just_before(length: When, mark: Token) -> bool:
    return mark.doc.text[length.end : mark.idx].strip() == "" and length.end <= mark.idx


def _date(day: date, length: When, anchor: Date, verb: Token) -> Date:
    """The day with the words of the length, and the evidence of what it is counted from."""
    source = anchor.evidence[0]
    text = verb.doc.text[length.start : length.end]
    own = source.model_copy(update={"start": length.start, "end": length.end, "quote": text})
    return Date(
        value=day.isoformat(), precision=DatePrecision.DAY, text=text, evidence=(own, *anchor.evidence)
    )
