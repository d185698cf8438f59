"""Quotations, speaker by speaker."""

from __future__ import annotations

from rich.text import Text

from detente.exports.clean import one_line
from detente.exports.story.names import Names
from detente.exports.story.styles import QUIET
from detente.exports.story.when import when
from detente.model import Quotation
from detente.model.codes import QuotationMode


def by_speaker(quotations: tuple[Quotation, ...]) -> dict[tuple[str, ...], list[Quotation]]:
    """Quotations by their speakers, in the order in which these first speak; `()` for nobody named."""
    groups: dict[tuple[str, ...], list[Quotation]] = {}
    for quotation in sorted(quotations, key=lambda found: found.content[0].start):
        speakers = tuple(key for key in (quotation.speaker, *quotation.co_speakers) if key)
        groups.setdefault(speakers, []).append(quotation)
    return groups


def quoted(quotation: Quotation, names: Names, this_year: str) -> Text:
    """The words, in quotation marks where they are given as spoken, and how they were said."""
    words = " … ".join(one_line(piece.quote) for piece in quotation.content)
    direct = quotation.mode is QuotationMode.DIRECT
    notes = [
        one_line(quotation.cue or ""),
        f"to {names.plain(quotation.addressee)}" if quotation.addressee else "",
        when(quotation.said_on, this_year) if quotation.said_on else "",
        one_line(quotation.medium or ""),
        f"as told by {', citing '.join(names.plain(key) for key in quotation.reported_by)}"
        if quotation.reported_by
        else "",
    ]
    tail = ", ".join(note for note in notes if note)
    return Text.assemble(f"“{words}”" if direct else words, (f"  ({tail})" if tail else "", QUIET))
