"""Ceasefires, talks and agreements weighed against each other."""

from __future__ import annotations

from detente.model.codes import AgreementStatus, CeasefireStatus, TalksStatus
from detente.record.matters.alike import Likeness
from detente.record.matters.scales import Scales, day_of
from detente.record.matters.span import Lie, lie
from detente.record.matters.spot import Where

WANTED = frozenset({CeasefireStatus.PROPOSED, CeasefireStatus.DEMANDED})
"""Statuses of a ceasefire that somebody wants: whose it is tells it from others."""
_STANDING = frozenset({
    CeasefireStatus.AGREED, CeasefireStatus.IN_FORCE, CeasefireStatus.EXTENDED, CeasefireStatus.SUSPENDED,
    CeasefireStatus.COLLAPSED,
})  # fmt: skip
_RUNNING = frozenset({CeasefireStatus.AGREED, CeasefireStatus.IN_FORCE, CeasefireStatus.EXTENDED})
"""Of these two parties have one at a time."""
_COMING = frozenset(
    {TalksStatus.PROPOSED, TalksStatus.ACCEPTED, TalksStatus.SCHEDULED, TalksStatus.CANCELLED}
)
_OVER = frozenset({TalksStatus.HELD, TalksStatus.BROKEN_OFF})
_DRAFTS = frozenset({AgreementStatus.PROPOSED, AgreementStatus.DRAFT, AgreementStatus.ABANDONED})
_ALIKE = frozenset({Likeness.SAME, Likeness.FOLDED, Likeness.PART})
_EXACT = 0.04
"""Share by which two lengths of one thing may differ: a month is 30 days or 31."""


def weigh_ceasefires(scales: Scales, apart: int) -> None:
    """Weigh two ceasefires."""
    one, other = scales.one, scales.other
    parties = scales.agents("parties", "whom", (1.5, 1.5, 1.0))
    if parties in {Likeness.OTHER, Likeness.MIXED, Likeness.PERSONS}:
        scales.exclude("other parties")
    wanted = {scales.one.what, scales.other.what} & WANTED
    declarers = scales.agents("declared by", "who", (2.0, 1.5, 0.5))
    if declarers in {Likeness.OTHER, Likeness.MIXED}:
        if wanted:
            scales.exclude("declared by others")
        scales.put("declared by others", -1.0)
    elif declarers is Likeness.SILENT and wanted and (scales.one.who or scales.other.who):
        scales.put("not told by whom it is wanted", -1.5)
    elif declarers is Likeness.PERSONS:
        scales.put("declared by two persons of one side", -0.5)
    if Likeness.SILENT in (parties, declarers) and not {parties, declarers} & _ALIKE:
        scales.exclude("no party in common")
    if scales.apart:
        return
    scales.agents("mediators", "helpers", (0.5, 0.5, 0.25))
    _scopes(scales)
    _windows(scales, apart)
    _stages(scales, wanted)
    scales.names(2.0, 1.5)
    dated = lie(here, there) if (here := one.span("start")) and (there := other.span("start")) else None
    if bool(one.holidays) != bool(other.holidays) and dated not in {Lie.SAME, Lie.WITHIN}:
        holiday = "purpose:holiday"
        both = holiday in one.tags and holiday in other.tags
        scales.put("one of them names its holiday", 0.0 if both else -1.5)
    scales.codes("purpose", "purpose", 1.0, 0.5, 1.0)
    scales.codes("open", "word that it is without conditions", 0.5, 0.0, 0.0)


def _scopes(scales: Scales) -> None:
    here, there = scales.one.tagged("scope"), scales.other.tagged("scope")
    if not here or not there:
        return
    general = {"scope:general"}
    if here == there:
        scales.put("same scope", 0.5 if here == general else 1.5)
    elif general in (here, there):
        scales.exclude("one is general, the other is not")
    else:
        scales.put("other scope", -1.5)


def _windows(scales: Scales, apart: int) -> None:
    found = [scales.days("start", 2.5), scales.days("end", 1.5), _declared(scales)]
    one, other = scales.one, scales.other
    if one.lasts and other.lasts:
        same = abs(one.lasts - other.lasts) <= _EXACT * max(one.lasts, other.lasts)
        scales.put("same length" if same else "another length", 1.0 if same else -0.75)
    for here, there in ((one, other), (other, one)):
        start, end = here.span("start"), there.span("end")
        if start is not None and end is not None and start.first > end.last:
            scales.exclude("the one begins after the other has ended")
    if not {Lie.SAME, Lie.WITHIN} & set(found):
        scales.told(apart, (0.5, -0.5, -2.0))


def _declared(scales: Scales) -> Lie | None:
    here, there = scales.one.span("declared_on"), scales.other.span("declared_on")
    if here is None or there is None:
        return None
    if here == there:
        scales.put("declared on the same day", 1.0)
        return Lie.SAME
    days = max(here.first, there.first) - min(here.last, there.last)
    if days > 3:
        scales.exclude("declared on other days")
    elif days > 0:
        scales.put("declared on other days", -0.5)
    return None


def _stages(scales: Scales, wanted: set[str]) -> None:
    here, there = scales.one.what, scales.other.what
    if here == there:
        scales.put("same status", 0.5)
    elif wanted and not {here, there} <= WANTED:
        scales.put("the one is wanted, the other was there", -0.5)
    if here in _RUNNING and there in _RUNNING:
        scales.put("both the truce that holds", 1.75)
    elif here in _STANDING and there in _STANDING:
        scales.put("both a truce that was agreed", 1.25)


def weigh_talks(scales: Scales, apart: int) -> None:
    """Weigh two meetings or rounds of talks."""
    parties = scales.agents("parties", "whom", (2.0, 2.0, 1.25))
    if parties in {Likeness.OTHER, Likeness.PERSONS}:
        scales.exclude("other parties")
    elif parties is Likeness.MIXED:
        scales.put("some of the parties differ", -1.5)
    elif parties is Likeness.SILENT:
        scales.put("parties not told", -1.0)
        if not scales.one.whom and not scales.other.whom:
            scales.exclude("no parties told")
    place = scales.place("venue", 1.5, 3.0)
    lies = [scales.days("start", 2.0), scales.days("end", 1.0)]
    helpers = scales.agents("facilitators", "helpers", (0.75, 0.75, 0.5))
    if helpers is Likeness.OTHER and parties not in _ALIKE:
        scales.exclude("other parties and facilitators")
    scales.codes("format", "format", 0.5, 0.0, 1.0)
    scales.names(1.5, 0.5)
    here, there = scales.one.what, scales.other.what
    if here == there:
        scales.put("same status", 0.5)
    dated = any(lie in {Lie.SAME, Lie.WITHIN, Lie.OVERLAP} for lie in lies)
    if not dated:
        if {here, there} & _OVER and {here, there} & _COMING:
            scales.put("the one is over, the other to come", -1.5)
        scales.told(apart, (0.5, -1.0, -2.5))
        if place in {None, Where.UNCLEAR} and here != there:
            scales.put("neither day nor venue in common", -1.0)
    elif apart <= 1 and not (day_of(scales.one.span("start")) and day_of(scales.other.span("start"))):
        scales.put("told in the same days", 0.5)


def weigh_agreements(scales: Scales, apart: int) -> None:
    """Weigh two agreements."""
    parties = scales.agents("parties", "whom", (1.5, 1.5, 1.0))
    if parties in {Likeness.OTHER, Likeness.PERSONS}:
        scales.exclude("other parties")
    elif parties is Likeness.MIXED:
        scales.put("some of the parties differ", -1.0)
    elif parties is Likeness.SILENT and not (scales.one.names & scales.other.names):
        scales.exclude("neither parties nor name in common")
    scales.names(2.5, 2.5)
    lie = scales.days("date", 2.0)
    scales.agents("guarantors", "helpers", (0.5, 0.5, 0.5))
    here, there = scales.one.what, scales.other.what
    if here == there:
        scales.put("same status", 1.0)
    elif (here in _DRAFTS) != (there in _DRAFTS):
        scales.put("the one a draft, the other signed", -1.0)
    scales.codes("clause", "clauses", 1.0, 0.5, 0.25)
    if lie in {None, Lie.NEXT} and not (scales.one.names & scales.other.names):
        scales.told(apart, (0.5, -0.5, -2.0))
    elif day_of(scales.one.span("date")) and lie is Lie.SAME:
        scales.put("dated to the day", 0.5)
    elif apart <= 1:
        scales.put("told in the same days", 0.5)
