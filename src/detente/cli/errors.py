"""What goes wrong, told on standard error: a line each."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.text import Text

from detente.exports.clean import one_line


def tell(error: Exception) -> None:
    """Write an error to standard error as one line, harmless to a terminal."""
    _write("error: ", "bold red", str(error))


def tell_note(note: str) -> None:
    """Write what was left out on purpose to standard error as one line."""
    _write("note: ", "bold", note)


def _write(kind: str, style: str, message: str) -> None:
    # A new console each time: tests and progress bars exchange sys.stderr.
    console = Console(file=sys.stderr, soft_wrap=True, highlight=False)
    console.print(Text.assemble((kind, style), one_line(message)))
