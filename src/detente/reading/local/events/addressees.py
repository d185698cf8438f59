"""Acts → whom they are directed at: every party near an act weighed by its clues.

The model is a logistic regression over clues, by the weights that `training/addressees.py` learns from the
project's corpus; the card beside them says how good it is. A party is a recipient where it is likelier to be
one than not.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.knowledge.models import clue_weights
from detente.model import Actor
from detente.model.codes import ACTS_OF_WORDS
from detente.reading.local.actors.cast import Form, Mention
from detente.reading.local.events.belligerents import belligerents
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.parsed import Token

MODEL = "addressees.json"
_BACK = 2
"""Sentences back in which a party that is named may be meant."""
_EARLIER = 6
"""Acts back that show who deals with whom."""
_STEPS = 8
_OFTEN = (0.1, 0.25, 0.5)
_SURE = (0.05, 0.15, 0.3, 0.5, 0.7)
_FAR = 100
"""Tokens apart at which a party may still be in one window with the act."""
_LEAN = 0.4
"""Added to every party: one that is a little less likely than not is more often right than nobody."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party, the actors of it that may be meant, and the clues for it."""

    party: Actor
    actors: tuple[Actor, ...]
    clues: tuple[str, ...]


def weights() -> Mapping[str, float]:
    """The weight of each clue; a clue that is not there weighs nothing."""
    return clue_weights(MODEL)


def address(drafts: Sequence[Draft], scene: Scene) -> None:
    """Set the recipients of `drafts`, in the order of the text, from what the clauses and the report show."""
    field = Field(drafts, scene)
    for index, draft in enumerate(drafts):
        if draft.settled:
            continue
        found: list[Actor] = []
        for candidate in field.candidates(index):
            if _weight(candidate.clues) > -_LEAN:
                found += candidate.actors
        draft.recipient = tuple({actor.id: actor for actor in found}.values())


class Field:
    """The parties of a report, where each is named and who deals with whom."""

    def __init__(self, drafts: Sequence[Draft], scene: Scene) -> None:
        self.drafts = drafts
        self.scene = scene
        self.sides = belligerents(drafts, scene)
        self._sides = {self.party(side).id for side in self.sides}
        self._sentence = scene.page.sentences
        self._named: dict[str, list[Mention]] = {}
        self._in: dict[str, dict[int, list[Mention]]] = {}
        """The mentions of each party by sentence."""
        self._parties: dict[str, Actor] = {}
        for mention in scene.cast.mentions:
            for key in mention.actors:
                party = self.party(scene.cast[key])
                self._parties[party.id] = party
                self._named.setdefault(party.id, []).append(mention)
                number = self._sentence[mention.root]
                self._in.setdefault(party.id, {}).setdefault(number, []).append(mention)
        self._most = max((len(found) for found in self._named.values()), default=1)

    def party(self, actor: Actor) -> Actor:
        """The side of an actor; a bystander stands for itself."""
        return self.scene.cast.side(actor) or actor

    def candidates(self, index: int) -> Iterator[Candidate]:
        """The parties that an act may be directed at, but not those who do it."""
        draft = self.drafts[index]
        own = {self.party(actor).id for actor in draft.actor}
        at = self._sentence[draft.head.i]
        by_rule: dict[str, list[Actor]] = {}
        for actor in draft.recipient:
            by_rule.setdefault(self.party(actor).id, []).append(actor)
        body = {t.i for t in draft.body}
        window = range(at - _BACK, at + 1)
        near = {key for key, numbers in self._in.items() if any(n in numbers for n in window)}
        near |= self._sides | set(by_rule)
        for key in sorted(near - own, key=lambda k: (self._named[k][0].start if k in self._named else -1, k)):
            party = self._parties.get(key) or self.scene.cast[key]
            clues = tuple(self._clues(index, party, own, body, by_rule.get(key, [])))
            yield Candidate(party, tuple(by_rule.get(key, [party])), clues)

    def _clues(
        self, index: int, party: Actor, own: set[str], body: set[int], ruled: list[Actor]
    ) -> Iterator[str]:
        draft = self.drafts[index]
        at = self._sentence[draft.head.i]
        act = draft.act.value
        yield "bias"
        yield f"act:{act}"
        yield f"kind:{party.kind}"
        yield f"sector:{party.sector}"
        if ruled:
            yield "rule"
            yield f"rule:{act}"
        elif draft.recipient:
            yield "rule:other"
        mentions = self._named.get(party.id, [])
        numbers = self._in.get(party.id, {})
        here = numbers.get(at, [])
        doc = self.scene.page.doc
        roles = {role for m in here for role in _roles(doc[m.root], draft.head, m.form)}
        for role in sorted(roles):
            yield f"role:{role}"
            yield f"role:{role}:{act}"
        yield f"pointed:{self._pointed(draft.head, mentions)}:{bool(ruled)}"
        gap = next((back for back in range(_BACK + 1) if at - back in numbers), 9)
        yield f"gap:{gap}"
        inside = any(m.root in body for m in mentions)
        yield f"inside:{inside}"
        if inside:
            yield f"inside:{act}"
        share = len(mentions) / self._most
        yield f"often:{sum(share > step for step in _OFTEN)}"
        if party.id in self._sides:
            yield "side"
            yield f"side:{act}"
            if own & self._sides:
                yield "opponent"
                yield f"opponent:{act}"
                yield f"opponent:ruled:{bool(draft.recipient)}"
        speaker = self.scene.speaker(draft.head)
        if speaker is not None and self.party(speaker).id == party.id:
            yield f"speaker:{act in ACTS_OF_WORDS}"
        if any(self.party(actor).id == party.id for actor in (draft.echo.actor if draft.echo else ())):
            yield "echo"
        yield from self._history(index, party, own)

    def _pointed(self, act: Token, mentions: Sequence[Mention]) -> int:
        """How likely words that name a party name whom an act is directed at, as a step of `_SURE`."""
        if self.scene.learned is None:
            return 0
        doc = self.scene.page.doc
        near = (m for m in mentions if abs(m.root - act.i) <= _FAR)
        share = max((self.scene.learned.names(doc[m.root], "recipient", act) for m in near), default=0.0)
        return sum(share > step for step in _SURE)

    def _history(self, index: int, party: Actor, own: set[str]) -> Iterator[str]:
        """Who dealt with whom in the acts before."""
        for back, other in enumerate(reversed(self.drafts[max(0, index - _EARLIER) : index])):
            actors = {self.party(actor).id for actor in other.actor}
            targets = {self.party(actor).id for actor in other.recipient}
            if back == 0 and party.id in actors:
                yield "before:acted"
            if back == 0 and party.id in targets and not actors & own:
                yield "before:was met"
            if actors & own and party.id in targets:
                yield "history:same"
            if party.id in actors and targets & own:
                yield "history:answer"


def _roles(token: Token, head: Token, form: Form) -> Iterator[str]:
    """How the head of a mention stands to the head of an act: the path of the parse between them."""
    path: list[str] = []
    word = token
    for _ in range(_STEPS):
        if word == head:
            yield "down:" + "/".join(path[-3:])
            return
        path.append(word.lower_ if word.dep_ == "prep" else word.dep_)
        if word.head == word:
            break
        word = word.head
    yield f"aside:{'before' if token.i < head.i else 'after'}:{form}"


def likely(clues: Iterable[str]) -> float:
    """How likely a party with these clues is a recipient, 0 to 1."""
    return 1 / (1 + math.exp(-_weight(clues)))


def _weight(clues: Iterable[str]) -> float:
    known = weights()
    return sum(known.get(clue, 0.0) for clue in clues)
