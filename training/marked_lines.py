"""Reads lines in which acts are marked: `The army {reject|turned down} the offer.` is a refusal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.model.codes import Act

_MARK = re.compile(r"\{([a-z_]+)\|([^{}|]+)\}")
_OPENING = "News in brief\n\n"
"""A first line that is a heading, so that none of the lines is taken for one."""
_AT_ONCE = 20


@dataclass(frozen=True)
class Marked:
    """A text, and by the offsets `[start, end)` of some words the act that they do."""

    text: str
    acts: dict[tuple[int, int], str]


class MarkError(ValueError):
    """A line whose marks can't be read; the message names file, line and remedy."""


def marked(folder: Path) -> Iterator[Marked]:
    """The lines of a folder's `.txt` files, some of them together as the paragraphs of a text.

    Raises:
        MarkError: a mark is no act, or a brace belongs to none.
    """
    for file in sorted(folder.glob("*.txt")):
        lines = file.read_text(encoding="utf-8").splitlines()
        plain = [_plain(line, f"{file}:{n}") for n, line in enumerate(lines, 1) if line.strip()]
        for first in range(0, len(plain), _AT_ONCE):
            yield _together(plain[first : first + _AT_ONCE])


def _plain(line: str, where: str) -> Marked:
    """A line without its marks."""
    text, last = "", 0
    acts: dict[tuple[int, int], str] = {}
    for found in _MARK.finditer(line):
        act, words = found.groups()
        if act not in set(Act):
            raise MarkError(f"{where}: {act!r} is no act. Name one of record.md")
        text += line[last : found.start()]
        acts[len(text), len(text) + len(words)] = act
        text, last = text + words, found.end()
    text += line[last:]
    if set(text) & set("{}|"):
        raise MarkError(f"{where}: a mark is not closed. Write {{act|words}}")
    return Marked(text, acts)


def _together(some: Sequence[Marked]) -> Marked:
    text = _OPENING
    acts: dict[tuple[int, int], str] = {}
    for one in some:
        acts |= {(start + len(text), end + len(text)): act for (start, end), act in one.acts.items()}
        text += f"{one.text}\n\n"
    return Marked(text, acts)
