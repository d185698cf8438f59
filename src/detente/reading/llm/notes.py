"""What a model said and the report does not: signals, of which no flood makes more than some dozens."""

from __future__ import annotations

from collections import Counter

from detente.model import Evidence, Signal

_MOST = 25
"""Of each kind; the rest is counted."""
_LONGEST = 160


class Notes:
    """Collects the signals of one reading."""

    def __init__(self) -> None:
        self._signals: list[Signal] = []
        self._numbers: Counter[str] = Counter()

    def add(self, kind: str, message: str, evidence: tuple[Evidence, ...] = ()) -> None:
        """Note something."""
        self._numbers[kind] += 1
        signal = Signal(kind=kind, message=message, evidence=evidence)
        if self._numbers[kind] <= _MOST and signal not in self._signals:
            self._signals.append(signal)

    def unplaced(self, what: str, quote: str, evidence: tuple[Evidence, ...] = ()) -> None:
        """Note words that the model gave as the report's and that are not found where they have to stand."""
        self.add("unplaced_quote", f"The model gives as {what} what is not there: {short(quote)}", evidence)

    def signals(self) -> tuple[Signal, ...]:
        """What was noted, with a line for what went beyond the bound."""
        more = [
            Signal(kind=kind, message=f"{number - _MOST:,} more of this kind are left out.")
            for kind, number in self._numbers.items()
            if number > _MOST
        ]
        return (*self._signals, *more)


def short(words: str) -> str:
    """Words in one line of bounded length, in quotation marks."""
    line = " ".join(words.split())
    return f"“{line[:_LONGEST]}…”" if len(line) > _LONGEST else f"“{line}”"
