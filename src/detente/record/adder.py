"""Sources → the record, one report at a time; whatever stops it, the next run goes on where it was."""

from __future__ import annotations

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
    run = f"{now()} {uuid.uuid4().hex[:8]}"
    reader: Reader | None = None
    info: ReaderInfo | None = None
    for item in items:
        try:
            report = item.outcome
            if not isinstance(report, Report):
                raise report
            if info and record.has(report, info):
                outcome = "known"
                record.note(run, item.source, item.line, outcome, report.id)
            elif drop and (why := drop(report)):
                outcome = "dropped"
                record.note(run, item.source, item.line, outcome, report.id, why)
            else:
                reader = reader or make()
                reading = reader.read(report)
                info = reading.reader  # which reader it is shows in its first reading
                outcome = record.add(reading, run=run, source=item.source, line=item.line)
        except UnreadableReportError as error:
            outcome = "failed"
            # A reader knows the report only, not the file and line that it came from.
            told = UnreadableReportError(item.source, error.problem, error.remedy, error.line or item.line)
            key = item.outcome.id if isinstance(item.outcome, Report) else None
            record.note(run, item.source, told.line, outcome, key, f"{error.problem}. {error.remedy}")
            tell(told)
        tally.count(outcome)
    return tally
