"""Quotes → evidence: places words that somebody gives as a report's own in that report's text.

A reader that cuts its evidence out of the text needs none of this; a language model only says what it quotes.
What is published is always the text between the two offsets, never what was said to stand there.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from detente.model import Evidence
from detente.model.codes import Alignment

THRESHOLD = 90.0
"""The least likeness, of 100, at which a quote that differs from the text is taken for it."""
FEWEST_FUZZY = 20
"""Characters of the shortest quote that may differ: of short ones too many are alike."""
MOST_FUZZY = 200
"""How many quotes of one text are looked for that differ: each costs a pass over the text."""
_LONGEST = 2_000
_WINDOW = 10
_ABOUT = 24
"""Characters about the ends of a window in which the ends of the words are looked for."""
_INFLECTION = 3
"""Letters that a language may hang on a name."""

_QUOTES = dict.fromkeys("‘’‚‛ʼ`´", "'") | dict.fromkeys("“”„‟«»‹›〝〞", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_ALIKE = {**_QUOTES, **_DASHES, "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": ""}
_ENDS = " \t\n\"'.,;:…"
_NUMBER = re.compile(r"\d+")
_NEGATIVE = re.compile(
    r"\b(?:not?|never|neither|nor|none|nobody|nothing|without|refus\w*|reject\w*|den(?:y|ied|ies))\b|n't\b"
)
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Scripts that write words without blanks between them, or hang particles on them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A quote in its text. `score` is how alike the two are, of 100: below that for `fuzzy` only."""

    evidence: Evidence
    score: float = 100.0

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.evidence.start

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.evidence.end


@dataclass
class Turns:
    """Which of several occurrences comes next, for quotes that are given in the order of the text."""

    _taken: Counter[str] = field(default_factory=Counter)

    def next(self, key: str) -> int:
        """0 for the first time that a quote is given, 1 for the second, and so on."""
        turn = self._taken[key]
        self._taken[key] += 1
        return turn


class Aligner:
    """Places quotes in one text: exactly, else but for white space, quotation marks, dashes and case, else as
    the stretch of the text that is most like it.

    `threshold` is the least likeness (0 to 100, rapidfuzz's normalised indel similarity) of the last kind. A
    stretch with other numbers, or with a negation more or less, is never taken for a quote.
    """

    def __init__(self, text: str, threshold: float = THRESHOLD) -> None:
        self.text = text
        self.threshold = threshold
        self._plain, self._offsets = _folded(text)
        self._left = MOST_FUZZY

    def place(
        self,
        quote: str,
        within: tuple[int, int] | None = None,
        *,
        near: tuple[int, int] | None = None,
        turn: int = 0,
    ) -> Placed | None:
        """Where a quote stands in `text[within]`; None where it does not.

        Of several occurrences it is the one nearest to the span `near`, else the one whose turn it is, the
        first where there are not so many.
        """
        start, end = within or (0, len(self.text))
        quote = quote.strip()
        if not quote or len(quote) > _LONGEST:
            return None
        for alignment, spans in self._exact(quote, start, end):
            if spans:
                a, b = _chosen(spans, near, turn)
                return Placed(Evidence.of(self.text, a, b, alignment))
        return self._fuzzy(quote, start, end)

    def everywhere(self, words: str) -> tuple[Evidence, ...]:
        """Every place where words stand exactly, as whole words."""
        return tuple(Evidence.of(self.text, a, b) for a, b in self._found(words, 0, len(self.text)))

    def _exact(self, quote: str, start: int, end: int) -> Iterator[tuple[Alignment, list[tuple[int, int]]]]:
        yield Alignment.EXACT, self._found(quote, start, end)
        yield Alignment.NORMALISED, self._alike(quote, start, end)
        bare = quote.strip(_ENDS + "‘’“”«»„")
        if bare and bare != quote:
            yield Alignment.NORMALISED, self._alike(bare, start, end)

    def _found(self, quote: str, start: int, end: int) -> list[tuple[int, int]]:
        spans = []
        at = self.text.find(quote, start, end) if quote else -1
        while at >= 0:
            if _is_whole(self.text, at, at + len(quote)):
                spans.append((at, at + len(quote)))
            at = self.text.find(quote, at + 1, end)
        return spans

    def _alike(self, quote: str, start: int, end: int) -> list[tuple[int, int]]:
        plain = _folded(quote)[0].strip()
        spans = []
        at = self._plain.find(plain) if plain else -1
        while at >= 0:
            span = self._span(at, at + len(plain))
            if start <= span[0] and span[1] <= end and _is_whole(self.text, *span):
                spans.append(span)
            at = self._plain.find(plain, at + 1)
        return spans

    def _fuzzy(self, quote: str, start: int, end: int) -> Placed | None:
        plain = _folded(quote)[0].strip(_ENDS)
        if not plain.isascii() and len(plain) < FEWEST_FUZZY:
            return self._inflected(plain, start, end)
        if len(plain) < FEWEST_FUZZY or self._left <= 0:
            return None
        self._left -= 1
        first, last = self._part(start, end)
        part = self._plain[first:last]
        # It gives a window as long as the quote, at a lower likeness than the words in it may have.
        cutoff = max(0.0, self.threshold - _WINDOW)
        found = fuzz.partial_ratio_alignment(plain, part, score_cutoff=cutoff)
        if found is None or found.dest_end <= found.dest_start:
            return None
        a, b, score = _best(plain, part, found.dest_start, found.dest_end)
        words = part[a:b]
        if score < self.threshold or _weight(plain) != _weight(words):
            return None
        span = self._span(first + a, first + b)
        return Placed(Evidence.of(self.text, *span, Alignment.FUZZY), round(score, 1))

    def _inflected(self, plain: str, start: int, end: int) -> Placed | None:
        """A name of another script with an ending that its language hangs on it."""
        if len(plain) < 4:
            return None
        for found in re.finditer(rf"\b{re.escape(plain)}\w{{1,{_INFLECTION}}}\b", self._plain):
            span = self._span(*found.span())
            if start <= span[0] and span[1] <= end:
                score = fuzz.ratio(plain, found.group())
                return Placed(Evidence.of(self.text, *span, Alignment.FUZZY), round(score, 1))
        return None

    def _part(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self._offsets, start), bisect_left(self._offsets, end)

    def _span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the text of a stretch of its folded form, without white space at the ends."""
        a = self._offsets[first]
        b = self._offsets[last - 1] + 1
        while b > a and self.text[b - 1].isspace():
            b -= 1
        return a, b


def plain(words: str) -> str:
    """Words without what an alignment may differ in: white space, quotation marks, dashes and case."""
    return _folded(words)[0].strip()


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded form, and for each of its characters the offset in the text that it comes from."""
    out: list[str] = []
    offsets: list[int] = []
    blank = True
    for at, character in enumerate(text):
        if character.isspace():
            if not blank:
                out.append(" ")
                offsets.append(at)
            blank = True
            continue
        folded = _ALIKE.get(character)
        if folded is None:
            folded = character.lower() if character.isascii() else _fold(character)
        for one in folded:
            out.append(one)
            offsets.append(at)
        blank = blank and not folded
    return "".join(out), offsets


def _fold(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).casefold()
    return "".join(_ALIKE.get(one, one) for one in folded)


def _chosen(spans: list[tuple[int, int]], near: tuple[int, int] | None, turn: int) -> tuple[int, int]:
    if near is not None:
        return min(spans, key=lambda span: max(0, near[0] - span[1], span[0] - near[1]))
    return spans[turn] if turn < len(spans) else spans[0]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a span cuts no word in two."""
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    return left.isalnum() and right.isalnum() and not (_UNSPACED.match(left) or _UNSPACED.match(right))


def _best(quote: str, text: str, start: int, end: int) -> tuple[int, int, float]:
    """The stretch of whole words about a window that is most like a quote, and how much."""
    starts = _boundaries(text, start)
    ends = _boundaries(text, end)
    stretches = [
        (*_trimmed(text, first, last), fuzz.ratio(quote, text[first:last]))
        for first in starts
        for last in ends
        if first < last
    ]
    first, last, _ = max(stretches, key=lambda one: one[2], default=(start, end, 0.0))
    return first, last, fuzz.ratio(quote, text[first:last])


def _boundaries(text: str, at: int) -> list[int]:
    """Offsets near one that cut no word."""
    near = range(max(0, at - _ABOUT), min(len(text), at + _ABOUT) + 1)
    return [
        one
        for one in near
        if not _joined(text, one)
        and (one in (0, len(text)) or text[one].isalnum() != text[one - 1].isalnum())
    ]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end


def _weight(words: str) -> tuple[list[str], int]:
    """What must not differ between a quote and its text: the numbers, and how often something is denied."""
    return _NUMBER.findall(words), len(_NEGATIVE.findall(words))
