"""Judging entries: each judgement a row of its own, and nobody's is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from detente.model import Judgement, Reading, Verdict
from detente.record.bodies import unpacked
from detente.record.clock import now
from detente.record.coding import Agreement, agreement
from detente.record.editing import check_changes, entry_of, fields_of
from detente.record.errors import ConflictError, NotAllowedError, RecordError, UnknownEntryError
from detente.record.journal import log_change
from detente.record.judgements import Judged, judged, standing_of
from detente.record.people import Role, require
from detente.record.schema import judgements, readings, reports
from detente.record.store import Store


class Review:
    """Judges the entries of a record, for one person."""

    def __init__(self, store: Store, who: str) -> None:
        self._store = store
        self._who = who

    def history(self, report: str, entry: str) -> list[Judged]:
        """The judgements of an entry that were not taken back, oldest first."""
        with self._store.read() as connection:
            return standing_of(connection, report, entry)

    def judge(
        self,
        report: str,
        entry: str,
        verdict: Verdict,
        changes: Mapping[str, Any] | None = None,
        why: str = "",
        *,
        seen: int | None = None,
        blind: bool = False,
    ) -> Judged:
        """Judge an entry. `seen` is the number of the newest judgement of it that the person saw; None for
        none. A `blind` judgement, for double coding, is given without regard to what others said.

        Raises:
            ConflictError: somebody judged the entry in between; nothing is written.
            NotAllowedError: the person's role does not allow it.
            RecordError: `changes` do not fit the entry, or the verdict.
            UnknownEntryError: the newest reading of the report has no such entry.
        """
        changed = dict(changes or {})
        if (verdict == "edit") != bool(changed):
            raise RecordError(
                "an edit has changes and no other verdict has. Give each changed field its value"
            )
        with self._store.write() as connection:
            role = require(connection, self._store.where, self._who, Role.CODER, "judges entries")
            before = standing_of(connection, report, entry)
            if blind:
                before = [one for one in before if one.judgement.who == self._who]
            self._refuse_unseen(before, seen)
            reading = _reading(connection, report)
            original = entry_of(reading, entry)
            if changed:
                check_changes(reading, entry, changed)
            values = {"verdict": verdict, "changes": changed, "why": why}
            number = self._write(connection, report, entry, role, values)
            known = fields_of(original)
            was = {name: known[name] for name in changed} or None
            log_change(connection, self._who, "judgement", entry, was, {"report": report, **values})
            return judged(connection.execute(select(judgements).where(judgements.c.number == number)).one())

    def agreement(self) -> Agreement:
        """How far people agree who judged the same entries."""
        return agreement(self._store)

    def undo(self, number: int) -> Judgement:
        """Take back a judgement of one's own, which is given. It stays in the record, as taken back.

        Raises `UnknownEntryError` where there is no such judgement or it was taken back already,
        `NotAllowedError` where it is another's.
        """
        with self._store.write() as connection:
            role = require(connection, self._store.where, self._who, Role.CODER, "judges entries")
            row = connection.execute(select(judgements).where(judgements.c.number == number)).first()
            if row is None or number not in (
                one.number for one in standing_of(connection, row.report, row.entry)
            ):
                raise UnknownEntryError(
                    f"there is no judgement {number} to take back. Look at the entry again"
                )
            if row.who != self._who:
                raise NotAllowedError(f"judgement {number} is {row.who}'s to take back. Give one of your own")
            values = {"verdict": "withdraw", "changes": {}, "why": "", "withdraws": number}
            self._write(connection, row.report, row.entry, role, values)
            log_change(connection, self._who, "judgement taken back", row.entry, {"judgement": number}, None)
            return judged(row).judgement

    def _refuse_unseen(self, before: list[Judged], seen: int | None) -> None:
        newest = before[-1] if before else None
        if newest is None or newest.number == seen:
            return
        given = newest.judgement
        what = {"accept": "accepted", "edit": "edited", "reject": "rejected", "unsure": "was unsure of"}
        because = f" ({given.why})" if given.why else ""
        raise ConflictError(
            f"{given.entry}: {given.who} {what[given.verdict]} it at {given.at}{because}, after you opened "
            "it; nothing is written. Look at it again, then judge"
        )

    def _write(
        self, connection: Connection, report: str, entry: str, role: Role, values: Mapping[str, Any]
    ) -> int:
        row = {
            **values,
            "changes": json.dumps(values["changes"], ensure_ascii=False),
            "report": report,
            "entry": entry,
            "who": self._who,
            "role": role.name.lower(),
            "at": now(),
        }
        added = insert(judgements).values(row).returning(judgements.c.number)
        number: int = connection.execute(added).scalar_one()
        return number


def _reading(connection: Connection, report: str) -> Reading:
    row = connection.execute(
        select(readings.c.body, reports.c.body.label("head"))
        .join(reports, reports.c.number == readings.c.head)
        .where(readings.c.report == report, readings.c.live)
    ).first()
    if row is None:
        raise UnknownEntryError(f"{report}: the record has no such report. Add it first")
    return unpacked(row.head, row.body)
