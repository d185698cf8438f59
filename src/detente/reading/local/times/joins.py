"""Two time expressions that are the ends of one stretch: "between … and …", "the 72 hours to …", "overnight
into Saturday".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from detente.reading.local.times.expression import Expression
from detente.reading.local.times.value import Grain, Point, clamp

_HOURS = re.compile(r"PT(\d+)H|P(\d+)([DW])")
_UP_TO = frozenset(
    {"to", "until", "till", "up to", "ending", "before", "ending at", "leading up to", "to the"}
)
_INTO = frozenset({"to", "into", "and into"})


def joined(text: str, found: Sequence[Expression]) -> list[Expression]:
    """The expressions with those in one piece that are the ends of one stretch of time."""
    out: list[Expression] = []
    for expression in found:
        whole = _whole(text, out[-1], expression) if out else None
        if whole is None:
            out.append(expression)
        else:
            out[-1] = whole
    return out


def _whole(text: str, one: Expression, other: Expression) -> Expression | None:
    if other.point is None or "SET" in {one.kind, other.kind} or other.kind == "DURATION":
        return None
    between = " ".join(text[one.end : other.start].lower().split())
    if one.kind == "DURATION":
        return _counted_back(text, one, other) if between in _UP_TO and one.point is None else None
    if one.point is None or one.last is not None or one.point.grain is not other.point.grain:
        return _between(text, one, other, between)
    night = text[one.start : one.end].lower() == "overnight"
    if between in _INTO and one.point.clock == "NI" and other.point.grain is Grain.DAY:
        eve = clamp(other.point.day, -1)
        if night or one.point.day == eve:
            return replace(one, end=other.end, point=replace(one.point, day=eve), last=other.point)
    return _between(text, one, other, between)


def _between(text: str, one: Expression, other: Expression, between: str) -> Expression | None:
    first, last = one.point, other.point
    if first is None or last is None or one.last is not None or between != "and":
        return None
    opened = text[: one.start].rstrip().lower().endswith("between")
    if not opened or not first.day < last.day:
        return None
    return replace(one, end=other.end, last=other.last or last)


def _counted_back(text: str, one: Expression, other: Expression) -> Expression | None:
    """ "The 72 hours to midnight on Friday": from the instant so long before the end."""
    length = _HOURS.fullmatch(one.duration or "")
    end = other.point
    if length is None or end is None or end.grain is not Grain.DAY:
        return None
    if not text[one.start : one.end].lower().startswith("the "):
        return None
    if length[1] is None:
        days = int(length[2]) * (7 if length[3] == "W" else 1)
        start = Point(clamp(end.day, 1 - days))
    elif end.exact:
        hour, _, minute = end.clock.partition(":")
        moment = datetime(end.day.year, end.day.month, end.day.day)
        try:
            moment += timedelta(hours=int(hour) - int(length[1]), minutes=int(minute))
        except OverflowError:
            return None
        clock = moment.strftime("%H:%M")
        # From midnight to midnight is told in days.
        whole = end.clock.startswith("24") and clock == "00:00"
        start = Point(moment.date(), clock="" if whole else clock, zone=end.zone)
    else:
        return None
    return replace(one, end=other.end, point=start, last=end)
