"""Views that ask the analysis: as of a day, with parameters of their own beside the filter."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from detente.pages.criteria import Pairs, encoded, parameters
from detente.pages.page import View


@dataclass(frozen=True, slots=True)
class Days:
    """A day, and the days with words on record, oldest first."""

    on: str
    every: tuple[str, ...]

    @property
    def at(self) -> int:
        """Where the day stands among them: at the last that is not later."""
        return max(0, bisect_right(self.every, self.on) - 1)

    @property
    def before(self) -> str:
        """The last day with words before it; "" for none."""
        number = bisect_left(self.every, self.on)
        return self.every[number - 1] if number else ""

    @property
    def after(self) -> str:
        """The first day with words after it; "" for none."""
        number = bisect_right(self.every, self.on)
        return self.every[number] if number < len(self.every) else ""


class Asking(View):
    """A view with parameters of its own."""

    @property
    def own(self) -> Pairs:
        """Its own parameters, as the address gives them."""
        raise NotImplementedError

    @property
    def pairs(self) -> Pairs:
        """The filter's parameters and its own."""
        return [*parameters(self.ask.asked), *self.own]

    def but(self, *names: str) -> Pairs:
        """All parameters but those: the hidden fields of a form that asks for these anew."""
        return [pair for pair in self.pairs if pair[0] not in names]

    def to(self, **changed: str | Sequence[str]) -> str:
        """The end of the address with other values for some parameters; "" leaves one out."""
        pairs = list(self.but(*changed))
        for name, value in changed.items():
            values = [value] if isinstance(value, str) else value
            pairs += [(name, one) for one in values if one]
        return encoded(pairs)
