"""Questions that many have at the same time: looked up once for all who ask before the look-up begins."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from starlette.concurrency import run_in_threadpool

T = TypeVar("T")


class Together(Generic[T]):
    """Looks things up in a thread. Each answer is of a look-up that began after it was asked for: nobody is
    told what was so before. It belongs to one event loop.
    """

    def __init__(self) -> None:
        self._next: dict[Hashable, asyncio.Task[T]] = {}
        self._running: dict[Hashable, asyncio.Task[T]] = {}

    async def ask(self, key: Hashable, look: Callable[[], T]) -> T:
        """What `look` finds; whoever asks under the same key before it begins is told the same."""
        loop = asyncio.get_running_loop()
        task = self._next.get(key)
        if task is None or task.get_loop() is not loop:
            task = loop.create_task(self._look(key, look))
            self._next[key] = task
        return await asyncio.shield(task)

    async def _look(self, key: Hashable, look: Callable[[], T]) -> T:
        before = self._running.get(key)
        if before is not None and before.get_loop() is asyncio.get_running_loop():
            await asyncio.wait([before])
        own = self._next.pop(key)
        self._running[key] = own
        try:
            return await run_in_threadpool(look)
        finally:
            if self._running.get(key) is own:
                del self._running[key]
