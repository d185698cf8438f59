"""What the model costs: tokens counted, and a limit that no request may pass."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.reading.llm.errors import SpendingError
from detente.reading.llm.settings import Settings

_FRAME = 64
"""Tokens that a chat template puts around a message, at most."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one request, as the server counts them or, where it does not, as they may be at most."""

    read: int
    written: int
    counted: bool = True


class Spending:
    """Adds up what was spent, and stops before a limit is passed.

    A request is sent only where the limit has room for it at its dearest: a token for each byte of what is
    sent, and the longest answer that is allowed. Real requests take about a quarter of that.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.requests = 0
        self.cached = 0
        self.retried = 0
        self.read = 0
        self.written = 0
        self.uncounted = 0

    def most(self, messages: Iterable[str]) -> Usage:
        """The most that a request with these messages may take."""
        sent = sum(len(message.encode("utf-8", "replace")) + _FRAME for message in messages)
        return Usage(sent, self._settings.answer, counted=False)

    def allow(self, most: Usage) -> None:
        """Raise `SpendingError` where a request might pass the limit."""
        read, written = self.read + most.read, self.written + most.written
        limit = self._settings.max_tokens
        if limit is not None and read + written > limit:
            raise SpendingError(
                f"the limit of {limit:,} tokens leaves no room for a request of up to "
                f"{most.read + most.written:,} ({self.read + self.written:,} are spent)",
                "Raise --max-tokens and run it again: what is read already costs nothing then",
            )
        price, dearest = self._settings.price, self._settings.max_cost
        if price is not None and dearest is not None and price.of(read, written) > dearest:
            raise SpendingError(
                f"the limit of {dearest:g} leaves no room for a request of up to "
                f"{price.of(most.read, most.written):.4f} ({price.of(self.read, self.written):.4f} is spent)",
                "Raise --max-cost and run it again: what is read already costs nothing then",
            )

    def count(self, usage: Usage) -> None:
        """Add what a request took."""
        self.requests += 1
        self.read += usage.read
        self.written += usage.written
        self.uncounted += not usage.counted

    def told(self) -> str:
        """What was spent, in words."""
        parts = [f"{self.requests:,} request{'' if self.requests == 1 else 's'}"]
        if self.retried:
            parts.append(f"{self.retried:,} of them again after a failure")
        if self.cached:
            parts.append(f"{self.cached:,} more from the cache")
        price = self._settings.price
        cost = f"cost {price.of(self.read, self.written):.4f}" if price else "cost unknown: no price is given"
        about = " at most" if self.uncounted else ""
        return f"{', '.join(parts)}; {self.read:,} tokens read and {self.written:,} written{about}; {cost}"
