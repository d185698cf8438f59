"""Factories for what hangs on the trained head: a text in, and by word what a head would say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from detente.model import Actor
from detente.model.codes import Act, Issue, PloverType, Reality
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.learned import Learned, Stated, Verdict
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.themes import body_of
from detente.reading.local.parsed import Token
from tests.reading.hung import scene_of


def verdict(
    act: Act,
    share: float = 0.9,
    *,
    told: float = 0.9,
    idle: float = 0.02,
    kind: PloverType = PloverType.ASSAULT,
    sure: float = 0.9,
    mode: str | None = None,
    reality: Reality = Reality.ASSERTED,
    issues: Mapping[Issue, float] | None = None,
    also: Mapping[Act, float] | None = None,
) -> Verdict:
    """A verdict for an act and a PLOVER type with these shares; nothing else is likely, save `also`."""
    return Verdict(
        told=told,
        acts={**dict.fromkeys(Act, 0.001), **(also or {}), act: share},
        idle=idle,
        types={**dict.fromkeys(PloverType, 0.001), kind: sure},
        mode=mode,
        realities={**dict.fromkeys(Reality, 0.001), reality: 0.9},
        issues=dict(issues or {}),
    )


class Heard(Learned):
    """A head that hears what it is told to, by the letters of a word, and nothing else."""

    def __init__(
        self,
        verdicts: Mapping[str, Verdict] | None = None,
        conditions: Sequence[Stated] = (),
        who: Mapping[tuple[str, str, str], float] | None = None,
    ) -> None:
        """`who`: how likely a word names one who has a role in an act, by (word, role, word of the act)."""
        self._by_word = dict(verdicts or {})
        self._who = dict(who or {})
        self.conditions = list(conditions)

    def told(self, token: Token) -> float:
        found = self.at(token)
        return found.told if found is not None else 0.0

    def at(self, token: Token) -> Verdict | None:
        return self._by_word.get(token.text)

    def names(self, token: Token, role: str, act: Token) -> float:
        return self._who.get((token.text, role, act.text), 0.0)

    def heads(self, tokens: Iterable[Token]) -> Iterator[Token]:
        return (token for token in tokens if token.text in self._by_word)


def scene(text: str, heard: Learned | None = None, day: str = "2024-03-14") -> Scene:
    """The scene of a text, published on a Thursday, with what the head hears in it."""
    made = scene_of(text, day)
    made.learned = heard
    return made


def word(here: Scene, letters: str) -> Token:
    """The one token of these letters."""
    (found,) = (token for token in here.page.tokens if token.text == letters)
    return found


def actors(here: Scene, *named: str) -> tuple[Actor, ...]:
    """The actors of these names."""
    by_name = {actor.name: actor for actor in here.cast.actors}
    return tuple(by_name[name] for name in named)


def draft(here: Scene, letters: str, act: Act, by: tuple[str, ...] = (), to: tuple[str, ...] = ()) -> Draft:
    """A draft of an act at a word, by actors and to actors of these names, from its subject to its end."""
    head = word(here, letters)
    clause = here.by_head.get(head.i)
    body = body_of(clause) if clause is not None else tuple(head.subtree)
    span = here.page.doc[head.left_edge.i : head.right_edge.i + 1]
    return Draft(
        act=act,
        head=head,
        clause=clause,
        actor=actors(here, *by),
        recipient=actors(here, *to),
        body=body,
        start=span.start_char,
        end=span.end_char,
        cue=head.lemma_,
    )


def names(some: Iterable[Actor]) -> list[str]:
    """The names of actors, in their order."""
    return [actor.name for actor in some]
