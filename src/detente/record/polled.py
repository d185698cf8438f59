"""Feeds → their answers: a few hosts at a time, the feeds of one host one after the other."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from detente.model import UnreadableReportError
from detente.record.alerting.watched import Feed
from detente.sources.fetch import Fetcher, Polled

WORKERS = 8
_LOOK = 0.2
"""Seconds after which a worker looks whether it is to stop."""


@dataclass(frozen=True)
class Asked:
    """A feed and its answer, or why there is none."""

    feed: Feed
    answer: Polled | UnreadableReportError


def asked(feeds: Sequence[Feed], fetcher: Fetcher, stopped: threading.Event) -> Iterator[Asked]:
    """The answers as they come in. Only as many are held as there are workers: who reads slowly is not
    overrun. Whoever goes away ends it; an answer that is still awaited then is thrown away.
    """
    asking = _Asking(feeds, fetcher, stopped)
    try:
        for _ in feeds:
            answer = asking.next()
            if answer is None:
                return
            yield answer
    finally:
        asking.ended.set()


class _Asking:
    def __init__(self, feeds: Sequence[Feed], fetcher: Fetcher, stopped: threading.Event) -> None:
        self.ended = threading.Event()
        self._fetcher = fetcher
        self._stopped = stopped
        self._answers: queue.Queue[Asked | Exception] = queue.Queue(WORKERS)
        hosts: dict[str, deque[Feed]] = {}
        for feed in feeds:
            hosts.setdefault(urlsplit(feed.address).netloc.lower(), deque()).append(feed)
        self._waiting = deque(hosts.values())
        # Daemons: a host that hangs does not keep the program from ending.
        for _ in range(min(WORKERS, len(hosts))):
            threading.Thread(target=self._work, daemon=True).start()

    def next(self) -> Asked | None:
        """The next answer; None where it was stopped."""
        while not self._is_over():
            try:
                answer = self._answers.get(timeout=_LOOK)
            except queue.Empty:
                continue
            if isinstance(answer, Exception):
                raise answer
            return answer
        return None

    def _is_over(self) -> bool:
        return self.ended.is_set() or self._stopped.is_set()

    def _work(self) -> None:
        while True:
            try:
                own = self._waiting.popleft()
            except IndexError:
                return
            for feed in own:
                if self._is_over() or not self._give(_answer(feed, self._fetcher)):
                    return

    def _give(self, answer: Asked | Exception) -> bool:
        while not self._is_over():
            try:
                self._answers.put(answer, timeout=_LOOK)
            except queue.Full:
                continue
            return True
        return False


def _answer(feed: Feed, fetcher: Fetcher) -> Asked | Exception:
    try:
        return Asked(feed, fetcher.poll(feed.address, feed.etag, feed.last_modified))
    except UnreadableReportError as error:
        return Asked(feed, error)
    except Exception as error:  # noqa: BLE001  # a thread's error is raised where the answers are awaited
        return error
