"""Readings → JSON and JSON Lines, in the form that `detente schema` lays down."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import TextIO

from detente.model import Reading

_UNSAFE = re.compile("[\x7f-\x9f]")


def to_json(reading: Reading, indent: int | None = None) -> str:
    """One reading as a JSON object, every key present. Control characters that JSON would let pass are
    escaped, since a terminal may obey them.
    """
    text = reading.model_dump_json(indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def write_json(readings: Iterable[Reading], out: TextIO, *, many: bool) -> None:
    """Write readings as one JSON array, each as soon as it is there; the only one as a bare object unless
    `many` says that there could have been more.
    """
    rest = iter(readings)
    if not many:
        for reading in itertools.islice(rest, 1):
            out.write(to_json(reading, indent=2) + "\n")
        return
    separator = "[\n"
    for reading in rest:
        out.write(separator + to_json(reading, indent=2))
        separator = ",\n"
    out.write("\n]\n" if separator == ",\n" else "[]\n")


def write_jsonl(readings: Iterable[Reading], out: TextIO) -> None:
    """Write readings as JSON Lines, one a line, each as soon as it is there."""
    for reading in readings:
        out.write(to_json(reading) + "\n")
