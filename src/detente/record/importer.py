"""A file of kept readings → the record, one report at a time; whatever stops it, the next run goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from detente.model import CopyJudgement, Kept, MatterJudgement, UnreadableReportError
from detente.record.record import Record


@dataclass
class Imports:
    """How many reports were added, were there already, were left out as parts, or failed; and how many
    headers and judgements came with them.
    """

    added: int = 0
    known: int = 0
    part: int = 0
    failed: int = 0
    headers: int = 0
    judgements: int = 0


def import_all(
    record: Record,
    lines: Iterable[Kept | UnreadableReportError],
    tell: Callable[[UnreadableReportError], None],
) -> Imports:
    """Keep what the lines of an export hold; what can't be read is told. What people said of copies
    and matters comes last, as it speaks of two reports.
    """
    tally = Imports()
    of_pairs: list[tuple[str, tuple[CopyJudgement, ...], tuple[MatterJudgement, ...]]] = []
    for line in lines:
        if isinstance(line, UnreadableReportError):
            tally.failed += 1
            tell(line)
            continue
        brought = record.bring(line)
        setattr(tally, brought.outcome, getattr(tally, brought.outcome) + 1)
        tally.headers += brought.headers
        tally.judgements += brought.judgements
        if line.copies_judged or line.matters_judged:
            of_pairs.append((line.reading.report.id, line.copies_judged, line.matters_judged))
    for report, copies, matters in of_pairs:
        if copies:
            tally.judgements += record.bring_copies(report, copies)
        if matters:
            tally.judgements += record.bring_matters(report, matters)
    return tally
