"""A reading → its tellings: one for each entry that can be a matter."""

from __future__ import annotations

from collections.abc import Iterator

from detente.model import Entry, Reading
from detente.record.matters.agents import Cast
from detente.record.matters.givens import Giver
from detente.record.matters.matter import MatterKind, MemberKey
from detente.record.matters.span import ordinal
from detente.record.matters.tell_events import claim, event
from detente.record.matters.tell_pacts import agreement, ceasefire, talks
from detente.record.matters.telling import Profile, Telling
from detente.record.matters.words import said


def tellings(reading: Reading) -> tuple[Telling, ...]:
    """Every entry of a reading that can be a matter, as it is compared. Quotations are none."""
    return tuple(_tell(reading, Cast(reading)))


def _tell(reading: Reading, cast: Cast) -> Iterator[Telling]:
    published = ordinal(reading.report.published_at)

    def telling(entry: Entry, profile: Profile, giver: Giver) -> Telling:
        key = MemberKey(reading.report.id, entry.id)
        return Telling(key, published, profile, tuple(giver.given), said(entry.evidence))

    for actor in reading.actors:
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
    for truce in reading.ceasefires:
        yield telling(truce, *truces[truce.id])
    for meeting in reading.talks:
        yield telling(meeting, *talks(meeting, cast))
    for pact in reading.agreements:
        yield telling(pact, *agreement(pact, cast))
    for one in reading.events:
        yield telling(one, *event(one, cast))
    for charge in reading.violation_claims:
        yield telling(
            charge, *claim(charge, cast, [truces[key][0] for key in charge.ceasefires if key in truces])
        )
