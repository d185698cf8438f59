"""Numbers in words, as pages tell them."""

from __future__ import annotations


def counted(number: int, noun: str, most: int = 10_000) -> str:
    """`1 report`, `3 reports`, `more than 10,000 entries`."""
    shown = min(number, most)
    several = f"{noun[:-1]}ies" if noun.endswith("ry") else f"{noun}s"
    told = f"{shown:,} {noun if number == 1 else several}"
    return f"more than {told}" if number > most else told
