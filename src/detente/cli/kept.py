"""Where the verbs of the analysis take what is kept from: readings as JSON Lines, or a record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import filters, records

if TYPE_CHECKING:
    from detente.model import Kept, Reading
    from detente.record import Record
    from detente.sources.copies import Pair, Signature

Readings = Annotated[
    str | None,
    typer.Argument(
        metavar="READINGS",
        help="Readings as JSON Lines, from read --format jsonl; - for standard input. Else the record.",
    ),
]


def taken(
    source: str | None,
    where: str | None,
    *,
    published_by: list[str] | None = None,
    since: str | None = None,
    confidence: float | None = None,
) -> list[Kept]:
    """What a verb of the analysis is about: the readings of `source`, else of the record, as its options
    narrow it. People's judgements count. Misuse where both are named.

    Raises `UnreadableReportError` or `RecordError` where it can't be read.
    """
    if source is not None:
        if where or published_by or since or confidence is not None:
            raise typer.BadParameter(
                "--record, --source, --since and --confidence are for a record, not for READINGS."
            )
        return kept_of(source)
    wanted = filters.wanted(source=published_by, since=since, confidence=confidence)
    with _opened(where) as record:
        return list(record.counting(wanted))


def _opened(where: str | None) -> Record:
    from detente.record import NoRecordError

    try:
        return records.opened(where)
    except NoRecordError as error:
        if where is not None:
            raise
        raise NoRecordError(f"{error} Or name one with --record, or a file of readings") from error


def kept_of(source: str) -> list[Kept]:
    """The readings of a file, or of standard input for `-`, as a record keeps them: near copies marked.

    Raises `UnreadableReportError`, naming the file and the line, where it can't be read.
    """
    return as_kept(_readings(source))


def as_kept(readings: list[Reading]) -> list[Kept]:
    """Readings as a record keeps them: near copies marked."""
    from detente.model import Kept
    from detente.sources.copies import find_pairs, group, signature

    known: list[Signature] = []
    pairs: list[Pair] = []
    for report in {reading.report.id: reading.report for reading in readings}.values():
        new = signature(report)
        pairs += find_pairs(known, new)
        known.append(new)
    copies = {copy: found.original for found in group(known, pairs) for copy in found.copies}
    return [Kept(reading=one, copy_of=copies.get(one.report.id)) for one in readings]


def _readings(source: str) -> list[Reading]:
    """The readings of a file; a report that comes twice counts once, as it was read last."""
    from detente.model import UnreadableReportError
    from detente.sources.readings import readings_in

    if source == "-":
        found = {one.report.id: one for one in readings_in(sys.stdin, "standard input")}
    else:
        try:
            with Path(source).open(encoding="utf-8-sig") as stream:
                found = {one.report.id: one for one in readings_in(stream, source)}
        except OSError as error:
            remedy = "Check the name. Make it with: detente read --format jsonl REPORTS"
            raise UnreadableReportError(source, f"it can't be read ({error.strerror})", remedy) from error
    return list(found.values())
