"""Events → talks: one object for each meeting or round, however often it is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from detente.knowledge.cues import cues
from detente.model import Actor, Date, Event, Place, Talks
from detente.model.codes import Act, Issue, Reality, TalksFormat, TalksStatus
from detente.reading.local.draft import Draft
from detente.reading.local.scene import Scene

_STATUS = {
    Act.PROPOSE: TalksStatus.PROPOSED,
    Act.DEMAND: TalksStatus.PROPOSED,
    Act.APPEAL: TalksStatus.PROPOSED,
    Act.ACCEPT: TalksStatus.ACCEPTED,
    Act.AGREE: TalksStatus.ACCEPTED,
    Act.CONSULT: TalksStatus.HELD,
    Act.SUSPEND: TalksStatus.BROKEN_OFF,
    Act.MEDIATE: TalksStatus.HELD,
}
_VISITS = frozenset({"visit", "phone", "telephone", "receive", "brief", "call"})


@dataclass
class _Round:
    status: TalksStatus
    parties: dict[str, Actor]
    drafts: list[Draft] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    venue: Place | None = None
    start: Date | None = None
    format: TalksFormat = TalksFormat.UNKNOWN


def find_talks(
    scene: Scene, drafts: Sequence[Draft], events: Sequence[Event], belligerents: tuple[Actor, ...]
) -> tuple[Talks, ...]:
    """The talks of a report; `drafts` and `events` are pairwise."""
    rounds: list[_Round] = []
    for draft, event in zip(drafts, events, strict=True):
        status = _status(draft, event)
        if status is None:
            continue
        made = _Round(status, _parties(draft, belligerents, scene), [draft], [event])
        made.venue = event.terms.place or event.place
        made.start = event.terms.start if draft.act is not Act.CONSULT else event.date
        made.format = event.terms.format or TalksFormat.UNKNOWN
        home = next((r for r in reversed(rounds) if _same(r, made)), None)
        if home is None:
            rounds.append(made)
        else:
            _join(home, made)
    return tuple(_build(r, scene) for r in rounds if len(r.parties) > 1 or r.venue is not None)


def _status(draft: Draft, event: Event) -> TalksStatus | None:
    if draft.reality in {Reality.NEGATED, Reality.DENIED, Reality.HYPOTHETICAL}:
        return None
    if draft.act is Act.CONSULT:
        if draft.head.lemma_.lower() in _VISITS or not _names_talks(draft.body):
            return None
        return TalksStatus.SCHEDULED if draft.reality is Reality.PLANNED else TalksStatus.HELD
    if Issue.TALKS not in draft.issues or not _names_talks(draft.body):
        return None
    if draft.act is Act.SUSPEND:
        lemma = draft.head.lemma_.lower()
        for code, verbs in cues("things")["talks_status"].items():
            if any(verb.split()[0] == lemma for verb in verbs):
                return TalksStatus(code)
    if draft.act in {Act.DEMAND, Act.APPEAL} and event.terms == type(event.terms)():
        return None
    return _STATUS.get(draft.act)


def _names_talks(body: Sequence[Token]) -> bool:
    nouns = set(cues("things")["talks_nouns"])
    verbs = {"meet", "negotiate", "talk", "confer", "talking"}
    return any(
        (t.lemma_.lower() in nouns and t.pos_ == "NOUN") or (t.lemma_.lower() in verbs and t.pos_ == "VERB")
        for t in body
    )


def _parties(draft: Draft, belligerents: tuple[Actor, ...], scene: Scene) -> dict[str, Actor]:
    """The sides that talk: who acts and whom it concerns; both belligerents where none is named."""
    people = [*draft.actor, *draft.recipient]
    sides = {side.id: side for side in scene.parties(people)}
    if len(sides) < 2 and draft.act is not Act.CONSULT:
        sides |= {
            side.id: side
            for side in belligerents
            if not sides or any(scene.same_side(side, a) for a in people)
        }
        if any(s.id in sides for s in belligerents):
            sides |= {side.id: side for side in belligerents}
    return sides


def _same(one: _Round, other: _Round) -> bool:
    """Whether nothing tells the two apart: their time, place and stage agree."""
    past = {TalksStatus.HELD, TalksStatus.BROKEN_OFF, TalksStatus.SUSPENDED, TalksStatus.CANCELLED}
    if (one.status in past) != (other.status in past):
        return False
    if one.venue and other.venue and one.venue.name != other.venue.name:
        return False
    if one.start and other.start and not _agrees(one.start, other.start):
        return False
    return bool(one.parties.keys() & other.parties.keys()) or not one.parties or not other.parties


def _agrees(one: Date, other: Date) -> bool:
    size = min(len(one.value), len(other.value), 10)
    return one.value[:size] == other.value[:size]


def _join(home: _Round, other: _Round) -> None:
    home.drafts += other.drafts
    home.events += other.events
    home.parties |= other.parties
    home.venue = home.venue or other.venue
    home.start = home.start or other.start
    if home.format is TalksFormat.UNKNOWN:
        home.format = other.format
    if other.status in {
        TalksStatus.ACCEPTED,
        TalksStatus.BROKEN_OFF,
        TalksStatus.SUSPENDED,
        TalksStatus.CANCELLED,
    }:
        home.status = other.status if other.status is not TalksStatus.ACCEPTED else home.status


def _build(made: _Round, scene: Scene) -> Talks:
    facilitators = {a.id: a for d in made.drafts if d.act is Act.MEDIATE for a in d.actor}
    parties = tuple(key for key in made.parties if key not in facilitators)
    evidence = tuple(scene.page.span(d.start, d.end) for d in made.drafts)
    return Talks(
        parties=parties,
        facilitators=tuple(facilitators),
        venue=made.venue,
        start=made.start,
        format=made.format,
        status=made.status,
        evidence=evidence,
        confidence=0.6,
        trace={"status": f"talks: {made.drafts[0].act}"},
    )
