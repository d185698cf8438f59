"""One event for one act: consequences join their blow, doubles go."""

from __future__ import annotations

from detente.model.codes import Act, Reality
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene


def merged(drafts: list[Draft], scene: Scene) -> list[Draft]:
    """The drafts with the parts of one blow joined ("struck Kyiv, wounding one") and doubles left out."""
    kept: list[Draft] = []
    for draft in drafts:
        if any(_same(draft, other, scene) for other in kept):
            continue
        again = next((other for other in reversed(kept) if _repeats(draft, other)), None)
        if again is not None:
            _absorb(again, draft)
            continue
        blow = next((other for other in kept if _one_blow(draft, other, scene)), None)
        if blow is not None:
            _join(blow, draft)
        else:
            kept.append(draft)
    refused = [draft for draft in kept if draft.act is Act.REJECT]
    return [draft for draft in kept if not any(_only_refuses(draft, other, scene) for other in refused)]


def _only_refuses(promise: Draft, refusal: Draft, scene: Scene) -> bool:
    """Whether a promise is the refusal behind it: "vowed it would not accept a truce"."""
    if promise.act is not Act.PLEDGE or promise.clause is None:
        return False
    if refusal.head.head != promise.head or refusal.head.dep_ not in {"ccomp", "xcomp"}:
        return False
    own = scene.agents.of(refusal.clause.subject) if refusal.clause is not None else ()
    return any(scene.same_side(a, b) for a in own for b in promise.actor)


def _same(one: Draft, other: Draft, scene: Scene) -> bool:
    """Whether two drafts tell one act in overlapping words, by the same actor."""
    if one.act is not other.act or not (one.start < other.end and other.start < one.end):
        return False
    apart = set(one.issues) != set(other.issues) and one.act is not Act.ACCUSE
    if apart and not _is_very_demand(one, other):
        return False
    if not one.actor or not other.actor:
        return one.actor == other.actor
    return all(any(scene.same_side(a, b) for b in other.actor) for a in one.actor)


def _is_very_demand(one: Draft, other: Draft) -> bool:
    """Whether a need is what the verb before it demands: "insisted that they must disarm" is one demand."""
    complement = one.head.dep_ == "ccomp" and one.head.head.i == other.head.i
    return one.act is Act.DEMAND and complement


def _repeats(one: Draft, other: Draft) -> bool:
    """Whether an act of words only spells out the one told just before: same act, actor and issues."""
    if one.act is not other.act or one.act not in _SPELLED_OUT or one.cue.startswith("nested"):
        return False
    if one.actor != other.actor or not set(one.issues) & set(other.issues):
        return False
    if set(one.issues) != set(other.issues) and one.act is Act.PROPOSE:
        return False
    if {one.reality, other.reality} - {Reality.ASSERTED, Reality.REPORTED}:
        return False
    last = other.more[-1] if other.more else other
    between = one.head.doc[last.head.i : one.head.i]
    return 0 < sum(1 for t in between if t.is_sent_start) <= _NEXT


_SPELLED_OUT = frozenset({Act.PROPOSE, Act.DEMAND})
_NEXT = 2
"""How many sentences on the same act may still be spelled out."""


def _absorb(first: Draft, again: Draft) -> None:
    first.more = (*first.more, again)
    first.recipient = first.recipient or again.recipient


def _one_blow(one: Draft, other: Draft, scene: Scene) -> bool:
    if one.act is not Act.ATTACK or other.act is not Act.ATTACK or one.head.sent != other.head.sent:
        return False
    if one.actor and other.actor and not any(scene.same_side(a, b) for a in one.actor for b in other.actor):
        return False
    return one.reality is other.reality


def _join(blow: Draft, consequence: Draft) -> None:
    blow.body = tuple(sorted({*blow.body, *consequence.body}, key=lambda t: t.i))
    blow.start, blow.end = min(blow.start, consequence.start), max(blow.end, consequence.end)
    blow.actor = blow.actor or consequence.actor
    blow.recipient = blow.recipient or consequence.recipient
