"""Mentions of ceasefires → groups: which mentions mean the same ceasefire."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from detente.model import Actor, Date
from detente.model.codes import CeasefireStatus
from detente.reading.local.ceasefire_mentions import CeasefireMention
from detente.reading.local.scene import Scene

WANTED = frozenset({CeasefireStatus.DEMANDED, CeasefireStatus.PROPOSED})
"""The stages at which a ceasefire is words only."""

_RANK = {
    CeasefireStatus.DEMANDED: 1,
    CeasefireStatus.PROPOSED: 1,
    CeasefireStatus.DECLARED: 2,
    CeasefireStatus.AGREED: 2,
    CeasefireStatus.IN_FORCE: 3,
    CeasefireStatus.EXTENDED: 4,
    CeasefireStatus.SUSPENDED: 5,
    CeasefireStatus.EXPIRED: 6,
    CeasefireStatus.COLLAPSED: 6,
}


@dataclass
class Group:
    """The mentions of one ceasefire, in the order of the text."""

    mentions: list[CeasefireMention] = field(default_factory=list)

    @property
    def status(self) -> CeasefireStatus | None:
        """The latest stage of its life that its mentions tell."""
        told = [m.status for m in self.mentions if m.status]
        told += [effect.status for m in self.mentions for effect in m.effects]
        return max(told, key=lambda status: _RANK.get(status, 0)) if told else None

    @property
    def owner(self) -> tuple[Actor, ...]:
        """Who proposed, demanded or declared it."""
        return next((m.actor for m in self.mentions if m.actor), ())

    def first(self, name: str) -> Any:
        """The first value that a mention gives for a field; None where none does."""
        return next((value for m in self.mentions if (value := getattr(m, name))), None)


def groups_of(mentions: Iterable[CeasefireMention], scene: Scene) -> list[Group]:
    """The mentions grouped by the ceasefire that they mean; a mention joins the one that fits best."""
    groups: list[Group] = []
    for mention in mentions:
        home = _home(mention, groups, scene)
        if home is None:
            groups.append(Group([mention]))
        else:
            home.mentions.append(mention)
    return [group for group in groups if not _is_list(group, groups)]


def _home(mention: CeasefireMention, groups: list[Group], scene: Scene) -> Group | None:
    fitting = [group for group in groups if not _differs(mention, group)]
    if mention.fresh:
        fitting = [g for g in fitting if g.first("fresh") and _same_owner(mention, g, scene)]
    for test in (_names_it, _takes_up, _asks_again):
        found = [group for group in fitting if test(mention, group, scene)]
        if found:
            return found[-1]
    return None


def _differs(mention: CeasefireMention, group: Group) -> bool:
    """Whether something that is said of the mention and of the group differs."""
    for name in ("duration", "name", "side"):
        mine, theirs = getattr(mention, name), group.first(name)
        if mine and theirs and mine != theirs:
            return True
    begins = group.first("begins")
    if mention.begins and isinstance(begins, Date) and mention.begins.value[:10] != begins.value[:10]:
        return True
    return mention.plural != group.mentions[0].plural


def _names_it(mention: CeasefireMention, group: Group, scene: Scene) -> bool:
    """The same length, name or beginning: "a 30-day ceasefire … the 30-day truce"."""
    del scene
    return any(
        getattr(mention, n) and getattr(mention, n) == group.first(n) for n in ("duration", "name")
    ) or bool(mention.begins and group.first("begins"))


def _takes_up(mention: CeasefireMention, group: Group, scene: Scene) -> bool:
    """As in "The truce", "it": what was told before, unless the stage has gone back to words."""
    del scene
    if not mention.definite:
        return False
    return mention.status not in WANTED or group.status in WANTED


def _asks_again(mention: CeasefireMention, group: Group, scene: Scene) -> bool:
    """As in "A ceasefire" in a further demand or offer of one that is not in force."""
    if mention.status not in WANTED or group.status not in WANTED:
        return mention.status is None and not mention.effects and not mention.specific
    if _same_owner(mention, group, scene):
        return mention.status == group.status or not mention.specific
    return not mention.specific and mention.status == group.status


def _same_owner(mention: CeasefireMention, group: Group, scene: Scene) -> bool:
    if not mention.actor or not group.owner:
        return False
    return scene.same_side(mention.actor[0], group.owner[0])


def _is_list(group: Group, groups: list[Group]) -> bool:
    """As in "Several ceasefires — including …": a heading for others that the same sentence names."""
    if len(group.mentions) > 1 or not group.mentions[0].plural:
        return False
    noun = group.mentions[0].noun
    return any(
        m.noun.sent == noun.sent and m.noun.i > noun.i
        for other in groups
        if other is not group
        for m in other.mentions
    )
