"""Nouns that do an act: "a visit to Kyiv by several leaders", "his demand for a corridor"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model import Actor
from detente.model.codes import Act
from detente.reading.local.actors.cast import Form
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.triggers import match_noun, words
from detente.reading.local.parsed import Token

_LIGHT = frozenset(
    {"launch", "carry", "stage", "mount", "make", "issue", "conduct", "begin", "start", "pay", "unleash"}
    | {"announce", "declare", "order", "resume", "hold", "open", "lift", "impose", "halt", "end", "extend"}
)
_ASKING = frozenset({Act.DEMAND, Act.PROPOSE, Act.APPEAL})
_HARMING = frozenset({"leave", "displace", "force", "cost", "claim", "drive", "uproot"})
_WORDS = frozenset({Act.DEMAND, Act.PROPOSE, Act.APPEAL, Act.REJECT, Act.ACCUSE, Act.THREATEN, Act.PLEDGE})


def nominal(token: Token, scene: Scene, told: Sequence[Draft]) -> Draft | None:
    """The act that a noun does; None where it only takes up an act told before, or has no owner."""
    trigger = match_noun(token)
    if trigger is None or token.dep_ in {"compound", "amod"}:
        return None
    act = trigger.rule.act
    actor = actor_of_noun(token, scene)
    body = tuple(token.subtree)
    issues = scene.topics.of(body)
    if act in _WORDS:
        # "Putin's offer" takes up an offer; "Putin's offer to set up a joint mechanism" makes one.
        if not actor or not issues or not _has_complement(token) or _told(act, actor, scene, told):
            return None
    elif act is Act.ATTACK:
        issues = ()
        if not _is_violence(token, actor, scene):
            return None
    elif not actor:
        return None
    return Draft(
        act=act,
        head=token,
        clause=None,
        actor=actor,
        recipient=_recipient(token, actor, scene, act),
        issues=issues,
        body=body,
        cue=token.lemma_.lower(),
        confidence=0.55,
    )


def actor_of_noun(token: Token, scene: Scene) -> tuple[Actor, ...]:
    """Whose act a noun is: by a "by", a possessor or nationality, or the subject of "launched", "made"."""
    found = _by(token, scene) or _between(token, scene)
    if found:
        return found
    for child in token.children:
        if child.dep_ in {"poss", "amod", "compound", "nmod"}:
            found = scene.agents.first_person(child) or scene.cast.at(child)
            if found:
                return found
    governor = token.head
    if token.dep_ == "dobj" and governor.lemma_ in _LIGHT and governor.i in scene.by_head:
        return scene.agents.of(scene.by_head[governor.i].subject)
    return ()


def _between(token: Token, scene: Scene) -> tuple[Actor, ...]:
    """Who meets, agrees or fights: "a meeting between the two men", "clashes between X and Y"."""
    preps = (c for c in token.children if c.lower_ in {"between", "among"})
    return tuple(a for prep in preps for noun in prep.children for a in scene.agents.of(noun))


def _by(token: Token, scene: Scene) -> tuple[Actor, ...]:
    heads = [token]
    # The parser hangs the "by" of "followed a visit to Kyiv by several leaders" on the verb.
    if token.dep_ == "dobj" and token.head.tag_ != "VBN":
        heads.append(token.head)
    for head in heads:
        for child in head.children:
            if child.lower_ in {"by", "from"} and child.i > token.i:
                found = tuple(a for noun in child.children for a in scene.agents.of(noun))
                if found:
                    return found
    return ()


def _recipient(token: Token, actor: tuple[Actor, ...], scene: Scene, act: Act) -> tuple[Actor, ...]:
    wanted = {"of", "on", "against", "in"} if act is Act.ATTACK else {"to", "with", "on"}
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in wanted:
            for noun in child.children:
                found = scene.agents.of(noun, places=act in {Act.ATTACK, Act.CONSULT})
                kept = tuple(a for a in found if not any(scene.same_side(a, b) for b in actor))
                if kept:
                    return kept
    return ()


def _has_complement(token: Token) -> bool:
    return any(
        (c.dep_ == "prep" and c.lower_ in {"for", "of"}) or c.dep_ in {"acl", "relcl", "ccomp"}
        for c in token.children
    )


def _told(act: Act, actor: tuple[Actor, ...], scene: Scene, told: Sequence[Draft]) -> bool:
    kin = _ASKING if act in _ASKING else {act}
    return any(
        draft.act in kin and any(scene.same_side(a, b) for a in draft.actor for b in actor) for draft in told
    )


def _is_violence(token: Token, actor: tuple[Actor, ...], scene: Scene) -> bool:
    """A blow told for its own sake: somebody's, or on a place or party, and no mere topic of a sentence."""
    on = [
        noun
        for child in token.children
        if child.dep_ == "prep" and child.lower_ in {"of", "on", "against"}
        for noun in child.children
    ]
    struck = any(
        (m := scene.cast.mention(noun)) is not None
        and m.form in {Form.PLACE, Form.METONYM, Form.NAME, Form.NOMINAL}
        for noun in on
    ) or any(noun.lemma_.lower() in words("targets") for noun in on)
    harming = token.dep_ == "nsubj" and token.head.lemma_.lower() in _HARMING
    if harming and any(t.ent_type_ == "CARDINAL" or t.like_num for t in token.head.subtree):
        return True
    return bool(actor and (struck or token.lemma_ in {"invasion", "offensive"})) or (
        struck and any(t.ent_type_ in {"DATE", "CARDINAL"} for t in token.subtree)
    )
