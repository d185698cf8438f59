"""Readings → JSON and JSON Lines, in the form that `detente schema` lays down."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable
from typing import TextIO

from detente.model import WITHOUT_TRACES, Entry, Kept, Reading

_UNSAFE = re.compile("[\x7f-\x9f]")


def to_json(found: Reading | Entry | Kept, indent: int | None = None, *, explain: bool = False) -> str:
    """A reading, an entry of one or a kept one as a JSON object, every key present; traces are empty without
    `explain`.
    Control characters that JSON would let pass are escaped, since a terminal may obey them.
    """
    text = found.model_dump_json(indent=indent, context=None if explain else WITHOUT_TRACES)
    return safe(text)


def compact(value: object) -> str:
    """Plain values as JSON on one line, escaped in the same way."""
    return safe(json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")))


def write_json(found: Iterable[Reading | Entry], out: TextIO, *, many: bool, explain: bool = False) -> None:
    """Write readings or entries as one JSON array, each as soon as it is there; the only one as a bare object
    unless `many` says that there could have been more.
    """
    rest = iter(found)
    if not many:
        for one in itertools.islice(rest, 1):
            out.write(to_json(one, indent=2, explain=explain) + "\n")
        return
    separator = "[\n"
    for one in rest:
        out.write(separator + to_json(one, indent=2, explain=explain))
        separator = ",\n"
    out.write("\n]\n" if separator == ",\n" else "[]\n")


def write_jsonl(found: Iterable[Reading | Entry], out: TextIO, *, explain: bool = False) -> None:
    """Write readings or entries as JSON Lines, one a line, each as soon as it is there."""
    for one in found:
        out.write(to_json(one, explain=explain) + "\n")


def safe(text: str) -> str:
    """JSON with the control characters escaped that it would let pass."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
