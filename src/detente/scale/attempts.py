"""How far a worker got with a shard: what is left on the disk of one that was killed.

A worker that the system kills can say nothing any more. So it writes down beforehand at which report it is;
the next one that takes the shard reads that, and sets a report aside that ended several workers.

A worker that hangs is ended by a clock of its own, which needs nothing of Python to run: a regular expression
that goes on for ever lets no other thread of Python have its turn.
"""

from __future__ import annotations

import faulthandler
import os
import struct
import time
from collections import Counter
from io import BufferedWriter
from pathlib import Path
from types import TracebackType
from typing import Self

ENDS = 3
"""A report at which so many workers ended is set aside: two may have been chance."""
MOST_BETWEEN = 6
"""A shard at which so many workers ended between reports, as when it is written, is set aside whole."""
MOST = 30
"""And one at which so many ended wherever they were: chance alone comes through sooner."""

_BETWEEN = -1
_NUMBER = struct.Struct("<q")
_RESET = 1.0
"""Seconds after which the clock is set anew: to set it for each of very many quick reports takes longer than
they do."""


class Attempts:
    """The record of the attempts at one shard; a context in which one more is made.

    `limit` is how many seconds a report may take; None for any number.
    """

    def __init__(self, path: Path, limit: float | None = None) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        raw = os.read(self._file, (MOST + 1) * _NUMBER.size)
        whole = len(raw) - len(raw) % _NUMBER.size
        ended = [number for (number,) in _NUMBER.iter_unpack(raw[:whole])]
        if ended and ended[-1] >= 0 and hung(path):
            ended[-1] = _turned(ended[-1])
            os.pwrite(self._file, _NUMBER.pack(ended[-1]), whole - _NUMBER.size)
        self.ended = tuple(number for number in ended if number >= _BETWEEN)
        """At which report each earlier attempt ended, counted from 0; below 0 between reports."""
        self.slow = frozenset(_turned(number) for number in ended if number < _BETWEEN)
        """The reports that took longer than they might."""
        self._offset = whole
        self._limit = limit
        self._set = -_RESET
        self._told: BufferedWriter | None = _clock_file(path).open("wb") if limit else None
        self.at(_BETWEEN)

    @property
    def fatal(self) -> frozenset[int]:
        """The reports that are to be left alone, since workers ended at them."""
        return frozenset(
            place for place, times in Counter(self.ended).items() if place >= 0 and times >= ENDS
        )

    @property
    def hopeless(self) -> int:
        """How many workers ended at the shard, where it is to be left alone as a whole; else 0."""
        number = len(self.ended)
        return number if number >= MOST or self.ended.count(_BETWEEN) >= MOST_BETWEEN else 0

    def at(self, number: int) -> None:
        """The work is at that report now."""
        os.lseek(self._file, self._offset, os.SEEK_SET)
        os.write(self._file, _NUMBER.pack(number))
        if self._told is not None and self._limit:
            self._wind(self._told, self._limit, number)

    def _wind(self, told: BufferedWriter, limit: float, number: int) -> None:
        now = time.monotonic()
        if number == _BETWEEN:
            faulthandler.cancel_dump_traceback_later()
            self._set = -_RESET
        elif now - self._set >= min(_RESET, limit / 10):
            faulthandler.dump_traceback_later(limit, exit=True, file=told)
            self._set = now

    def between(self) -> None:
        """The work is at no report: it writes."""
        self.at(_BETWEEN)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # An attempt that ends in order, or in an error that can be told, has not killed its worker.
        if self._told is not None:
            faulthandler.cancel_dump_traceback_later()
            self._told.close()
            _clock_file(self._path).unlink(missing_ok=True)
        os.close(self._file)
        self._path.unlink(missing_ok=True)


def hung(path: Path) -> bool:
    """Whether the clock ended the last attempt that is noted there."""
    try:
        return _clock_file(path).stat().st_size > 0
    except OSError:
        return False


def _clock_file(path: Path) -> Path:
    """Where the clock writes what the worker was at when it ended it."""
    return path.with_suffix(".hung")


def _turned(number: int) -> int:
    """A report's number as it is kept where the report took too long, and back."""
    return -2 - number
