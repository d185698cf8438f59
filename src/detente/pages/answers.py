"""Answers of the analysis, kept as long as the record stays the same, and slow ones a little longer."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, TypeVar

from detente.record import BusyError

MOST = 48
SLOW = 1.0
"""Seconds from which on an answer is slow."""
TIMES, LONGEST = 10, 600.0
"""A slow answer holds for so many times what it took, and for so many seconds at most, though the record
grows meanwhile: reports that come in all the time would else have it worked out again for everybody who asks.
"""
WAITING = 60
"""How many may wait for one answer. Each takes a thread, of which the other pages need some too."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Given(Generic[T]):
    """An answer, and of which state of the record it is; `age` in seconds."""

    value: T
    state: int
    age: float


class Answers:
    """The newest answers. Who asks the same at the same time waits for the one answer."""

    def __init__(self, most: int = MOST, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._kept: OrderedDict[Hashable, _Slot] = OrderedDict()
        self._lock = Lock()

    def get(self, question: Hashable, state: int, make: Callable[[], T]) -> Given[T]:
        """The answer to a question at a state of the record, made where there is none that holds."""
        with self._lock:
            slot = self._kept.pop(question, None) or _Slot()
            self._kept[question] = slot
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            slot.waiting += 1
            if slot.held is None and slot.waiting > WAITING:
                slot.waiting -= 1
                raise BusyError("many wait for this answer already. Ask again in a moment")
        try:
            return self._given(slot, state, make)
        finally:
            with self._lock:
                slot.waiting -= 1

    def waiting(self, question: Hashable) -> int:
        """How many wait for an answer, who makes it among them."""
        with self._lock:
            slot = self._kept.get(question)
            return slot.waiting if slot else 0

    def _given(self, slot: _Slot, state: int, make: Callable[[], T]) -> Given[T]:
        if (held := slot.held) is not None and held.holds(state, self._clock()):
            return held.given(self._clock())
        with slot.lock:
            if (held := slot.held) is None or not held.holds(state, self._clock()):
                begun = self._clock()
                value = make()
                ended = self._clock()
                slot.held = held = _Held(value, state, ended, ended - begun)
            return held.given(self._clock())


@dataclass(frozen=True, slots=True)
class _Held:
    value: Any
    state: int
    at: float
    took: float

    def holds(self, state: int, now: float) -> bool:
        if state == self.state:
            return True
        return self.took >= SLOW and now - self.at < min(LONGEST, TIMES * self.took)

    def given(self, now: float) -> Given[Any]:
        return Given(self.value, self.state, now - self.at)


class _Slot:
    def __init__(self) -> None:
        self.lock = Lock()
        self.waiting = 0
        self.held: _Held | None = None
