"""The table of quotations."""

from __future__ import annotations

from detente.exports.table.column import Column, Kind
from detente.exports.table.groups import Of, described, field
from detente.exports.table.provenance import grounds, identity, itself
from detente.exports.table.table import Table
from detente.model import Quotation


def _speakers(quotation: Quotation) -> tuple[str, ...]:
    return (*((quotation.speaker,) if quotation.speaker else ()), *quotation.co_speakers)


OF = Of[Quotation]()

QUOTATIONS = Table[Quotation](
    "quotations",
    "What parties said; a row a quotation.",
    lambda source: filter(source.passes, source.kept.reading.quotations),
    (
        *identity(itself),
        *OF.actors("speakers", _speakers, "Who said it, the speaker first.", coded=True),
        field(Quotation, "mode"),
        field(Quotation, "cue"),
        Column(
            "content",
            Kind.TEXTS,
            lambda quotation, _: tuple(piece.quote for piece in quotation.content),
            described(Quotation, "content"),
            60,
        ),
        Column(
            "content_start",
            Kind.INTEGERS,
            lambda quotation, _: tuple(piece.start for piece in quotation.content),
            "Offset of the first character of each span of `content`.",
        ),
        Column(
            "content_end",
            Kind.INTEGERS,
            lambda quotation, _: tuple(piece.end for piece in quotation.content),
            "Offset behind the last character of each span of `content`.",
        ),
        *OF.one_actor("addressee", lambda one: one.addressee, described(Quotation, "addressee")),
        *OF.date("said_on", lambda one: one.said_on, described(Quotation, "said_on")),
        field(Quotation, "medium"),
        *OF.actors("reported_by", lambda one: one.reported_by, described(Quotation, "reported_by")),
        *grounds(itself),
    ),
)
