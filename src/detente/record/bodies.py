"""Reports and readings ↔ how the tables hold them."""

from __future__ import annotations

import hashlib
import re
import zlib
from functools import lru_cache

from detente.model import Reading, Report

KEPT = 128
"""Readings that are kept unpacked for the next who asks."""
_NUMBERS = re.compile(r"\d+")


def version_of(report: Report) -> str:
    """A hash of everything that a report holds: the same text under another header is another version."""
    return hashlib.blake2b(
        report.model_dump_json().encode("utf-8", "surrogatepass"), digest_size=12
    ).hexdigest()


def packed(reading: Reading) -> bytes:
    """A reading without its report, traces included, compressed."""
    return zlib.compress(reading.model_dump_json(exclude={"report"}).encode("utf-8"), 6)


def unpacked(report: str, body: bytes) -> Reading:
    """The reading, checked against its report as every reading is."""
    return Reading.model_validate_json(f'{{"report":{report},{zlib.decompress(body).decode("utf-8")[1:]}')


@lru_cache(KEPT)
def unpacked_once(report: str, body: bytes) -> Reading:
    """The same, kept for the next: lists of entries ask for the newest readings again and again. Who goes
    through a whole record takes `unpacked`.
    """
    return unpacked(report, body)


def release(version: str) -> tuple[int, ...]:
    """The numbers of a reader's version: `0.10.0` comes after `0.9.1`."""
    return tuple(int(part) for part in _NUMBERS.findall(version))
