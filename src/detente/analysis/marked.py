"""YAML or JSON text → nested values that know their line. Every scalar is the string that was written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, NoReturn

import yaml

from detente.model.errors import PlacedError

DEEPEST = 12
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class MarkedFileError(PlacedError):
    """A file is not as it has to be; each kind of file has an error of its own."""

    content: ClassVar[str]
    """What such a file holds."""
    levels: ClassVar[str]
    """How deep it needs to nest, as a sentence."""
    at_opening: ClassVar[bool] = False
    """Whether a bracket that does not close is told where it opens, not where it is missed, lines later."""


def text_of(error: type[MarkedFileError], path: Path, largest: int, remedy: str) -> str:
    """The text of a file of at most so many bytes, `-` for standard input; `remedy` is what to do where it is
    larger.

    Raises:
        MarkedFileError: an `error`, where it can't be read, is larger, or is not UTF-8.
    """
    name = "standard input" if str(path) == "-" else str(path)
    try:
        if str(path) == "-":
            content = sys.stdin.buffer.read(largest + 1)
        else:
            with path.open("rb") as file:
                content = file.read(largest + 1)
        if len(content) > largest:
            raise error(name, f"is larger than {largest:,} bytes", remedy)
        return content.decode("utf-8-sig")
    except OSError as failed:
        raise error(name, f"can't be read ({failed.strerror})", "Check the name") from failed
    except UnicodeDecodeError as failed:
        raise error(name, "is not UTF-8", "Save it as UTF-8") from failed


@dataclass(frozen=True)
class Marked:
    """A value of a file with the line it begins on: a string, `None`, a list, or a mapping.

    `keys` holds the line of each key of a mapping; `error` is what is raised for the file.
    """

    error: type[MarkedFileError]
    source: str
    line: int
    value: str | list[Marked] | dict[str, Marked] | None
    keys: dict[str, int]

    def fail(self, problem: str, remedy: str) -> NoReturn:
        """Raise the file's error for this line."""
        raise self.error(self.source, problem, remedy, self.line)

    def text(self, what: str) -> str:
        """The string; `what` names it for the error where it is none."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.fail(f"{what} is not a word", "Write a text or a number")
        return " ".join(self.value.split())

    def items(self, what: str) -> list[Marked]:
        """The items of a list; `what` names it for the error where it is none."""
        if not isinstance(self.value, list):
            self.fail(f"{what} is not a list", "Write it as [a, b] or with a line '- a' for each")
        return self.value

    def mapping(self, what: str) -> dict[str, Marked]:
        """The entries of a mapping; `what` names it for the error where it is none."""
        if not isinstance(self.value, dict):
            self.fail(f"{what} is not a mapping", "Write it as lines 'key: value'")
        return self.value

    def at_key(self, key: str, problem: str, remedy: str) -> NoReturn:
        """Raise the file's error for the line of a key."""
        raise self.error(self.source, problem, remedy, self.keys.get(key, self.line))


def read_marked(error: type[MarkedFileError], source: str, text: str) -> Marked:
    """The content of a file; `source` is its name for errors.

    Raises:
        MarkedFileError: an `error`, where the text is not YAML or JSON, repeats a key, nests too deep, or
            uses aliases.
    """
    # JSON may be indented with tabs, which YAML does not allow; a raw tab never stands in a JSON string.
    if text.lstrip().startswith(("{", "[")):
        text = text.replace("\t", " ")
    try:
        events: Iterator[Any] = iter(_LOADER(text).get_event, None)
        for event in events:
            if not isinstance(event, (yaml.StreamStartEvent, yaml.DocumentStartEvent)):
                break
        else:
            raise error(source, "the file is empty", f"Write {error.content} into it")
        if isinstance(event, yaml.StreamEndEvent):
            raise error(source, "the file is empty", f"Write {error.content} into it")
        return _value(error, source, events, event, DEEPEST)
    except yaml.MarkedYAMLError as wrong:
        opened = wrong.context_mark if error.at_opening and "flow" in str(wrong.context) else None
        mark = opened or wrong.problem_mark or wrong.context_mark
        raise error(
            source,
            f"not YAML or JSON: {wrong.problem or wrong}",
            "Mend the line, or the one above it",
            mark.line + 1 if mark else None,
        ) from wrong
    except yaml.YAMLError as wrong:
        problem = "holds characters that YAML does not allow"
        raise error(source, problem, "Save it as UTF-8") from wrong


def _value(
    error: type[MarkedFileError], source: str, events: Iterator[Any], event: Any, depth: int
) -> Marked:
    line = event.start_mark.line + 1
    if depth == 0:
        raise error(source, f"nests deeper than {DEEPEST} levels", error.levels, line)
    if isinstance(event, yaml.ScalarEvent):
        plain = event.style is None or event.style == ""
        empty = plain and event.value in ("", "null", "~")
        return Marked(error, source, line, None if empty else _joined(event.value), {})
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_value(error, source, events, event, depth - 1))
        return Marked(error, source, line, items, {})
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(error, source, events, line, depth)
    raise error(source, "uses an anchor or alias", "Write the value out where it is needed", line)


def _mapping(
    error: type[MarkedFileError], source: str, events: Iterator[Any], line: int, depth: int
) -> Marked:
    entries: dict[str, Marked] = {}
    keys: dict[str, int] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        at = event.start_mark.line + 1
        if not isinstance(event, yaml.ScalarEvent):
            raise error(source, "a key is a list or a mapping", "A key is a word or a number", at)
        key = " ".join(_joined(event.value).split())
        if key in entries:
            raise error(source, f"{key!r} stands twice", f"The first is on line {keys[key]}", at)
        keys[key] = at
        entries[key] = _value(error, source, events, next(events), depth - 1)
    return Marked(error, source, line, entries, keys)


def _joined(text: str) -> str:
    """The text with its surrogates joined: JSON escapes characters beyond the first plane as two halves."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
