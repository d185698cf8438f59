"""Accusations of an attack while a ceasefire holds between the two: a claim that it was broken, unworded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.model import Actor, Ceasefire, Date
from detente.model.codes import Act, CeasefireStatus, Issue, Reality, Sector
from detente.reading.local.events.draft import Draft
from detente.reading.local.pacts.view import View

BLOWS = frozenset({Act.ATTACK, Act.COERCE, Act.MOBILIZE})
"""The acts that break a ceasefire."""

_HOLDS = frozenset(
    {
        CeasefireStatus.DECLARED,
        CeasefireStatus.AGREED,
        CeasefireStatus.IN_FORCE,
        CeasefireStatus.EXTENDED,
    }
)
_CLAIMED = frozenset({Reality.ASSERTED, Reality.REPORTED, Reality.ALLEGED})
_HEARD = 0.4
"""How likely it must be that an accusation is about a ceasefire where it tells of no attack."""
_DAY = 10
"""Characters of a date that names the day."""
_TWO = 2
_EARLIER = frozenset({"before", "until", "prior"})


@dataclass(frozen=True, slots=True)
class Blow:
    """An accusation under a ceasefire: who says it of whom."""

    accusation: Draft
    accused: tuple[Actor, ...]
    truce: Ceasefire


def blows_under_truce(view: View, ceasefires: Sequence[Ceasefire]) -> Iterator[Blow]:
    """The accusations that one party of a ceasefire attacked the other while it was to hold, in text order.

    "X said that Y had shelled Z" under their truce is a violation claim though no word of breach falls. What
    is dated before the ceasefire's first day, or told as "before the truce", is none.
    """
    holding = [c for c in ceasefires if c.status in _HOLDS and not _ahead(c, view)]
    if not holding:
        return
    for draft in view.drafts:
        if draft.act is not Act.ACCUSE or draft.reality not in _CLAIMED or not draft.actor:
            continue
        deeds = [d for d in view.drafts_at(draft.head) if d.act in BLOWS and _within(d, draft)]
        if not (deeds or _about_truce(draft)) or _before_it(draft, view) or _is_boast(draft):
            continue
        told = next((d.actor for d in deeds if d.actor), ())
        for truce in reversed(holding):
            accused = _accused(draft.actor, draft.recipient or told, truce, view)
            if accused and _during([draft, *deeds], truce, view):
                yield Blow(draft, accused, truce)
                break


def _is_boast(draft: Draft) -> bool:
    """As in "claims the destruction of eight tanks": its own deed."""
    return draft.head.lemma_.lower() == "claim" and any(c.dep_ == "dobj" for c in draft.head.children)


def _within(deed: Draft, accusation: Draft) -> bool:
    return deed.inside is accusation or accusation.start <= deed.head.idx < accusation.end


def _about_truce(draft: Draft) -> bool:
    """Whether an accusation is heard to be about a ceasefire."""
    heard = draft.verdict.issues.get(Issue.CEASEFIRE, 0.0) if draft.verdict is not None else 0.0
    return Issue.CEASEFIRE in draft.issues and heard >= _HEARD


def _accused(
    accuser: Sequence[Actor], accused: tuple[Actor, ...], truce: Ceasefire, view: View
) -> tuple[Actor, ...]:
    """Who is accused, if both ends are sides of a ceasefire; () where they are not.

    A ceasefire of which one side or none is named is between the two at odds. Nobody named, or men of no
    known side ("soldiers"), are those of the other of the two at odds.
    """
    cast, same = view.scene.cast, view.scene.same_side
    keys = (*truce.parties, *truce.declared_by)
    sides = view.scene.parties(cast[key] for key in keys)
    if len(sides) < _TWO:
        sides = view.scene.parties((*sides, *view.belligerents))
    own = [s for s in sides if any(same(s, a) for a in accuser)]
    if len(own) != 1:
        return ()
    if any(a.sector is Sector.CIV for a in accused):
        return ()  # "said that the crowd had stolen a rifle"
    if not accused or all(a.side is None for a in accused):
        others = [s for s in view.belligerents if not same(s, own[0])]
        return accused or tuple(others) if len(others) == 1 else ()
    fits = all(any(same(a, s) for s in sides) and not same(a, own[0]) for a in accused)
    return accused if fits else ()


def _ahead(truce: Ceasefire, view: View) -> bool:
    """Whether a ceasefire begins only after the report."""
    return truce.start is not None and truce.start.value[:_DAY] > view.scene.page.report.published_at[:_DAY]


def _during(told: Sequence[Draft], truce: Ceasefire, view: View) -> bool:
    """Whether nothing says that what is told fell outside a ceasefire's window."""
    first = truce.start or truce.declared_on
    days = [view.told[id(d)].date for d in told[1:] or told]
    return not any(_earlier(day, first) or _earlier(truce.end, day) for day in days)


def _earlier(one: Date | None, other: Date | None) -> bool:
    if one is None or other is None:
        return False
    size = min(len(one.value), len(other.value), _DAY)
    return one.value[:size] < other.value[:size]


def _before_it(accusation: Draft, view: View) -> bool:
    """As in "had shelled the town before the truce"."""
    naming = {head.i for head, _ in view.truces}
    return any(
        t.lower_ in _EARLIER and any(below.i in naming for below in t.subtree) for t in accusation.head.sent
    )
