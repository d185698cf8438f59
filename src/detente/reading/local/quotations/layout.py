"""Where things stand on a page: tokens by offset, and sentences that no stop inside a quotation cuts."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from detente.reading.local.page import Page
from detente.reading.local.parsed import Token
from detente.reading.local.quotations.draft import Piece, Stretches
from detente.reading.local.quotations.marks import Quoted, find_quoted

_LEADING = " \t\n\r\f\v ,;:.—–-…"
_TRAILING = " \t\n\r\f\v ,;:.—–-"
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?: ?(?:am|pm|a\.m\.|p\.m\.|[A-Z]{3,4}))?\s*[—–:-]?\s+")
"""The time of day that a live blog sets before an entry."""
_LONGEST_SENTENCE = 400
"""Tokens."""
_STOPS = ".!?…"
_MARKS = "\"'”’»)]"


class Layout:
    """A page with its quoted stretches."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.report.text
        self.quoted: tuple[Quoted, ...] = find_quoted(self.text, page.paragraphs)
        self._outer = [quoted.outer[0] for quoted in self.quoted]
        self._tokens = [token for token in page.tokens if not token.is_space]
        self._starts = [token.idx for token in self._tokens]

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that begin in `[start, end)`, white space left out."""
        return self._tokens[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]

    def quote_at(self, offset: int) -> Quoted | None:
        """The quoted stretch that holds `offset`, its marks included."""
        index = bisect.bisect_right(self._outer, offset) - 1
        if index >= 0 and offset < self.quoted[index].outer[1]:
            return self.quoted[index]
        return None

    def quote_after(self, offset: int) -> Quoted | None:
        """The first quoted stretch that begins at `offset` or behind it."""
        index = bisect.bisect_left(self._outer, offset)
        return self.quoted[index] if index < len(self.quoted) else None

    def sentences_after(self, offset: int) -> Iterator[Piece]:
        """The sentences behind that of `offset` to the end of its paragraph."""
        limit = self._paragraph_end(offset)
        index = bisect.bisect_right(self._breaks, offset)
        while index < len(self._breaks) and self._breaks[index] < limit:
            yield self.sentence(self._breaks[index])
            index += 1

    def is_closed_to(self, offset: int) -> bool:
        """Whether nothing is read at `offset`: in the headline, and in a "sentence" so long that it is a list
        or noise, whose parse costs time for nothing.
        """
        return self.page.in_headline(offset) or self._endless.cover(offset, offset)

    @cached_property
    def _endless(self) -> Stretches:
        sentences = self.page.doc.sents
        return Stretches((s.start_char, s.end_char) for s in sentences if len(s) > _LONGEST_SENTENCE)

    @cached_property
    def _breaks(self) -> list[int]:
        """Offsets at which a sentence begins outside quotation marks, or a paragraph."""
        found = {start for start, _ in self.page.paragraphs}
        for sentence in self.page.doc.sents:
            start = sentence.start_char
            while start < sentence.end_char and self.text[start].isspace():
                start += 1
            if start < sentence.end_char and self._is_break(start):
                found.add(start)
        found.update(q.outer[0] for q in self.quoted if self._is_break(q.outer[0]))
        return sorted(found)

    def _is_break(self, start: int) -> bool:
        inside = self.quote_at(start)
        if inside is not None and inside.outer[0] != start:
            return False
        first = next((c for c in self.text[start : start + 3] if c.isalnum()), "A")
        if first.islower():
            return False
        last = start - 1
        while last >= 0 and (self.text[last].isspace() or self.text[last] in _MARKS):
            last -= 1
        return (
            last < 0
            or self.text[last] in _STOPS
            or (self.text[last] == ":" and "\n" in self.text[last:start])
        )

    def sentence(self, offset: int) -> tuple[int, int]:
        """Offsets of the sentence around `offset`; stops inside quotation marks do not end one."""
        index = max(0, bisect.bisect_right(self._breaks, offset) - 1)
        start = self._breaks[index] if self._breaks else 0
        end = self._breaks[index + 1] if index + 1 < len(self._breaks) else len(self.text)
        end = min(end, self._paragraph_end(start))
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def _paragraph_end(self, offset: int) -> int:
        index = bisect.bisect_right(self._paragraph_starts, offset) - 1
        return self.page.paragraphs[index][1] if index >= 0 else len(self.text)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.page.paragraphs]

    def piece(self, start: int, end: int) -> Piece | None:
        """The stretch `[start, end)` as content: widened so that it cuts no quoted piece in two, then without
        the white space, stops and lonely quotation marks at its ends; None where nothing is left.
        """
        stamp = _CLOCK.match(self.text, start, end) if self.paragraph_start(start) == start else None
        start, end = self._widen(stamp.end() if stamp else start, end)
        while start < end and (self.text[start] in _LEADING or self._is_lonely(start, start, end)):
            start += 1
        while end > start and (self.text[end - 1] in _TRAILING or self._is_lonely(end - 1, start, end)):
            end -= 1
        return (start, end) if start < end else None

    def _widen(self, start: int, end: int) -> Piece:
        last = self.quote_at(end - 1) if end > start else None
        if last is not None and last.closed and start <= last.outer[0]:
            end = last.outer[1]
        first = self.quote_at(start)
        if first is not None and first.closed and first.start == start and first.outer[1] <= end:
            start = first.outer[0]
        return start, end

    def _is_lonely(self, at: int, start: int, end: int) -> bool:
        """Whether a quotation mark stands at `at` whose partner lies outside `[start, end)`."""
        if self.text[at] not in "“”«»„\"‘’'`":
            return False
        quoted = self.quote_at(at)
        if quoted is None:
            return self.text[at] not in "‘’'"
        inner = quoted.start <= at < quoted.end
        return not inner and not (start <= quoted.outer[0] and quoted.outer[1] <= end)

    def has_quoted(self, pieces: Sequence[Piece]) -> bool:
        """Whether quoted words stand inside the pieces."""
        for start, end in pieces:
            index = bisect.bisect_left(self._outer, start)
            if index < len(self.quoted) and self.quoted[index].outer[1] <= end:
                return True
        return False

    def paragraph(self, offset: int) -> int:
        """Index of the paragraph that holds `offset`."""
        return max(0, bisect.bisect_right(self._paragraph_starts, offset) - 1)

    def paragraph_start(self, offset: int) -> int:
        """Offset at which the paragraph of `offset` begins."""
        return self._paragraph_starts[self.paragraph(offset)] if self._paragraph_starts else 0
