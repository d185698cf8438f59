"""The two sides that a report shows at odds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from detente.knowledge.cues import cues
from detente.model import Actor
from detente.model.codes import Act, ActorKind, Sector
from detente.reading.local.actors.cast import Form
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.parsed import Token

_AT_ODDS = {
    Act.ATTACK: 4,
    Act.ACCUSE: 4,
    Act.COERCE: 3,
    Act.THREATEN: 2,
    Act.REJECT: 1,
    Act.DEMAND: 1,
    Act.PROPOSE: 1,
    Act.DENY: 1,
}
_TOGETHER = frozenset({Act.AGREE, Act.EXCHANGE, Act.DECLARE_CEASEFIRE, Act.EXTEND_CEASEFIRE})
_BLOWS = frozenset({Act.ATTACK, Act.COERCE})
_HELPING = frozenset({"mediate", "broker", "host", "facilitate"})
_GO_BETWEENS = frozenset({"mediator", "go-between", "broker", "facilitator", "guarantor", "intermediary"})
_BESIDE = frozenset({"appos", "amod", "compound", "nmod", "poss"})
_TWO = 2
_PAIRED = 2
"""How much it counts that the text speaks of two as a pair ("both sides") or that they agree."""
_HELPER = 0.25
"""What a pair weighs of which one mediates or hosts: those who fight weigh more in the end."""
_BETWEEN = 3
"""How much it counts that a war, talks or a truce is said to be between two."""


def belligerents(drafts: Sequence[Draft], scene: Scene) -> tuple[Actor, ...]:
    """The pair of parties of whom one strikes, accuses, refuses and asks the other most often; () for none.

    A pair that the text speaks of as one ("both sides", "war between X and Y") or that agrees on something
    counts too. Who mediates or hosts weighs less.
    """
    pairs = _Pairs(scene)
    for draft in drafts:
        for actor in draft.actor:
            pairs.add((actor,), draft.recipient, _AT_ODDS.get(draft.act, 0))
        if draft.act in _TOGETHER and len(scene.parties(draft.actor)) == _TWO:
            pairs.add(draft.actor[:1], draft.actor[1:], _PAIRED)
    for mention in scene.cast.mentions:
        go_between = scene.page.doc[mention.root].lemma_.lower() in _GO_BETWEENS
        if mention.form is Form.NOMINAL and len(mention.actors) == _TWO and not go_between:
            one, two = (scene.cast[key] for key in mention.actors)
            pairs.add((one,), (two,), _PAIRED)
    contested = _contested()
    for token in scene.page.tokens:
        if token.lower_ == "between" and token.head.lemma_.lower() in contested:
            named = [a for noun in token.children for a in scene.agents.of(noun, places=True)]
            if len(scene.parties(named)) == _TWO:
                pairs.add(named[:1], named[1:], _BETWEEN)
    helping, between = _helping(drafts, scene), _named_between(scene) - _striking(drafts, scene)
    return tuple(_who_fights(side, drafts, scene) for side in pairs.heaviest(helping | between, between))


def _contested() -> frozenset[str]:
    """Nouns for what two parties have between them."""
    data = cues("things")
    return frozenset(
        {*data["contested"], *data["ceasefire_nouns"], *data["talks_nouns"], *data["agreement_nouns"]}
    )


def _helping(drafts: Sequence[Draft], scene: Scene) -> set[str]:
    """The sides that mediate or host, or by whom something is mediated ("brokered by Moscow"), those that
    call on others together, and organisations of states that no blow is told of.
    """
    found = {
        side.id
        for draft in drafts
        if draft.act is Act.MEDIATE or (draft.act is Act.APPEAL and len(scene.parties(draft.actor)) > 1)
        for side in scene.parties(draft.actor)
    }
    striking = _striking(drafts, scene)
    bodies = (side for draft in drafts for side in scene.parties((*draft.actor, *draft.recipient)))
    found |= {side.id for side in bodies if side.sector is Sector.IGO and side.id not in striking}
    for token in scene.page.tokens:
        if token.lemma_.lower() not in _HELPING or token.pos_ not in {"VERB", "NOUN"}:
            continue
        clause = scene.by_head.get(token.i) or (
            scene.by_head.get(token.head.i) if token.dep_ == "xcomp" else None
        )
        if clause is not None:
            who = clause.by if clause.passive else clause.subject
            found |= {side.id for side in scene.parties(scene.agents.of(who))}
    return found


def _striking(drafts: Sequence[Draft], scene: Scene) -> set[str]:
    """The sides of those who strike and are struck."""
    blows = (draft for draft in drafts if draft.act in _BLOWS)
    return {side.id for d in blows for side in scene.parties((*d.actor, *d.recipient))}


def _named_between(scene: Scene) -> set[str]:
    """The sides that the report calls mediators."""
    nouns = (token for token in scene.page.tokens if token.lemma_.lower() in _GO_BETWEENS)
    return {side.id for noun in nouns for side in scene.parties(_go_betweens(noun, scene))}


def _go_betweens(noun: Token, scene: Scene) -> Iterator[Actor]:
    """Whom a noun calls a mediator: "Chadian mediators", "the mediators, Chad and Togo", "mediator Chad"."""
    beside = [c for c in noun.children if c.dep_ in _BESIDE]
    named = noun.head if noun.dep_ in {"compound", "nmod", "appos"} else noun
    for token in (named, *named.conjuncts, *(t for c in beside for t in (c, *c.conjuncts))):
        yield from scene.cast.at(token)


def _who_fights(side: Actor, drafts: Sequence[Draft], scene: Scene) -> Actor:
    """The side itself, or its army where the report tells of this and not of the state."""
    acting: dict[str, int] = {}
    for draft in drafts:
        for actor in (*draft.actor, *draft.recipient):
            if scene.same_side(actor, side) and actor.kind is not ActorKind.PERSON:
                acting[actor.id] = acting.get(actor.id, 0) + 1
    most = max(acting, key=lambda key: (acting[key], key == side.id, key), default=side.id)
    return scene.cast[most] if scene.cast[most].kind is ActorKind.MILITARY else side


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

    def heaviest(self, helping: set[str], outside: set[str]) -> tuple[Actor, ...]:
        """The pair that weighs most; one with a helper weighs less, and none has one from `outside`."""
        pairs = [pair for pair in self._weight if self._weight[pair] and not outside & set(pair)]
        if not pairs:
            return ()

        def weight(pair: tuple[str, str]) -> float:
            return self._weight[pair] * (_HELPER if helping & set(pair) else 1.0)

        def rank(pair: tuple[str, str]) -> tuple[bool, float, tuple[str, str]]:
            sided = all(self._sides[key].kind is not ActorKind.PERSON for key in pair)
            return (sided, weight(pair), pair)

        best = max(pairs, key=rank)
        if weight(best) < 1:
            return ()  # a helper that is told to have said a word against another fights nobody
        return (self._sides[best[0]], self._sides[best[1]])
