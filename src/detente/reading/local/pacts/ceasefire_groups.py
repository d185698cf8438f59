"""Mentions of ceasefires → groups: which mentions mean the same ceasefire."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.knowledge.cues import cues
from detente.model import Actor, Date
from detente.model.codes import CeasefireSide, CeasefireStatus
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.triggers import words
from detente.reading.local.pacts.ceasefire_mentions import CeasefireMention
from detente.reading.local.pacts.ceasefire_stages import WANTED
from detente.reading.local.pacts.ceasefire_times import Window, agree, by_clock

_RANK = {
    CeasefireStatus.PROPOSED: 1,
    CeasefireStatus.DEMANDED: 2,
    CeasefireStatus.DECLARED: 3,
    CeasefireStatus.AGREED: 3,
    CeasefireStatus.IN_FORCE: 4,
    CeasefireStatus.EXTENDED: 5,
    CeasefireStatus.SUSPENDED: 6,
    CeasefireStatus.EXPIRED: 7,
    CeasefireStatus.COLLAPSED: 7,
}
_MADE = frozenset({CeasefireStatus.AGREED, CeasefireStatus.DECLARED, CeasefireStatus.EXTENDED})
_MOST = 40
"""How many groups back a mention is compared with."""


@dataclass
class Group:
    """The mentions of one ceasefire, in the order of the text."""

    mentions: list[CeasefireMention] = field(default_factory=list)
    window: Window = field(default_factory=Window)
    owner: tuple[Actor, ...] = ()
    """Who proposed, demanded or declared it."""
    sides: tuple[Actor, ...] = ()
    """The sides of the owners."""

    @property
    def status(self) -> CeasefireStatus | None:
        """The latest stage of its life that is told; where none is, what its mentions take for granted."""
        stages = [stage for m in self.mentions for stage in m.stages]
        told = [s.status for s in stages if not s.weak] or [s.status for s in stages]
        if not told:
            return None
        latest = max(told, key=lambda status: _RANK.get(status, 0))
        if set(told) <= WANTED:
            return CeasefireStatus.IN_FORCE if self.broken else latest
        # What is agreed and then said to be broken is there.
        return CeasefireStatus.IN_FORCE if latest is CeasefireStatus.AGREED and self.breached else latest

    @property
    def broken(self) -> bool:
        """Whether it is first told of as broken: what is wanted of it later is that it be kept."""
        first, *later = self.mentions
        broken = any(s.weak and s.head.lemma_.lower() in words("breach") for s in first.stages)
        return broken and first.status is None and bool(later) and all(m.definite for m in later)

    @property
    def breached(self) -> bool:
        """Whether somebody is said to break it."""
        lemmas = (s.head.lemma_.lower() for m in self.mentions for s in m.stages if s.weak)
        return any(lemma in words("breach") or lemma in cues("things")["violation_nouns"] for lemma in lemmas)

    @property
    def wanted(self) -> bool:
        """Whether it is words only as yet."""
        return self.status in WANTED

    def add(self, mention: CeasefireMention) -> None:
        """Take a mention in."""
        stands = bool(self.mentions) and self.status is not None and not self.wanted
        self.mentions.append(mention)
        self.window.take(mention.window)
        if not (stands and mention.status in WANTED):  # who asks for what is there has not made it
            self.owner = self.owner or mention.makers


def groups_of(mentions: Iterable[CeasefireMention], scene: Scene) -> list[Group]:
    """The mentions grouped by the ceasefire that they mean; a mention joins the one that fits best."""
    groups: list[Group] = []
    heading: CeasefireMention | None = None
    for mention in mentions:
        item = heading is not None and heading.noun.sent == mention.noun.sent
        home = None if item else _home(mention, groups[-_MOST:], scene)
        if mention.plural and _heads_list(mention):
            heading = mention
        if home is None:
            home = Group()
            groups.append(home)
        home.add(mention)
        home.sides = scene.parties(home.owner)
    return [group for group in groups if not _is_list(group, groups)]


def _home(mention: CeasefireMention, groups: list[Group], scene: Scene) -> Group | None:
    if mention.within is not None:
        whole = (g for g in groups if any(m.noun.i == mention.within for m in g.mentions))
        return next(whole, None)
    fitting = [group for group in reversed(groups) if not _differs(mention, group)]
    if mention.pointing and fitting:
        return max(fitting, key=lambda group: group.mentions[-1].start)
    if mention.fresh and not mention.definite:
        fitting = [g for g in fitting if any(m.fresh for m in g.mentions) and g.wanted]
    tests = (_keeps_its_own, _names_it, _takes_up, _asks_again, _was_made, _declares_it, _needs_it)
    for test in tests:
        found = [group for group in fitting if test(mention, group, scene)]
        if found:
            return min(found, key=lambda group: _unlike(mention, group))
    return None


def _unlike(mention: CeasefireMention, group: Group) -> int:
    """How far a group is from what a mention speaks of: words of words, deeds of deeds."""
    if mention.status in WANTED:
        return int(mention.status != group.status)
    return int(group.wanted and any(s for s in mention.stages))


def _differs(mention: CeasefireMention, group: Group) -> bool:
    """Whether something that is said of the mention and of the group differs."""
    if mention.apart & {m.noun.i for m in group.mentions}:
        return True
    mine, theirs = mention.window, group.window
    if mine.duration and theirs.duration and not _as_long(mine.duration, theirs.duration):
        return True
    if _apart(mine.begins, theirs.begins) or _apart(mine.ends, theirs.ends):
        return True
    if _of_others(mention, group):
        return True
    for name in ("name", "side"):
        one = getattr(mention, name)
        other = next((value for m in group.mentions if (value := getattr(m, name))), None)
        if one and other and one != other:
            return True
    known = {m.lasting for m in group.mentions} - {None}
    if mention.lasting is not None and known and mention.lasting not in known:
        return True
    if mention.past != group.mentions[0].past and not mention.definite:
        return True
    return mention.plural != group.mentions[0].plural


def _as_long(one: str, other: str) -> bool:
    """Whether two lengths are the same: "72-hour" and "three-day"."""
    return one == other or (_hours(one) is not None and _hours(one) == _hours(other))


def _hours(length: str) -> int | None:
    found = _LENGTH.fullmatch(length)
    return int(found[1]) * _UNITS[found[2]] if found is not None else None


_LENGTH = re.compile(r"PT?(\d+)([HDW])")
_UNITS = {"H": 1, "D": 24, "W": 168}


def _of_others(mention: CeasefireMention, group: Group) -> bool:
    """Whether a mention is one side's own and the group another's."""
    if mention.whose is None:
        return False
    known = next((m.whose for m in group.mentions if m.whose is not None), None)
    alone = next((m.side for m in group.mentions if m.side), None) is CeasefireSide.UNILATERAL
    if known is None and alone and group.sides:
        known = group.sides[0]
    return known is not None and known.id != mention.whose.id


def _apart(one: Date | None, other: Date | None) -> bool:
    if one is None or other is None or by_clock(one) or by_clock(other):
        return False
    return not agree(one, other)


def _keeps_its_own(mention: CeasefireMention, group: Group, scene: Scene) -> bool:
    """As in "X declared a truce … X agreed to the ceasefire": the one of its own that stands."""
    if not mention.definite or group.wanted or any(m.plural for m in group.mentions):
        return False
    return bool(mention.stages) and _same_owner(mention, group, scene)


def _names_it(mention: CeasefireMention, group: Group, scene: Scene) -> bool:
    """The same length, name or beginning: "a 30-day ceasefire … the 30-day truce"."""
    mine, theirs = mention.window, group.window
    if mention.status in WANTED and not mention.definite and mention.makers and group.owner:
        return _same_owner(mention, group, scene) and bool(mine.begins or mine.duration)
    same = bool(mine.duration and theirs.duration) or bool(mine.begins and theirs.begins)
    same = same or bool(mention.name and any(m.name for m in group.mentions))
    return same and (mention.definite or mention.status in WANTED or not group.wanted)


def _takes_up(mention: CeasefireMention, group: Group, scene: Scene) -> bool:
    """As in "The truce", "it": what was told before, unless the stage has gone back to words."""
    del scene
    if not mention.definite or mention.fresh or _is_introduced(mention, group):
        return False
    if mention.status in WANTED:
        return group.wanted or not mention.specific
    standing = any(stage for stage in mention.stages)
    return not (standing and group.wanted and any(s.life or s.weak for s in mention.stages))


def _is_introduced(mention: CeasefireMention, group: Group) -> bool:
    """As in "the pause that X had announced", where only a truce was told of: it says itself which it is."""
    made = any(s.head.dep_ == "relcl" and s.status in _MADE and not s.weak for s in mention.stages)
    return made and all(m.noun.lemma_ != mention.noun.lemma_ for m in group.mentions)


def _asks_again(mention: CeasefireMention, group: Group, scene: Scene) -> bool:
    """As in "A ceasefire" in a further demand or offer of one that is not in force."""
    if mention.status is None:
        return not mention.specific and not any(s.life for s in mention.stages)
    if mention.status not in WANTED or not group.wanted:
        return False
    if _same_owner(mention, group, scene):
        return mention.status == group.status or not mention.specific
    return not mention.specific and mention.status == group.status and not mention.definite


def _was_made(mention: CeasefireMention, group: Group, scene: Scene) -> bool:
    """As in "A ceasefire has been signed", told again of the one that was agreed."""
    if mention.status is not CeasefireStatus.AGREED:
        return False
    if group.status is not CeasefireStatus.AGREED:
        # "Both broke the truce … They had agreed to a ceasefire on Saturday": how it was made follows.
        made = {s.status for m in group.mentions for s in m.stages} & _MADE
        taken = group.status is CeasefireStatus.IN_FORCE and all(m.definite for m in group.mentions)
        return taken and not made and not mention.plural and not mention.fresh
    if mention.specific or mention.plural or mention.fresh:
        return False
    return not mention.makers or not group.owner or _same_owner(mention, group, scene)


def _declares_it(mention: CeasefireMention, group: Group, scene: Scene) -> bool:
    """As in "the president declared a ceasefire … X announced a unilateral truce": told again in full."""
    if mention.status is not CeasefireStatus.DECLARED or group.status is not CeasefireStatus.DECLARED:
        return False
    if mention.fresh or mention.plural or len(group.mentions) > 1:
        return False
    return _same_owner(mention, group, scene)


def _needs_it(mention: CeasefireMention, group: Group, scene: Scene) -> bool:
    """As in "if there is a ceasefire to observe", while one is there: a condition asks for no other one."""
    del scene
    if mention.status not in WANTED or group.wanted or mention.plural or mention.fresh or mention.specific:
        return False
    return all(s.voiced or s.weak for s in mention.stages) and group.status is not None


def _same_owner(mention: CeasefireMention, group: Group, scene: Scene) -> bool:
    if not mention.makers or not group.owner:
        return False
    return scene.same_side(mention.makers[0], group.owner[0])


def _is_list(group: Group, groups: list[Group]) -> bool:
    """As in "Several ceasefires — including …": a heading for others that the same sentence names."""
    if len(group.mentions) > 1 or not group.mentions[0].plural:
        return False
    noun = group.mentions[0].noun
    return _heads_list(group.mentions[0]) and any(
        m.noun.sent == noun.sent and m.noun.i > noun.i
        for other in groups
        if other is not group
        for m in other.mentions
    )


def _heads_list(mention: CeasefireMention) -> bool:
    return any(c.lower_ in {"including", "like", "as", ":"} for c in mention.noun.children)
