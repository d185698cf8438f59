"""Reads the YAML files of this room, strictly: every scalar a string (`NO` stays Norway's), no key twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from detente.model.errors import KnowledgeError

_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)


@cache
def read_yaml(name: str) -> Mapping[str, Any]:
    """The content of a file of this room.

    Takes a path below `detente/knowledge`, such as `world/states.yaml`. Gives nested dicts, lists and
    strings; an empty or `null` scalar is `None`. Raises `KnowledgeError`, naming the file and the line, where
    the file is not YAML, repeats a key or holds no mapping.
    """
    return parse_yaml(name, files("detente.knowledge").joinpath(name).read_text(encoding="utf-8"))


def parse_yaml(name: str, text: str) -> dict[str, Any]:
    """What `read_yaml` gives, of a text; `name` is the file's name for errors."""
    try:
        return _top(name, iter(_LOADER(text).get_event, None))
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{name}: not YAML: {error}") from error


def _top(name: str, events: Iterator[Any]) -> dict[str, Any]:
    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            return _mapping(name, events, event)
    raise KnowledgeError(f"{name}: holds no mapping")


def _mapping(name: str, events: Iterator[Any], start: Any) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return out
        line = event.start_mark.line + 1
        key = _value(name, events, event)
        if not isinstance(key, str):
            raise KnowledgeError(f"{name}, line {line}: a key is a word")
        if key in out:
            raise KnowledgeError(f"{name}, line {line}: {key!r} stands twice")
        out[key] = _value(name, events, next(events))
    raise KnowledgeError(f"{name}, line {start.start_mark.line + 1}: the mapping does not end")


def _value(name: str, events: Iterator[Any], event: Any) -> Any:
    if isinstance(event, yaml.ScalarEvent):
        plain = event.style is None or event.style == ""
        return None if plain and event.value in ("", "null", "~") else event.value
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        for inner in events:
            if isinstance(inner, yaml.SequenceEndEvent):
                break
            items.append(_value(name, events, inner))
        return items
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(name, events, event)
    raise KnowledgeError(f"{name}, line {event.start_mark.line + 1}: anchors and aliases are not used here")


def only_keys(where: str, entry: Any, allowed: Iterable[str], required: Iterable[str] = ()) -> dict[str, Any]:
    """The entry itself, once checked: a mapping without unknown keys and with the required ones.

    `where` names the file and the entry for the `KnowledgeError`.
    """
    if not isinstance(entry, dict):
        raise KnowledgeError(f"{where}: is no mapping")
    if unknown := entry.keys() - set(allowed):
        raise KnowledgeError(f"{where}: unknown key {', '.join(sorted(unknown))}")
    if missing := set(required) - entry.keys():
        raise KnowledgeError(f"{where}: lacks {', '.join(sorted(missing))}")
    return entry
