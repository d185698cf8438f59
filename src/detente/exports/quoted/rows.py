"""Quotations as flat objects: those of a search, with the speaker, the words and their mode."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from detente.exports import found
from detente.exports.clean import one_line
from detente.exports.quoted.said import Said

COLUMNS = (*found.COLUMNS, "speaker", "words", "mode", "cue")


def row(one: Said) -> dict[str, str | int | float | None]:
    """A quotation as a flat object: every column is present."""
    return {
        **found.row(one.hit, one.reading),
        "speaker": one.speaker,
        "words": one_line(one.words),
        "mode": one.mode,
        "cue": one.cue,
    }


def write_csv(told: Iterable[Said], out: TextIO) -> None:
    """A line a quotation."""
    found.write_csv([row(one) for one in told], out, COLUMNS)
