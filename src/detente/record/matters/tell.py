"""A reading → its tellings: one for each entry that can be a matter."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from detente.model import Entry, Reading
from detente.record.matters.agents import Cast
from detente.record.matters.givens import Giver
from detente.record.matters.matter import MatterKind, MemberKey
from detente.record.matters.span import ordinal
from detente.record.matters.tell_events import claim, event
from detente.record.matters.tell_pacts import agreement, ceasefire, talks
from detente.record.matters.telling import Profile, Telling
from detente.record.matters.words import said


def tellings(reading: Reading, only: MatterKind | None = None) -> tuple[Telling, ...]:
    """Every entry of a reading that can be a matter, as it is compared, or only those of one kind. Quotations
    are none.
    """
    return tuple(_tell(reading, Cast(reading), tuple(MatterKind) if only is None else (only,)))


def _tell(reading: Reading, cast: Cast, kinds: Collection[MatterKind]) -> Iterator[Telling]:
    published = ordinal(reading.report.published_at)

    def telling(entry: Entry, profile: Profile, giver: Giver) -> Telling:
        key = MemberKey(reading.report.id, entry.id)
        return Telling(key, published, profile, tuple(giver.given), said(entry.evidence))

    for actor in reading.actors if MatterKind.ACTOR in kinds else ():
        giver = Giver(cast)
        giver.text("name", actor.name)
        giver.code("kind", actor.kind)
        giver.agents("side", (actor.side,) if actor.side else ())
        giver.code("country", actor.country)
        giver.codes("sector", (actor.sector,) if actor.sector else ())
        giver.text("role", actor.role)
        profile = Profile(MatterKind.ACTOR, actor.kind.value, (cast.agent(actor.id),))
        yield telling(actor, profile, giver)
    truces = {truce.id: ceasefire(truce, cast) for truce in reading.ceasefires}
    for truce in reading.ceasefires if MatterKind.CEASEFIRE in kinds else ():
        yield telling(truce, *truces[truce.id])
    for meeting in reading.talks if MatterKind.TALKS in kinds else ():
        yield telling(meeting, *talks(meeting, cast))
    for pact in reading.agreements if MatterKind.AGREEMENT in kinds else ():
        yield telling(pact, *agreement(pact, cast))
    for one in reading.events if MatterKind.EVENT in kinds else ():
        yield telling(one, *event(one, cast))
    for charge in reading.violation_claims if MatterKind.VIOLATION_CLAIM in kinds else ():
        yield telling(
            charge, *claim(charge, cast, [truces[key][0] for key in charge.ceasefires if key in truces])
        )
