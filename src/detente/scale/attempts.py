"""How far a worker got with a shard: what is left on the disk of one that was killed.

A worker that the system kills can say nothing any more. So it writes down beforehand at which report it is;
the next one that takes the shard reads that, and sets a report aside that ended two workers.
"""

from __future__ import annotations

import os
import struct
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import Self

ENDS = 2
"""A report at which so many workers ended is set aside."""
MOST = 6
"""A shard at which so many workers ended, wherever they were, is set aside whole."""

_BETWEEN = -1
_NUMBER = struct.Struct("<q")


class Attempts:
    """The record of the attempts at one shard; a context in which one more is made."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        raw = os.read(self._file, MOST * 64 * _NUMBER.size)
        whole = len(raw) - len(raw) % _NUMBER.size
        self.ended = tuple(number for (number,) in _NUMBER.iter_unpack(raw[:whole]))
        """At which report each earlier attempt ended, counted from 0; below 0 between reports."""
        self._offset = whole
        self.at(_BETWEEN)

    @property
    def fatal(self) -> frozenset[int]:
        """The reports that are to be left alone."""
        return frozenset(
            place for place, times in Counter(self.ended).items() if place >= 0 and times >= ENDS
        )

    @property
    def hopeless(self) -> bool:
        """Whether the shard as a whole is to be left alone."""
        return len(self.ended) >= MOST

    def at(self, number: int) -> None:
        """The work is at that report now."""
        os.lseek(self._file, self._offset, os.SEEK_SET)
        os.write(self._file, _NUMBER.pack(number))

    def between(self) -> None:
        """The work is at no report: it writes."""
        self.at(_BETWEEN)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # An attempt that ends in order, or in an error that can be told, has not killed its worker.
        os.close(self._file)
        self._path.unlink(missing_ok=True)
