"""Where reports that people send are read: one form after the other, beside the pages."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from queue import Empty, Full, Queue
from threading import Lock, Thread
from time import sleep

from detente.exports.clean import one_line
from detente.model import DetenteError, UnreadableReportError
from detente.pages.safety.uploads import MOST_REPORTS
from detente.reading import Reader
from detente.record import ConflictError, Record
from detente.record.adder import add_all
from detente.sources import Item

LOG = logging.getLogger("detente.pages.desk")
MOST_WAITING = 8
Make = Callable[[], Reader]


def local_reader() -> Reader:
    """The local reader, which takes seconds to make."""
    from detente.reading.local.local import Local

    return Local()


class Desk:
    """Takes what is to be read, up to a number of forms that wait. What became of each source is noted in the
    record, as that of `detente add` is.
    """

    def __init__(self, make: Make = local_reader) -> None:
        self._make = make
        self._reader: Reader | None = None
        self._waiting: Queue[tuple[Record, Iterable[Item]]] = Queue(MOST_WAITING)
        self._lock = Lock()
        self._open = 0
        self._thread: Thread | None = None

    @property
    def waiting(self) -> int:
        """How many forms are not read to the end yet."""
        return self._open

    def take(self, record: Record, items: Iterable[Item]) -> None:
        """Have these read into a record that is open in somebody's name. Raises `ConflictError` where too
        much waits already.
        """
        with self._lock:
            try:
                self._waiting.put_nowait((record, items))
            except Full:
                raise ConflictError(f"{MOST_WAITING} forms wait to be read. Send this one later") from None
            self._open += 1
            if self._thread is None:
                self._thread = Thread(target=self._work, daemon=True)
                self._thread.start()

    def finish(self, seconds: float = 30) -> None:
        """Wait until nothing waits, for so long at most."""
        for _ in range(int(seconds * 50)):
            if not self._open:
                return
            sleep(0.02)

    def _work(self) -> None:
        while True:
            with self._lock:
                try:
                    record, items = self._waiting.get_nowait()
                except Empty:
                    self._thread = None
                    return
            try:
                add_all(record, bounded(items), self._made, _told)
            except DetenteError as error:
                LOG.warning("what was sent could not be read: %s", one_line(str(error)))
            except Exception:  # one form that breaks the reader keeps no other from being read
                LOG.exception("what was sent could not be read")
            finally:
                with self._lock:
                    self._open -= 1

    def _made(self) -> Reader:
        self._reader = self._reader or self._make()
        return self._reader


def bounded(items: Iterable[Item]) -> Iterator[Item]:
    """The first reports of a form; behind them one item says that there are more."""
    own = iter(items)
    yield from islice(own, MOST_REPORTS)
    for left in islice(own, 1):
        problem = f"it is behind the first {MOST_REPORTS} reports, and so is what follows"
        yield Item(left.source, UnreadableReportError(left.source, problem, "Use detente add"), left.line)


def _told(error: UnreadableReportError) -> None:
    LOG.info("could not be read: %s", one_line(str(error)))
