"""Acts → acts with their conditions: the kind, whom it binds, what it holds back and requires."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from detente.model import Condition, Event, Evidence, Signal
from detente.model.codes import Act, ConditionKind, Issue
from detente.reading.local.clauses import is_predicate
from detente.reading.local.conditions.bonds import Bonds
from detente.reading.local.conditions.found import Found, condition_words, run
from detente.reading.local.conditions.holders import holders
from detente.reading.local.conditions.inverted import inverted
from detente.reading.local.conditions.markers import marked
from detente.reading.local.conditions.meant import gates_by_meaning, meant, with_meaning
from detente.reading.local.conditions.openness import binds, withheld
from detente.reading.local.conditions.orders import ordered
from detente.reading.local.conditions.parts import gated_issue, required
from detente.reading.local.conditions.trace import trail_of
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.mentions.words import SPEECH

_OBJECT = frozenset({"dobj", "nsubjpass"})
_REFUSED = frozenset({Act.REJECT, Act.SUSPEND})
_CERTAIN = frozenset({ConditionKind.IF, ConditionKind.UNLESS, ConditionKind.IN_EXCHANGE_FOR})


def hang_conditions(
    events: Sequence[Event], drafts: Sequence[Draft], scene: Scene, conditions: Iterable[Found] | None = None
) -> tuple[tuple[Event, ...], tuple[Signal, ...]]:
    """The events, pairwise with `drafts`, each with the conditions that hang on it; and a signal for each
    condition that hangs on no event. `conditions`: those of the report, where they are known.
    """
    bonds = Bonds(drafts)
    bound: dict[int, list[Condition]] = {}
    loose: list[Signal] = []
    for found in _all(scene) if conditions is None else conditions:
        index = bonds.of(found)
        draft = drafts[index] if index is not None else None
        if not binds(found, draft, scene):
            continue
        if index is None or draft is None:
            if found.kind in _CERTAIN or found.strict:
                loose.extend(_signal(found, scene))
            continue
        _add(_condition(found, draft, scene), bound.setdefault(index, []), scene)
    return tuple(_with(event, bound.get(index, ())) for index, event in enumerate(events)), tuple(loose)


def find_conditions(scene: Scene) -> tuple[Found, ...]:
    """The words of every condition in a report, whether or not an act is read that it hangs on."""
    return tuple(_all(scene))


def _all(scene: Scene) -> Iterator[Found]:
    """The conditions in the order of the text; of two that share words, the one by a marker."""
    doc = scene.page.doc
    taken: set[int] = set()
    before: set[int] = set()
    for found in (*marked(doc), *inverted(doc), *_unconditional(scene), *ordered(scene)):
        own = {t.i for t in found.tokens}
        if scene.page.in_headline(found.tokens[0].idx) or own & (before if found.order else taken):
            continue
        if found.kind is ConditionKind.BEFORE:
            before |= own
        taken |= own
        yield _of_words_said(found)
    yield from meant(scene, taken | before)


def _of_words_said(found: Found) -> Found:
    """The condition hung on what is said, where the parser hangs it on who says so: "…, he added, unless"."""
    verb = found.governor
    if verb.lemma_.lower() not in SPEECH or found.order:
        return found
    said = [c for c in verb.children if c.dep_ in _SAID and is_predicate(c) and not found.holds(c)]
    before = [c for c in said if c.i < verb.i]
    if not before and verb.dep_ == "parataxis" and is_predicate(verb.head) and verb.head.i < verb.i:
        before = [verb.head]
    return replace(found, governor=before[-1]) if before else found


_SAID = frozenset({"ccomp", "parataxis"})


def _unconditional(scene: Scene) -> Iterator[Found]:
    """As in "set no preconditions", "supported it unconditionally"."""
    for token in scene.page.tokens:
        if token.lower_ in condition_words("unconditionally"):
            yield Found(ConditionKind.WITHOUT, (token,), (), None, token.head, "unconditionally")
        elif token.lemma_.lower() in condition_words("condition_words") and token.dep_ in _OBJECT:
            verb = token.head
            none = any(c.lower_ == "no" and c.dep_ == "det" for c in token.children)
            if none and verb.lemma_.lower() in condition_words("setting"):
                words = run(t for t in verb.subtree if min(verb.i, token.i) <= t.i <= max(verb.i, token.i))
                yield Found(ConditionKind.WITHOUT, words, (token,), None, verb, "no")


def _condition(found: Found, draft: Draft, scene: Scene) -> Condition:
    gates = gates_by_meaning(gated_issue(found, draft, scene), found, draft, scene)
    held = holders(found, draft, gates, scene)
    evidence = _evidence(found, scene)
    condition = Condition(
        kind=_kind(found, draft, scene),
        holder=held.actors[0].id if held.actors else None,
        co_holders=tuple(actor.id for actor in held.actors[1:]),
        gates=gates,
        requires=with_meaning(required(found, draft, scene), found, draft, gates, scene),
        text=evidence.quote,
        evidence=(evidence,),
        confidence=draft.confidence,
    )
    return trail_of(condition, found, draft, held, scene).on(condition)


def _kind(found: Found, draft: Draft, scene: Scene) -> ConditionKind:
    """The kind of the marker; "so long as" under a refusal waits for an end, and is `until`."""
    refused = draft.act in _REFUSED or withheld(found.governor, scene)
    if found.marker in {"so long as", "as long as", "for as long as"} and refused:
        return ConditionKind.UNTIL
    return found.kind


def _evidence(found: Found, scene: Scene) -> Evidence:
    last = found.tokens[-1]
    return scene.page.span(found.tokens[0].idx, last.idx + len(last))


def _add(new: Condition, bound: list[Condition], scene: Scene) -> None:
    """Add a condition; one that only says again what another of the same act says lends it its words."""
    for place, old in enumerate(bound):
        if _meaning(old) == _meaning(new) and not _side_by_side(old, new, scene):
            bound[place] = Condition.model_validate(
                {**dict(old), "id": "", "evidence": (*old.evidence, *new.evidence)}
            )
            return
    bound.append(new)


def _side_by_side(one: Condition, other: Condition, scene: Scene) -> bool:
    """Whether two conditions stand in one sentence, where nobody says the same twice: "if X and if Y"."""
    starts = (condition.evidence[-1].start for condition in (one, other))
    spans = [scene.page.doc.char_span(at, at + 1, alignment_mode="expand") for at in starts]
    return len({span.sent.start for span in spans if span is not None}) == 1


def _meaning(condition: Condition) -> tuple[object, ...]:
    requires = condition.requires
    what = (requires.issue, requires.actor, requires.negated) if requires is not None else None
    return condition.kind, condition.holder, condition.gates, what


def _with(event: Event, bound: Sequence[Condition]) -> Event:
    if not bound:
        return event
    return Event.model_validate({**dict(event), "id": "", "conditions": tuple(bound)})


def _signal(found: Found, scene: Scene) -> Iterator[Signal]:
    """A condition on a weighty matter that hangs on no act."""
    about = [*found.inner, *found.governor.subtree]
    if scene.topics.of(found.inner) and set(scene.topics.of(about)) - {Issue.OTHER}:
        yield Signal(
            kind="unbound_condition",
            message="No event was read that this condition hangs on.",
            evidence=(_evidence(found, scene),),
        )
