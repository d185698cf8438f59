"""Offsets → voices: whose words stand at a place of the text, and who "I" and "we" are there."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from detente.model import Actor, Quotation
from detente.reading.local.actors.cast import Cast
from detente.reading.local.page import Page
from detente.reading.local.parsed import Token
from detente.reading.local.quotations.words import speech

ONE = frozenset({"i", "me", "my", "mine", "myself"})
MANY = frozenset({"we", "us", "our", "ours", "ourselves"})


class Voices:
    """The quotations of a page by the characters of their content."""

    def __init__(self, page: Page, quotations: Sequence[Quotation], cast: Cast) -> None:
        self.page = page
        self.cast = cast
        self.quotations: tuple[Quotation, ...] = tuple(quotations)
        self._edges, self._heard = _layers(self.quotations)

    def at(self, offset: int) -> tuple[Quotation, ...]:
        """The quotations whose content holds the character at `offset`, outermost first."""
        index = bisect.bisect_right(self._edges, offset) - 1
        return self._heard[index] if index >= 0 else ()

    def speaker(self, offset: int) -> Actor | None:
        """Who says the words at `offset`; None in the outlet's own voice or where the speaker is unknown."""
        heard = self.at(offset)
        key = heard[-1].speaker if heard else None
        return self.cast[key] if key else None

    def first_person(self, token: Token) -> tuple[Actor, ...]:
        """Whom "I" or "we" names inside a quotation: the speakers, or for "we" of somebody who speaks for
        others (a spokesman, an official, an adviser) the side. Empty for other words and outside quotations.
        """
        word = token.lower_
        if word not in ONE and word not in MANY:
            return ()
        heard = self.at(token.idx)
        if not heard or heard[-1].speaker is None:
            return ()
        speakers = [self.cast[key] for key in (heard[-1].speaker, *heard[-1].co_speakers)]
        if word in MANY:
            speakers = [self._stands_for(speaker) for speaker in speakers]
        return tuple({actor.id: actor for actor in speakers}.values())

    def _stands_for(self, speaker: Actor) -> Actor:
        words = f"{speaker.role or ''} {speaker.name}".lower().split()
        mouth = speech("mouthpieces")
        if any(word in mouth or word.removesuffix("s") in mouth for word in words):
            return self.cast.side(speaker) or speaker
        return speaker


def _layers(quotations: Sequence[Quotation]) -> tuple[list[int], list[tuple[Quotation, ...]]]:
    """The offsets where the set of voices changes, and the voices from each on."""
    changes: dict[int, list[tuple[bool, int]]] = {}
    for index, quotation in enumerate(quotations):
        for piece in quotation.content:
            changes.setdefault(piece.start, []).append((True, index))
            changes.setdefault(piece.end, []).append((False, index))
    extent = [max(p.end for p in q.content) - min(p.start for p in q.content) for q in quotations]
    edges: list[int] = []
    heard: list[tuple[Quotation, ...]] = []
    active: set[int] = set()
    for edge in sorted(changes):
        for opens, index in sorted(changes[edge]):
            if opens:
                active.add(index)
            else:
                active.discard(index)
        edges.append(edge)
        ordered = sorted(active, key=lambda i: (-extent[i], len(quotations[i].reported_by), i))
        heard.append(tuple(quotations[i] for i in ordered))
    return edges, heard
