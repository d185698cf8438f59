"""A progress bar for many files, on standard error and only where a person sees it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

FEWEST = 4
"""From how many files on there is a bar."""


class Bar:
    """Progress over files. It steps aside while anything is printed, as both may share a terminal."""

    def __init__(self, files: int) -> None:
        console = Console(file=sys.stderr)
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        self._progress = None
        if files >= FEWEST and console.is_terminal:
            self._progress = Progress(*columns, console=console, transient=True)
            self._progress.add_task("reading", total=files)

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def step(self) -> None:
        """One file is done."""
        if self._progress:
            self._progress.advance(self._progress.task_ids[0])

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar off the terminal for as long as something else is written there."""
        self._stop()
        try:
            yield
        finally:
            self._start()

    def _start(self) -> None:
        if self._progress:
            self._progress.start()

    def _stop(self) -> None:
        if self._progress:
            self._progress.stop()


@contextmanager
def once(task: str) -> Iterator[Callable[[float], None]]:
    """A bar for something that is done once and takes a while; a line where nobody watches a terminal.

    Gives a function to call with the share that is done, from 0 to 1.
    """
    console = Console(file=sys.stderr)
    if not console.is_terminal:
        console.print(f"{task}: half a minute, once.", highlight=False)
        yield lambda _share: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task(task, total=1.0)
        yield lambda share: progress.update(bar, completed=share)
