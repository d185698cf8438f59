"""YAML or JSON text → nested values that know their line. Every scalar is the string that was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from detente.analysis.conditions.errors import RulesFileError

DEEPEST = 12
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Marked:
    """A value of a file with the line it begins on: a string, `None`, a list, or a mapping.

    `keys` holds the line of each key of a mapping.
    """

    source: str
    line: int
    value: str | list[Marked] | dict[str, Marked] | None
    keys: dict[str, int]

    def fail(self, problem: str, remedy: str) -> NoReturn:
        """Raise `RulesFileError` for this line."""
        raise RulesFileError(self.source, problem, remedy, self.line)

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
        """Raise `RulesFileError` for the line of a key."""
        raise RulesFileError(self.source, problem, remedy, self.keys.get(key, self.line))


def read_marked(source: str, text: str) -> Marked:
    """The content of a file of rules; `source` is its name for errors.

    Raises:
        RulesFileError: the text is not YAML or JSON, repeats a key, nests too deep, or uses aliases.
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
            raise RulesFileError(source, "the file is empty", "Write rules into it")
        if isinstance(event, yaml.StreamEndEvent):
            raise RulesFileError(source, "the file is empty", "Write rules into it")
        return _value(source, events, event, DEEPEST)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise RulesFileError(
            source,
            f"not YAML or JSON: {error.problem or error}",
            "Mend the line, or the one above it",
            mark.line + 1 if mark else None,
        ) from error
    except yaml.YAMLError as error:
        problem = "holds characters that YAML does not allow"
        raise RulesFileError(source, problem, "Save it as UTF-8") from error


def _value(source: str, events: Iterator[Any], event: Any, depth: int) -> Marked:
    line = event.start_mark.line + 1
    if depth == 0:
        raise RulesFileError(source, f"nests deeper than {DEEPEST} levels", "Rules need seven", line)
    if isinstance(event, yaml.ScalarEvent):
        plain = event.style is None or event.style == ""
        empty = plain and event.value in ("", "null", "~")
        return Marked(source, line, None if empty else _joined(event.value), {})
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_value(source, events, event, depth - 1))
        return Marked(source, line, items, {})
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(source, events, line, depth)
    raise RulesFileError(source, "uses an anchor or alias", "Write the value out where it is needed", line)


def _mapping(source: str, events: Iterator[Any], line: int, depth: int) -> Marked:
    entries: dict[str, Marked] = {}
    keys: dict[str, int] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        at = event.start_mark.line + 1
        if not isinstance(event, yaml.ScalarEvent):
            raise RulesFileError(source, "a key is a list or a mapping", "A key is a word or a number", at)
        key = " ".join(_joined(event.value).split())
        if key in entries:
            raise RulesFileError(source, f"{key!r} stands twice", f"The first is on line {keys[key]}", at)
        keys[key] = at
        entries[key] = _value(source, events, next(events), depth - 1)
    return Marked(source, line, entries, keys)


def _joined(text: str) -> str:
    """The text with its surrogates joined: JSON escapes characters beyond the first plane as two halves."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
