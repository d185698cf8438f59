"""Quotations that a model gives → quotations of the report."""

from __future__ import annotations

from detente.model import Quotation
from detente.reading.llm.answer import ToldQuotation
from detente.reading.llm.opening import Spans
from detente.reading.llm.setting import Setting
from detente.reading.llm.sure import SURE, surely
from detente.reading.llm.trace import trace


def quotation(told: ToldQuotation, setting: Setting) -> Quotation | None:
    """The quotation, where its words and whoever says them stand in the report."""
    pieces = []
    for words in told.content:
        placed = setting.evidence("quotation", words)
        if placed is None:
            return None
        pieces.append(placed)
    if not pieces:
        return None
    pieces.sort(key=lambda piece: piece.start)
    near = setting.near(pieces[0])
    speaker = setting.one(told.speaker, near, "speaker")
    if told.speaker and speaker is None:
        return None  # words without the one who said them prove nothing
    cue = setting.words(told.cue, near, "cue")
    said_on = setting.whens.date(told.said_on, near, "said_on")
    content = tuple(piece.evidence for piece in pieces)
    spans: Spans = {"cue": (cue,)} if cue else {}
    if said_on is not None:
        spans["said_on"] = said_on.evidence
    return Quotation(
        speaker=speaker,
        mode=told.mode,
        cue=cue.quote if cue else None,
        content=content,
        said_on=said_on,
        evidence=content,
        spans=spans,
        confidence=surely(SURE, *(piece.score for piece in pieces)),
        trace=trace(pieces[0]),
    )
