"""Whether words of time bind what is still to come: then they are a condition, else they only date."""

from __future__ import annotations

from collections.abc import Iterator

from detente.model.codes import ACTS_OF_WORDS, Act, ConditionKind, Issue
from detente.reading.local.clauses import is_predicate
from detente.reading.local.conditions.found import Found, condition_words
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.parsed import Token

_STEPS = frozenset(
    {
        Issue.TALKS, Issue.CEASEFIRE, Issue.PEACE_TERMS, Issue.WITHDRAWAL, Issue.PRISONERS, Issue.HOSTAGES,
        Issue.DISARMAMENT, Issue.ELECTIONS, Issue.MEDIATION, Issue.SECURITY_GUARANTEES, Issue.CONSTITUTION,
        Issue.REFUGEES_RETURN, Issue.MONITORING, Issue.PEACEKEEPING, Issue.POWER_SHARING, Issue.RECOGNITION,
        Issue.JUSTICE_AMNESTY, Issue.SANCTIONS, Issue.BORDERS,
    }
)  # fmt: skip
_REFUSING = frozenset({Act.REJECT, Act.SUSPEND})
_ASKING = frozenset({Act.DEMAND, Act.PROPOSE, Act.APPEAL})
_OFFERING = _ASKING | {Act.ACCEPT, Act.PLEDGE, Act.AGREE}
_COMPLEMENT = frozenset(
    {"xcomp", "ccomp", "pcomp", "dobj", "pobj", "prep", "acomp", "attr", "acl", "oprd", "nsubjpass", "nsubj"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_STRETCHES = frozenset({"period", "time", "phase", "day", "week", "month", "year"})
_STOPPING = frozenset({"stop", "halt", "cease"})
_ALL = frozenset({"everything", "all"})
_DONE = frozenset({Act.RELEASE, Act.EXCHANGE, Act.CONSULT})
_HEARD = 0.6
"""How likely the words must set a condition, by the trained head."""


def binds(found: Found, draft: Draft | None, scene: Scene) -> bool:
    """Whether `found` binds `draft`, or stands for itself as a condition where `draft` is None."""
    if counterfactual(found.governor, scene):
        return False
    if found.order or (heard(found, scene) and not _is_dated(found, draft, scene)):
        return True
    held = is_held(found, scene) or (draft is not None and draft.act in _REFUSING)
    act = draft.act if draft is not None else None
    match found.kind:
        case ConditionKind.IF:
            return True
        case ConditionKind.UNLESS:
            return found.marker != "short of" or held  # "fell short of a truce" tells how it ended
        case ConditionKind.WITHOUT:
            # "The talks broke up without a deal" tells how they ended.
            return names_conditions(found.inner) or (
                held and act is not Act.SUSPEND and _is_step(found, scene)
            )
        case ConditionKind.IN_EXCHANGE_FOR:
            return act not in _DONE or _open(found.governor, scene)
        case ConditionKind.DURING:
            return not _dates(found, draft) and _during(found, act, scene)
        case ConditionKind.UNTIL:
            return _until(found, act, held, scene)
        case ConditionKind.BEFORE:
            return _before(found, act, held, scene)
        case ConditionKind.AFTER:
            return _after(found, act, held, scene)


def heard(found: Found, scene: Scene) -> bool:
    """Whether the trained head, too, takes the words for a condition."""
    learned = scene.learned
    return learned is not None and any(s.share >= _HEARD for s in learned.stated(*found.offsets))


def _is_dated(found: Found, draft: Draft | None, scene: Scene) -> bool:
    """Whether words of time only date a deed that is done, or tell where: "before the eyes of experts"."""
    if found.kind not in _OF_TIME:
        return False
    if found.kind is ConditionKind.BEFORE and found.head is None and not scene.topics.of(found.inner):
        return True
    if draft is not None and draft.act in ACTS_OF_WORDS:
        return False
    clause = scene.by_head.get(found.governor.i)
    return clause is not None and clause.past and not clause.modal and not withheld(found.governor, scene)


_OF_TIME = frozenset({ConditionKind.UNTIL, ConditionKind.BEFORE, ConditionKind.AFTER, ConditionKind.DURING})


def _until(found: Found, act: Act | None, held: bool, scene: Scene) -> bool:
    if found.marker in {"while", "whilst"}:
        return (
            held
            and not _is_beside(found.head)
            and (found.head is None or found.head.i > found.governor.i or _open(found.governor, scene))
        )
    if found.head is None and not _is_step(found, scene):
        return False
    if held:
        return True
    lasting = any(t.lemma_.lower() in condition_words("lasting") for t in chain(found.governor))
    return lasting and found.head is not None and act in {Act.THREATEN, Act.PLEDGE, Act.REJECT, Act.DEMAND}


def _is_beside(head: Token | None) -> bool:
    """Whether "while" tells what the speaker does at the time: "while visiting the front"."""
    return head is not None and head.tag_ == "VBG" and not any(c.dep_ in _SUBJECTS for c in head.children)


def _dates(found: Found, draft: Draft | None) -> bool:
    """Whether "during" tells when an act was done: "agreed during the talks"."""
    return (
        draft is not None and draft.clause is not None and draft.clause.past and found.governor == draft.head
    )


def _before(found: Found, act: Act | None, held: bool, scene: Scene) -> bool:
    if found.head is None and not _is_step(found, scene):
        return False
    if held or found.strict:
        return True
    above = (scene.by_head.get(token.i) for token in chain(found.governor))
    asked = act in _ASKING or any(clause is not None and clause.modal == "must" for clause in above)
    named = found.head is None or bool(scene.topics.of(found.inner))
    return asked and named and _is_step(found, scene)


def _after(found: Found, act: Act | None, held: bool, scene: Scene) -> bool:
    if found.strict:
        return found.head is not None or bool(scene.topics.of(found.inner))
    if not _open(found.governor, scene) and act not in _OFFERING:
        return False
    if found.head is None or _dated(found):
        return False
    if found.marker in {"once", "as soon as"}:
        return True
    perfect = any(c.lemma_ == "have" and c.dep_ == "aux" for c in found.head.children)
    return perfect or found.head.tag_ in {"VBZ", "VBP"}


def _during(found: Found, act: Act | None, scene: Scene) -> bool:
    if found.marker.startswith("for "):
        return True
    if found.inner and found.inner[0].lower_ in {"which", "what", "whose"}:
        return False
    if any(t.dep_ == "pobj" and t.lemma_.lower() in _STRETCHES for t in found.inner):
        return False  # "during the ceasefire period" says when
    return (act in _OFFERING or _open(found.governor, scene)) and _is_step(found, scene)


def _is_step(found: Found, scene: Scene) -> bool:
    """Whether the words name a step of a process and no date."""
    if found.head is None and _dated(found):
        return False
    return bool(set(scene.topics.of(found.inner)) & _STEPS)


def _dated(found: Found) -> bool:
    return any(t.ent_type_ in {"DATE", "TIME"} and t.dep_ == "pobj" for t in found.inner)


def names_conditions(words: tuple[Token, ...]) -> bool:
    """Whether these words only say "conditions", "strings attached"."""
    return any(t.lemma_.lower() in condition_words("condition_words") for t in words)


def is_held(found: Found, scene: Scene) -> bool:
    """Whether what `found` hangs on is withheld, or "not before" says so."""
    return found.tokens[0].lower_ == "not" or withheld(found.governor, scene)


def withheld(governor: Token, scene: Scene) -> bool:
    """Whether what a condition hangs on is refused or stopped: "will not", "no talks", "refuses to"."""
    listed = tuple(chain(governor))
    if any(t.lemma_.lower() in _STOPPING for t in listed) and any(
        c.lower_ in _ALL for t in listed for c in t.children
    ):
        return True  # "everything has to stop until"
    for token in listed:
        clause = scene.by_head.get(token.i)
        if clause is not None and clause.negated:
            return True
        if token.lemma_.lower() in condition_words("refusing") and token.dep_ != "amod":
            return True
        if any(c.lower_ in {"no", "neither", "nothing"} and c.dep_ in {"det", "neg"} for c in token.children):
            return True
        said_of_it = (c for c in token.children if c.dep_ in {"acomp", "attr"})
        if any(c.lower_ in condition_words("refusing") for c in said_of_it):
            return True
    return False


def _open(governor: Token, scene: Scene) -> bool:
    """Whether the words tell of what is still to come: a modal, "is to", an infinitive of purpose or plan."""
    for token in chain(governor):
        clause = scene.by_head.get(token.i)
        if clause is not None and (clause.modal or (clause.infinitive and token.head.lemma_ == "be")):
            return True
    return False


def counterfactual(governor: Token, scene: Scene) -> bool:
    """Whether the main clause tells what did not come about: "would have left"."""
    token = governor if is_predicate(governor) else None
    clause = scene.by_head.get(token.i) if token is not None else None
    if clause is None or clause.modal not in {"would", "could", "might", "should"}:
        return False
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in clause.head.children)


def chain(governor: Token) -> Iterator[Token]:
    """The governor and the words that it completes: "leave" → "ready" → "is"."""
    token = governor
    for _ in range(5):
        yield token
        if token.dep_ not in _COMPLEMENT or token.head == token:
            return
        if token.dep_ == "ccomp" and token.head.lemma_.lower() not in condition_words("refusing"):
            return
        token = token.head
