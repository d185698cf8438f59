"""TimeML files: the text that is read, the day it was written, and the time expressions marked in it.

TimeML 1.2.1 as TempEval-3 (UzZaman et al. 2013) uses it: `<DCT>` holds the document creation time outside
`<TEXT>`, whose characters are the text and whose `<TIMEX3>` are what is to be found. A file that has its
creation time within the text (TimeBank 1.2 had) gives it as the anchor and does not ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

_DAY = re.compile(r"(\d{4})(?:-?(\d\d))?(?:-?(\d\d))?")


class TimeMLError(Exception):
    """A file that is no TimeML document that can be scored; the message says why."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A marked time expression: offsets in the text, TimeML type and value."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeML:
    """A document: its text, the day it was written (ISO 8601), and its time expressions in order."""

    name: str
    text: str
    written: str
    timexes: tuple[Timex, ...]


def read_timeml(path: Path) -> TimeML:
    """The document of a file.

    Raises:
        TimeMLError: the file can't be read, is not well formed, or has no text or creation time.
    """
    try:
        root = ElementTree.fromstring(path.read_bytes())
    except (OSError, ElementTree.ParseError, LookupError, ValueError) as error:
        raise TimeMLError(f"not well-formed XML: {error}") from error
    body = root if root.tag == "TEXT" else root.find(".//TEXT")
    if body is None:
        raise TimeMLError("no TEXT element")
    # The text's own mark is not asked for where the creation time stands within it.
    written = next((day for mark in root.iter("TIMEX3") if _is_creation(mark) and (day := _day(mark))), None)
    if written is None:
        raise TimeMLError("no creation time: a TIMEX3 with functionInDocument CREATION_TIME and a value")
    pieces: list[str] = []
    timexes = tuple(_walk(body, pieces))
    return TimeML(path.stem, "".join(pieces), written, tuple(sorted(timexes, key=lambda t: (t.start, t.end))))


def _is_creation(mark: ElementTree.Element) -> bool:
    return mark.get("functionInDocument") == "CREATION_TIME"


def _day(mark: ElementTree.Element) -> str | None:
    """The day of a creation time; the first of a month or year where it is no finer."""
    found = _DAY.match(mark.get("value", ""))
    return "-".join((found[1], found[2] or "01", found[3] or "01")) if found else None


def _walk(node: ElementTree.Element, pieces: list[str]) -> Iterator[Timex]:
    """The marks below a node, while its characters are added to `pieces`."""
    pieces.append(node.text or "")
    for child in node:
        start = sum(map(len, pieces))
        yield from _walk(child, pieces)
        end = sum(map(len, pieces))
        # A mark without characters stands for a time that is told elsewhere.
        if child.tag == "TIMEX3" and end > start and not _is_creation(child):
            yield Timex(start, end, child.get("type", ""), child.get("value", ""))
        pieces.append(child.tail or "")
