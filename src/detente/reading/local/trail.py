"""What gave each field of an entry: the step, its rule and the words → the entry's `trace` and `spans`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from detente.model import Date, Entry, Evidence
from detente.model.frozen import FrozenDict
from detente.reading.local.page import Page
from detente.reading.local.parsed import Token

Piece = tuple[int, int]
"""Offsets `[start, end)` in the report's text."""

LONGEST = 80
"""Characters of a cue; longer words are cut, as the spans hold them whole."""

_E = TypeVar("_E", bound=Entry)


class Trail:
    """The steps that an entry's fields went through, noted while it is put together.

    A field's trace reads `step, rule: words (reason)`. The words are those of the text that gave the field,
    several joined with `…`; the reason says what words alone don't, such as that nothing else is named.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._trace: dict[str, str] = {}
        self._spans: dict[str, tuple[Evidence, ...]] = {}

    def note(self, field: str, step: str, words: Iterable[Token | Piece | None] = (), why: str = "") -> None:
        """Say which step gave a field, by which words of the text, and why."""
        spans = tuple(self._page.span(*piece) for piece in _joined(words, self._page.report.text))
        cue = _short(" … ".join(span.quote for span in spans))
        self._trace[field] = f"{step}: {f'{cue} ({why})' if cue and why else cue or why}"
        if spans:
            self._spans[field] = spans

    def date(self, field: str, step: str, date: Date | None, why: str = "") -> None:
        """Say which step gave a date; its words are its own evidence."""
        if date is not None:
            self.note(field, step, [(e.start, e.end) for e in date.evidence], why)

    def on(self, entry: _E) -> _E:
        """The entry with what was noted of the fields that it fills."""
        filled = {name for name in self._trace if _is_filled(entry, name)}
        trace = {name: text for name, text in self._trace.items() if name in filled}
        spans = {**entry.spans, **{name: found for name, found in self._spans.items() if name in filled}}
        return entry.model_copy(update={"trace": FrozenDict(trace), "spans": FrozenDict(spans)})


def words_of(tokens: Iterable[Token]) -> tuple[Piece, ...]:
    """The offsets of tokens, one piece for each run of them."""
    runs: list[list[Token]] = []
    for token in sorted(set(tokens), key=lambda t: t.i):
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return tuple((run[0].idx, run[-1].idx + len(run[-1])) for run in runs)


def _joined(words: Iterable[Token | Piece | None], text: str) -> list[Piece]:
    """Pieces in the order of the text, those with nothing but white space between them made one."""
    pieces = [(w.idx, w.idx + len(w)) if isinstance(w, Token) else w for w in words if w is not None]
    joined: list[Piece] = []
    for start, end in sorted(pieces):
        if not text[start:end].strip():
            continue
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rsplit(" ", 1)[0] + " …"


def _is_filled(entry: Entry, field: str) -> bool:
    """Whether the entry has a value in a field, which is called as in its JSON: `class`, not `class_`."""
    value = getattr(entry, field, None) if field in type(entry).model_fields else getattr(entry, f"{field}_")
    return value not in (None, (), "")
