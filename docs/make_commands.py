"""The commands page, made from the command line itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import typer
from typer.cli import get_docs_for_click
from typer.main import get_command

from detente.cli.app import app

NAME = "detente"
LISTS = re.compile(r"\*\*Commands\*\*:\n\n(\* .*\n)+")
"""Lists of commands with their help cut short: each has a section of its own."""


def commands() -> Iterator[tuple[str, Any]]:
    """Every command with its full name: `detente`, `detente read`, and those below them."""

    def walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
        yield name, command
        for word, below in getattr(command, "commands", {}).items():
            yield from walk(f"{name} {word}", below)

    yield from walk(NAME, get_command(app))


def page() -> str:
    """Usage, arguments and options of every command in Markdown, below the page's own heading."""
    top = get_command(app)
    text = get_docs_for_click(obj=top, ctx=typer.Context(top, info_name=NAME), name=NAME)
    text = LISTS.sub("", text)
    return text.replace(f"# `{NAME}`\n", f"## `{NAME}`\n", 1)
