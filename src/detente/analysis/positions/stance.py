"""Act → stance."""

from __future__ import annotations

from enum import StrEnum

from detente.analysis.deed import Deed
from detente.model.codes import Act, Issue, Reality


class Stance(StrEnum):
    """What a side wants of an issue, in the words of a matrix of positions."""

    DEMANDS = "demands"
    PROPOSES = "proposes"
    ACCEPTS = "accepts"
    ACCEPTS_IF = "accepts if"
    REJECTS = "rejects"
    PLEDGES = "pledges"
    THREATENS = "threatens"
    SUPPORTS = "supports"
    CRITICISES = "criticises"
    NOT_ACCEPTED = "has not accepted"
    NONE = "no stance on record"


_BY_ACT = {
    Act.DEMAND: Stance.DEMANDS,
    Act.APPEAL: Stance.DEMANDS,
    Act.PROPOSE: Stance.PROPOSES,
    Act.ACCEPT: Stance.ACCEPTS,
    Act.AGREE: Stance.ACCEPTS,
    Act.REJECT: Stance.REJECTS,
    Act.SUSPEND: Stance.REJECTS,
    Act.PLEDGE: Stance.PLEDGES,
    Act.CONCEDE: Stance.PLEDGES,
    Act.THREATEN: Stance.THREATENS,
    Act.ENDORSE: Stance.SUPPORTS,
    Act.CRITICIZE: Stance.CRITICISES,
}
_NONE = frozenset({Reality.HYPOTHETICAL, Reality.DENIED})

FOR = frozenset({Stance.ACCEPTS, Stance.ACCEPTS_IF, Stance.PLEDGES, Stance.PROPOSES, Stance.SUPPORTS})
"""Stances that contradict `rejects`."""
AGAINST = frozenset({Stance.REJECTS, Stance.NOT_ACCEPTED, Stance.CRITICISES, Stance.THREATENS})
"""Stances of a side that opposes."""
BINDING = frozenset({Stance.ACCEPTS, Stance.ACCEPTS_IF, Stance.PLEDGES, Stance.PROPOSES, Stance.REJECTS})
"""Stances whose conditions are a side's own: one that welcomes or criticises a thing drops none."""


def stance_of(deed: Deed, side: str, issue: Issue) -> Stance | None:
    """The stance that a deed takes for one of its sides on an issue; None where it takes none.

    Other acts than those of the table take none, nor do deeds that are hypothetical, denied, or alleged by
    someone else. A negated acceptance is "has not accepted"; other negated acts take none.
    """
    stance = _BY_ACT.get(deed.act)
    if stance is None or issue not in deed.issues or side not in deed.sides or deed.reality in _NONE:
        return None
    if deed.reality is Reality.ALLEGED and not deed.own:
        return None
    if deed.reality is Reality.NEGATED:
        return Stance.NOT_ACCEPTED if stance is Stance.ACCEPTS else None
    if stance is Stance.ACCEPTS and any(hold.need for hold in deed.holds_of(side, issue)):
        return Stance.ACCEPTS_IF
    return stance
