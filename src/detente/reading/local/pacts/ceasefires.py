"""Mentions → ceasefires: one object for each, however often it is named."""

from __future__ import annotations

from detente.model import Actor, Ceasefire, Date, Evidence
from detente.model.codes import CeasefireSide, CeasefireStatus, Purpose
from detente.reading.local.actors.named import named_near
from detente.reading.local.pacts.ceasefire_groups import Group, groups_of
from detente.reading.local.pacts.ceasefire_mentions import CeasefireMention, ceasefire_mentions
from detente.reading.local.pacts.ceasefire_scope import class_of, scope_of
from detente.reading.local.pacts.ceasefire_stages import WANTED
from detente.reading.local.pacts.ceasefire_times import Window, finer
from detente.reading.local.pacts.ceasefire_trace import trail_of
from detente.reading.local.pacts.view import PAIR, View
from detente.reading.local.times.windows import ahead, end_of

_STANDING = frozenset({CeasefireStatus.DECLARED, CeasefireStatus.AGREED, CeasefireStatus.IN_FORCE})


def find_ceasefires(view: View) -> tuple[tuple[Ceasefire, ...], dict[int, str]]:
    """The ceasefires of a report, and for each mention's head token the id of its ceasefire."""
    made: dict[str, Ceasefire] = {}
    where: dict[int, str] = {}
    for group in groups_of(ceasefire_mentions(view), view.scene):
        status = group.status or _past(group, view)
        if status is None or _any_of_them(group):
            continue
        ceasefire = _build(group, status, view)
        made.setdefault(ceasefire.id, ceasefire)
        where.update({m.noun.i: ceasefire.id for m in group.mentions})
    return tuple(made.values()), where


def _any_of_them(group: Group) -> bool:
    """As in "at least seven truces have been agreed": how many there were, and no one of them."""
    return all(m.plural and not (m.definite or m.specific or m.past) for m in group.mentions)


def _past(group: Group, view: View) -> CeasefireStatus | None:
    """Over, for a ceasefire named after a feast gone by of which nothing else is told: "the Easter truce"."""
    feasts = [
        w.date for m in group.mentions if m.name for w in view.times(range(m.noun.left_edge.i, m.noun.i))
    ]
    published = view.scene.page.report.published_at[:10]
    gone = any(day is not None and (day.end or day.value)[:10] < published for day in feasts)
    return CeasefireStatus.EXPIRED if gone else None


def _build(group: Group, status: CeasefireStatus, view: View) -> Ceasefire:
    window, owner = _window(group, status, view), group.owner
    published = view.scene.page.report.published_at[:10]
    if status in _STANDING and (
        (window.ends is not None and window.ends.value[:10] < published)
        or (all(m.past for m in group.mentions) and status is CeasefireStatus.IN_FORCE)
    ):
        status = CeasefireStatus.EXPIRED
    if status is CeasefireStatus.COLLAPSED and _ran_its_course(group):
        status = CeasefireStatus.EXPIRED
    if status is CeasefireStatus.IN_FORCE and _is_ahead(window, published) and not _has_begun(group):
        told = {s.status for m in group.mentions for s in m.stages if not s.weak}
        announcer = None if group.owner else _announcer(group, view)
        alone = CeasefireStatus.DECLARED in told or announcer is not None
        # "a truce that comes into force on Tuesday"
        alone = alone and CeasefireStatus.AGREED not in told
        status = CeasefireStatus.DECLARED if alone else CeasefireStatus.AGREED
        owner = (announcer,) if alone and announcer is not None else owner
    side = next((m.side for m in group.mentions if m.side), None) or _side(group, view)
    telling = _telling(group, status)
    words = frozenset().union(*(m.words for m in group.mentions))
    attribution = view.scene.speaker(telling.noun) if status not in WANTED else None
    parties, whose = _parties(group, side, view)
    ceasefire = Ceasefire(
        name=next((m.name for m in group.mentions if m.name), None),
        side=side,
        status=status,
        # Who wants a truce to be kept that others broke has not declared it.
        declared_by=() if group.broken else tuple(actor.id for actor in owner),
        parties=tuple(a.id for a in parties),
        mediators=tuple(a.id for a in next((m.mediators for m in group.mentions if m.mediators), ())),
        declared_on=window.declared_on,
        start=window.begins,
        end=window.ends,
        duration=window.duration,
        class_=class_of(words, _monitored(group)),
        purposes=_purposes(group),
        scope=scope_of(words, _halted(group)),
        unconditional=True if any("unconditional" in m.words for m in group.mentions) else None,
        asserted_by=(attribution.id,) if attribution is not None else (),
        evidence=_evidence(group, telling, view),
        confidence=0.6,
    )
    trail = trail_of(ceasefire, group, telling, view)
    near = (named_near(parties, m.noun, view.scene.cast) for m in (telling, *group.mentions) if whose != PAIR)
    trail.note("parties", "ceasefires", next((named for named in near if named), ()), whose)
    return trail.on(ceasefire)


def _ran_its_course(group: Group) -> bool:
    """Whether a ceasefire of which it is said how long it "lasted" had a term of its own: it ran out."""
    stages = [(m, s) for m in group.mentions for s in m.stages if s.status is CeasefireStatus.COLLAPSED]
    if not all(s.head.lemma_.lower() == "last" for _, s in stages):
        return False
    lasted = {m.noun.i for m, _ in stages}
    term = any(m.window.ends or (m.window.duration and m.noun.i not in lasted) for m in group.mentions)
    return term or any(m.name or Purpose.HOLIDAY in m.purposes for m in group.mentions)


def _announcer(group: Group, view: View) -> Actor | None:
    """Who says that it begins, in a word that makes it so: "X declared that a truce begins on Monday"."""
    for mention in group.mentions:
        said = view.scene.voices.at(mention.noun.idx)
        if said and said[-1].speaker and (said[-1].cue or "").lower() in _MAKING:
            return view.scene.cast[said[-1].speaker]
    return None


_MAKING = frozenset({"announced", "announces", "declared", "declares", "decreed", "ordered", "proclaimed"})


def _has_begun(group: Group) -> bool:
    """Whether it is told in the past that it began, whatever its hour is taken for: "took effect at noon"."""
    stages = [s for m in group.mentions for s in m.stages if s.life and s.status is CeasefireStatus.IN_FORCE]
    return any(s.head.tag_ == "VBD" for s in stages)


def _is_ahead(window: Window, published: str) -> bool:
    return window.begins is not None and window.begins.value[:10] > published


def _telling(group: Group, status: CeasefireStatus) -> CeasefireMention:
    """The mention that gives the status, and of several the one that says most."""
    giving = [m for m in group.mentions if any(s.status is status for s in m.stages)]
    return max(
        giving or group.mentions,
        key=lambda m: (m.specific, any(s.life for s in m.stages), bool(m.makers), -m.start),
    )


def _evidence(group: Group, telling: CeasefireMention, view: View) -> tuple[Evidence, ...]:
    """The telling mention first, with the predicate that tells what became of it; then the others."""
    found = []
    for mention in [telling, *(m for m in group.mentions if m is not telling)]:
        end = mention.end
        for stage in mention.stages:
            if stage.life and stage.head.i > mention.noun.i and stage.head.sent == mention.noun.sent:
                last = max(
                    (t for c in stage.head.children if c.dep_ in {"prep", "dobj", "prt"} for t in c.subtree),
                    default=stage.head,
                    key=lambda t: t.i,
                )
                end = max(end, last.idx + len(last))
        found.append(view.scene.page.span(mention.start, end))
    return tuple(dict.fromkeys(found))


def _window(group: Group, status: CeasefireStatus, view: View) -> Window:
    window = Window()
    window.take(group.window)
    dated = window.dated
    if dated is not None and dated.value[:10] <= view.scene.page.report.published_at[:10]:
        window.declared_on = finer(window.declared_on, dated) if status not in WANTED else window.declared_on
        if status is CeasefireStatus.DECLARED:
            window.begins = window.begins or dated
    elif status in WANTED:
        window.begins = window.begins or dated
    if status in _STANDING and window.begins is None and any("immediate" in m.words for m in group.mentions):
        window.begins = window.declared_on
    if status in WANTED and window.begins is not None:
        window.begins = ahead(window.begins, view.scene.page.published)
    # A window is what binds: nothing is computed for a ceasefire that is only wanted.
    if status in WANTED:
        window.ends = None if window.ends and _ended(group) else window.ends
    elif status is CeasefireStatus.EXTENDED and _is_over(window.ends, view):
        # "Was to expire on Tuesday, but both extended it": that end is the old one.
        window.ends = end_of(window.ends, window.extension) if window.ends and window.extension else None
    elif window.ends is None and window.begins is not None and window.duration is not None:
        window.ends = end_of(window.begins, window.duration)
        if any(s.status is CeasefireStatus.EXTENDED for m in group.mentions for s in m.stages):
            window.ends = _extended(window)
    return window


def _is_over(ends: Date | None, view: View) -> bool:
    """Whether an end lies behind: that of an extended ceasefire, which holds, can't."""
    return ends is not None and ends.value[:10] <= view.scene.page.report.published_at[:10]


def _extended(window: Window) -> Date | None:
    """The end of a window that was extended, by its own length where no other is told.

    It counts from the first end or the last renewal, whichever is later.
    """
    end, renewed = window.ends, window.renewed
    length = window.extension or (window.duration if renewed is not None else None)
    if end is None or length is None:
        return None
    if renewed is not None and renewed.value[:10] > end.value[:10]:
        end = renewed
    return end_of(end, length)


def _ended(group: Group) -> bool:
    return any(s.life for m in group.mentions for s in m.stages)


def _side(group: Group, view: View) -> CeasefireSide | None:
    """One-sided where a single belligerent declared it and nobody is said to have agreed."""
    told = {s.status for m in group.mentions for s in m.stages if not s.weak}
    owner, scene = group.owner, view.scene
    one = len(owner) == 1 and any(scene.same_side(owner[0], side) for side in view.belligerents)
    if CeasefireStatus.DECLARED in told and CeasefireStatus.AGREED not in told and one:
        return CeasefireSide.UNILATERAL
    if CeasefireStatus.AGREED in told and len(scene.parties(owner)) == 2:
        return CeasefireSide.BILATERAL
    return None


def _parties(group: Group, side: CeasefireSide | None, view: View) -> tuple[tuple[Actor, ...], str]:
    """Who is to hold fire, and why it is they."""
    own = view.scene.parties(group.owner)
    if side is CeasefireSide.UNILATERAL:
        return own, "who declares it alone"
    between = next((m.between for m in group.mentions if m.between), ())
    if between:
        return between, "named as its parties"
    if len(own) == 2 and group.status not in WANTED:
        return own, "who agreed on it"
    if view.belligerents:
        return view.belligerents, PAIR
    return (own, "who asks for it") if len(own) == 2 else ((), "")


def _purposes(group: Group) -> tuple[Purpose, ...]:
    return tuple(dict.fromkeys(purpose for m in group.mentions for purpose in m.purposes))


def _monitored(group: Group) -> bool:
    return any(s.head.lemma_ in {"monitor", "verify", "supervise"} for m in group.mentions for s in m.stages)


def _halted(group: Group) -> str | None:
    """The act that a verb of halting stops: "offensive operations"."""
    for mention in group.mentions:
        if mention.noun.pos_ == "VERB":
            thing = next((c for c in mention.noun.children if c.dep_ in {"dobj", "nsubjpass"}), None)
            if thing is not None and thing.lemma_.lower() not in {"hostility", "fighting", "fire", "fight"}:
                lefts = [t.text for t in thing.lefts if t.dep_ in {"amod", "compound"}]
                return " ".join([*lefts, thing.text])
    return None
