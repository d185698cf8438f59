"""Date words that a model quotes → dates: by this project's own date step where it knows the language, else
by the model's value where that agrees with the digits of the words.
"""

from __future__ import annotations

import re
from datetime import date

from pydantic import TypeAdapter, ValidationError

from detente.model import Date, Duration, Evidence, Report
from detente.model.codes import DatePrecision
from detente.reading.aligner import Aligner
from detente.reading.llm.answer import ToldWhen
from detente.reading.llm.near import Near
from detente.reading.llm.notes import Notes
from detente.reading.local.times.expression import Expression
from detente.reading.local.times.find import date_of
from detente.reading.local.times.joins import joined
from detente.reading.local.times.read import wholes

_DIGITS = re.compile(r"\d+")
_PRECISION = {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}
_DURATION: TypeAdapter[str] = TypeAdapter(Duration)
_FARTHEST = 150
"""Years between a report and what it tells, at most."""


class Whens:
    """The dates and lengths of one report."""

    def __init__(self, report: Report, aligner: Aligner, notes: Notes) -> None:
        self._report = report
        self._aligner = aligner
        self._notes = notes
        self._times: list[Expression] | None = None
        self._published = date.fromisoformat(report.published_at[:10])
        if report.language.split("-")[0].lower() == "en":
            self._times = joined(report.text, list(wholes(report.text, self._published, None)))

    def date(self, told: ToldWhen | None, near: Near, what: str) -> Date | None:
        """The date of an entry; None, and a note, where its words are not near or name no day."""
        placed = self._placed(told, near, what)
        if told is None or placed is None:
            return None
        if self._times is not None:
            found = self._expression(placed)
            made = date_of(found, self._report.span) if found else None
        else:
            made = self._by_value(told.value, placed)
        if made is None:
            self._notes.add("unread_date", f"No day could be told from the words of the {what}.", (placed,))
        return made

    def length(self, told: ToldWhen | None, near: Near, what: str) -> tuple[str, Evidence] | None:
        """A length of time as ISO 8601 with its words."""
        placed = self._placed(told, near, what)
        if told is None or placed is None:
            return None
        if self._times is not None:
            found = self._expression(placed)
            value = found.duration if found else None
        else:
            value = _iso_length(told.value, placed.quote)
        if value is None:
            self._notes.add(
                "unread_date", f"No length of time could be told from the words of the {what}.", (placed,)
            )
            return None
        return value, placed

    def _placed(self, told: ToldWhen | None, near: Near, what: str) -> Evidence | None:
        if told is None:
            return None
        placed = self._aligner.place(told.words, near.values, near=near.sentence)
        if placed is None:
            self._notes.unplaced(f"the {what}", told.words)
            return None
        return placed.evidence

    def _expression(self, placed: Evidence) -> Expression | None:
        """The time expression that shares most with the words."""
        shared = [(min(one.end, placed.end) - max(one.start, placed.start), one) for one in self._times or ()]
        best = max(shared, key=lambda pair: pair[0], default=None)
        return best[1] if best is not None and best[0] > 0 else None

    def _by_value(self, value: str | None, placed: Evidence) -> Date | None:
        value = (value or "").strip()
        day = value[:10]
        if len(day) not in _PRECISION or not _agrees(day, placed.quote):
            return None
        try:
            made = Date(value=day, precision=_PRECISION[len(day)], text=placed.quote, evidence=(placed,))
            date.fromisoformat(f"{day}-01-01"[:10])
        except (ValidationError, ValueError):
            return None
        return made if abs(int(day[:4]) - self._published.year) <= _FARTHEST else None


def _agrees(day: str, words: str) -> bool:
    """Whether the digits in the words of a date are those of its value."""
    numbers = [int(found) for found in _DIGITS.findall(words)]
    own = {int(part) for part in day.split("-")} | {int(day[2:4])}
    years = [number for number in numbers if number > 999]
    clock = ":" in words
    return all(year == int(day[:4]) for year in years) and (
        clock or not numbers or any(number in own for number in numbers)
    )


def _iso_length(value: str | None, words: str) -> str | None:
    try:
        made = _DURATION.validate_python((value or "").strip())
    except ValidationError:
        return None
    numbers = {int(found) for found in _DIGITS.findall(words)}
    given = {int(found) for found in _DIGITS.findall(made)}
    return made if not numbers or numbers & given else None
