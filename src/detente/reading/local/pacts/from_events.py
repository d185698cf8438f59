"""Events → the ceasefires, talks and agreements that only their acts tell: "agreed to stop shooting"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from detente.model import Actor, Agreement, Ceasefire, Event, Talks
from detente.model.base import Entry
from detente.model.codes import (
    Act,
    AgreementStatus,
    CeasefireSide,
    CeasefireStatus,
    Issue,
    Reality,
    TalksStatus,
)
from detente.reading.local.events.draft import Draft
from detente.reading.local.pacts.signing import signs
from detente.reading.local.pacts.view import View

_FACTS = frozenset({Reality.ASSERTED, Reality.REPORTED})
_MEANT = 0.6
"""How likely it must be that an act is about a ceasefire."""
_STATUS = {
    Act.DECLARE_CEASEFIRE: CeasefireStatus.DECLARED,
    Act.AGREE: CeasefireStatus.AGREED,
}
_STANDING = frozenset(
    {CeasefireStatus.DECLARED, CeasefireStatus.AGREED, CeasefireStatus.IN_FORCE, CeasefireStatus.EXTENDED}
)
_WAYS = frozenset({Issue.CEASEFIRE, Issue.TALKS, Issue.MEDIATION, Issue.OTHER})
"""What is no matter for an agreement of its own: a truce is one already, and talks are talks."""


def ceasefires_told(view: View, known: Sequence[Ceasefire]) -> Iterator[Ceasefire]:
    """The ceasefires that an act tells and no noun names."""
    made = list(known)
    for draft, event in _facts(view):
        if view.sentence(draft.head) in view.naming_truces:
            continue  # the noun says what became of it
        status = _STATUS.get(draft.act)
        about = draft.verdict.issues.get(Issue.CEASEFIRE, 0.0) if draft.verdict is not None else 0.0
        if status is None or not draft.actor or (about < _MEANT and draft.act is not Act.DECLARE_CEASEFIRE):
            continue
        if _told_beside(draft, made, view) or any(_alike(draft, event, one, view) for one in made):
            continue
        parties = view.scene.parties((*draft.actor, *draft.recipient))
        alone = status is CeasefireStatus.DECLARED and len(view.scene.parties(draft.actor)) == 1
        ceasefire = Ceasefire(
            side=CeasefireSide.UNILATERAL if alone else None,
            status=status,
            declared_by=tuple(actor.id for actor in draft.actor),
            parties=tuple(a.id for a in (view.scene.parties(draft.actor) if alone else parties)),
            declared_on=event.date,
            start=event.terms.start or event.date,
            duration=event.terms.duration,
            evidence=event.evidence[:1],
            confidence=min(0.5, event.confidence),
            trace={"status": f"ceasefires: {draft.act} by {draft.head.text}"},
        )
        made.append(ceasefire)
        yield ceasefire


def agreements_told(
    view: View, known: Sequence[Agreement], truces: Sequence[Ceasefire] = ()
) -> Iterator[Agreement]:
    """The agreements that are told by a verb: "put its seal to the paper"."""
    made = list(known)
    for draft, event in _facts(view):
        if draft.act is not Act.AGREE:
            continue
        sealed = signs(draft.head)
        parties = _signers(draft, view) if sealed else _parties(draft, view)
        if len(parties) < 2 or not (sealed or set(draft.issues) - _WAYS):
            continue
        truce = view.sentence(draft.head) in view.naming_truces or _told_beside(draft, truces, view)
        worded = set(view.scene.topics.of(draft.body)) & set(draft.issues)
        if truce and not sealed and not worded - _WAYS - {Issue.PEACE_TERMS}:
            continue  # what is only heard beside a truce makes no paper of its own
        if _told_beside(draft, made, view) or any(_same_parties(parties, one.parties, view) for one in made):
            continue
        agreement = Agreement(
            parties=tuple(a.id for a in parties),
            date=event.date,
            status=AgreementStatus.SIGNED,
            evidence=event.evidence[:1],
            confidence=min(0.5, event.confidence),
            trace={"status": f"agreements: {draft.act} by {draft.head.text}"},
        )
        made.append(agreement)
        yield agreement


def _parties(draft: Draft, view: View) -> tuple[Actor, ...]:
    return view.scene.parties((*draft.actor, *draft.recipient))


def _signers(draft: Draft, view: View) -> tuple[Actor, ...]:
    """Who signs; both sides at odds where one of them is told to, or a group of no known side."""
    parties = _parties(draft, view)
    if len(parties) != 1:
        return parties
    unknown = all(a.side is None for a in draft.actor)
    at_odds = any(view.scene.same_side(parties[0], b) for b in view.belligerents)
    return view.belligerents if unknown or at_odds else parties


def talks_told(view: View, known: Sequence[Talks]) -> Iterator[Talks]:
    """The talks between the sides at odds that a verb tells: "sat down together in Juba on Monday"."""
    made = list(known)
    for draft, event in _facts(view):
        if draft.act not in {Act.CONSULT, Act.MEDIATE}:
            continue
        if draft.act is Act.MEDIATE and view.sentence(draft.head) in view.naming_truces:
            continue  # "a truce brokered by X" was brokered, and no round of talks
        if draft.head.dep_ == "relcl" and event.place is None:
            continue  # "who has carried messages between the two": what he is known for
        helping = draft.actor if draft.act is Act.MEDIATE else ()
        people = draft.recipient if draft.act is Act.MEDIATE else (*draft.actor, *draft.recipient)
        parties = view.scene.parties(people)
        at_odds = [p for p in parties if any(view.scene.same_side(p, side) for side in view.belligerents)]
        # Who mediates between both sides holds talks, where the report tells of no others.
        settled = event.place is not None or event.date is not None
        if len(at_odds) < 2 or not (settled or (draft.act is Act.MEDIATE and not made)):
            continue
        if _told_beside(draft, made, view) or any(_same_round(event, one) for one in made):
            continue
        talks = Talks(
            parties=tuple(a.id for a in parties),
            facilitators=tuple(a.id for a in helping),
            venue=event.place,
            start=event.date,
            status=TalksStatus.HELD,
            evidence=event.evidence[:1],
            confidence=min(0.5, event.confidence),
            trace={"status": f"talks: {draft.act} by {draft.head.text}"},
        )
        made.append(talks)
        yield talks


def _facts(view: View) -> Iterator[tuple[Draft, Event]]:
    for draft in view.drafts:
        event = view.told[id(draft)]
        if draft.verdict is not None and event.reality in _FACTS and event.evidence:
            yield draft, event


def _told_beside(draft: Draft, known: Iterable[Entry], view: View) -> bool:
    """Whether one of these is told in the sentence of an act."""
    sentence = draft.head.sent
    return any(
        e.start < sentence.end_char and sentence.start_char < e.end for entry in known for e in entry.evidence
    )


def _alike(draft: Draft, event: Event, known: Ceasefire, view: View) -> bool:
    """Whether a ceasefire may be the one that an act tells: one that came about, by or between the same, or
    one that was agreed where the act tells of no other day.
    """
    if known.status not in _STANDING:
        return False
    if draft.act is Act.AGREE:
        days = [d.value[:10] for d in (event.date, known.declared_on) if d is not None]
        if len(days) < 2 or days[0] == days[1]:
            return True
    keys = (*known.declared_by, *known.parties)
    return not keys or any(
        view.scene.same_side(actor, view.scene.cast[key]) for actor in draft.actor for key in keys
    )


def _same_parties(parties: Sequence[Actor], keys: Sequence[str], view: View) -> bool:
    others = [view.scene.cast[key] for key in keys]
    return not others or all(any(view.scene.same_side(a, b) for b in others) for a in parties)


def _same_round(event: Event, known: Talks) -> bool:
    placed = event.place is not None and known.venue is not None and event.place.name == known.venue.name
    days = (event.date, known.start)
    dated = all(days) and days[0].value[:10] == days[1].value[:10]  # type: ignore[union-attr]
    return placed or dated
