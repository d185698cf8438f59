"""At whom an act is directed, from the clause's own structure or the act that it takes up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.model import Actor, Event
from detente.model.codes import ACTS_OF_WORDS, Act, Issue
from detente.reading.local.clauses import Clause
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.parsed import Token

_TOWARD = frozenset(
    {"to", "with", "on", "upon", "at", "against", "for", "from", "toward", "towards", "of", "between", "into"}
)
_FOR_ACT = {
    Act.CONSULT: frozenset({"with", "to", "between"}),
    Act.ATTACK: frozenset({"on", "at", "against", "into", "of", "in", "near"}),
    Act.THANK: frozenset({"to"}),
    Act.DEMAND: frozenset({"from", "of", "on", "to"}),
    Act.ACCUSE: frozenset({"against", "on", "at"}),
    Act.APPEAL: frozenset({"to", "on", "upon", "for", "with"}),
}
_CARRYING = frozenset({"dobj", "attr", "prt", "xcomp", "prep", "pobj", "pcomp"})
_BETWEEN = frozenset({Act.PROPOSE, Act.DEMAND, Act.ACCEPT, Act.REJECT, Act.PLEDGE, Act.APPEAL})
_TAKES_BOTH = frozenset({Issue.TALKS, Issue.CEASEFIRE, Issue.PEACE_TERMS, Issue.PRISONERS, Issue.WITHDRAWAL})
_OWN_VIEW = frozenset({Act.REJECT, Act.ACCEPT, Act.ENDORSE, Act.CRITICIZE, Act.DENY})


def recipients(draft: Draft, scene: Scene) -> tuple[Actor, ...]:
    """Whom `draft` is directed at; empty where the clause does not say."""
    clause = draft.clause
    found: list[Actor] = []
    if clause is not None:
        found = [*_objects(draft, clause, scene), *_prepositional(draft, clause.head, scene)]
        if not found:
            found = list(_complement(draft, clause, scene))
    if not found and draft.echo is not None and draft.act in _OWN_VIEW:
        found = list(draft.echo.actor)
    return strangers(found, draft.actor, scene)


def presumed(drafts: Sequence[Draft], sides: tuple[Actor, ...], scene: Scene) -> None:
    """Give what one of the two sides at odds asks or answers, on what takes both, the other as recipient."""
    for draft in drafts:
        if draft.recipient or draft.act not in _BETWEEN or not set(draft.issues) & _TAKES_BOTH:
            continue
        own = [side for side in sides if any(scene.same_side(side, actor) for actor in draft.actor)]
        if len(own) == 1 and len(sides) == 2:
            draft.recipient = tuple(side for side in sides if side.id != own[0].id)


def address_threats(events: Sequence[Event], scene: Scene) -> tuple[Event, ...]:
    """The events; a threat that names only what must not happen is directed at who is not to do it.

    As in "threatened new sanctions if Russia refused". Takes events with their conditions.
    """
    made = []
    for event in events:
        if event.act is Act.THREATEN and not event.recipient:
            asked = [
                scene.cast[c.requires.actor] for c in event.conditions if c.requires and c.requires.actor
            ]
            actors = tuple(scene.cast[key] for key in event.actor)
            found = tuple(actor.id for actor in strangers(asked, actors, scene))
            event = Event.model_validate({**dict(event), "id": "", "recipient": found}) if found else event
        made.append(event)
    return tuple(made)


def strangers(found: Iterable[Actor], actors: tuple[Actor, ...], scene: Scene) -> tuple[Actor, ...]:
    """`found` once each, without those who act themselves or belong to the side that acts."""
    kept = {a.id: a for a in found if not any(scene.same_side(a, actor) for actor in actors)}
    return tuple(kept.values())


def _objects(draft: Draft, clause: Clause, scene: Scene) -> Iterable[Actor]:
    violent = draft.act in {Act.ATTACK, Act.COERCE}
    tokens = clause.objects
    if clause.passive and clause.subject is not None and draft.act not in ACTS_OF_WORDS:
        tokens = (clause.subject, *tokens)
    for token in tokens:
        direct = scene.agents.of(token, places=violent or draft.act is Act.CONSULT)
        if direct:
            yield from direct
        elif draft.act in _OWN_VIEW | {Act.THANK, Act.ACCUSE} or violent:
            yield from scene.agents.owner(token)


def _prepositional(draft: Draft, head: Token, scene: Scene) -> Iterable[Actor]:
    """Actors behind "to", "with", "on" … of the predicate or of its object."""
    fitting = _FOR_ACT.get(draft.act, _TOWARD - {"for", "of", "from", "into"})
    heads = [head, *(c for c in head.children if c.dep_ in _CARRYING)]
    if draft.act in ACTS_OF_WORDS | {Act.CONSULT}:  # "proposed restarting talks with Ukraine"
        heads += [c for top in heads[1:] for c in top.children if c.dep_ in _CARRYING]
    for top in heads:
        for child in top.children:
            if child.dep_ in {"prep", "dative", "prt"} and child.lower_ in fitting:
                for noun in child.children:
                    if noun.dep_ == "pobj":
                        examples = tuple(_such_as(noun, scene))
                        yield from examples or scene.agents.of(
                            noun, places=draft.act in {Act.ATTACK, Act.CONSULT}
                        )


def _such_as(noun: Token, scene: Scene) -> Iterable[Actor]:
    """As in "countries such as China, Brazil": the examples."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"as", "including", "like"}:
            for example in child.children:
                yield from scene.agents.of(example)


def _complement(draft: Draft, clause: Clause, scene: Scene) -> Iterable[Actor]:
    """The subject of what is asked for: "wants Ukraine to drop its bid", "insisted that the rebels leave"."""
    if draft.act not in {Act.DEMAND, Act.APPEAL, Act.THREATEN, Act.PROPOSE, Act.ACCUSE, Act.CRITICIZE}:
        return
    for child in clause.head.children:
        if child.dep_ in {"ccomp", "xcomp"}:
            subject = next((c for c in child.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
            if subject is not None:
                yield from scene.agents.of(subject)
