"""Pages of text → a stream: in colour and as wide as a terminal, plain and of one width elsewhere."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console, RenderableType
from rich.rule import Rule

from detente.exports.story.styles import QUIET

PIPED_WIDTH = 88
"""Columns where no terminal says how many there are."""
WIDEST = 100
"""Longer lines are hard to read, on whatever terminal."""


def write_pages(pages: Iterable[RenderableType], out: TextIO) -> None:
    """Write pages for a person, each as soon as it is there, with a rule between: in colour on a terminal
    (unless NO_COLOR is set), plain elsewhere.
    """
    on_terminal = Console(file=out)
    for number, page in enumerate(pages):
        if on_terminal.is_terminal:
            on_terminal.width = min(on_terminal.width, WIDEST)
            on_terminal.print(*([Rule(style=QUIET)] if number else []), page)
            continue
        plain = Console(file=io.StringIO(), width=PIPED_WIDTH, color_system=None, legacy_windows=False)
        with plain.capture() as captured:
            plain.print(*([Rule()] if number else []), page)
        out.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())
