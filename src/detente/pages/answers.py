"""Answers of the analysis that are kept as long as the record stays the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

MOST = 24
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
        with slot.lock:
            if not slot.made:
                slot.value = make()
                slot.made = True
            answer: T = slot.value
            return answer


class _Slot:
    def __init__(self) -> None:
        self.lock = Lock()
        self.made = False
        self.value: Any = None
