"""One key at a time: from a terminal at once, from a pipe letter by letter."""

from __future__ import annotations

import sys

import typer


class Keys:
    """The keys that a person presses."""

    def __init__(self) -> None:
        self._terminal = sys.stdin.isatty()
        self._ends_key = False

    def key(self, prompt: str) -> str:
        """The next key, in lower case; an empty text at the end of a pipe."""
        typer.echo(prompt, nl=False, err=True)
        pressed = self._pressed()
        typer.echo(pressed, err=True)
        return pressed.lower()

    def line(self, prompt: str) -> str:
        """A line, without its end."""
        typer.echo(prompt, nl=False, err=True)
        line = sys.stdin.readline()
        if self._ends_key and line == "\n":  # in a pipe: the end of the line that the key stood on
            line = sys.stdin.readline()
        self._ends_key = False
        return line.strip()

    def _pressed(self) -> str:
        if self._terminal:
            import click

            return click.getchar()
        while (pressed := sys.stdin.read(1)).isspace():
            pass
        self._ends_key = True
        return pressed
