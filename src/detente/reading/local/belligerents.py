"""The two sides that a report shows at odds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.knowledge.cues import cues
from detente.model import Actor
from detente.model.codes import Act, ActorKind
from detente.reading.local.cast import Form
from detente.reading.local.draft import Draft
from detente.reading.local.scene import Scene

_AT_ODDS = {
    Act.ATTACK: 3,
    Act.ACCUSE: 3,
    Act.REJECT: 1,
    Act.DEMAND: 1,
    Act.PROPOSE: 1,
    Act.DENY: 1,
    Act.COERCE: 2,
    Act.THREATEN: 1,
}
_TOGETHER = frozenset({Act.AGREE, Act.EXCHANGE, Act.DECLARE_CEASEFIRE, Act.EXTEND_CEASEFIRE})
_HELPING = frozenset({Act.MEDIATE, Act.MONITOR})
_PAIRED = 2
"""How much it counts that the text speaks of two as a pair: "both sides", "the two countries"."""


def belligerents(drafts: Sequence[Draft], scene: Scene) -> tuple[Actor, ...]:
    """The pair of parties of whom one strikes, accuses, refuses and asks the other most often; () for none.

    A pair that the text speaks of as one ("both sides"), or that agrees on something, counts less than blows.
    """
    pairs = _Pairs(scene)
    helping = _helping(scene) | {
        side.id for d in drafts if d.act in _HELPING for side in scene.parties(d.actor)
    }
    for draft in drafts:
        for actor in draft.actor:
            pairs.add((actor,), draft.recipient, _AT_ODDS.get(draft.act, 0))
        if draft.act in _TOGETHER and len(scene.parties(draft.actor)) == _PAIRED:
            pairs.add(draft.actor[:1], draft.actor[1:], _PAIRED)
    for mention in scene.cast.mentions:
        if mention.form is Form.NOMINAL and len(mention.actors) == _PAIRED:
            one, two = (scene.cast[key] for key in mention.actors)
            pairs.add((one,), (two,), 1)
    return tuple(_who_fights(side, drafts, scene) for side in pairs.heaviest(helping))


def _who_fights(side: Actor, drafts: Sequence[Draft], scene: Scene) -> Actor:
    """The side itself, or its army where the report tells of this and not of the state."""
    acting: dict[str, int] = {}
    for draft in drafts:
        for actor in (*draft.actor, *draft.recipient):
            if scene.same_side(actor, side) and actor.kind is not ActorKind.PERSON:
                acting[actor.id] = acting.get(actor.id, 0) + 1
    most = max(acting, key=lambda key: (acting[key], key == side.id, key), default=side.id)
    return scene.cast[most] if scene.cast[most].kind is ActorKind.MILITARY else side


def _helping(scene: Scene) -> set[str]:
    """The sides by whom something is mediated or hosted: "brokered by Moscow"."""
    verbs = cues("things")["helping_verbs"]
    by = [c.by for c in scene.clauses if c.by is not None and c.head.lemma_.lower() in verbs]
    return {side.id for noun in by for side in scene.parties(scene.agents.of(noun))}


class _Pairs:
    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._weight: dict[tuple[str, str], int] = {}
        self._sides: dict[str, Actor] = {}

    def add(self, ones: Iterable[Actor], others: Iterable[Actor], weight: int) -> None:
        """Count `weight` for each pair of sides of these two."""
        others = tuple(others)
        for actor in ones:
            for other in others:
                one, two = self._party(actor), self._party(other)
                if one is None or two is None or one.id == two.id:
                    continue
                self._sides[one.id], self._sides[two.id] = one, two
                pair = (min(one.id, two.id), max(one.id, two.id))
                self._weight[pair] = self._weight.get(pair, 0) + weight

    def _party(self, actor: Actor) -> Actor | None:
        """The side of an actor; a leader of no known side stands for himself."""
        return self._scene.cast.side(actor) or (actor if actor.kind is ActorKind.PERSON else None)

    def heaviest(self, helping: set[str]) -> tuple[Actor, ...]:
        """The pair that weighs most, helpers only where there is no other."""
        if not any(self._weight.values()):
            return ()

        def rank(pair: tuple[str, str]) -> tuple[bool, bool, int, tuple[str, str]]:
            sided = all(self._sides[key].kind is not ActorKind.PERSON for key in pair)
            return (not helping & set(pair), sided, self._weight[pair], pair)

        best = max((pair for pair in self._weight if self._weight[pair]), key=rank)
        return (self._sides[best[0]], self._sides[best[1]])
