"""The progress of a run: a bar where a person watches, else a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

if TYPE_CHECKING:
    from detente.scale.job import Tally

EVERY = 30.0
"""Seconds between the lines."""


class Running:
    """Tells how far a run is: reports, reports a second, and how long it will take from here."""

    def __init__(self, expected: int | None, *, every: float = EVERY) -> None:
        self._expected = expected or None
        self._began = self._told = time.monotonic()
        self._every = every
        self._first: tuple[float, int] | None = None
        console = Console(file=sys.stderr)
        self._bar = None
        if console.is_terminal:
            columns = (TextColumn("reading"), BarColumn(bar_width=20), TextColumn("{task.description}"))
            self._bar = Progress(*columns, console=console, transient=True)
            self._bar.add_task("starting the workers", total=self._expected)

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self._began

    def heard(self, tally: Tally) -> None:
        """Something has happened."""
        if self._first is None and tally.read_now:
            self._first = (time.monotonic(), tally.read_now)
        if self._bar:
            self._bar.update(self._bar.task_ids[0], completed=tally.reports, description=self.line(tally))
        elif time.monotonic() - self._told >= self._every:
            self._told = time.monotonic()
            print(self.line(tally), file=sys.stderr, flush=True)  # noqa: T201

    def line(self, tally: Tally) -> str:
        """Where the run is, on a line."""
        of = f" of about {self._expected:,}" if self._expected else ""
        parts = [f"{tally.reports:,}{of} reports"]
        if rate := self._rate(tally):
            parts.append(f"{per_second(rate)} reports/s")
            if self._expected and tally.reports < self._expected:
                parts.append(f"{duration((self._expected - tally.reports) / rate)} left")
        if wrong := tally.refused + tally.aside:
            parts.append(f"{wrong:,} not read")
        if tally.died:
            parts.append(f"{tally.died:,} worker{'' if tally.died == 1 else 's'} started again")
        return " · ".join(parts)

    def _rate(self, tally: Tally) -> float:
        """Reports a second, since the first were there: before, the workers loaded their models."""
        began, before = self._first or (self._began, 0)
        seconds = time.monotonic() - began
        return (tally.read_now - before) / seconds if seconds else 0.0

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar off the terminal for as long as something else is written there."""
        if self._bar:
            self._bar.stop()
        try:
            yield
        finally:
            if self._bar:
                self._bar.start()


def per_second(rate: float) -> str:
    """A rate with two figures or more."""
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}" if rate >= 1 else f"{rate:.2g}"


def duration(seconds: float) -> str:
    """`45 s`, `3 min 20 s`, `5 h 12 min`, `3 d 4 h`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    if whole < 86400:
        return f"{whole // 3600} h {whole % 3600 // 60} min"
    return f"{whole // 86400} d {whole % 86400 // 3600} h"
