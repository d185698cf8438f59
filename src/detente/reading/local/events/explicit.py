"""Clauses whose verb says the act: "proposed", "rejected", "shelled", "met"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model import Actor
from detente.model.codes import ACTS_OF_WORDS, Act, Issue, Sector
from detente.reading.local.actors.cast import Form
from detente.reading.local.clauses import Clause, coordinate_of, is_infinitive
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.themes import answered, body_of, echoed
from detente.reading.local.events.triggers import Rule, Trigger, match, theme_tokens, words
from detente.reading.local.parsed import Token
from detente.reading.local.times.binding import time_of

_NEEDS_MATTER = frozenset(
    {
        Act.DEMAND,
        Act.PROPOSE,
        Act.REJECT,
        Act.ACCEPT,
        Act.PLEDGE,
        Act.APPEAL,
        Act.ENDORSE,
        Act.CRITICIZE,
        Act.THREATEN,
    }
)
_HYPOTHETICAL = frozenset({"if", "unless", "whether", "until", "once", "provided"})
_ALOOF = frozenset({Sector.IGO, Sector.MED, Sector.JRN})
_DESCRIBING = frozenset({"relcl", "acl", "advcl"})
_BY_ITSELF = frozenset({Act.MOBILIZE, Act.WITHDRAW})
_COMPLEMENT = frozenset({"xcomp", "ccomp", "pcomp"})


def explicit(clause: Clause, scene: Scene, told: Sequence[Draft]) -> Draft | None:
    """The act that the clause's own verb does; None where it does none or only mentions one."""
    if _only_mentioned(clause, scene):
        return None
    for trigger in match(clause, scene.topics):
        draft = _draft(clause, trigger, scene, told)
        if draft is not None:
            return draft
    return None


def _draft(clause: Clause, trigger: Trigger, scene: Scene, told: Sequence[Draft]) -> Draft | None:
    rule = trigger.rule
    actor = _actor(clause, rule, scene)
    issues = scene.topics.of(theme_tokens(clause))
    echo = echoed(clause, told) if rule.act in ACTS_OF_WORDS or not issues else None
    if echo is not None and not issues:
        issues = echo.issues
    if not (_object_fits(clause, rule, scene) and _complement_fits(clause, rule)):
        return None
    if rule.act is Act.PROPOSE and _only_guesses(clause):
        return None
    if echo is None and not issues and rule.act in {Act.ACCEPT, Act.REJECT}:
        echo = answered(clause, actor, told, scene)
        issues = echo.issues if echo is not None else ()
    matter = bool(issues) or echo is not None
    if not _says_enough(clause, rule, actor, matter, scene) or not _is_meant(clause, rule, actor, scene):
        return None
    body = body_of(clause)
    act = rule.act
    if act is Act.ACCEPT and clause.negated and not clause.past:
        act = Act.REJECT  # "we do not accept": a stance; "did not accept" only says that it has not happened
    speaker = scene.speaker(clause.head)
    if (
        act in {Act.SUSPEND, Act.END_CEASEFIRE}
        and speaker
        and actor
        and not scene.same_side(speaker, actor[0])
        and (scene.cast.side(speaker) or speaker).sector not in _ALOOF
    ):
        return Draft(
            Act.ACCUSE, clause.head, clause, (speaker,), actor, issues, body=body, cue="reproach: " + act
        )
    return Draft(
        act=act,
        head=clause.head,
        clause=clause,
        actor=actor,
        issues=() if act is Act.ATTACK else issues,
        body=body,
        cue=" ".join(trigger.words),
        echo=echo,
        confidence=0.7,
    )


def _says_enough(clause: Clause, rule: Rule, actor: tuple[Actor, ...], matter: bool, scene: Scene) -> bool:
    """Whether the clause says who acts and on what, as far as its act needs it; `matter`: it has an issue."""
    if rule.act in _NEEDS_MATTER:
        if not actor or _no_position(clause, rule.act):
            return False
        if rule.act is Act.THREATEN:
            return True
        return matter or _names_actor(clause, scene)
    if rule.act in {Act.ACCUSE, Act.THANK}:
        return bool(actor) and (matter or _names_actor(clause, scene))
    if rule.act is Act.DENY:
        return bool(actor)
    if rule.act is Act.MEDIATE:
        return bool(actor and clause.objects)
    return True


def _is_meant(clause: Clause, rule: Rule, actor: tuple[Actor, ...], scene: Scene) -> bool:
    """Whether the words mean the act here: a meeting, a blow, a joint agreement, and no mere description."""
    if not actor and rule.act not in ACTS_OF_WORDS | {Act.ATTACK} and clause.head.dep_ in _DESCRIBING:
        return False  # "the truce that ran out in May", "the accord signed there"
    if rule.act is Act.CONSULT:
        return _is_meeting(clause, actor, scene)
    if "joint" in rule.flags:
        plural = clause.subject is not None and clause.subject.tag_ in {"NNS", "NNPS"}
        return len(actor) > 1 or plural
    return "violent" not in rule.flags or _is_violence(clause, actor, scene)


def _actor(clause: Clause, rule: Rule, scene: Scene) -> tuple[Actor, ...]:
    if clause.passive and clause.by is None and rule.act in _BY_ITSELF:
        return scene.agents.of(clause.subject)  # "NATO troops will be deployed"
    if clause.passive:
        return scene.agents.of(clause.by) or (scene.agents.owner(clause.by) if clause.by is not None else ())
    if "victims" in rule.flags:
        return ()
    found = scene.agents.of(clause.subject)
    if not found and clause.subject is not None and clause.subject.lemma_.lower() in words("weapons"):
        found = scene.agents.owner(clause.subject)
    return found


def _only_mentioned(clause: Clause, scene: Scene) -> bool:
    """Whether the clause is a condition, a purpose, a treaty's clause or what another act asks for."""
    head = clause.head
    if _in_condition(head) or (head.dep_ == "relcl" and _lays_down(clause)):
        return True
    if (
        head.dep_ == "acl"
        and clause.passive
        and clause.by is None
        and time_of(head, scene.times, scene.page) is None
    ):
        return True  # "the hostages released so far" only describes
    above = scene.by_head.get(clause.governor.i) if clause.governor is not None else None
    if head.dep_ == "conj" and above is not None:
        above = scene.by_head.get(coordinate_of(head).i, above)
        if above.mark in _HYPOTHETICAL:
            return True
    if clause.infinitive and head.dep_ != "ROOT":
        framed = above is not None and above.head.lemma_.lower() in words("transparent") | {"be"}
        if framed and above is not None and any(c.dep_ == "acomp" for c in above.head.children):
            return True  # "is ready to sign"
        return not (framed and head.dep_ in {"xcomp", "conj"})
    if above is None or _stands_apart(clause, above):
        return False
    if _is_done_before(head, above):
        return False
    if head.dep_ in {"xcomp", "pcomp"} or (head.dep_ == "conj" and above.head.dep_ in {"xcomp", "pcomp"}):
        return above.head.lemma_.lower() not in words("transparent")
    if head.dep_ == "conj" and above.head.dep_ == "ccomp" and above.governor is not None:
        above = scene.by_head.get(above.governor.i, above)
    elif head.dep_ != "ccomp":
        return False
    return not _stands_apart(clause, above) and _asks(above, scene)


def _is_done_before(head: Token, above: Clause) -> bool:
    """Whether a gerund tells what came before: "walked out after accusing the army", "despite signing"."""
    return head.dep_ == "pcomp" and head.head.lower_ in _DONE_BEFORE and above.past and not above.negated


_DONE_BEFORE = frozenset({"after", "since", "despite", "upon"})


def _in_condition(head: Token) -> bool:
    """Whether a predicate stands in a conditional clause: "if …", "until …", "as long as it holds …"."""
    token = head
    while token.dep_ in {"xcomp", "conj"} and token.head != token:
        token = token.head
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod"}}
    if marks & _HYPOTHETICAL:
        return True
    if "before" in marks and token.tag_ != "VBD" and not any(c.tag_ == "VBD" for c in token.children):
        return True  # "before any truce is announced" has not happened
    return "as" in marks and any(
        t.lower_ == "long" for t in token.doc[max(0, token.left_edge.i - 2) : token.i]
    )


def _lays_down(clause: Clause) -> bool:
    """Whether a relative clause says what is agreed: "the draft under which X would …"."""
    which = any(
        t.lower_ in {"which", "whereby"} and t.head.lower_ in {"under", "in", "by", "whereby"}
        for t in clause.tokens
    )
    nouns = [clause.head.head, *clause.head.head.ancestors]
    return which and any(noun.lemma_.lower() in words("agreements") for noun in nouns)


def _stands_apart(clause: Clause, above: Clause) -> bool:
    """Whether a clause is told for itself: behind a colon, or "with X accusing Y"."""
    if clause.head.dep_ == "pcomp" and any(c.dep_ == "nsubj" for c in clause.head.children):
        return True
    first, last = sorted((clause.head.i, above.head.i))
    return any(t.text in {":", ";"} for t in clause.head.doc[first:last])


def _asks(clause: Clause, scene: Scene) -> bool:
    """Whether the complement of a clause is what it offers, asks for or threatens with."""
    if not any(c.dep_ == "ccomp" for c in clause.head.children):
        return False
    asking = _NEEDS_MATTER | {Act.ACCUSE, Act.DENY}
    return any(t.rule.act in asking and _complement_fits(clause, t.rule) for t in match(clause, scene.topics))


def _complement_fits(clause: Clause, rule: Rule) -> bool:
    if rule.needs is None:
        return True
    for child in clause.head.children:
        if child.dep_ not in _COMPLEMENT | {"advcl"}:
            continue
        own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children)
        if (rule.needs == "to" and is_infinitive(child)) or (rule.needs == "other" and own):
            return True
        if rule.needs == "that" and child.dep_ == "ccomp":
            return True
    return rule.needs == "other" and any(c.lower_ == "back" for c in clause.head.children)


def _only_guesses(clause: Clause) -> bool:
    """Whether what is suggested is only thought so: "suggested the truce could not hold"."""
    if clause.head.lemma_.lower() != "suggest":
        return False
    for child in clause.head.children:
        if child.dep_ == "ccomp" and any(c.dep_ == "neg" for c in child.children):
            return any(c.lower_ in _GUESSING for c in child.children if c.dep_ == "aux")
    return False


_GUESSING = frozenset({"could", "may", "might", "can", "will", "would"})


def _object_fits(clause: Clause, rule: Rule, scene: Scene) -> bool:
    if rule.object is None or rule.object in {"loose", "own"}:
        return True
    tokens = list(clause.objects)
    if clause.passive and clause.subject is not None:
        tokens.append(clause.subject)
    match rule.object:
        case "any":
            return bool(tokens) or any(
                c.dep_ == "prep" and c.lower_ in {"on", "to", "with"} for c in clause.head.children
            )
        case "actor":
            return any(scene.agents.of(token) for token in tokens)
        case "text":
            named = [scene.things.get(token.i, token) for token in tokens]
            return any(token.lemma_.lower() in words("agreements") for token in named)
        case "truce":
            under = {t.lower_ for t in theme_tokens(clause)[1:]}
            return bool(under & words("truces")) or {"cease", "fire"} <= under
        case "people":
            people = (
                words("forces") | words("targets") | {"man", "prisoner", "detainee", "captive", "hostage"}
            )
            return any(
                token.lemma_.lower() in people
                or token.ent_type_ in {"PERSON", "NORP"}
                or any(c.dep_ == "nummod" and token.pos_ == "PROPN" for c in token.children)
                or token.pos_ == "NUM"
                for token in tokens
            )
        case "place":
            places = {
                "town",
                "city",
                "village",
                "base",
                "position",
                "airport",
                "hill",
                "district",
                "province",
                "bridge",
            }
            return any(
                token.lemma_.lower() in places
                or ((m := scene.cast.mention(token)) is not None and m.form in {Form.PLACE, Form.METONYM})
                for token in tokens
            )
        case "forces":
            if not tokens and not any(c.dep_ == "prep" and c.lower_ == "from" for c in clause.head.children):
                return False
            near = {t.lemma_.lower() for t in theme_tokens(clause)}
            if clause.subject is not None:
                near.add(clause.subject.lemma_.lower())
            return bool(near & words("forces"))
        case unknown:
            raise ValueError(f"the cue file asks for an unknown object {unknown!r}")


def _names_actor(clause: Clause, scene: Scene) -> bool:
    """Whether an object or a prepositional phrase of the predicate, or of its infinitive, names an actor."""
    heads = [
        clause.head,
        *(c for c in clause.head.children if c.dep_ in {"xcomp", "advcl"} and c.tag_ == "VB"),
    ]
    nouns = [*clause.objects, *(c for head in heads for c in head.children if c.dep_ in {"dobj", "dative"})]
    nouns += [p for head in heads for c in head.children if c.dep_ in {"prep", "dative"} for p in c.children]
    return any(scene.agents.of(noun, places=True) or scene.agents.owner(noun) for noun in nouns)


def _no_position(clause: Clause, act: Act) -> bool:
    """As in "declined to comment" takes no position."""
    if act is not Act.REJECT:
        return False
    return any(c.dep_ == "xcomp" and c.lemma_.lower() in words("no_position") for c in clause.head.children)


def _is_meeting(clause: Clause, actor: tuple[Actor, ...], scene: Scene) -> bool:
    if not actor:
        return Issue.TALKS in scene.topics.of(theme_tokens(clause)) and clause.passive
    if len(actor) > 1:
        return True
    if clause.head.lemma_.lower() == "discuss":
        return bool(scene.topics.of(theme_tokens(clause)))
    for token in theme_tokens(clause):
        mention = scene.cast.mention(token)
        if mention is not None and any(not scene.same_side(scene.cast[k], actor[0]) for k in mention.actors):
            return True
    return False


def _is_violence(clause: Clause, actor: tuple[Actor, ...], scene: Scene) -> bool:
    """Whether a blow is meant and no figure of speech: weapons, forces or targets stand in the clause."""
    near = theme_tokens(clause)
    subject = list(clause.subject.subtree) if clause.subject is not None else []
    lemmas = {t.lemma_.lower() for t in near if t != clause.head}
    if lemmas & (words("weapons") | words("targets") | words("forces")):
        return True
    if {t.lemma_.lower() for t in subject} & (words("weapons") | words("forces")):
        return True
    if actor and all(a.sector in {"MIL", "REB", "PRM", "UAF"} for a in actor):
        return True
    return any(
        (mention := scene.cast.mention(t)) is not None and mention.form in {Form.PLACE, Form.METONYM}
        for t in clause.objects
    )
