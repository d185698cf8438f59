"""Accusations → violation claims: who says that whom broke which ceasefire, how often, with what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.knowledge.cues import cues
from detente.model import Actor, Ceasefire, ClaimCount, Date, ViolationClaim
from detente.model.codes import TargetClass
from detente.reading.local.events.triggers import words
from detente.reading.local.numbers import number_in
from detente.reading.local.pacts.blows_under_truce import BLOWS
from detente.reading.local.pacts.ceasefire_stages import WANTED
from detente.reading.local.pacts.claim_sources import Breach, breaches
from detente.reading.local.pacts.claim_trace import COUNTED, trail_of
from detente.reading.local.pacts.view import View


def find_claims(
    view: View, ceasefires: Sequence[Ceasefire], where: Mapping[int, str]
) -> tuple[ViolationClaim, ...]:
    """The violation claims of a report. `where` maps a mention's token to the id of its ceasefire."""
    kept: list[Breach] = []
    for breach in breaches(view, ceasefires, where):
        twin = next((i for i, other in enumerate(kept) if _one(breach, other, view)), None)
        if twin is None:
            kept.append(breach)
        elif _better(breach, kept[twin]):
            kept[twin] = breach
    made = (_claim(breach, ceasefires, where, view) for breach in kept)
    return tuple({claim.id: claim for claim in made}.values())


def _one(breach: Breach, other: Breach, view: View) -> bool:
    """Whether two breaches are one claim: of one sentence and the same sides, or one end unnamed.

    An accusation without a word of breach may be told again elsewhere.
    """
    ends = ((breach.accuser, other.accuser), (breach.accused, other.accused))
    if breach.body[0].sent != other.body[0].sent:
        unworded = breach.truce is not None or other.truce is not None
        if not unworded or not all(a and b for a, b in ends) or _apart(breach, other, view):
            return False
    return all(not a or not b or any(view.scene.same_side(x, y) for x in a for y in b) for a, b in ends)


def _better(breach: Breach, known: Breach) -> bool:
    """Whether a breach says more than its twin: in words of breach, or how often."""
    if (breach.truce is None) != (known.truce is None):
        return breach.truce is None
    return _count(breach) is not None and _count(known) is None


def _apart(breach: Breach, other: Breach, view: View) -> bool:
    """Whether two breaches are of different days or places."""
    days = [_period(b, view) for b in (breach, other)]
    if all(days) and days[0].value[:10] != days[1].value[:10]:  # type: ignore[union-attr]
        return True
    places = [view.place_of(b.head) for b in (breach, other)]
    return all(places) and places[0].name != places[1].name  # type: ignore[union-attr]


def _period(breach: Breach, view: View) -> Date | None:
    return next((w.date for w in view.times(t.i for t in breach.body) if w.date is not None), None)


def _claim(
    breach: Breach, ceasefires: Sequence[Ceasefire], where: Mapping[int, str], view: View
) -> ViolationClaim:
    lemmas = [t.lemma_.lower() for t in breach.body]
    weapons = (w for w in lemmas if w in words("weapons") and w not in {"strike", "fire", "raid", "shelling"})
    inner = (
        d for d in view.drafts_at(breach.head) if d.act in BLOWS and breach.start <= d.head.idx < breach.end
    )
    blow = next(inner, None)
    claim = ViolationClaim(
        accuser=_ids(breach.accuser),
        accused=_ids(breach.accused),
        ceasefires=_meant(breach, ceasefires, where, view),
        period=_period(breach, view),
        count=_count(breach),
        act=blow.act if blow is not None else None,
        weapons=tuple(dict.fromkeys(weapons)),
        target_class=_target(lemmas),
        place=view.place_of(breach.head),
        evidence=(view.scene.page.span(breach.start, breach.end),),
        confidence=0.6,
    )
    return trail_of(claim, breach, blow, where, view).on(claim)


def _ids(actors: Sequence[Actor]) -> tuple[str, ...]:
    return tuple(actor.id for actor in actors)


def _meant(
    breach: Breach, ceasefires: Sequence[Ceasefire], where: Mapping[int, str], view: View
) -> tuple[str, ...]:
    """The ceasefires that the words name; else, for "it" and "those agreements", those told before."""
    tokens = {t.i: t for t in breach.body}
    taken_up = (view.scene.things[i].i for i in tokens if i in view.scene.things)
    named = tuple(dict.fromkeys(where[i] for i in (*tokens, *taken_up) if i in where))
    if named:
        return named
    if breach.truce is not None:
        return (breach.truce.id,)
    standing = [c for c in ceasefires if c.status not in WANTED]
    told = [c for c in standing if c.evidence and min(e.start for e in c.evidence) <= breach.start]
    if not told and len(standing) == 1:
        return (standing[0].id,)
    plural = any(t.lower_ in {"agreements", "all", "they", "accords"} for t in breach.body)
    return tuple(c.id for c in (told if plural else told[-1:]))


def _count(breach: Breach) -> ClaimCount | None:
    counted = [t for t in breach.body if t.lemma_.lower() in COUNTED and t.pos_ == "NOUN"]
    number = next(
        (n for t in counted if (n := number_in(c for c in (*t.subtree, t.head) if c.i < t.i)) is not None),
        None,
    )
    if number is None and not counted and breach.cue in cues("things")["counting"]:
        number = number_in(breach.body)  # "alleged violations; the army counted 40"
    if number is None:
        return None
    whole = any(t.lower_ in {"since", "total", "altogether"} for t in breach.body)
    return ClaimCount(value=number[0], qualifier=number[1], cumulative=True if whole else None)


def _target(lemmas: Sequence[str]) -> TargetClass:
    for code, targets in cues("things")["target_classes"].items():
        if set(targets) & set(lemmas):
            return TargetClass(code)
    return TargetClass.UNSPECIFIED
