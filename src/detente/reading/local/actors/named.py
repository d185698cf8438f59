"""Actors and a word → the words nearest to it, in its sentence, that name them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from detente.model import Actor
from detente.reading.local.actors.cast import Cast, Mention
from detente.reading.local.parsed import Token
from detente.reading.local.trail import Piece

_WEAK = frozenset("who whom whose which that his her its their our my".split())
"""Words that stand beside who acts rather than for it: taken where there is nothing better."""


def named_near(actors: Iterable[Actor], word: Token, cast: Cast) -> tuple[Piece, ...]:
    """The offsets of the mentions nearest to `word` that name each of `actors`, in the order of `actors`; of
    somebody on its side where none names the actor itself. Nothing for one whom the sentence does not name.
    """
    sentence = word.sent
    first = bisect_left(cast.mentions, sentence.start_char, key=_start)
    last = bisect_left(cast.mentions, sentence.end_char, key=_start)
    here = cast.mentions[first:last]
    found = (_nearest(actor, word, here, cast) for actor in actors)
    return tuple(dict.fromkeys((m.start, m.end) for m in found if m is not None))


def _nearest(actor: Actor, word: Token, here: Iterable[Mention], cast: Cast) -> Mention | None:
    def far(mention: Mention) -> tuple[bool, bool, int]:
        weak = word.doc[mention.root].lower_ in _WEAK
        return actor.id not in mention.actors, weak, abs(mention.root - word.i)

    fitting = (m for m in here if actor.id in m.actors or _is_of_side(m, actor, cast))
    return min(fitting, key=far, default=None)


def _is_of_side(mention: Mention, actor: Actor, cast: Cast) -> bool:
    return actor.side is not None and any(cast[key].side == actor.side for key in mention.actors)


def _start(mention: Mention) -> int:
    return mention.start
