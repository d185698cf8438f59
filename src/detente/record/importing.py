"""What another record kept of a report → this one, with who said what and when; nothing is doubled."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, insert, select

from detente.model import CopyJudgement, Judgement, Kept, MatterJudgement
from detente.record import adding, people
from detente.record.bodies import version_of
from detente.record.clock import now
from detente.record.copyrows import said_of, say
from detente.record.editing import check_changes
from detente.record.errors import RecordError
from detente.record.finding import find_copies_of
from detente.record.journal import log_change
from detente.record.schema import judgements, reports

_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a report that was imported: its reading is new, is there already, or is only what a
    filter left of one that is not there, of which nothing is kept.
    """

    outcome: Literal["added", "known", "part"]
    headers: int = 0
    judgements: int = 0


def problem_of(kept: Kept) -> str | None:
    """What a record can't take of a line that came from outside; None where it takes all."""
    said: list[Judgement | CopyJudgement | MatterJudgement] = [
        *kept.judgements, *kept.copies_judged, *kept.matters_judged,
    ]  # fmt: skip
    for one in said:
        if not people.is_name(one.who):
            return f"{one.who[:100]!r}, who judged, is no name of printable characters, 100 at most"
    for at in ([kept.added_at] if kept.added_at else []) + [one.at for one in said]:
        if not _AT.fullmatch(at):
            return f"{at[:100]!r} is no time such as 2025-05-11T08:00:00.000Z"
    there = {entry.id for entry in kept.reading.entries()}
    for given in kept.judgements:
        if (given.verdict == "edit") != bool(given.changes):
            return f"the judgement of {given.entry} is an edit without changes, or has some and is none"
        if given.changes and kept.whole and given.entry in there:
            try:
                check_changes(kept.reading, given.entry, given.changes)
            except RecordError as error:
                return f"the judgement of {given.entry}: {error}"
    return None


def bring(connection: Connection, kept: Kept, who: str, *, sqlite: bool) -> Brought:
    """Keep a line of an export, in the name of who imports it. `problem_of` has to have found nothing."""
    reading = kept.reading
    report = reading.report
    if adding.known(connection, report, reading.reader):
        outcome: Literal["added", "known"] = "known"
    elif kept.whole:
        outcome = "added"
        at = kept.added_at or now()
        adding.write(connection, reading, sqlite=sqlite, at=at)
        told = {**reading.reader.model_dump(), "added_at": at}
        log_change(connection, who, "import", report.id, None, told)
    else:
        return Brought("part")
    headers = _headers(connection, kept, who)
    return Brought(outcome, headers, _judgements(connection, kept, who))


def bring_copies(connection: Connection, report: str, said: Sequence[CopyJudgement], who: str) -> int:
    """Keep what was said of pairs of which this record has both; gives how many of these were new."""
    wanted = {one.original for one in said} | {report}
    found = connection.execute(select(reports.c.report).where(reports.c.report.in_(wanted)))
    there = set(found.scalars())
    before = set(said_of(connection, report))
    new = [one for one in dict.fromkeys(said) if one not in before and {report, one.original} <= there]
    people.welcome(connection, who, [one.who for one in new])
    for one in new:
        say(connection, report, one.original, is_copy=one.is_copy, who=one.who, why=one.why, at=one.at)
        log_change(connection, who, "copy imported", report, None, one.model_dump())
    if new:
        find_copies_of(connection, report)
    return len(new)


def _headers(connection: Connection, kept: Kept, who: str) -> int:
    """Keep the other headers of the text; gives how many are new."""
    new = 0
    for header in kept.headers:
        report = header.over(kept.reading.report.text)
        if adding.head_of(connection, version_of(report)) is None:
            adding.keep_report(connection, report, kept.added_at or now())
            log_change(connection, who, "header imported", report.id, None, header.model_dump())
            new += 1
    return new


def _judgements(connection: Connection, kept: Kept, who: str) -> int:
    """Keep the judgements that are not there, be it as taken back; gives how many these are."""
    report = kept.reading.report.id
    rows = connection.execute(select(judgements).where(judgements.c.report == report))
    there = {(row.entry, row.verdict, _same(row.changes), row.who, row.at, row.why) for row in rows}
    told = {
        (one.entry, one.verdict, _same(json.dumps(one.changes)), one.who, one.at, one.why): one
        for one in kept.judgements
    }
    new = [one for key, one in told.items() if key not in there]
    people.welcome(connection, who, [one.who for one in new])
    for one in new:
        values = one.model_dump()
        text = json.dumps(one.changes, ensure_ascii=False)
        connection.execute(insert(judgements).values({**values, "changes": text}))
        log_change(connection, who, "judgement imported", one.entry, None, values)
    return len(new)


def _same(changes: str) -> str:
    return json.dumps(json.loads(changes), sort_keys=True)
