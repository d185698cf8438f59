"""One person's way through the queue: an entry at a time, each judged, skipped or taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.model import Entry, Kept, Verdict
from detente.record.editing import entry_of
from detente.record.errors import NotAllowedError
from detente.record.filter import Filter
from detente.record.judgements import Judged
from detente.record.people import Role
from detente.record.queueing import Due, Work
from detente.record.record import Record


class Session:
    """Goes through what is due. `current` is the entry to be judged; None where nothing is left."""

    def __init__(self, record: Record, work: Work = "new", wanted: Filter | None = None) -> None:
        least = Role.REVIEWER if work == "settle" else Role.CODER
        role = record.people.role(record.who)
        if role is None or role < least:
            does = "settles differences" if work == "settle" else "judges entries"
            now = role.name.lower() if role else "not among its people"
            raise NotAllowedError(
                f"{record.where}: {record.who} is {now}; who {does} is {least.name.lower()} or more. "
                "An admin says so with: detente users"
            )
        self._record = record
        self._work = work
        self._wanted = wanted
        self._skipped: set[tuple[str, str]] = set()
        self._done: list[tuple[Due, int]] = []
        self._kept: Kept | None = None
        self.judged = 0
        """How many judgements this session gave and did not take back."""
        self.current: Due | None = None
        self.seen: list[Judged] = []
        """The judgements of the current entry that the person is shown."""
        self.advance()

    def advance(self) -> None:
        """Go on to the most urgent entry that is due."""
        due = self._record.queue.due(self._work, self._wanted, len(self._skipped) + 1)
        self._open(next((one for one in due if (one.report, one.entry) not in self._skipped), None))

    def entry(self) -> tuple[Entry, Kept]:
        """The current entry, within what is kept of its report. Raises `ValueError` where there is none."""
        if self.current is None:
            raise ValueError("nothing is left to judge")
        if self._kept is None or self._kept.reading.report.id != self.current.report:
            self._kept = self._record.one(self.current.report)
        if self._kept is None:
            raise ValueError(f"{self.current.report} is gone")
        return entry_of(self._kept.reading, self.current.entry), self._kept

    def judge(self, verdict: Verdict, changes: Mapping[str, Any] | None = None, why: str = "") -> None:
        """Judge the current entry and go on. Where somebody was quicker, `ConflictError` is raised and the
        entry stays, now with what the other one said.
        """
        if self.current is None:
            return
        due = self.current
        number = self.seen[-1].number if self.seen else None
        try:
            given = self._record.judge(
                due.report, due.entry, verdict, changes, why, seen=number, blind=self._work == "double"
            )
        finally:
            self._open(due)
        self._done.append((due, given.number))
        self.judged += 1
        self.advance()

    def skip(self) -> None:
        """Leave the current entry for another day."""
        if self.current:
            self._skipped.add((self.current.report, self.current.entry))
            self.advance()

    def undo(self) -> bool:
        """Take back the session's last judgement and go back to its entry; False where there is none."""
        if not self._done:
            return False
        due, number = self._done.pop()
        self._record.review.undo(number)
        self.judged -= 1
        self._open(due)
        return True

    def _open(self, due: Due | None) -> None:
        self.current = due
        history = self._record.review.history(due.report, due.entry) if due else []
        if self._work == "double":
            history = [one for one in history if one.judgement.who == self._record.who]
        self.seen = history
