"""What an entry gives for its fields, in forms that can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from detente.knowledge.fold import fold
from detente.model import Count, Date, Place
from detente.model.claim import ClaimCount
from detente.record.matters.agents import Cast
from detente.record.matters.span import length, span
from detente.record.matters.spot import spot
from detente.record.matters.telling import Given, Sort


class Giver:
    """Collects what one entry gives; what it is silent on is left out."""

    def __init__(self, cast: Cast) -> None:
        """Take the actors of its reading."""
        self._cast = cast
        self.given: list[Given] = []

    def date(self, field: str, value: Date | None) -> None:
        """A date, shown as its ISO 8601 value or interval."""
        if value is not None:
            shown = value.value if value.end is None else f"{value.value}/{value.end}"
            self.given.append(Given(field, "date", shown, tuple(span(value))))

    def duration(self, field: str, value: str | None) -> None:
        """An ISO 8601 duration."""
        if value is not None:
            self.given.append(Given(field, "duration", value, (round(length(value), 2),)))

    def place(self, field: str, value: Place | None) -> None:
        """A place, shown by the name that the source wrote."""
        if value is not None:
            self.given.append(Given(field, "place", value.name, tuple(spot(value))))

    def agents(self, field: str, keys: Sequence[str]) -> None:
        """Actors, shown by name."""
        found = self._cast.agents(keys)
        if found:
            shown = tuple(dict.fromkeys(self._cast.name(key) for key in keys))
            self.given.append(Given(field, "agents", shown, tuple(agent.key for agent in found)))

    def count(self, field: str, value: Count | ClaimCount | None) -> None:
        """A number with its qualifier."""
        if value is not None:
            shown = str(value.value) if value.qualifier == "exact" else f"{value.qualifier} {value.value}"
            self.given.append(Given(field, "count", shown, (value.value, value.qualifier.value)))

    def code(self, field: str, value: StrEnum | str | None, sort: Sort = "code") -> None:
        """A code, of which one can be true, or, as `stage`, one at a time."""
        if value is not None:
            self.given.append(Given(field, sort, str(value), (str(value),)))

    def codes(self, field: str, values: Iterable[StrEnum | str]) -> None:
        """Codes that can be true together."""
        found = tuple(sorted({str(value) for value in values}))
        if found:
            self.given.append(Given(field, "codes", found, found))

    def flag(self, field: str, value: bool | None) -> None:
        """Yes or no."""
        if value is not None:
            self.given.append(Given(field, "flag", value, (value,)))

    def text(self, field: str, value: str | None) -> None:
        """Words, of which several can fit."""
        if value:
            self.given.append(Given(field, "text", value, (fold(value),)))
