"""A reading → its rows, written whole or not at all."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import Connection, insert, select, update

from detente.model import Entry, ReaderInfo, Reading, Report
from detente.record.attest import attestation_rows
from detente.record.bodies import packed, release, version_of
from detente.record.clock import now
from detente.record.days import first_day, last_day, span
from detente.record.errors import RecordError
from detente.record.finding import find_copies_of
from detente.record.fulltext import fill
from detente.record.indexed import texts
from detente.record.kinds import facets
from detente.record.numbers import MOST_ENTRIES, next_number, reading_number
from detente.record.resolved.telling import tell
from detente.record.schema import attestations, entries, readings, reports
from detente.record.urgency import urgency

Outcome = Literal["added", "known", "copy"]
"""What became of a report: its reading is new; the record has it; it is a text that the record has under
another header, which is noted.
"""


def known(connection: Connection, report: Report, reader: ReaderInfo | None) -> Outcome | None:
    """What would become of a report without reading it; None where it has to be read.

    Without a `reader` a reading by any will do.
    """
    head = head_of(connection, version_of(report))
    return None if head is None else _known_under(connection, head, reader)


def _known_under(connection: Connection, head: int, reader: ReaderInfo | None) -> Outcome | None:
    made = select(readings.c.number).where(readings.c.head == head)
    if reader:
        made = made.where(
            readings.c.reader == reader.name,
            readings.c.reader_version == reader.version,
            readings.c.model == (reader.model or ""),
        )
    return "known" if connection.execute(made).first() else None


def write(connection: Connection, reading: Reading, *, sqlite: bool, at: str | None = None) -> Outcome:
    """Keep a reading that comes in now, or came in then. Of a report's readings the one that counts is chosen
    anew.
    """
    report = reading.report
    version = version_of(report)
    head = head_of(connection, version)
    if head is not None and (outcome := _known_under(connection, head, reading.reader)):
        return outcome
    same_head = head is not None
    told_before = same_head or _is_there(connection, report.id)
    number = _free_number(connection, report)
    at = at or now()
    if head is None:
        head = _keep_head(connection, report, version, at)
    connection.execute(
        insert(readings).values(
            number=number,
            head=head,
            report=report.id,
            reader=reading.reader.name,
            reader_version=reading.reader.version,
            model=reading.reader.model or "",
            live=not told_before,
            body=packed(reading),
            added_at=at,
        )
    )
    _write_entries(connection, reading, number, sqlite=sqlite)
    chosen = _choose(connection, report.id) if told_before else number
    new = {report.id, *find_copies_of(connection, report.id)}
    tell(connection, new, reading if chosen == number else None)
    return "copy" if told_before and not same_head else "added"


def head_of(connection: Connection, version: str) -> int | None:
    """The number of a report under a header; None where the record does not have it."""
    return connection.execute(select(reports.c.number).where(reports.c.version == version)).scalar()


def keep_report(connection: Connection, report: Report, at: str) -> int:
    """The number of a report under its header, which is kept if it is new."""
    version = version_of(report)
    head = head_of(connection, version)
    return _keep_head(connection, report, version, at) if head is None else head


def _is_there(connection: Connection, report: str) -> bool:
    """Whether the record has a report under any header."""
    found = select(reports.c.number).where(reports.c.report == report).limit(1)
    return connection.execute(found).first() is not None


def _keep_head(connection: Connection, report: Report, version: str, at: str) -> int:
    row = insert(reports).values(
        report=report.id,
        version=version,
        publisher=report.publisher,
        published_at=report.published_at,
        restricted=report.restricted,
        body=report.model_dump_json(),
        added_at=at,
    )
    number: int = connection.execute(row.returning(reports.c.number)).scalar_one()
    return number


def _free_number(connection: Connection, report: Report) -> int:
    number = reading_number(report.published_at, report.id)
    while connection.execute(select(readings.c.number).where(readings.c.number == number)).first():
        number = next_number(number)
    return number


def _write_entries(connection: Connection, reading: Reading, number: int, *, sqlite: bool) -> None:
    rows: list[dict[str, Any]] = []
    attested: list[dict[str, Any]] = []
    index: list[tuple[int, dict[str, str]]] = []
    found = list(reading.entries())
    if len(found) > MOST_ENTRIES:
        raise RecordError(
            f"{reading.report.id}: the reading has {len(found):,} entries, more than {MOST_ENTRIES:,}. "
            "Split the report into its parts"
        )
    for place, entry in enumerate(found, 1):
        own = facets(entry, reading)
        day = reading.report.published_at
        first, last = span(*own.dates) or (first_day(day), last_day(day))
        rows.append(
            {
                **_row(entry),
                "number": number + place,
                "reading": number,
                "act": own.act,
                "reality": own.reality,
                "status": own.status,
                "first_day": first,
                "last_day": last,
                "place": own.place and own.place.name,
                "country": own.place and own.place.country,
                "lat": own.place and own.place.lat,
                "lon": own.place and own.place.lon,
            }
        )
        attested += attestation_rows(entry, number + place)
        index.append((number + place, texts(entry, reading, own, first, last)))
    if rows:
        connection.execute(insert(entries), rows)
    if attested:
        connection.execute(insert(attestations), attested)
    fill(connection, index, sqlite=sqlite)


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "entry": entry.id,
        "kind": entry.noun,
        "confidence": entry.confidence,
        "start": entry.evidence[0].start if entry.evidence else None,
        "end": entry.evidence[0].end if entry.evidence else None,
        "urgency": urgency(entry),
    }


def _choose(connection: Connection, report: str) -> int:
    """Let the reading count that is by the newest version of the reader that was used last, of the header
    that was published first: whatever the order in which copies of a text arrive, the same. Gives its number.
    """
    columns = (readings.c.number, readings.c.reader, readings.c.reader_version, readings.c.model)
    joined = readings.join(reports, reports.c.number == readings.c.head)
    rows = connection.execute(
        select(*columns, readings.c.live, readings.c.added_at, reports.c.published_at, reports.c.version)
        .select_from(joined)
        .where(readings.c.report == report)
    ).all()
    last_used = max(rows, key=lambda row: row.added_at).reader
    own = [row for row in rows if row.reader == last_used]
    newest = max((release(row.reader_version), row.reader_version, row.model) for row in own)
    of_newest = [row for row in own if (release(row.reader_version), row.reader_version, row.model) == newest]
    chosen: int = min(of_newest, key=lambda row: (row.published_at, row.version)).number
    for row in rows:
        if row.live != (row.number == chosen):
            # The row holds the reading itself: it is written again only where something changes.
            counts = row.number == chosen
            connection.execute(update(readings).where(readings.c.number == row.number).values(live=counts))
    return chosen
