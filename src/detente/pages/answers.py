"""Answers of the analysis that are kept as long as the record stays the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from detente.record import BusyError

MOST = 24
WAITING = 60
"""How many may wait for one answer. Each takes a thread, of which the other pages need some too."""
T = TypeVar("T")


class Answers:
    """The newest answers. Who asks the same at the same time waits for the one answer."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, _Slot] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer of a key, made where it is not there."""
        with self._lock:
            slot = self._kept.pop(key, None) or _Slot()
            self._kept[key] = slot
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            slot.waiting += 1
            full = not slot.made and slot.waiting > WAITING
        try:
            if full:
                raise BusyError("many wait for this answer already. Ask again in a moment")
            with slot.lock:
                if not slot.made:
                    slot.value = make()
                    slot.made = True
                answer: T = slot.value
                return answer
        finally:
            with self._lock:
                slot.waiting -= 1

    def waiting(self, key: Hashable) -> int:
        """How many wait for an answer, who makes it among them."""
        with self._lock:
            slot = self._kept.get(key)
            return slot.waiting if slot else 0


class _Slot:
    def __init__(self) -> None:
        self.lock = Lock()
        self.waiting = 0
        self.made = False
        self.value: Any = None
