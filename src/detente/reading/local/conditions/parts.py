"""What a condition holds back and what it requires."""

from __future__ import annotations

from collections.abc import Iterable

from detente.knowledge.cues import cues
from detente.model import Requirement
from detente.model.codes import Act, ConditionKind, Issue
from detente.reading.local.conditions.found import Found, condition_words, run
from detente.reading.local.conditions.openness import chain, is_held, names_conditions
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.triggers import words
from detente.reading.local.parsed import Token

_JOINT = (Issue.TALKS, Issue.CEASEFIRE, Issue.PEACE_TERMS)
_ASKING = frozenset({Act.DEMAND, Act.PROPOSE, Act.APPEAL})
_ANAPHORS = frozenset({"it", "this", "that", "so", "them", "one", "do"})


def is_sequence(found: Found, draft: Draft | None, scene: Scene) -> bool:
    """Whether "X before Y" asks for X and holds back Y, as in "demanded a ceasefire before any talks"."""
    if found.order:
        return True
    if found.kind is not ConditionKind.BEFORE or is_held(found, scene):
        return False
    return draft is None or draft.act is not Act.REJECT


def gated_issue(found: Found, draft: Draft | None, scene: Scene) -> Issue:
    """The issue of what is held back; `other` for force and for what has no code."""
    if is_sequence(found, draft, scene):
        return _gated_in_sequence(found, scene)
    if draft is not None and draft.act is Act.THREATEN:
        named = scene.topics.of(outside(found, scene)) or _without(draft.issues, found, scene)
        return named[0] if named else Issue.OTHER
    named = scene.topics.of(outside(found, scene)) or by_verb(found.governor)
    if not named and draft is not None:
        named = (
            _without(draft.issues, found, scene)
            or NATURE.get(draft.act, ())
            or _taken_up(draft, found, scene)
            or draft.issues
        )
    joint = [issue for issue in named if issue in _JOINT]
    return (joint or list(named) or [Issue.OTHER])[0]


def by_verb(governor: Token) -> tuple[Issue, ...]:
    """The issue of a verb that names none by itself: to talk, to attend, to sign, to fight."""
    for token in chain(governor):
        if token.pos_ != "VERB":
            continue
        for issue, lemmas in cues("conditions")["verbs"].items():
            if token.lemma_.lower() in lemmas:
                return (Issue(issue),)
    return ()


def _taken_up(draft: Draft, found: Found, scene: Scene) -> tuple[Issue, ...]:
    """The issues of the act that this one answers."""
    asked = draft.echo or draft.prior
    return _without(asked.issues, found, scene) if asked is not None else ()


NATURE = {
    Act.RELEASE: (Issue.PRISONERS,), Act.EXCHANGE: (Issue.PRISONERS,), Act.WITHDRAW: (Issue.WITHDRAWAL,),
    Act.DECLARE_CEASEFIRE: (Issue.CEASEFIRE,), Act.EXTEND_CEASEFIRE: (Issue.CEASEFIRE,),
    Act.END_CEASEFIRE: (Issue.CEASEFIRE,), Act.SANCTION: (Issue.SANCTIONS,), Act.MEDIATE: (Issue.MEDIATION,),
    Act.MONITOR: (Issue.MONITORING,), Act.CONSULT: (Issue.TALKS,),
}  # fmt: skip
"""What an act is about by its nature: to release captives, to withdraw."""


def _without(issues: Iterable[Issue], found: Found, scene: Scene) -> tuple[Issue, ...]:
    inner = scene.topics.of(found.inner)
    return tuple(issue for issue in issues if issue not in inner)


def _gated_in_sequence(found: Found, scene: Scene) -> Issue:
    asked = scene.topics.of(found.inner if found.order else outside(found, scene))
    held = scene.topics.of(found.gated if found.order else found.inner)
    other = [issue for issue in held if issue not in asked[:1]]
    if other or held:
        return (other or list(held))[0]
    # "A ceasefire must come first": before talks, where nothing else is named.
    return Issue.TALKS if asked and asked[0] is Issue.CEASEFIRE else Issue.OTHER


def required(found: Found, draft: Draft | None, scene: Scene) -> Requirement | None:
    """What is asked for; None for "without conditions" and "in exchange for nothing"."""
    nothing = len(found.inner) == 1 and found.inner[0].lower_ in {"anything", "nothing"}
    if nothing or (found.kind is ConditionKind.WITHOUT and names_conditions(found.inner or found.tokens)):
        return None
    if is_sequence(found, draft, scene):
        inner = found.inner if found.order else run(outside(found, scene)) or found.inner
        issues = scene.topics.of(found.inner if found.order else outside(found, scene))
        issues = issues or (draft.issues if draft is not None else ())
    else:
        inner = found.inner
        named = [t for t in inner if t.pos_ != "PRON"]  # "it" may stand for a party as well as for a truce
        issues = scene.topics.of(core_of(found)) or scene.topics.of(named) or _by_meaning(found, draft)
    actors, negated = _who(found, scene)
    return Requirement(
        issue=issues[0] if issues else Issue.OTHER,
        actor=actors[0] if actors else None,
        co_actors=actors[1:],
        negated=negated,
        text=_text(inner or found.tokens, scene),
    )


def core_of(found: Found) -> list[Token]:
    """The predicate of a condition with its objects, and its subject where it is no actor but a thing."""
    if found.head is None:
        return []
    near = [found.head]
    for child in found.head.children:
        if child.dep_ in {"dobj", "prt", "nsubjpass", "attr", "acomp", "xcomp"} and found.holds(child):
            near.extend(t for t in child.subtree if found.holds(t) and t.dep_ != "relcl" and t.pos_ != "PRON")
    return sorted(near, key=lambda t: t.i)


def _by_meaning(found: Found, draft: Draft | None) -> tuple[Issue, ...]:
    """The issue of a requirement whose own words name none: "if they refuse" hangs on what was asked."""
    head = found.head
    if head is None:
        return ()
    lemma = head.lemma_.lower()
    if is_blow(head) or lemma == "happen":
        return (Issue.CEASEFIRE,)
    own = any(c.dep_ in {"xcomp", "ccomp"} and found.holds(c) for c in head.children)
    answered = (lemma in condition_words("answering") and not own) or any(
        t.lower_ in _ANAPHORS and t.dep_ == "dobj" for t in head.children
    )
    if not answered or draft is None:
        return ()
    asked = draft.echo or draft.prior
    return asked.issues if asked is not None else draft.issues


def is_blow(head: Token) -> bool:
    """Whether a predicate tells of an attack; "struck them off the list" and "fired the minister" do not."""
    if head.lemma_.lower() not in words("retaliation") | condition_words("blows"):
        return False
    return not any(c.lower_ in {"off", "out", "down"} for c in head.children)


def _who(found: Found, scene: Scene) -> tuple[tuple[str, ...], bool]:
    """The actors who are to do what is required, and whether it is the failing to do it that counts."""
    clause = scene.by_head.get(found.head.i) if found.head is not None else None
    if clause is None:
        by = _owner(found, scene) if found.head is None else ()
        return by, False
    who = tuple(a.id for a in scene.agents.of(clause.by if clause.passive else clause.subject))
    if any(c.dep_ == "expl" for c in clause.head.children):
        who = ()
    unmet = clause.negated or clause.head.lemma_.lower() in condition_words("unmet") or is_blow(clause.head)
    if found.kind is ConditionKind.IF:
        return who, unmet
    goes_on = found.marker in {"while", "whilst", "as long as", "so long as", "for as long as"}
    return who, goes_on and found.kind in {ConditionKind.UNTIL, ConditionKind.DURING}


def _owner(found: Found, scene: Scene) -> tuple[str, ...]:
    """Whose doing a phrase requires: "in exchange for a promise by the Taliban"."""
    noun = next((t for t in found.inner if t.dep_ == "pobj"), None)
    if noun is None:
        return ()
    owners = scene.agents.owner(noun)
    if noun.lemma_.lower() in condition_words("undergone"):
        # "without the return of the hostages": they are returned, and return nobody.
        done = [t for c in noun.children if c.lower_ == "of" for t in c.subtree]
        kept = {key for t in done if (mention := scene.cast.mention(t)) for key in mention.actors}
        owners = tuple(a for a in owners if a.id not in kept)
    return tuple(a.id for a in owners)


def outside(found: Found, scene: Scene) -> list[Token]:
    """The words of the clause that a condition hangs on, without the condition's own."""
    top = list(chain(found.governor))
    own: set[Token] = set()
    for token in top:
        own |= {t for t in token.subtree if not found.holds(t)} if token == found.governor else {token}
    clause = scene.by_head.get(found.governor.i)
    if clause is not None and clause.subject is not None:
        own |= set(clause.subject.subtree)
    return sorted((t for t in own if not _elsewhere(t, found)), key=lambda t: t.i)


def _elsewhere(token: Token, found: Found) -> bool:
    """Whether a word stands in another adverbial, relative or coordinate clause under the governor."""
    for _ in range(12):
        if token == found.governor or token.head == token:
            return False
        if token.dep_ in {"advcl", "relcl", "parataxis"} and token.pos_ in {"VERB", "AUX"}:
            return True
        if token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}:
            return True
        token = token.head
    return False


def _text(tokens: tuple[Token, ...], scene: Scene) -> str:
    first, last = tokens[0], tokens[-1]
    return scene.page.span(first.idx, last.idx + len(last)).quote
