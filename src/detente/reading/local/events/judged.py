"""Acts by the trained head: what the rules found is weighed, what they missed is drafted."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

from detente.knowledge.codebook import codebook
from detente.model import Actor
from detente.model.codes import ACTS_OF_WORDS, Act, Issue, PloverType
from detente.reading.local.clauses import Clause
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.learned import Verdict
from detente.reading.local.events.nominal import actor_of_noun
from detente.reading.local.events.pointed import CLEAR, likely, mended, names_others, pointed
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.taken_up import taken_up
from detente.reading.local.events.themes import body_of, echoed
from detente.reading.local.mentions.words import SPEECH
from detente.reading.local.parsed import Token

DRAFTED = 0.55
"""How likely some words must do an act, and one of the likeliest PLOVER type, where no rule says so."""
LEAST = 0.25
"""How likely the likeliest act itself must be there."""
BOUND = 0.5
"""The share of both that is enough where a condition hangs on the words."""
DROPPED = 0.1
"""How unlikely a rule's act must be to be dropped."""
RENAMED = 0.8
"""How likely another act must be to take the place of a rule's."""
_UNHEARD = 0.05
"""How likely the rule's own act may be at most, where another takes its place."""
_CLEAR = 0.3
"""How likely an issue must be to be added."""
_UNDONE = frozenset({Act.ATTACK, Act.COERCE, Act.RELEASE})
"""Acts that are told for their victims' sake, whoever did them: "a blast killed two", "ten were freed"."""
_PLAIN = frozenset({Act.DECLARE_CEASEFIRE, Act.EXTEND_CEASEFIRE, Act.END_CEASEFIRE})
"""Acts that their words say so plainly that no head unsays them: "announced a truce"."""
_SUPPOSED = frozenset({"if", "whether", "unless"})
"""What opens a clause that is only supposed, or asked about."""
_SPOKEN = frozenset(
    {
        Act.DEMAND,
        Act.APPEAL,
        Act.ACCUSE,
        Act.DENY,
        Act.CRITICIZE,
        Act.ENDORSE,
        Act.THANK,
        Act.THREATEN,
        Act.STATE,
    }
)
"""Acts of a speaker about others: what "must leave" demands, the speaker demands."""


def weighed(
    draft: Draft, told: float, verdict: Verdict | None, scene: Scene, *, bound: bool = False
) -> Draft | None:
    """The draft of a rule as the head sees it: as it is, with another act, or None where it does nothing.

    `told` is how likely its word does an act; `bound`: a condition hangs on it, as on few words that do none.
    """
    firm = draft.firm or draft.inside is not None or (draft.act in _PLAIN and bool(draft.actor))
    if not (firm or told >= DROPPED or (bound and draft.act in ACTS_OF_WORDS)):
        return None
    if verdict is None:
        return draft
    act = verdict.act
    other = act is not draft.act and verdict.acts[act] >= RENAMED
    if other and not draft.firm and verdict.acts[draft.act] <= _UNHEARD and _fits(draft, act, scene):
        draft.act = act
        draft.cue = f"model: {act} for {draft.cue}"
    if not draft.actor and draft.clause is not None:
        draft.actor = _doer(draft.clause, scene) or pointed(
            draft.head, scene, spoken=_is_voiced(draft.act, draft.clause)
        )
    elif draft.actor and not _says(draft.head, draft.act, draft.actor, scene):
        draft.actor = mended(draft.actor, draft.head, scene)
    draft.issues = with_issues(draft.issues, verdict, draft.act)
    draft.verdict = verdict
    draft.confidence = round(max(draft.confidence, verdict.told * verdict.acts[draft.act]), 2)
    return draft


def _fits(draft: Draft, act: Act, scene: Scene) -> bool:
    """Whether a rule's draft can take another act: one that the same actor would do."""
    if draft.clause is None or (act in _SPOKEN) == (draft.act in _SPOKEN):
        return True
    named = scene.agents.of(draft.clause.subject)
    return any(scene.same_side(a, b) for a in named for b in draft.actor)


def judged(
    token: Token, verdict: Verdict, scene: Scene, told: Sequence[Draft], *, bound: bool = False
) -> Draft | None:
    """A draft of the act that the head sees at a word, with the actor that the clause gives it.

    `bound`: a condition hangs on the word, which few but acts of words have, so that less is asked for.
    """
    act = _act(verdict)
    likely = verdict.told * (1 - verdict.idle) * math.sqrt(_alike(verdict, act))
    ease = BOUND if bound and act in ACTS_OF_WORDS else 1.0
    if likely < DRAFTED * ease or verdict.acts[act] < LEAST * ease:
        return None
    clause = scene.by_head.get(token.i)
    if clause is not None and (clause.mark in _SUPPOSED or _is_far(clause)):
        return None
    actor = actor_of(token, clause, act, scene)
    if not actor:
        actor = pointed(token, scene, spoken=_is_voiced(act, clause))
    elif not _says(token, act, actor, scene):
        actor = mended(actor, token, scene)
    if not actor and act not in _UNDONE:
        return None
    if _part_of_another(token, actor, scene, told):
        return None
    body = body_of(clause) if clause is not None else tuple(token.subtree)
    draft = Draft(
        act=act,
        head=token,
        clause=clause,
        actor=actor,
        issues=scene.topics.of(body) if act is not Act.ATTACK else (),
        body=body,
        cue=f"model: {token.lemma_.lower()}",
        echo=echoed(clause, told) if clause is not None and act in ACTS_OF_WORDS else None,
        confidence=round(verdict.told * verdict.acts[act], 2),
    )
    if not draft.issues and draft.echo is not None:
        draft.issues = draft.echo.issues
    draft.issues = with_issues(draft.issues, verdict, act)
    draft.verdict = verdict
    return draft


def _says(token: Token, act: Act, actor: tuple[Actor, ...], scene: Scene) -> bool:
    """Whether it is plain who does an act of a speaker: the subject of "accused", or who speaks the words."""
    if act not in _SPOKEN:
        return False
    speaker = scene.speaker(token)
    return token.lemma_.lower() in SPEECH or any(scene.same_side(speaker, one) for one in actor)


def _is_far(clause: Clause) -> bool:
    """Whether the subject stands so far off, with another verb between, that the parse can't be trusted."""
    subject = clause.subject
    if subject is None or subject.head != clause.head or clause.head.i - subject.i < _FARTHEST:
        return False
    between = clause.head.doc[subject.i + 1 : clause.head.i]
    return any(t.pos_ == "VERB" and not subject.is_ancestor(t) for t in between)


_FARTHEST = 12


def _part_of_another(token: Token, actor: tuple[Actor, ...], scene: Scene, told: Sequence[Draft]) -> bool:
    """Whether an act only spells out what its actor is already said to do: "threatened to withdraw"."""
    for draft in reversed(told):
        if draft.head.sent != token.sent:
            return False
        own = not actor or any(scene.same_side(a, b) for a in actor for b in draft.actor)
        if own and draft.head.is_ancestor(token) and token in draft.body:
            return True
    return False


def _act(verdict: Verdict) -> Act:
    """The act that is likeliest together with its PLOVER type, which the head gives by itself."""
    kinds = _types()

    def weight(act: Act) -> float:
        kind = kinds[act]
        return verdict.acts[act] * math.sqrt(verdict.types[kind] if kind is not None else 1.0)

    return max(verdict.acts, key=weight)


def _alike(verdict: Verdict, act: Act) -> float:
    """How likely the acts of an act's PLOVER type are together."""
    kinds = _types()
    return sum(share for other, share in verdict.acts.items() if kinds[other] == kinds[act])


@functools.cache
def _types() -> dict[Act, PloverType | None]:
    words = {act: codebook().acts[act].word("plover_type") for act in Act}
    return {act: PloverType(word) if word else None for act, word in words.items()}


def with_issues(own: tuple[Issue, ...], verdict: Verdict, act: Act) -> tuple[Issue, ...]:
    """The issues that the words name, and those that the head finds in their meaning.

    Where neither names any, the one that the head hears best.
    """
    if act is Act.ATTACK and not own:
        return ()
    heard = sorted(verdict.issues, key=lambda issue: -verdict.issues[issue])
    clear = [issue for issue in heard if verdict.issues[issue] >= _CLEAR]
    return tuple(dict.fromkeys([*own, *clear])) or tuple(heard[:1])


def actor_of(token: Token, clause: Clause | None, act: Act, scene: Scene) -> tuple[Actor, ...]:
    """Who does an act at a word, by its clause: its subject, or the speaker of the words."""
    if clause is None:
        above = scene.by_head.get(token.head.i)
        if token.dep_ == "dobj" and above is not None and above.head.lemma_ == "have":
            return _doer(above, scene)  # the parser takes "overrun" in "had overrun" for a noun
        return actor_of_noun(token, scene)
    found = _doer(clause, scene)
    speaker = scene.speaker(token)
    if speaker is None or act not in ACTS_OF_WORDS:
        return found
    if any(scene.same_side(speaker, one) for one in found):
        return found
    if not found:
        # "Both sides have pledged, X said": where it is not clear who is meant, X has pledged nothing.
        others = act not in _SPOKEN and names_others(clause.subject) and not _means_all(clause.subject)
        return () if others else (scene.agents.voice(speaker),)
    # "The union asked both sides to stop, X said": who asks is the subject, whoever tells of it.
    return (speaker,) if act in _SPOKEN and token.lemma_.lower() not in SPEECH else found


def _is_voiced(act: Act, clause: Clause | None) -> bool:
    """Whether who says the words may do the act; not so where he tells of what "was signed"."""
    joint = act is Act.AGREE and clause is not None and clause.passive
    return act in ACTS_OF_WORDS and not joint


def _means_all(subject: Token | None) -> bool:
    """Whether a speaker rules over all of a kind: "no envoy goes back, X said", "any doctor may pass"."""
    return subject is not None and any(child.lower_ in _ALL for child in subject.children)


_ALL = frozenset({"any", "every", "no", "not"})


def _doer(clause: Clause, scene: Scene) -> tuple[Actor, ...]:
    """Who does what a clause tells: the agent of a passive, else the subject or whose that is."""
    noun = clause.by if clause.passive else clause.subject
    if noun is None:
        return ()
    # "ECOMOG lorries brought", "the Moldovan guns shelled"
    return scene.agents.of(noun) or scene.agents.owner(noun) or _taken_up(clause, scene)


def _taken_up(clause: Clause, scene: Scene) -> tuple[Actor, ...]:
    """Whom "it" takes up as the subject of what the head hears; if it may be a truce, the head must say."""
    pronoun = clause.subject
    if pronoun is None or clause.passive:
        return ()
    if pronoun.i in scene.things and likely(pronoun, clause.head, scene) < CLEAR:
        return ()
    return taken_up(pronoun, scene)
