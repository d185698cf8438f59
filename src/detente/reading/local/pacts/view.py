"""The scene with what the steps for ceasefires, talks and agreements look up again and again."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from detente.model import Actor, Event, Place
from detente.reading.local.actors.doers import Doers
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.pacts.ceasefire_nouns import ceasefire_nouns
from detente.reading.local.pacts.standing import Standings
from detente.reading.local.page import Page
from detente.reading.local.parsed import Token
from detente.reading.local.places.where import Where
from detente.reading.local.times.binding import time_of
from detente.reading.local.times.when import When

PAIR = "the two sides that fight in this report"
"""Why somebody is a party whom the words at hand don't name, for the trace."""
_HEADING = 100
"""Shorter lines that end without a stop are headings."""
_ITEM = re.compile(r"[-•*–—]|\d+[.)]\s")


def _is_heading(start: int, end: int, page: Page) -> bool:
    line = page.report.text[start:end].strip()
    return len(line) < _HEADING and line[-1:].isalnum() and not _ITEM.match(line)


class View:
    """A scene with its drafts, the events made of them and indices by token and by sentence."""

    def __init__(
        self,
        scene: Scene,
        drafts: Sequence[Draft],
        events: Sequence[Event],
        belligerents: tuple[Actor, ...],
    ) -> None:
        self.scene = scene
        self.drafts = tuple(drafts)
        self.told: Mapping[int, Event] = {id(d): e for d, e in zip(drafts, events, strict=True)}
        self.belligerents = belligerents
        self.doers = Doers(scene, drafts)
        self.standings = Standings(scene)
        self._times: dict[int, When] = {when.root: when for when in scene.times}
        page = scene.page
        lines = [*page.paragraphs, *([page.headline] if page.headline is not None else [])]
        self._headings = sorted(line for line in lines if line == page.headline or _is_heading(*line, page))
        self._sentence = page.sentences
        self._drafts_in: dict[int, list[Draft]] = {}
        for draft in self.drafts:
            self._drafts_in.setdefault(self._sentence[draft.head.i], []).append(draft)
        self._times_in: dict[int, list[When]] = {}
        self._places_in: dict[int, list[Where]] = {}
        for when in scene.times:
            self._times_in.setdefault(self._sentence[when.root], []).append(when)
        for where in scene.places:
            self._places_in.setdefault(self._sentence[where.root], []).append(where)

    @cached_property
    def truces(self) -> tuple[tuple[Token, list[Token]], ...]:
        """The head of each mention of a ceasefire, the headline's too, and the words of its phrase."""
        return tuple(ceasefire_nouns(self.scene.page.doc))

    @cached_property
    def naming_truces(self) -> frozenset[int]:
        """The sentences that name a ceasefire by a noun or by a verb of halting."""
        return frozenset(self.sentence(head) for head, _ in self.truces)

    def sentence(self, token: Token) -> int:
        """The number of the sentence that holds a token."""
        return self._sentence[token.i]

    def times(self, roots: Iterable[int]) -> Iterator[When]:
        """The times whose head is among these token indices, in the text's order, without sets of days."""
        for root in sorted(roots):
            when = self._times.get(root)
            if when is not None and not when.recurring:
                yield when

    def in_heading(self, token: Token) -> bool:
        """Whether a token stands in the headline or in a line between paragraphs that is no sentence."""
        index = bisect.bisect_right(self._headings, (token.idx, len(self.scene.page.report.text))) - 1
        return index >= 0 and token.idx < self._headings[index][1]

    def drafts_at(self, token: Token) -> Sequence[Draft]:
        """The drafts in the sentence of a token."""
        return self._drafts_in.get(self._sentence[token.i], ())

    def time_of(self, token: Token) -> When | None:
        """The time of what a verb or noun tells."""
        return time_of(token, self._times_in.get(self._sentence[token.i], ()), self.scene.page)

    def words_of(self, place: Place | None, token: Token) -> tuple[tuple[int, int], ...]:
        """The offsets at which the sentence of a token names a place; nothing for None."""
        found = ((w.start, w.end) for w in self.places_in(token) if place is not None and w.place == place)
        return tuple(found)[:1]

    def place_of(self, token: Token) -> Place | None:
        """The place of what a verb or noun tells."""
        where = self.scene.place_of(token)
        return where.place if where is not None else None

    def places_in(self, token: Token) -> Sequence[Where]:
        """The places that the sentence of a token names."""
        return self._places_in.get(self._sentence[token.i], ())
