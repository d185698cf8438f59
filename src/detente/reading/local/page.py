"""The page: a report with its parse, which every step reads from and none writes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from detente.model import Evidence, Report
from detente.reading.local.parsed import Doc, Span, Token


@dataclass(frozen=True)
class Page:
    """A parsed report. `doc.text == report.text`, so that a token's `idx` is an offset in the report."""

    report: Report
    doc: Doc
    paragraphs: tuple[tuple[int, int], ...]
    """Offsets `[start, end)` of the paragraphs, in order."""
    headline: tuple[int, int] | None
    """Offsets of the headline where the text begins with one; it is not coded."""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the doc, made once: going through a doc makes them anew each time."""
        return tuple(self.doc)

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        """The number of its sentence for each token, counted from 0."""
        return tuple(number for number, sentence in enumerate(self.doc.sents) for _ in range(len(sentence)))

    @property
    def published(self) -> date:
        """The day of publication."""
        return date.fromisoformat(self.report.published_at[:10])

    def evidence(self, what: Span | Token) -> Evidence:
        """The evidence that a span or token of the parse stands on."""
        if isinstance(what, Token):
            return self.report.span(what.idx, what.idx + len(what))
        return self.report.span(what.start_char, what.end_char)

    def span(self, start: int, end: int) -> Evidence:
        """The evidence at these offsets, with white space at its ends left out."""
        text = self.report.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        found = self._spans.get((start, end))
        if found is None:
            found = self._spans[start, end] = self.report.span(start, end)
        return found

    @cached_property
    def _spans(self) -> dict[tuple[int, int], Evidence]:
        """The evidence that was asked for, since the same words give several fields."""
        return {}

    def paragraph(self, offset: int) -> int:
        """Index of the paragraph that holds `offset` (the one before it for white space between two)."""
        found = 0
        for index, (start, _) in enumerate(self.paragraphs):
            if start > offset:
                break
            found = index
        return found

    def in_headline(self, offset: int) -> bool:
        """Whether `offset` lies in the headline."""
        return self.headline is not None and self.headline[0] <= offset < self.headline[1]
