"""Entries → a line each: the id, and what the entry says."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence

from detente.exports.clean import one_line
from detente.exports.story.names import Names
from detente.exports.why.find import WithId
from detente.exports.why.headings import heading

MOST = 12
"""Ids that are listed: more than a person looks through."""


def listed(near: Sequence[WithId], more: str) -> Iterator[str]:
    """`  event-0123456789abcdef  Ines Torvald proposed talks to Sorland`, cut to the width of the terminal;
    after `MOST` of them how many there are besides, and which command (`more`) shows them.
    """
    width = shutil.get_terminal_size((88, 24)).columns
    names: dict[int, Names] = {}
    for one in near[:MOST]:
        known = names.setdefault(id(one.reading), Names(one.reading))
        line = f"  {one_line(one.entry.id):26}  {heading(one.entry, known).plain}"
        yield line if len(line) <= width else f"{line[: width - 1].rstrip()}…"
    if len(near) > MOST:
        yield f"  and {len(near) - MOST} more: {more}"
