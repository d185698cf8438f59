"""Text in, who said what out: the short form in which the quotation tests speak."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model import Quotation, Report
from detente.model.codes import QuotationMode
from detente.reading.local.actors.find import cast_of
from detente.reading.local.parse import parse
from detente.reading.local.quotations.chain import Voices
from detente.reading.local.quotations.find import find_quotations
from detente.reading.local.times.find import find_times


@dataclass(frozen=True)
class Said:
    """A quotation in short, with names for ids."""

    speaker: str | None
    content: tuple[str, ...]
    cue: str | None
    mode: QuotationMode
    co_speakers: tuple[str, ...]
    addressee: str | None
    said_on: str | None
    medium: str | None
    reported_by: tuple[str, ...]
    quotation: Quotation


def said(text: str, published: str = "2024-03-14") -> list[Said]:
    """The quotations of a text that was published on Thursday, 14 March 2024."""
    page = parse(Report(text=text, published_at=published))
    cast = cast_of(page)

    def name(key: str | None) -> str | None:
        return cast[key].name if key else None

    return [
        Said(
            name(q.speaker),
            tuple(piece.quote for piece in q.content),
            q.cue,
            q.mode,
            tuple(cast[key].name for key in q.co_speakers),
            name(q.addressee),
            q.said_on.value if q.said_on else None,
            q.medium,
            tuple(cast[key].name for key in q.reported_by),
            q,
        )
        for q in find_quotations(page, cast, find_times(page))
    ]


def only(text: str) -> Said:
    """The one quotation of a text."""
    found = said(text)
    assert len(found) == 1, [(one.speaker, one.content) for one in found]
    return found[0]


def contents(text: str) -> list[tuple[str | None, str]]:
    """Speaker and content of each quotation, pieces joined with a bar."""
    return [(one.speaker, " | ".join(one.content)) for one in said(text)]


def voices(text: str) -> Voices:
    """The voices of a text."""
    page = parse(Report(text=text, published_at="2024-03-14"))
    cast = cast_of(page)
    return Voices(page, find_quotations(page, cast, ()), cast)
