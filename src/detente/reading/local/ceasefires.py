"""Events and mentions → ceasefires: one object for each, however often it is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from detente.model import Actor, Ceasefire, Date, Scope
from detente.model.codes import Act, CeasefireSide, CeasefireStatus, Purpose
from detente.reading.local.ceasefire_mentions import CeasefireMention, ceasefire_mentions, rank
from detente.reading.local.draft import Draft
from detente.reading.local.scene import Scene
from detente.reading.local.windows import end_of

_WORDS_ONLY = frozenset({CeasefireStatus.DEMANDED, CeasefireStatus.PROPOSED})


@dataclass
class Group:
    """The mentions of one ceasefire."""

    mentions: list[CeasefireMention] = field(default_factory=list)

    @property
    def status(self) -> CeasefireStatus | None:
        """What its mentions tell of it, the latest stage of its life."""
        return max((m.status for m in self.mentions), key=rank)

    @property
    def owner(self) -> Actor | None:
        """Who proposed, demanded or declared it."""
        return next((m.draft.actor[0] for m in self.mentions if m.draft and m.status and m.draft.actor), None)

    def first(self, name: str) -> object:
        """The first value that a mention gives for a field."""
        return next((value for m in self.mentions if (value := getattr(m, name))), None)


def find_ceasefires(
    scene: Scene, drafts: Sequence[Draft], belligerents: tuple[Actor, ...]
) -> tuple[tuple[Ceasefire, ...], dict[int, str]]:
    """The ceasefires of a report, and for each mention's head token the id of its ceasefire."""
    groups: list[Group] = []
    for mention in ceasefire_mentions(scene, drafts):
        home = _home(mention, groups, scene)
        if home is None:
            groups.append(Group([mention]))
        else:
            home.mentions.append(mention)
    made: dict[str, Ceasefire] = {}
    where: dict[int, str] = {}
    for group in groups:
        ceasefire = _build(group, scene, belligerents)
        if ceasefire is None:
            continue
        made.setdefault(ceasefire.id, ceasefire)
        where.update({m.noun.i: ceasefire.id for m in group.mentions})
    return tuple(made.values()), where


def _home(mention: CeasefireMention, groups: list[Group], scene: Scene) -> Group | None:
    """The ceasefire that a mention takes up; None for a new one. Only where one candidate remains."""
    fitting = [group for group in groups if _fits(mention, group, scene)]
    if not fitting:
        return None
    if mention.definite:
        return fitting[-1]
    same = [g for g in fitting if _same_word(mention, g, scene)]
    return same[-1] if same else None


def _fits(mention: CeasefireMention, group: Group, scene: Scene) -> bool:
    """Whether nothing that is said of the two differs."""
    for name in ("duration", "name", "side"):
        mine, theirs = getattr(mention, name), group.first(name)
        if mine and theirs and mine != theirs:
            return False
    mine, theirs = mention.begins, group.first("begins")
    if isinstance(mine, Date) and isinstance(theirs, Date) and mine.value[:10] != theirs.value[:10]:
        return False
    if mention.plural != group.mentions[0].plural:
        return False
    if mention.status in _WORDS_ONLY and group.status in _WORDS_ONLY:
        mover = mention.draft.actor[0] if mention.draft and mention.draft.actor else None
        owner = group.owner
        return mover is None or owner is None or scene.same_side(mover, owner) or mention.definite
    if mention.status in _WORDS_ONLY and not mention.definite:
        return False
    return bool(
        mention.definite or mention.status is None or group.status is None or mention.status == group.status
    )


def _same_word(mention: CeasefireMention, group: Group, scene: Scene) -> bool:
    if mention.draft is None or group.owner is None or not mention.draft.actor:
        return False
    return mention.status == group.status and scene.same_side(mention.draft.actor[0], group.owner)


def _build(group: Group, scene: Scene, belligerents: tuple[Actor, ...]) -> Ceasefire | None:
    status = group.status
    if status is None:
        return None
    first = next(m for m in group.mentions if m.status == status)
    told = next((m for m in group.mentions if m.draft and m.status and m.draft.actor), first)
    draft = told.draft
    start = _date(group.first("begins"))
    end = _date(group.first("ends"))
    duration = group.first("duration")
    duration = duration if isinstance(duration, str) else None
    if end is None and start is not None and duration is not None:
        end = end_of(start, duration)
    if status in {CeasefireStatus.DECLARED, CeasefireStatus.AGREED, CeasefireStatus.IN_FORCE} and _is_over(
        end, scene
    ):
        status = CeasefireStatus.EXPIRED
    actors = draft.actor if draft is not None and told.status is not None else ()
    side = group.first("side")
    parties = actors if side is CeasefireSide.UNILATERAL else (belligerents or actors)
    words = frozenset().union(*(m.words for m in group.mentions))
    evidence = scene.page.span(told.start, told.end)
    name = group.first("name")
    return Ceasefire(
        name=name if isinstance(name, str) else None,
        side=side if isinstance(side, CeasefireSide) else None,
        status=status,
        declared_by=tuple(actor.id for actor in actors),
        parties=tuple(actor.id for actor in parties),
        mediators=(),
        declared_on=None,
        start=start,
        end=end,
        duration=duration,
        purposes=_purposes(group),
        scope=_scope(words),
        unconditional=True if any(m.unconditional for m in group.mentions) else None,
        asserted_by=tuple(a.id for a in draft.attribution) if draft is not None else (),
        evidence=(evidence, *(scene.page.span(m.start, m.end) for m in group.mentions if m is not told)),
        confidence=0.6,
        trace={"status": f"ceasefires: {draft.act if draft else 'told'} {told.noun.text}"},
    )


def _date(value: object) -> Date | None:
    return value if isinstance(value, Date) else None


def _is_over(end: Date | None, scene: Scene) -> bool:
    return end is not None and end.value[:10] < scene.page.report.published_at[:10]


def _purposes(group: Group) -> tuple[Purpose, ...]:
    return tuple(dict.fromkeys(purpose for m in group.mentions for purpose in m.purposes))


def _scope(words: frozenset[str]) -> Scope:
    energy = bool(words & {"energy", "power", "electricity", "infrastructure"})
    aerial = tuple(sorted(words & {"drone", "missile", "air", "rocket", "artillery"}))
    if energy or aerial:
        return Scope(general=False, weapons=aerial, targets=("energy",) if energy else ())
    return Scope(general=True)


def belligerents(drafts: Sequence[Draft], scene: Scene) -> tuple[Actor, ...]:
    """The two sides that the report shows at odds: who strikes, accuses and asks whom most often."""
    weight: dict[tuple[str, str], int] = {}
    sides: dict[str, Actor] = {}
    for draft in drafts:
        for actor in draft.actor:
            for other in draft.recipient:
                one, two = scene.cast.side(actor), scene.cast.side(other)
                if one is None or two is None or one.id == two.id:
                    continue
                sides[one.id], sides[two.id] = one, two
                pair = (min(one.id, two.id), max(one.id, two.id))
                weight[pair] = weight.get(pair, 0) + (2 if draft.act in {Act.ATTACK, Act.ACCUSE} else 1)
    if not weight:
        return ()
    pair = max(weight, key=lambda p: (weight[p], p))
    return (sides[pair[0]], sides[pair[1]])
