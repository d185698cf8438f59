"""Kept readings → JSON Lines without loss: what moves a record from one machine to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

from detente.exports.jsonfile import compact, to_json
from detente.exports.written import Written
from detente.model import Kept

FORMAT = "detente-record"
VERSION = 1
HEADER = compact({"format": FORMAT, "version": VERSION})
"""The first line of a file."""


def write_kept(kept: Iterable[Kept], out: BinaryIO) -> Written:
    """A header, then a kept reading a line: keys in the order of the contract, traces included."""
    out.write(f"{HEADER}\n".encode())
    rows: Counter[str] = Counter(reports=0, entries=0)
    for one in kept:
        out.write(f"{to_json(one, explain=True)}\n".encode())
        rows["reports"] += 1
        rows["entries"] += len(one.passed)
    return Written(rows)
