"""Acts → the parties that each may be directed at, with the clues for every one of them and for nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.model import Actor
from detente.model.codes import ACTS_OF_WORDS, Act, ActorKind
from detente.reading.local.actors.cast import Form, Mention
from detente.reading.local.events.addressee_ranks import Standing, roles, step_of
from detente.reading.local.events.belligerents import belligerents
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.parsed import Token

_BACK = 2
"""Sentences back in which a party that is named but once may be meant."""
_OFTEN = (0.1, 0.25, 0.5)
_FAR = 100
"""Tokens apart at which a party may still be in one window with the act."""
_FARTHER = 5
_MORE = 3
_CLASS = {ActorKind.PERSON: "person", ActorKind.MILITARY: "army", ActorKind.GROUP: "people"}
_NAMED = frozenset({Form.NAME, Form.METONYM, Form.PLACE})
_TOLD = wordset(
    """
    down:dobj down:dative down:pobj/to down:pobj/with down:as/pobj/to down:conj/dobj down:dobj/conj
    down:nsubj/ccomp down:nsubj/xcomp down:amod/nsubj/ccomp
    """
)
"""Where an act has whom it is directed at: "urged Chad", "spoke to Chad", "demands that Chad leave"."""
_OWNED = wordset("down:amod/dobj down:compound/dobj")
"""Where an act has whose thing it is about: "denied the Chadian charge", "struck a Chadian post"."""
_PLAIN = ACTS_OF_WORDS | {Act.CONSULT, Act.ATTACK}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party, the actors of it that may be meant, and the clues for it."""

    party: Actor
    actors: tuple[Actor, ...]
    clues: tuple[str, ...]
    clear: bool = False
    """Whether the words say so: it is named where such an act has whom it is directed at."""
    roots: frozenset[int] = frozenset()
    """The heads of its mentions in the sentence of the act."""
    share: float = 0.0
    """How clearly the trained head points at it."""


class Field:
    """The parties of a report, where each is named and who deals with whom."""

    def __init__(self, drafts: Sequence[Draft], scene: Scene) -> None:
        self.drafts = drafts
        self.scene = scene
        self._sides = {self.party(side).id for side in belligerents(drafts, scene)}
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
        self._who = [{self.party(actor).id for actor in draft.actor} for draft in drafts]
        self._acting = Counter(key for keys in self._who for key in keys)

    def party(self, actor: Actor) -> Actor:
        """The side of an actor; a bystander stands for itself."""
        return self.scene.cast.side(actor) or actor

    def candidates(self, index: int) -> list[Candidate]:
        """The parties that an act may be directed at, but not those who do it.

        Parties of one sentence far from the act are left out, and so is nobody who is told of again.
        """
        draft = self.drafts[index]
        own = self._who[index]
        at = self._sentence[draft.head.i]
        by_rule: dict[str, list[Actor]] = {}
        for actor in draft.recipient:
            by_rule.setdefault(self.party(actor).id, []).append(actor)
        window = range(at - _BACK, at + 1)
        near = {key for key, numbers in self._in.items() if len(numbers) > 1 or next(iter(numbers)) in window}
        near |= self._sides | set(by_rule)
        keys = sorted(near - own, key=lambda k: (self._named[k][0].start if k in self._named else -1, k))
        shares = {key: self.share(draft.head, self._named.get(key, [])) for key in keys}
        standing = Standing(draft.head, own, shares, self._named, self._in, self._sentence)
        body = {t.i for t in draft.body}
        return [self._candidate(index, key, by_rule.get(key, []), standing, body) for key in keys]

    def nobody(self, index: int, listed: Sequence[Candidate]) -> tuple[str, ...]:
        """The clues that an act is directed at nobody whom the report names."""
        draft = self.drafts[index]
        act, own = draft.act.value, self._who[index]
        facts = (
            f"own:{min(len(own), 2)}",
            f"rule:{any('rule' in c.clues for c in listed)}",
            f"side:{bool(own & self._sides)}",
        )
        return (
            "none",
            f"none:{act}",
            *(f"none:{fact}" for fact in facts),
            *(f"none:{fact}:{act}" for fact in facts),
            f"none:here:{min(sum(bool(c.roots) for c in listed), _MORE)}",
            f"none:of:{min(len(listed), 2 * _MORE)}",
            f"none:{draft.reality}",
            f"none:noun:{draft.clause is None}",
            f"none:pointed:{step_of(max((c.share for c in listed), default=0.0))}",
            f"none:lemma:{draft.head.lemma_.lower()}",
            *(f"none:issue:{issue}" for issue in draft.issues),
        )

    def share(self, act: Token, mentions: Sequence[Mention]) -> float:
        """How likely words that name a party name whom an act is directed at, as the trained head points."""
        if self.scene.learned is None:
            return 0.0
        doc = self.scene.page.doc
        near = (m for m in mentions if abs(m.root - act.i) <= _FAR)
        return max((self.scene.learned.names(doc[m.root], "recipient", act) for m in near), default=0.0)

    def _candidate(
        self, index: int, key: str, ruled: list[Actor], standing: Standing, body: set[int]
    ) -> Candidate:
        draft = self.drafts[index]
        party = self._parties.get(key) or self.scene.cast[key]
        doc = self.scene.page.doc
        here = self._in.get(key, {}).get(self._sentence[draft.head.i], [])
        paths = {m.root: tuple(roles(doc[m.root], draft.head, m.form)) for m in here}
        clear = (
            bool(ruled)
            and draft.act in _PLAIN
            and _CLASS.get(party.kind) is None
            and any(_is_clear(draft.act, m.form, paths[m.root]) for m in here)
        )
        clues = [*self._of_party(index, party, ruled), *standing.of(key, draft.act.value)]
        for path in sorted({path for found in paths.values() for path in found}):
            clues += [f"role:{path}", f"role:{path}:{draft.act}"]
        inside = any(m.root in body for m in self._named.get(key, []))
        clues += [f"inside:{inside}", *([f"inside:{draft.act}"] if inside else [])]
        pointed = standing.shares[key]
        return Candidate(party, tuple(ruled or [party]), tuple(clues), clear, frozenset(paths), pointed)

    def _of_party(self, index: int, party: Actor, ruled: list[Actor]) -> Iterator[str]:
        """The clues that do not compare a party with the others."""
        draft, own, key = self.drafts[index], self._who[index], party.id
        act = draft.act.value
        kind = _CLASS.get(party.kind, "party")
        yield "bias"
        yield f"kind:{party.kind}"
        yield f"class:{kind}:{act}"
        yield f"sector:{party.sector}"
        yield f"sector:{party.sector}:{act}"
        for actor in self.scene.parties(draft.actor):
            yield f"kinds:{actor.sector}>{party.sector}"
            yield f"land:{party.country is not None and actor.country == party.country}"
        if ruled:
            yield from ("rule", f"rule:{act}", f"rule:{kind}", f"rule:{kind}:{act}")
        elif draft.recipient:
            yield "rule:other"
        yield from self._of_distance(index, key)
        yield f"often:{sum(len(self._named.get(key, [])) / self._most > step for step in _OFTEN)}"
        yield f"acting:{min(self._acting[key], _MORE)}"
        if key in self._sides:
            yield from ("side", f"side:{act}")
            if own & self._sides:
                yield from ("opponent", f"opponent:{act}", f"opponent:ruled:{bool(draft.recipient)}")
        elif own & self._sides:
            yield f"outside:{act}"
        yield from self._of_voices(draft, key)

    def _of_distance(self, index: int, key: str) -> Iterator[str]:
        draft = self.drafts[index]
        at, numbers = self._sentence[draft.head.i], self._in.get(key, {})
        gap = next((back for back in range(_FARTHER) if at - back in numbers), 9)
        yield f"gap:{gap}"
        yield f"gap:{min(gap, _MORE)}:{draft.act}"
        if not any(number <= at for number in numbers):
            yield "gap:later"

    def _of_voices(self, draft: Draft, key: str) -> Iterator[str]:
        """Who says so, who accuses, and who did or met what the act takes up."""

        def holds(actors: Sequence[Actor]) -> bool:
            return any(self.party(actor).id == key for actor in actors)

        speaker = self.scene.speaker(draft.head)
        if speaker is not None and holds([speaker]):
            yield f"speaker:{draft.act in ACTS_OF_WORDS}"
        if draft.echo is not None:
            yield from ["echo"] * holds(draft.echo.actor)
            yield from ["echo:whom"] * holds(draft.echo.recipient)
        if draft.inside is not None and holds(draft.inside.actor):
            yield f"accuser:{draft.act}"
        if draft.prior is not None and holds(draft.prior.actor):
            yield f"asked:{draft.act}"


def _is_clear(act: Act, form: Form, paths: Iterable[str]) -> bool:
    """Whether a mention of this form names whom an act is directed at beyond doubt."""
    if form in _NAMED:
        return not _TOLD.isdisjoint(paths)
    if form is Form.ADJECTIVE:
        return not _OWNED.isdisjoint(paths)
    return act is Act.ACCUSE and form is Form.NOMINAL and "down:dobj" in paths
