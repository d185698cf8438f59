"""One kept reading, prepared for its rows: names, judgements and sentences at hand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from detente.model import Actor, Entry, Evidence, Judgement, Kept
from detente.model.sentence import sentence_around

MAX_CONTEXT = 1_000
"""How many characters of a sentence are given on either side of a quote: a text can be one endless line."""


class Source:
    """What the rows of one report share."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.report = kept.reading.report
        self._actors = {actor.id: actor for actor in kept.reading.actors}
        self._sentences: dict[tuple[int, int], str] = {}

    def passes(self, entry: Entry) -> bool:
        """Whether the entry passed the filter; the others are there to be referred to."""
        return entry.id in self.kept.passed

    def actors(self, ids: Iterable[str]) -> list[Actor]:
        """The actors of these ids."""
        return [self._actors[key] for key in ids]

    def names(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Their names, as the report writes them."""
        return tuple(self._actors[key].name for key in ids)

    def name(self, key: str | None) -> str | None:
        """The name of one actor."""
        return None if key is None else self._actors[key].name

    def sides(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The name of each one's side; empty for who has none."""
        return tuple(self.name(actor.side) or "" for actor in self.actors(ids))

    def judgements(self, entry: Entry) -> tuple[Judgement, ...]:
        """The newest judgement of each person on an entry, the oldest of them first."""
        return self._judged.get(entry.id, ())

    def sentences(self, evidence: Iterable[Evidence]) -> tuple[str, ...]:
        """The sentences around pieces of evidence, each once, in the order of the text."""
        spans = sorted({(piece.start, piece.end) for piece in evidence})
        return tuple(dict.fromkeys(self._sentence(start, end) for start, end in spans))

    @cached_property
    def _judged(self) -> dict[str, tuple[Judgement, ...]]:
        newest: dict[tuple[str, str], Judgement] = {}
        for one in sorted(self.kept.judgements, key=lambda judgement: judgement.at):
            newest.pop((one.entry, one.who), None)
            newest[one.entry, one.who] = one
        by_entry: dict[str, tuple[Judgement, ...]] = {}
        for one in newest.values():
            by_entry[one.entry] = (*by_entry.get(one.entry, ()), one)
        return by_entry

    def _sentence(self, start: int, end: int) -> str:
        found = self._sentences.get((start, end))
        if found is None:
            first, last = max(0, start - MAX_CONTEXT), end + MAX_CONTEXT
            text = self.report.text[first:last]
            begin, stop = sentence_around(text, start - first, end - first)
            found = self._sentences[start, end] = " ".join(text[begin:stop].split())
        return found
