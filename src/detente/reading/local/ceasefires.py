"""Events and mentions → ceasefires: one object for each, however often it is named."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model import Actor, Ceasefire, Date, Event, Evidence, Scope
from detente.model.codes import CeasefireSide, CeasefireStatus, Purpose
from detente.reading.local.ceasefire_groups import WANTED, Group, groups_of
from detente.reading.local.ceasefire_mentions import CeasefireMention, ceasefire_mentions
from detente.reading.local.draft import Draft
from detente.reading.local.scene import Scene
from detente.reading.local.windows import end_of

_STANDING = frozenset({CeasefireStatus.DECLARED, CeasefireStatus.AGREED, CeasefireStatus.IN_FORCE})
_OVER = frozenset({CeasefireStatus.EXPIRED, CeasefireStatus.COLLAPSED})


def find_ceasefires(
    scene: Scene, drafts: Sequence[Draft], events: Sequence[Event], belligerents: tuple[Actor, ...]
) -> tuple[tuple[Ceasefire, ...], dict[int, str]]:
    """The ceasefires of a report, and for each mention's head token the id of its ceasefire.

    `drafts` and `events` are pairwise; `belligerents` are the sides that the report shows at odds.
    """
    told = {id(draft): event for draft, event in zip(drafts, events, strict=True)}
    made: dict[str, Ceasefire] = {}
    where: dict[int, str] = {}
    for group in groups_of(ceasefire_mentions(scene, drafts, told), scene):
        status = group.status
        if status is None:
            continue
        ceasefire = _build(group, status, scene, belligerents)
        made.setdefault(ceasefire.id, ceasefire)
        where.update({m.noun.i: ceasefire.id for m in group.mentions})
    return tuple(made.values()), where


def _build(group: Group, status: CeasefireStatus, scene: Scene, belligerents: tuple[Actor, ...]) -> Ceasefire:
    start, end, duration = _window(group, status)
    if status in _STANDING and end is not None and end.value[:10] < scene.page.report.published_at[:10]:
        status = CeasefireStatus.EXPIRED
    owner = group.owner
    side = group.first("side") or _side(group, owner, belligerents, scene)
    telling = _telling(group, status)
    attribution = telling.draft.attribution if telling.draft is not None else ()
    wanted = status in WANTED
    return Ceasefire(
        name=group.first("name"),
        side=side,
        status=status,
        declared_by=tuple(actor.id for actor in owner),
        parties=tuple(a.id for a in _parties(side, owner, belligerents, scene)),
        mediators=tuple(a.id for a in group.first("mediators") or ()),
        declared_on=next(
            (m.event.date for m in group.mentions if m.event and m.actor and m.event.date), None
        ),
        start=start,
        end=end,
        duration=duration,
        purposes=_purposes(group),
        scope=_scope(frozenset().union(*(m.words for m in group.mentions))),
        unconditional=True if any("unconditional" in m.words for m in group.mentions) else None,
        asserted_by=() if wanted else tuple(actor.id for actor in attribution),
        evidence=_evidence(group, telling, scene),
        confidence=0.6,
        trace={"status": f"ceasefires: {telling.draft.cue if telling.draft else 'told'} {telling.noun.text}"},
    )


def _telling(group: Group, status: CeasefireStatus) -> CeasefireMention:
    """The mention that gives the status, and of several the one that says most."""
    giving = [m for m in group.mentions if m.status is status or any(e.status is status for e in m.effects)]
    return max(giving or group.mentions, key=lambda m: (m.specific, bool(m.effects), bool(m.actor), -m.start))


def _evidence(group: Group, telling: CeasefireMention, scene: Scene) -> tuple[Evidence, ...]:
    """The telling mention first, with the predicate that tells what became of it; then the others."""
    found = []
    for mention in [telling, *(m for m in group.mentions if m is not telling)]:
        end = mention.end
        for effect in mention.effects:
            if effect.head.i > mention.noun.i and effect.head.sent == mention.noun.sent:
                last = max(
                    (t for c in effect.head.children if c.dep_ in {"prep", "dobj"} for t in c.subtree),
                    default=effect.head,
                    key=lambda t: t.i,
                )
                end = max(end, last.idx + len(last))
        found.append(scene.page.span(mention.start, end))
    return tuple(dict.fromkeys(found))


def _window(group: Group, status: CeasefireStatus) -> tuple[Date | None, Date | None, str | None]:
    start, end, duration = group.first("begins"), group.first("ends"), group.first("duration")
    for effect in (effect for m in group.mentions for effect in m.effects):
        if effect.status is CeasefireStatus.IN_FORCE:
            start = start or effect.date
            duration = duration or effect.duration
        elif effect.status in _OVER:
            end = end or effect.date
    # A window is what binds: nothing is computed for a ceasefire that is only wanted.
    if status not in WANTED and end is None and start is not None and duration is not None:
        end = end_of(start, duration)
    return start, end, duration


def _side(
    group: Group, owner: tuple[Actor, ...], belligerents: tuple[Actor, ...], scene: Scene
) -> CeasefireSide | None:
    """One-sided where a single belligerent declared it and nobody is said to have agreed."""
    told = {m.status for m in group.mentions}
    one = len(owner) == 1 and any(scene.same_side(owner[0], side) for side in belligerents)
    if CeasefireStatus.DECLARED in told and CeasefireStatus.AGREED not in told and one:
        return CeasefireSide.UNILATERAL
    if CeasefireStatus.AGREED in told and len(scene.parties(owner)) == 2:
        return CeasefireSide.BILATERAL
    return None


def _parties(
    side: CeasefireSide | None, owner: tuple[Actor, ...], belligerents: tuple[Actor, ...], scene: Scene
) -> tuple[Actor, ...]:
    own = scene.parties(owner)
    if side is CeasefireSide.UNILATERAL:
        return own
    return belligerents or (own if len(own) > 1 else ())


def _purposes(group: Group) -> tuple[Purpose, ...]:
    return tuple(dict.fromkeys(purpose for m in group.mentions for purpose in m.purposes))


def _scope(words: frozenset[str]) -> Scope:
    energy = bool(words & {"energy", "power", "electricity", "infrastructure"})
    weapons = tuple(sorted(words & {"drone", "missile", "air", "rocket", "artillery"}))
    if energy or weapons:
        return Scope(general=False, weapons=weapons, targets=("energy",) if energy else ())
    return Scope(general=True)
