"""Quotations by speaker: the newest that pass the filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TextIO

from detente.exports import found as exports
from detente.exports.csvfile import write_csv
from detente.exports.story.names import Names
from detente.exports.table import TableName
from detente.model import Quotation
from detente.pages.ask import Ask, Asked
from detente.pages.hits import Found, found
from detente.pages.page import Page, View


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation with its words whole."""

    found: Found
    speaker: str
    words: str
    mode: str
    cue: str
    addressee: str
    said_on: str
    medium: str
    reported_by: str


@dataclass(frozen=True)
class Quotations(View):
    """A part of the quotations, those of a speaker together, who spoke last first."""

    ask: Ask
    speakers: Sequence[tuple[str, Sequence[Said]]]
    is_more: bool

    @property
    def more(self) -> bool:
        """Whether there are older ones."""
        return self.is_more

    def values(self) -> Any:
        """The quotations by speaker."""
        return {
            "page": self.ask.page,
            "more": self.more,
            "speakers": [
                {"speaker": speaker, "quotations": [_row(one) for one in own]}
                for speaker, own in self.speakers
            ],
        }

    def write_csv(self, out: TextIO) -> None:
        """The table of quotations, as an export has it, of the whole filter."""
        data = BytesIO()
        write_csv(self.ask.kept(self.ask.narrowed(kind=("quotation",))), data, TableName.QUOTATIONS)
        out.write(data.getvalue().decode("utf-8-sig"))


def quotations(ask: Asked) -> Quotations:
    """What was said, by speaker, the newest first."""
    hits = ask.search(ask.narrowed(kind=("quotation",)))
    by_speaker: dict[str, list[Said]] = {}
    for one in found(ask, hits[: ask.size]):
        said = _said(one)
        by_speaker.setdefault(said.speaker, []).append(said)
    return Quotations(ask, list(by_speaker.items()), len(hits) > ask.size)


def _said(one: Found) -> Said:
    names = Names(one.reading)
    entry = next(own for own in one.reading.entries() if own.id == one.hit.entry)
    if not isinstance(entry, Quotation):
        raise TypeError(f"{entry.id} is no quotation")
    speakers = [key for key in (entry.speaker, *entry.co_speakers) if key]
    return Said(
        found=one,
        speaker=names.join(speakers).plain,
        words=" … ".join(piece.quote for piece in entry.content),
        mode=entry.mode.value,
        cue=entry.cue or "",
        addressee=names.plain(entry.addressee) if entry.addressee else "",
        said_on=entry.said_on.text or "" if entry.said_on else "",
        medium=entry.medium or "",
        reported_by=", ".join(names.plain(key) for key in entry.reported_by),
    )


def _row(one: Said) -> dict[str, Any]:
    return {
        **exports.row(one.found.hit, one.found.reading),
        "words": one.words,
        "mode": one.mode,
        "cue": one.cue,
    }


PAGE = Page("quotations", "/quotations", "Quotations", quotations, section="Record", key="q")
