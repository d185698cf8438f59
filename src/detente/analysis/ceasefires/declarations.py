"""What each party says of a ceasefire, in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.analysis.ceasefires.told import STARTED, Told
from detente.analysis.ceasefires.truce import Declaration, Word
from detente.analysis.shelf import Shelf
from detente.analysis.source import Source
from detente.model import Event
from detente.model.codes import Act, CeasefireStatus, Issue, Reality

_WORDS = {
    Act.PROPOSE: Word.PROPOSES, Act.DEMAND: Word.DEMANDS, Act.APPEAL: Word.DEMANDS, Act.ACCEPT: Word.ACCEPTS,
    Act.PLEDGE: Word.ACCEPTS, Act.REJECT: Word.REJECTS, Act.AGREE: Word.AGREES, Act.MEDIATE: Word.MEDIATES,
    Act.MONITOR: Word.MONITORS, Act.DECLARE_CEASEFIRE: Word.DECLARES, Act.EXTEND_CEASEFIRE: Word.EXTENDS,
    Act.END_CEASEFIRE: Word.ENDS, Act.SUSPEND: Word.ENDS,
}  # fmt: skip
_ENTRY = {CeasefireStatus.PROPOSED: Word.PROPOSES, CeasefireStatus.DEMANDED: Word.DEMANDS}
_UNTRUE = frozenset({Reality.HYPOTHETICAL, Reality.DENIED})


def declarations(told: Iterable[Told], shelf: Shelf) -> tuple[Declaration, ...]:
    """The words of all parties on one ceasefire; what several reports tell of one party and day is one."""
    found: dict[tuple[str, Word, str], Declaration] = {}
    for one in told:
        said = (made for event in one.events for made in of_event(one, event, shelf))
        for made in (*_of_entry(one, shelf), *said):
            key = (made.party.key, made.word, made.day if made.dated else "")
            found[key] = _merged(found[key], made) if key in found else made
    return tuple(sorted(_without_vague(found.values()), key=lambda d: (d.day, d.party.key, d.word)))


def of_event(told: Told, event: Event, shelf: Shelf) -> Iterator[Declaration]:
    """What an event says for each of its actors; nothing where it is hypothetical, denied, or alleged of
    another. A negated acceptance is "has not accepted", another negated act is none.
    """
    word = _WORDS[event.act]
    if event.reality in _UNTRUE:
        return
    if event.reality is Reality.NEGATED:
        if word not in {Word.ACCEPTS, Word.AGREES}:
            return
        word = Word.NOT_ACCEPTED
    holds = tuple(one.text for one in event.conditions if one.requires and one.gates is Issue.CEASEFIRE)
    if holds and word in {Word.ACCEPTS, Word.AGREES}:
        word = Word.ACCEPTS_IF
    teller = event.attribution[-1] if event.attribution else ""
    for actor in event.actor:
        party = shelf.party(told.reading, actor)
        own = not teller or shelf.party(told.reading, teller).key == party.key
        if event.reality is Reality.ALLEGED and not own:
            continue
        yield Declaration(
            party=party,
            word=word,
            day=event.date.value if event.date else told.published,
            dated=event.date is not None,
            conditions=holds,
            teller="" if own else shelf.party(told.reading, teller).full,
            grounds=(told.of_event(event),),
        )


def _of_entry(told: Told, shelf: Shelf) -> Iterator[Declaration]:
    truce, on = told.truce, told.truce.declared_on
    several = len(truce.declared_by) > 1
    agreed = truce.status is CeasefireStatus.AGREED or (truce.status in STARTED and several)
    word = _ENTRY.get(truce.status, Word.AGREES if agreed else Word.DECLARES)
    teller = "; ".join(told.names(shelf, truce.asserted_by))
    for actors, field, said, day in (
        (truce.declared_by, "declared_by", word, on.value if on else ""),
        (truce.mediators, "mediators", Word.MEDIATES, ""),
        (truce.denied_by, "denied_by", Word.DENIES, ""),
    ):
        for actor in actors:
            party = shelf.party(told.reading, actor)
            teller_of = "" if party.full == teller else teller
            source = told.source(field)
            yield Declaration(party, said, day or told.published, bool(day), (), teller_of, (source,))


def _merged(one: Declaration, other: Declaration) -> Declaration:
    return replace(
        one,
        day=min(one.day, other.day),
        conditions=tuple(dict.fromkeys((*one.conditions, *other.conditions))),
        teller=one.teller and other.teller,
        grounds=tuple(dict.fromkeys((*one.grounds, *other.grounds))),
    )


def _without_vague(found: Iterable[Declaration]) -> Iterator[Declaration]:
    """Without those that give no day, or a vaguer one, where the same report gives it too."""
    every = list(found)
    for one in every:
        same = (o for o in every if o is not one and (o.party.key, o.word) == (one.party.key, one.word))
        if not any(_finer(other, one) and _within(one, other) for other in same):
            yield one


def _finer(one: Declaration, other: Declaration) -> bool:
    if not one.dated or not other.dated:
        return one.dated
    return one.day.startswith(other.day) and len(one.day) > len(other.day)


def _within(one: Declaration, other: Declaration) -> bool:
    """Whether every ground of one stands in a report of the other."""
    reports = {ground.report for ground in other.grounds if isinstance(ground, Source)}
    return all(isinstance(ground, Source) and ground.report in reports for ground in one.grounds)
