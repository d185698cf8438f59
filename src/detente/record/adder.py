"""Sources → the record, one report at a time; whatever stops it, the next run goes on where it was."""

from __future__ import annotations

import gc
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from detente.model import ReaderInfo, Report, UnreadableReportError
from detente.reading import Reader
from detente.record.clock import now
from detente.record.record import Record
from detente.sources import Item


@dataclass
class Tally:
    """How many sources were added, known, the text of another, dropped unread, or failed."""

    added: int = 0
    known: int = 0
    copy: int = 0
    dropped: int = 0
    failed: int = 0

    def count(self, outcome: str) -> None:
        """One more of that outcome."""
        setattr(self, outcome, getattr(self, outcome) + 1)


class Adder:
    """Reads reports and keeps what they say, one after the other, as one run of which the record has a list.
    The reader is made at the first report that is to be read: it takes seconds.
    """

    def __init__(
        self,
        record: Record,
        make: Callable[[], Reader],
        tell: Callable[[UnreadableReportError], None],
        drop: Callable[[Report], str | None] | None = None,
    ) -> None:
        """`drop` says why a report is not worth reading, `None` where it is."""
        self._record = record
        self._make = make
        self._tell = tell
        self._drop = drop
        self._run = f"{now()} {uuid.uuid4().hex[:8]}"
        self._reader: Reader | None = None
        self._info: ReaderInfo | None = None
        self._settled = False

    def add(self, item: Item) -> str:
        """Keep the reading of a report that the record does not have; what can't be read is told.

        Gives what became of it: `added`, `known`, `copy`, `dropped` or `failed`.
        """
        record, run = self._record, self._run
        try:
            report = item.outcome
            if not isinstance(report, Report):
                raise report
            self._reader = self._reader or self._make()
            # A reader that costs something says beforehand which it is.
            self._info = self._info or getattr(self._reader, "info", None)
            if self._info and record.has(report, self._info):
                record.note(run, item.source, item.line, "known", report.id)
                return "known"
            if self._drop and (why := self._drop(report)):
                record.note(run, item.source, item.line, "dropped", report.id, why)
                return "dropped"
            reading = self._reader.read(report)
            self._settle_in()
            self._info = reading.reader  # which another is shows in its first reading
            return record.add(reading, run=run, source=item.source, line=item.line)
        except UnreadableReportError as error:
            # A reader knows the report only, not the file and line that it came from.
            told = UnreadableReportError(item.source, error.problem, error.remedy, error.line or item.line)
            key = item.outcome.id if isinstance(item.outcome, Report) else None
            record.note(run, item.source, told.line, "failed", key, f"{error.problem}. {error.remedy}")
            self._tell(told)
            return "failed"

    def _settle_in(self) -> None:
        """Leave what reading needs out of the search for cycles: it stays, and going through all of it takes
        a tenth of a second, once in some twenty reports.
        """
        if not self._settled:
            self._settled = True
            gc.collect()
            gc.freeze()


def add_all(
    record: Record,
    items: Iterable[Item],
    make: Callable[[], Reader],
    tell: Callable[[UnreadableReportError], None],
    drop: Callable[[Report], str | None] | None = None,
) -> Tally:
    """Read every report that the record does not have and keep its reading; what can't be read is told.

    `drop` says why a report is not worth reading, `None` where it is. What became of each source is noted in
    the record.
    """
    tally = Tally()
    adder = Adder(record, make, tell, drop)
    for item in items:
        tally.count(adder.add(item))
    return tally
