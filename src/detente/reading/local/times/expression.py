"""What the rules of times make: expressions with their TimeML value and the stretch of the calendar that
they name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from detente.reading.local.times.lex import Lexeme
from detente.reading.local.times.value import Point

Kind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: offsets, TimeML kind and value, and what it names on the calendar.

    `point` is set for what has a place on the calendar, `last` where it ends in another point, `duration` for
    lengths of a known number of units (ISO 8601). `age` marks how old someone is, which is no time.
    """

    start: int
    end: int
    kind: Kind
    value: str
    point: Point | None = None
    last: Point | None = None
    duration: str | None = None
    age: bool = False
    halves: tuple[Expression, Expression] | None = None
    """The two expressions that TimeML marks in a pair such as "6-7 February"."""


class Bits:
    """The lexemes that a rule matched, by class."""

    def __init__(self, lexemes: Sequence[Lexeme]) -> None:
        self.lexemes = lexemes
        self.words = {lexeme.word for lexeme in lexemes}

    def first(self, codes: str) -> Lexeme | None:
        """The first lexeme of one of these classes."""
        return next((lexeme for lexeme in self.lexemes if lexeme.code in codes), None)

    def all(self, codes: str) -> list[Lexeme]:
        """Every lexeme of one of these classes."""
        return [lexeme for lexeme in self.lexemes if lexeme.code in codes]

    def has(self, codes: str) -> bool:
        """Whether there is a lexeme of one of these classes."""
        return self.first(codes) is not None

    def number(self, codes: str = "dno") -> int | None:
        """The first whole number among lexemes of these classes."""
        found = self.first(codes)
        return int(found.value) if found is not None and found.value.isdigit() else None

    @property
    def unit(self) -> str:
        """The code of the last unit, empty for none."""
        units = self.all("uv")
        return units[-1].value if units else ""

    def date(self, point: Point, last: Point | None = None) -> Expression:
        """The expression of a point, from the first to the last of these lexemes."""
        kind: Kind = "TIME" if point.clock else "DATE"
        return Expression(self.start, self.end, kind, point.value, point, last)

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.lexemes[0].start

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.lexemes[-1].end
