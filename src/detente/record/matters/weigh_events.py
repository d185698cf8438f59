"""Events and violation claims weighed against each other."""

from __future__ import annotations

from detente.model.codes import Act
from detente.record.matters.alike import Likeness
from detente.record.matters.facts import Facts
from detente.record.matters.scales import Scales
from detente.record.matters.span import Lie
from detente.record.matters.spot import Where, where

_ASKED = frozenset({Act.PROPOSE, Act.DEMAND, Act.APPEAL})
_GRANTED = frozenset({Act.ACCEPT, Act.AGREE, Act.PLEDGE, Act.ENDORSE})
_TRUCED = frozenset({Act.DECLARE_CEASEFIRE, Act.EXTEND_CEASEFIRE})
_TALKED = frozenset({Act.CONSULT, Act.MEDIATE})
_BLAMED = frozenset({Act.ACCUSE, Act.CRITICIZE})
_REFUSED = frozenset({Act.REJECT, Act.SUSPEND, Act.END_CEASEFIRE})
FAMILIES = (_ASKED, _GRANTED, _TRUCED, _TALKED, _BLAMED, _REFUSED)
"""Acts that two accounts of one event may code differently."""
DONE = frozenset({
    Act.ATTACK, Act.CONSULT, Act.EXCHANGE, Act.COERCE, Act.PROTEST, Act.MOBILIZE, Act.WITHDRAW, Act.AID,
    Act.RELEASE, Act.ARM, Act.MONITOR, Act.COOPERATE, Act.INVESTIGATE, Act.MEDIATE,
})  # fmt: skip
"""Acts that are done somewhere on a day: parties alone do not tell one from the next."""
_DAILY = frozenset({Act.ATTACK, Act.COERCE, Act.PROTEST})
"""Of these there is one a day in many a town: days that follow each other are of two events. What is said, or
a visit, may be told by two clocks."""

_FAMILY = {act.value: min(acts).value for acts in FAMILIES for act in acts}


def family(act: str) -> str:
    """The first of the acts that an act may be coded as besides; itself where there is none."""
    return _FAMILY.get(act, act)


def clash(one: Facts, other: Facts) -> bool:
    """Whether two events differ in what shows at once; `weigh_events` excludes all of these too. Most that
    share a block do, which makes this worth asking first.
    """
    here, there = one.span("date"), other.span("date")
    if here is not None and there is not None:
        gap = max(here.first, there.first) - min(here.last, there.last)
        if gap > (0 if one.what in _DAILY else 1):
            return True
    if one.what in DONE and one.spot is not None and other.spot is not None:
        return where(one.spot, other.spot) is Where.OTHER
    return False


def weigh_events(scales: Scales, apart: int) -> None:
    """Weigh two events."""
    one, other = scales.one, scales.other
    if one.what == other.what:
        scales.put("same act", 1.5)
    elif family(one.what) != family(other.what):
        scales.exclude("another act")
    doers = scales.agents("actor", "who", (2.0, 1.25, 1.25))
    force = one.what in DONE
    if doers in {Likeness.OTHER, Likeness.MIXED}:
        scales.exclude("other actors")
    elif doers is Likeness.PERSONS:
        scales.put("two persons of one side", -3.0)
    elif doers is Likeness.SILENT:
        scales.put("actor not told", 0.0 if force else -2.0)
    if scales.apart:
        return
    recipients = scales.agents("recipient", "whom", (1.0, 1.0, 0.5))
    if recipients is Likeness.OTHER:
        if force:
            scales.exclude("other recipients")
        scales.put("other recipients", -1.0)
    if Likeness.SILENT in (doers, recipients) and not {doers, recipients} & {Likeness.SAME, Likeness.FOLDED,
                                                                             Likeness.PART}:  # fmt: skip
        scales.put("no party in common", -1.0)
        if scales.one.spot is None or scales.other.spot is None:
            scales.exclude("neither party nor place in common")
    scales.codes("issue", "issues", 1.0, 0.5, 2.0)
    scales.codes("hangs", "conditions", 1.0, 0.75, 0.5)
    scales.codes("happened", "reality", 0.0, 0.0, 2.0)
    _where_and_when(scales, apart, force=force)
    for field, points in (("terms_start", 1.0), ("terms_end", 0.5)):
        scales.days(field, points, slack=False)
    _size(scales)


def _where_and_when(scales: Scales, apart: int, *, force: bool) -> None:
    place = scales.place("place", 1.5, 1.0)
    if place is Where.OTHER and force:
        scales.exclude("another place")
    day = scales.days("date", 2.0, slack=scales.one.what not in _DAILY)
    placed = place in {Where.SAME, Where.WITHIN}
    dated = day in {Lie.SAME, Lie.WITHIN, Lie.OVERLAP, Lie.NEXT}
    if force and not (placed and dated):
        scales.put("not one place and day" if placed or dated else "neither place nor day in common",
                   -1.0 if placed or dated else -3.0)  # fmt: skip
    if day is None:
        scales.told(apart, (0.5, -1.5, -4.0))


def _size(scales: Scales) -> None:
    """Weigh victims, target and weapon: two strikes on one city differ in these."""
    others = _victims(scales)
    here, there = scales.one.thing("target"), scales.other.thing("target")
    if here and there:
        if here & there:
            scales.put("target alike", 1.0)
        elif others:
            scales.exclude("another target and other victims")
        else:
            scales.put("another target", -4.5)
    here, there = scales.one.thing("weapon"), scales.other.thing("weapon")
    if here and there:
        scales.put("weapon alike" if here & there else "another weapon", 0.5 if here & there else -0.75)


def _victims(scales: Scales) -> bool:
    """Weigh the counts; whether one of them cannot be that of the same event told by others."""
    mine = {name: (value, bound) for name, value, bound in scales.one.numbers}
    others = False
    for name, value, bound in scales.other.numbers:
        if name not in mine:
            continue
        here, limit = mine[name]
        if fits((here, limit), (value, bound)):
            scales.put(f"as many {name}", 1.0 if value == here else 0.5)
        else:
            far = max(here, value) > 2 * min(here, value) + 1
            others = others or far
            scales.put(f"others {name}", -1.5 if far else -0.75)
    return others


def fits(one: tuple[int, str], other: tuple[int, str]) -> bool:
    """Whether two counts can both be true: "at least 12" and 15 can, 12 and 15 can't."""
    (here, bound), (there, limit) = one, other
    if here == there:
        return True
    few, many = (bound, limit) if here < there else (limit, bound)
    if few == "over" or many == "up_to":
        return True
    return "about" in (few, many) and abs(here - there) <= 0.1 * max(here, there)


def weigh_claims(scales: Scales, apart: int) -> None:
    """Weigh two claims: the same count of the same side is one claim, another count is another."""
    accuser = scales.agents("accuser", "who", (2.0, 1.25, 0.75))
    accused = scales.agents("accused", "whom", (1.5, 1.5, 0.75))
    if accuser not in {Likeness.SAME, Likeness.FOLDED, Likeness.PART, Likeness.PERSONS}:
        scales.exclude("accuser not in common")
    if accused not in {Likeness.SAME, Likeness.FOLDED, Likeness.PART}:
        scales.exclude("accused not in common")
    if accuser is Likeness.PERSONS:
        scales.put("two persons of one side", -2.0)
    if scales.one.numbers and scales.other.numbers:
        (_, here, _), (_, there, _) = scales.one.numbers[0], scales.other.numbers[0]
        if here != there:
            scales.exclude("another count")
        scales.put("same count", 3.0)
    elif scales.one.numbers or scales.other.numbers:
        scales.put("one of them counts", -2.0)
    scales.codes("truce", "truces that are named", 1.0, 0.75, 2.0)
    if scales.place("place", 1.0, 1.0) is Where.OTHER:
        scales.exclude("another place")
    if scales.days("period", 1.5) not in {Lie.SAME, Lie.WITHIN, Lie.OVERLAP}:
        scales.told(apart, (0.75, -1.0, -3.0))
    if scales.one.what and scales.other.what and scales.one.what != scales.other.what:
        scales.put("another act", -1.5)
