"""The words of a ceasefire's terms → its scope. What no field holds is kept as unread."""

from __future__ import annotations

import re

from detente.analysis.window import WindowScope
from detente.knowledge.arms import arms

_ASIDE = re.compile(r"\([^()]*\)")
_NAME = r"[A-Z][\w'’-]*"
_KIND = "oblast|region|province|governorate|district|state|county|city"
_PLACE = re.compile(
    rf"\b(?:in|around|near|along|over|within|inside|at)\s+(?:the\s+)?({_NAME}(?:\s+[\w'’-]+)*)"
    rf"|\b(?:on|against|of)\s+(?:the\s+)?({_NAME}(?:\s+{_NAME})*\s+(?:{_KIND})s?)\b"
    rf"|\b({_NAME}\s+(?:Sea|Gulf|Strait))\b"
)


def read_scope(
    text: str,
    actors: tuple[str, ...] = (),
    weapons: tuple[str, ...] = (),
    targets: tuple[str, ...] = (),
    area: str | None = None,
) -> WindowScope:
    """The scope that words give: `energy infrastructure only` → targets `energy`. Given fields come first.

    `all hostilities` is general. Words that name neither a weapon, a target, a place nor all fighting are
    `unread`: what depends on the scope can't be tested then.
    """
    plain = _ASIDE.sub(" ", text).strip()
    known = arms()
    place = None if area else _PLACE.search(plain)
    rest = plain.replace(place[0], " ") if place else plain
    given = bool(actors or weapons or targets or area)
    found_weapons = weapons or known.classes("weapons", rest)
    found_targets = targets or known.classes("targets", rest)
    if "energy" in found_targets and not targets:  # energy infrastructure, and no other
        found_targets = tuple(name for name in found_targets if name not in ("civil",))
    general = known.is_general(rest) and not re.search(r"\bonly\b", rest)
    if general and not given:
        found_weapons = found_targets = ()
    unread = "" if given else known.unread(rest)
    # "a truce": nothing is left out of it.
    general = general or bool(plain and not (given or found_weapons or found_targets or unread))
    return WindowScope(
        general=True if general and not (weapons or targets) else None if not (plain or given) else False,
        actors=actors,
        weapons=found_weapons,
        targets=found_targets,
        area=area or (next(name for name in place.groups() if name).strip() if place else None),
        text=text,
        unread=unread,
    )
