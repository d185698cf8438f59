"""Parts of a page: a heading with its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from detente.exports.story.styles import HEADING


def section(heading: str, lines: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """An empty line, a heading and its lines, indented; nothing where there are no lines."""
    listed = list(lines)
    if listed:
        yield Text()
        yield Text(heading, HEADING)
        yield indented(Group(*listed))


def indented(part: RenderableType) -> RenderableType:
    """A part of the page, all of its lines set in."""
    return Padding(part, (0, 0, 0, 2))
