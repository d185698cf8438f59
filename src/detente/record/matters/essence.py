"""What of a profile can exclude that two entries are one: the same for many profiles."""

from __future__ import annotations

from detente.model.codes import AgreementStatus, CeasefireStatus, TalksStatus
from detente.record.matters.matter import MatterKind
from detente.record.matters.telling import Profile
from detente.record.matters.weigh_events import family
from detente.record.matters.weigh_pacts import WANTED

_ANCHORS = ("start", "end", "declared_on", "date", "period")
_DATED = 31
"""Days within which a date says which of several it is."""


def essence(profile: Profile) -> Profile:
    """The profile without what never excludes: of two profiles `weigh` says `apart` if it does of these."""
    match profile.kind:
        case MatterKind.CEASEFIRE:
            wanted = profile.what in WANTED
            return Profile(
                profile.kind,
                CeasefireStatus.PROPOSED if wanted else CeasefireStatus.IN_FORCE,
                profile.who,
                profile.whom,
                spans=profile.spans,
                holidays=profile.holidays,
                tags=profile.tagged("scope"),
            )
        case MatterKind.TALKS:
            return Profile(
                profile.kind, TalksStatus.HELD, (), profile.whom, profile.helpers, spans=profile.spans
            )
        case MatterKind.AGREEMENT:
            return Profile(
                profile.kind,
                AgreementStatus.SIGNED,
                (),
                profile.whom,
                spans=profile.spans,
                names=profile.names,
            )
        case MatterKind.EVENT:
            return Profile(
                profile.kind,
                family(profile.what),
                profile.who,
                profile.whom,
                spans=profile.spans,
                spot=profile.spot,
                numbers=profile.numbers,
                things=tuple(thing for thing in profile.things if thing[0] == "target"),
            )
        case MatterKind.VIOLATION_CLAIM:
            return profile._replace(what="", tags=frozenset(), things=())
        case MatterKind.ACTOR:
            return profile


def anchored(profile: Profile) -> bool:
    """Whether a profile says itself which of several it is, whenever it is told: by a day or a holiday."""
    if profile.kind is MatterKind.ACTOR:
        return profile.who[0].sort in ("person", "body") and profile.who[0].proper
    return bool(profile.holidays) or any(
        field in _ANCHORS and days.days <= _DATED for field, days in profile.spans
    )
