"""Events and violation claims as they are compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.knowledge.fold import fold
from detente.model import Event, ViolationClaim
from detente.model.codes import Reality
from detente.record.matters.agents import Cast
from detente.record.matters.givens import Giver
from detente.record.matters.matter import MatterKind
from detente.record.matters.spot import spot
from detente.record.matters.tell_pacts import spans
from detente.record.matters.telling import Profile
from detente.record.matters.words import naming

_COUNTED = ("killed", "injured", "detained", "displaced", "released")
_HAPPENED = {
    Reality.ASSERTED: "yes",
    Reality.REPORTED: "yes",
    Reality.ALLEGED: "yes",
    Reality.PLANNED: "planned",
    Reality.HYPOTHETICAL: "planned",
    Reality.DENIED: "no",
    Reality.NEGATED: "no",
}


def event(one: Event, cast: Cast) -> tuple[Profile, Giver]:
    """An event as it is compared, and what it gives."""
    giver = Giver(cast)
    giver.code("act", one.act, "stage")
    giver.agents("actor", one.actor)
    giver.agents("recipient", one.recipient)
    giver.codes("issues", one.issues)
    giver.date("date", one.date)
    giver.place("place", one.place)
    giver.date("terms.start", one.terms.start)
    giver.date("terms.end", one.terms.end)
    giver.duration("terms.duration", one.terms.duration)
    giver.place("terms.place", one.terms.place)
    giver.code("terms.format", one.terms.format)
    giver.flag("terms.unconditional", one.terms.unconditional)
    giver.code("happened", _HAPPENED[one.reality], "stage")
    giver.agents("attribution", one.attribution)
    counts = {name: found for name in _COUNTED if (found := getattr(one.magnitude, name)) is not None}
    for name, found in counts.items():
        giver.count(f"magnitude.{name}", found)
    giver.text("magnitude.weapon", one.magnitude.weapon)
    giver.text("magnitude.target", one.magnitude.target)
    tags = {f"issue:{issue}" for issue in one.issues}
    tags |= {f"hangs:{c.gates}<{c.requires.issue if c.requires else ''}" for c in one.conditions}
    tags.add(f"happened:{_HAPPENED[one.reality]}")
    profile = Profile(
        MatterKind.EVENT,
        one.act.value,
        who=cast.agents(one.actor),
        whom=cast.agents(one.recipient),
        spans=spans(date=one.date, terms_start=one.terms.start, terms_end=one.terms.end),
        spot=spot(one.place) if one.place else None,
        tags=frozenset(tags),
        numbers=tuple((name, found.value, found.qualifier.value) for name, found in counts.items()),
        things=_things(weapon=_words(one.magnitude.weapon), target=_words(one.magnitude.target)),
    )
    return profile, giver


def claim(charge: ViolationClaim, cast: Cast, truces: Sequence[Profile]) -> tuple[Profile, Giver]:
    """A claim as it is compared, and what it gives; `truces` are the ceasefires that it names."""
    giver = Giver(cast)
    giver.agents("accuser", charge.accuser)
    giver.agents("accused", charge.accused)
    giver.date("period", charge.period)
    giver.count("count.value", charge.count)
    giver.code("act", charge.act, "stage")
    giver.codes("weapons", charge.weapons)
    giver.code("target_class", charge.target_class)
    giver.place("place", charge.place)
    named = {f"truce:{key}" for truce in truces for key in (*truce.holidays, *truce.names)}
    profile = Profile(
        MatterKind.VIOLATION_CLAIM,
        charge.act.value if charge.act else "",
        who=cast.agents(charge.accuser),
        whom=cast.agents(charge.accused),
        spans=spans(period=charge.period),
        spot=spot(charge.place) if charge.place else None,
        tags=frozenset(named),
        numbers=(("count", charge.count.value, charge.count.qualifier.value),) if charge.count else (),
        things=_things(weapon=frozenset(fold(weapon).rstrip("s") for weapon in charge.weapons)),
    )
    return profile, giver


def _things(**words: frozenset[str]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, found) for name, found in words.items() if found)


def _words(text: str | None) -> frozenset[str]:
    """The telling words of a weapon or target, in the singular: two reports seldom write the same phrase."""
    return frozenset(_singular(naming(text)))


def _singular(words: Iterable[str]) -> Iterable[str]:
    return (word.removesuffix("s") if len(word) > 3 else word for word in words)
