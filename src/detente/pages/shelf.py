"""Pages as they were made, for the next who may see the same; bounded in bytes and in age."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass

MOST_BYTES = 64_000_000
"""Of all pages together."""
EACH = 4_000
"""Bytes that a page takes beside its body: its address, its headers. They bound the number of pages."""
LARGEST = 4_000_000
"""Of one; a larger one is given to those who wait for it, and not kept."""
EARLY = 0.5
"""From this part of the bound on age on, a page is made anew behind the reader who is given it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the application answered. `aged`: a part of it is of an earlier state of the record."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    aged: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """An answer, which state it is of (None for an aged one), and when on the shelf's clock it was begun."""

    answer: Answer
    state: Hashable
    begun: float

    def holds(self, state: Hashable, oldest: float) -> bool:
        """Whether it is of a state, or was begun after an instant."""
        return self.state == state or self.begun > oldest


Make = Callable[[], Awaitable[Answer]]


class Shelf:
    """The newest pages by what tells them apart. Who asks for a page that is being made waits for it.

    A page of the record's present state holds. One of an earlier state holds if its making began at most
    `stale` seconds before somebody asks: reports that come in all the time would else have every page made
    anew for everybody. It belongs to one event loop; nothing here is called from another thread.
    """

    def __init__(
        self, stale: float = 0.0, most: int = MOST_BYTES, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stale = stale
        self._most = most
        self._clock = clock
        self._kept: OrderedDict[Hashable, Made] = OrderedDict()
        self._bytes = 0
        self._makers: dict[Hashable, asyncio.Task[Made]] = {}
        self._since = float("-inf")

    async def get(self, key: Hashable, state: Hashable, make: Make, *, newest: bool = False) -> Made:
        """The page of a key, made where none holds. `newest`: none of an earlier state does."""
        asked = self._clock()
        oldest = max(self._since, asked if newest else asked - self._stale)
        while (made := self._held(key, state, oldest)) is None:
            if (maker := self._maker(key)) is None:
                return await asyncio.shield(self._start(key, state, make))
            made = await asyncio.shield(maker)
            if made.holds(state, oldest):
                return made
        late = made.state != state and asked - made.begun >= self._stale * EARLY
        if late and self._maker(key) is None:
            self._start(key, state, make).add_done_callback(_seen)
        return made

    def forget(self) -> None:
        """From now on no page of an earlier state is given whose making began before: somebody changed the
        record here, and is to see that.
        """
        self._since = self._clock()

    def age(self, made: Made) -> float:
        """Seconds since the making of a page began."""
        return self._clock() - made.begun

    def _held(self, key: Hashable, state: Hashable, oldest: float) -> Made | None:
        made = self._kept.get(key)
        if made is None or not made.holds(state, oldest):
            return None
        self._kept.move_to_end(key)
        return made

    def _maker(self, key: Hashable) -> asyncio.Task[Made] | None:
        found = self._makers.get(key)
        return found if found and found.get_loop() is asyncio.get_running_loop() else None

    def _start(self, key: Hashable, state: Hashable, make: Make) -> asyncio.Task[Made]:
        task = asyncio.get_running_loop().create_task(self._made(key, state, make))
        self._makers[key] = task
        task.add_done_callback(lambda done: self._makers.get(key) is done and self._makers.pop(key))
        return task

    async def _made(self, key: Hashable, state: Hashable, make: Make) -> Made:
        begun = self._clock()
        answer = await make()
        made = Made(answer, None if answer.aged else state, begun)
        if answer.status == 200 and len(answer.body) <= LARGEST:
            self._keep(key, made)
        return made

    def _keep(self, key: Hashable, made: Made) -> None:
        if earlier := self._kept.pop(key, None):
            self._bytes -= _size(earlier)
        self._kept[key] = made
        self._bytes += _size(made)
        while self._bytes > self._most:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= _size(dropped)


def _size(made: Made) -> int:
    return len(made.answer.body) + EACH


def _seen(task: asyncio.Task[Made]) -> None:
    """Nobody waits for a page that is made behind a reader: what goes wrong is met by the next who asks."""
    if not task.cancelled():
        task.exception()
