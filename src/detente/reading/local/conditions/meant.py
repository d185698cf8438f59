"""Conditions that no marker gives away, by the trained head: "No X, no Y", "first guns, then talks"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set

from detente.model import Requirement
from detente.model.codes import Issue
from detente.reading.local.clauses import is_predicate
from detente.reading.local.conditions.found import Found, condition_words, run
from detente.reading.local.conditions.parts import by_verb, core_of, is_sequence, outside
from detente.reading.local.conditions.stakes import clues, likeliest
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.learned import Stated
from detente.reading.local.events.scene import Scene
from detente.reading.local.parsed import Token

_LEAST = 0.8
"""How likely the words must set a condition, on average, to be taken where no rule finds one."""

_BEFORE = 3
_AGAIN = 0.3
"""How likely it must be that the very issue that is held back is required."""
_OPENING = frozenset({"SCONJ", "ADP", "ADV", "CCONJ"})
"""What may stand before the words that name what is required."""


def meant(scene: Scene, taken: Set[int]) -> Iterator[Found]:
    """The conditions that the head sees in words that are not `taken` (indices of tokens)."""
    if scene.learned is None:
        return
    for stated in scene.learned.conditions:
        if stated.share >= _LEAST:
            found = _found(stated, scene)
            if found is None or taken & {t.i for t in found.tokens}:
                continue
            if not (_asks(found.tokens[0]) or _concedes(found.tokens[0]) or _is_empty(found, scene)):
                yield found


def _asks(first: Token) -> bool:
    """Whether "if" opens a question: "it was not known if"."""
    if first.lower_ not in {"if", "whether"}:
        return False
    before = first.doc[max(first.sent.start, first.i - _BEFORE) : first.i]
    return any(t.lemma_.lower() in condition_words("asking") for t in before)


def _concedes(first: Token) -> bool:
    """Whether the words are set aside: "despite provocations", "even if he signs"."""
    before = first.doc[max(first.sent.start, first.i - 1) : first.i]
    return any(t.lower_ in condition_words("conceding") for t in (first, *before))


def _is_empty(found: Found, scene: Scene) -> bool:
    """Whether the words are a name or thing alone, of which nothing is said."""
    return found.head is None and not scene.topics.of(found.inner) and len(found.inner) == 1


def _found(stated: Stated, scene: Scene) -> Found | None:
    span = scene.page.doc.char_span(stated.start, stated.end, alignment_mode="expand")
    if span is None:
        return None
    tokens = run(span)
    inside = {t.i for t in tokens}
    top = next((t for t in tokens if t.head.i not in inside), tokens[0])
    governor = top.head if top.head.i not in inside else _main(top, inside)
    if governor is None:
        return None
    lead = 0
    while lead + 1 < len(tokens) and tokens[lead].pos_ in _OPENING:
        lead += 1
    head = next((t for t in tokens if is_predicate(t) and (t == top or t.head == top)), None)
    marker = " ".join(t.lower_ for t in tokens[:lead]) or tokens[0].lower_
    return Found(stated.kind, tokens, tokens[lead:], head, governor, f"model: {marker}")


def _main(top: Token, inside: Collection[int]) -> Token | None:
    """The main predicate of the sentence, where the condition is no part of its parse."""
    return next((t for t in top.sent if is_predicate(t) and t.i not in inside), None)


def gate_clues(found: Found, draft: Draft, scene: Scene) -> tuple[str, ...]:
    """What shows which issue a condition holds back: the clause that it hangs on, and the act."""
    sequence = is_sequence(found, draft, scene)
    words = (found.gated if found.order else found.inner) if sequence else outside(found, scene)
    issues = [f"gates:act's:{issue}" for issue in draft.issues]
    verb = [f"gates:verb:{issue}" for issue in by_verb(found.governor)]
    return clues(words, scene, "gates", f"gates:{draft.act}", f"gates:{found.kind}", *issues, *verb)


def require_clues(found: Found, draft: Draft, scene: Scene) -> tuple[str, ...]:
    """What shows which issue a condition requires: its own words, and what the act is about."""
    sequence = is_sequence(found, draft, scene)
    words = outside(found, scene) if sequence and not found.order else found.inner
    issues = [f"requires:act's:{issue}" for issue in draft.issues]
    core = [f"requires:core:{issue}" for issue in scene.topics.of(core_of(found))]
    return clues(words, scene, "requires", f"requires:{found.kind}", *issues, *core)


def gates_by_meaning(ruled: Issue, found: Found, draft: Draft, scene: Scene) -> Issue:
    """The issue that is held back: as the words show, weighed; by the rules alone where no head is there."""
    if scene.learned is None:
        return ruled
    stated = _stated(found, scene)
    heard = stated.gates if stated is not None else {}
    return likeliest(gate_clues(found, draft, scene), heard, ruled)


def with_meaning(
    ruled: Requirement | None, found: Found, draft: Draft, gated: Issue, scene: Scene
) -> Requirement | None:
    """What is required, its issue as the words show, weighed."""
    if ruled is None or scene.learned is None:
        return ruled
    stated = _stated(found, scene)
    heard = stated.requires if stated is not None else {}
    # What is held back is seldom what is asked for it.
    heard = {i: share for i, share in heard.items() if i is not gated or share >= _AGAIN}
    issue = likeliest(require_clues(found, draft, scene), heard, ruled.issue)
    return ruled.model_copy(update={"issue": issue})


def _stated(found: Found, scene: Scene) -> Stated | None:
    """What the head says of the words of a condition."""
    if scene.learned is None or found.order:
        return None
    return next(scene.learned.stated(*found.offsets), None)
