"""`detente watch` as it runs: rounds over the feeds, each with its alerts, until it is told to stop."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, TextIO

import typer

from detente.cli import alerting

if TYPE_CHECKING:
    from detente.analysis.alerts import About
    from detente.record import Filter, Record
    from detente.record.watching import Seen, Watch
    from detente.sources.fetch import Poster

_LONGEST_WAIT = 60.0
"""Seconds after which it looks whether a message is due again."""


@contextmanager
def until_told() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set; asked a second time, they end the program as they do others."""
    stopped = threading.Event()
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}

    def stop(number: int, _frame: FrameType | None) -> None:
        typer.echo("Stopping after the report at hand …", err=True)
        stopped.set()
        signal.signal(number, before[signal.Signals(number)])

    try:
        for one in before:
            signal.signal(one, stop)
        yield stopped
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@dataclass
class Watching:
    """What is watched, and how it is told."""

    record: Record
    watch: Watch
    addresses: list[str]
    poster: Poster
    out: TextIO
    form: str
    stopped: threading.Event
    wanted: Filter | None = None
    about: tuple[About, ...] = ()
    rss: Path | None = None
    called: str = ""
    added: int = 0
    known: int = 0
    copies: int = 0
    failed: int = 0
    asked: int = 0
    unchanged: int = 0
    told: int = 0
    problems: dict[str, str] = field(default_factory=dict)
    """By feed, as it answered last."""
    _mark: int = 0

    def run(self, *, once: bool) -> None:
        """Go over the feeds once, or until it is told to stop."""
        self._mark = self.record.came.mark()
        alerting.write([], self.out, self.form, head=True)
        while True:
            for seen in self.watch.round(self.addresses):
                self._tell(seen)
                self._alert()
            self._send()
            if once or self.stopped.is_set():
                return
            self.stopped.wait(self._pause())
            if self.stopped.is_set():
                return

    def summary(self) -> str:
        """What was done, in a line."""
        from detente.exports.story.when import day

        parts = [f"{_counted(self.asked, 'feed')} asked", f"{_counted(self.added, 'report')} added"]
        if self.known:
            parts.append(f"{self.known} there already")
        if self.copies:
            parts.append(f"{self.copies} of a text that was there under another header")
        if self.failed:
            parts.append(f"{self.failed} could not be read")
        if self.unchanged:
            parts.append(f"{_counted(self.unchanged, 'time')} nothing new")
        if self.problems:
            parts.append(f"{_counted(len(self.problems), 'feed')} failed")
        parts.append(_counted(self.told, "alert"))
        if not self.asked:
            at = self.watch.next_at(self.addresses).astimezone(UTC)
            parts.append(f"none is due before {day(at.isoformat()[:16])} UTC")
        return "; ".join(parts) + "."

    def _tell(self, seen: Seen) -> None:
        from detente.cli.errors import tell_note
        from detente.exports.clean import one_line

        address, tally = seen.feed.address, seen.tally
        self.asked += 1
        self.unchanged += seen.unchanged
        self.added += tally.added
        self.known += tally.known
        self.copies += tally.copy
        self.failed += tally.failed
        self.problems.pop(address, None)
        if seen.problem:
            self.problems[address] = seen.problem
            tell_note(f"{address}: {seen.problem}; next after {seen.feed.next_at[:16].replace('T', ' ')} UTC")
        elif tally.added or tally.copy:
            typer.echo(one_line(f"{address}: {_counted(tally.added + tally.copy, 'new report')}"), err=True)
        if seen.moved:
            tell_note(f"{address} has moved for good to {seen.moved}. Write that in its place")

    def _alert(self) -> None:
        """Print what is new since the last time."""
        from detente.analysis.alerts import news

        while True:
            came, upto = self.record.came.after(self._mark)
            if not came:
                return
            found = news(self.record, came, self.wanted, self.about)
            alerting.write(found, self.out, self.form, head=False)
            self.told += len(found)
            self._mark = upto

    def _send(self) -> None:
        """The RSS file as it is now, and what webhooks are due."""
        from detente.analysis.alerts import newest
        from detente.exports.alerts import rss, send
        from detente.exports.target import whole_file

        if self.rss:
            with whole_file(self.rss, force=True) as file:
                file.write(rss(newest(self.record, self.wanted, self.about), self.called).encode())
        alerting.tell_sent(send(self.record, self.poster, self.stopped.is_set))

    def _pause(self) -> float:
        left = (self.watch.next_at(self.addresses) - datetime.now(UTC)).total_seconds()
        return min(max(left, 1.0), _LONGEST_WAIT)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
