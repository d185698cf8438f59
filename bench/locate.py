"""Finds gold's evidence strings in a report's text."""

from __future__ import annotations

import re
from collections import Counter

from bench.shapes import Span, Spans

_ALIKE = {"'": "['‘’]", "‘": "['‘’]", "’": "['‘’]", '"': '["“”]', "“": '["“”]', "”": '["“”]'}


class GoldError(Exception):
    """Gold that cannot be used; the message names the file and the entry."""


class Locator:
    """Gives the spans of strings in one text.

    Of several occurrences it takes the one nearest to what the string belongs to, else the first that no
    other entry of the same kind has taken, else the first.
    """

    def __init__(self, text: str, where: str) -> None:
        """Takes the text to search and the name of the gold file, for messages."""
        self.text = text
        self.where = where
        self._taken: Counter[tuple[str, str]] = Counter()

    def all(self, quote: str) -> list[Span]:
        """Every occurrence, exact ones only where there are any; else white space and quotes may differ."""
        exact = re.escape(quote)
        loose = "".join(_ALIKE.get(c, re.escape(c)) if not c.isspace() else " " for c in quote)
        for pattern in (exact, re.sub(" +", r"\\s+", loose)):
            found = [match.span() for match in re.finditer(pattern, self.text)]
            if found:
                return found
        return []

    def one(self, quote: str, entry: str, near: Spans = ()) -> Span:
        """The span of `quote`. `entry` ("events[3]") names it in the error that says that it is not there.

        Raises:
            GoldError: the text does not hold the quote.
        """
        found = self.all(quote) if quote else []
        if not found:
            raise GoldError(f"{self.where}: {entry}: not in the text: {quote!r}")
        if near:
            return min(found, key=lambda span: _distance(span, near))
        kind = entry.split("[")[0]
        turn = self._taken[kind, quote]
        self._taken[kind, quote] += 1
        return found[turn] if turn < len(found) else found[0]

    def pieces(self, quotes: list[str], entry: str) -> Spans:
        """The spans of a broken quotation: each piece the nearest to the one before it."""
        out: list[Span] = []
        for quote in quotes:
            out.append(self.one(quote, entry, tuple(out[-1:])))
        return tuple(out)


def _distance(span: Span, near: Spans) -> int:
    return min(max(0, start - span[1], span[0] - end) for start, end in near)
