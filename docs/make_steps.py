"""The table of the reading room's files on the reader's page, made from their docstrings."""

from __future__ import annotations

import ast
from pathlib import Path

import detente.reading

ROOM = Path(detente.reading.__path__[0])


def summaries() -> dict[str, str]:
    """What every file of the reading room says of itself, by its path; "" where it says nothing."""
    return {
        path.relative_to(ROOM).as_posix(): summary(path)
        for path in sorted(ROOM.rglob("*.py"))
        if path.name != "__init__.py"
    }


def summary(path: Path) -> str:
    """The first paragraph of a file's docstring, on one line."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(text.partition("\n\n")[0].split())


def page() -> str:
    """The table in Markdown."""
    rows = [f"| `{name}` | {text} |" for name, text in summaries().items()]
    return "\n".join(["| file in `detente/reading/` | what it does |", "|---|---|", *rows])
