"""Who helps along: hosts, mediators, guarantors of talks, a ceasefire or an agreement, named at its noun."""

from __future__ import annotations

from collections.abc import Iterator

from detente.knowledge.cues import cues
from detente.model import Actor
from detente.reading.local.pacts.view import View
from detente.reading.local.parsed import Token

_BESIDE = 2


def helpers(noun: Token, view: View) -> tuple[Actor, ...]:
    """Who mediates, hosts or guarantees what `noun` names, in the words around it; () for nobody."""
    found = [*_at_noun(noun, view), *_of_predicate(noun, view)]
    return tuple({actor.id: actor for actor in found}.values())


def _at_noun(noun: Token, view: View) -> Iterator[Actor]:
    """As in "talks brokered by", "the Saudi-mediated truce", "under Egyptian mediation"."""
    verbs = set(cues("things")["helping_verbs"])
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in verbs:
            if child.lemma_.lower() == "lead" and child.nbor(-1).text == "," and child.i - noun.i > _BESIDE:
                continue  # "talks between the Front, led by X, and": a party's leader
            yield from _by(child, view)
        elif child.dep_ in {"amod", "compound", "nmod"} and _participle(child):
            yield from (a for t in child.subtree for a in view.scene.cast.at(t))
        elif child.dep_ == "relcl":
            yield from _where_host(child, view)
        elif child.dep_ == "prep":
            yield from _with_helpers(child, view)


def _of_predicate(noun: Token, view: View) -> Iterator[Actor]:
    """As in "X hosted the talks", "met under X's auspices", "met in Y, with X as guarantor"."""
    head = noun.head if noun.dep_ in {"dobj", "nsubj", "nsubjpass"} else noun
    helping = head.lemma_.lower() in cues("things")["helping_verbs"] and head.tag_ != "VBG"
    if helping and noun.dep_ == "dobj":
        # The parser takes "host" in "offered to host talks" for a noun.
        clause = view.scene.by_head.get(head.i) or view.scene.by_head.get(head.head.i)
        if clause is not None and not clause.passive:
            yield from view.scene.agents.of(clause.subject)
    for child in head.children:
        if child.dep_ == "prep":
            yield from _with_helpers(child, view)
        elif child.dep_ in {"advcl", "relcl"}:
            yield from _where_host(child, view)
    if noun.dep_ == "nsubjpass" and head.lemma_.lower() in cues("things")["helping_verbs"]:
        yield from _by(head, view)


def _with_helpers(preposition: Token, view: View) -> Iterator[Actor]:
    """As in "under Egyptian mediation", "with Norway and Cuba as guarantors"."""
    data = cues("things")
    for noun in preposition.children:
        lemma = noun.lemma_.lower()
        if lemma in data["helping_nouns"]:
            yield from view.scene.agents.owner(noun)
        elif preposition.lower_ == "with":
            if as_role(preposition, noun) in data["helpers"]:
                yield from view.scene.agents.of(noun, places=True)
        elif preposition.lower_ == "in":
            yield from (a for c in noun.children if c.dep_ == "relcl" for a in _where_host(c, view))
            for deeper in noun.children:
                if deeper.dep_ == "prep":
                    yield from _with_helpers(deeper, view)


def as_role(preposition: Token, noun: Token) -> str:
    """As what somebody is there: "mediator" in "with Norway as mediator"; empty where nothing says."""
    near = [*noun.subtree, *preposition.children, *preposition.head.children]
    roles = (p for c in near if c.lower_ == "as" and c.i > noun.i for p in c.children)
    return next((role.lemma_.lower() for role in roles), "")


def _where_host(head: Token, view: View) -> Iterator[Actor]:
    """As in "…, where Malaysia's prime minister was the host"."""
    clause = view.scene.by_head.get(head.i)
    if clause is None or clause.subject is None:
        return
    helping = head.lemma_.lower() in cues("things")["helping_verbs"] and not clause.passive
    if helping or any(
        c.dep_ == "attr" and c.lemma_.lower() in cues("things")["helpers"] for c in head.children
    ):
        yield from view.scene.agents.of(clause.subject)


def _by(head: Token, view: View) -> Iterator[Actor]:
    for child in head.children:
        if child.lower_ == "by":
            for noun in child.children:
                yield from view.scene.agents.of(noun, places=True)


def _participle(token: Token) -> bool:
    last = token.lower_.rpartition("-")[2]
    return (
        any(last == verb + "d" or last == verb + "ed" for verb in cues("things")["helping_verbs"])
        or last == "led"
    )
