"""Which entries are compared at all: those that share a block."""

from __future__ import annotations

from collections.abc import Iterator

from detente.knowledge.continents import regions_of
from detente.record.matters.agents import Agent
from detente.record.matters.alike import sides
from detente.record.matters.matter import MatterKind
from detente.record.matters.span import Span
from detente.record.matters.telling import BUCKET, Profile
from detente.record.matters.weigh_events import DONE, family

_WIDE = 5
"""Steps of `BUCKET` days that a block of tellings holds; blocks overlap, so that near ones share one."""
_REMOTE = 180
"""Days from its telling after which a thing is looked for by its year."""


def blocks(profile: Profile, bucket: int) -> frozenset[str]:
    """The keys of the blocks that an entry is in; none for an entry that nothing could tell from others, such
    as an attack without day or place: it stands alone.
    """
    return frozenset(f"{profile.kind}|{key}" for key in _KINDS[profile.kind](profile, bucket))


def _actor(profile: Profile, bucket: int) -> Iterator[str]:
    agent = profile.who[0]
    if agent.known or not (agent.name or agent.members):
        return
    if agent.sort == "person":
        if agent.side:
            yield f"person|{agent.side}|{agent.name.split()[-1][:2]}"
    elif agent.sort == "body":
        body = f"body|{agent.side}|{agent.name.split()[-1][:4] if agent.name else ''}"
        yield from (body,) if agent.proper else (f"{body}|{when}" for when in _told(bucket))
    elif agent.region or agent.members:
        yield from (f"group|{when}" for when in _told(bucket))
    else:
        yield from (f"group|{agent.key}|{when}" for when in _told(bucket))


def _ceasefire(profile: Profile, bucket: int) -> Iterator[str]:
    for side in _sides(profile.whom) or _sides(profile.who):
        yield from (f"{side}|{when}" for when in _times(profile, bucket, "start", "end", "declared_on"))
        yield from (f"{side}|{feast}" for feast in profile.holidays)


def _talks(profile: Profile, bucket: int) -> Iterator[str]:
    for side in _sides(profile.whom):
        yield from (f"{side}|{when}" for when in _times(profile, bucket, "start", "end"))


def _agreement(profile: Profile, bucket: int) -> Iterator[str]:
    for side in _sides(profile.whom):
        yield from (f"{side}|{when}" for when in _times(profile, bucket, "date"))
        yield from (f"{side}|{word}" for word in profile.names)


def _event(profile: Profile, bucket: int) -> Iterator[str]:
    act = family(profile.what)
    if profile.what in DONE:
        day = profile.span("date")
        if day is None and profile.spot is None:
            return
        who = _sides(profile.whom) + _sides(profile.who)
        for side in who or ((f"at {profile.spot.name}",) if profile.spot else ()):
            yield from (f"{act}|{side}|{when}" for when in _times(profile, bucket, "date", told=day is None))
        return
    issues = sorted(profile.tagged("issue")) or ["issue:"]
    for side in _sides(profile.who):
        for when in _told(bucket):
            yield from (f"{act}|{side}|{issue}|{when}" for issue in issues)
        if profile.span("date") is not None:
            yield from (f"{act}|{side}|{when}" for when in _times(profile, bucket, "date", told=False))


def _claim(profile: Profile, bucket: int) -> Iterator[str]:
    for accuser in _sides(profile.who):
        for accused in _sides(profile.whom):
            yield from (f"{accuser}>{accused}|{when}" for when in _times(profile, bucket, "period"))


_KINDS = {
    MatterKind.ACTOR: _actor,
    MatterKind.CEASEFIRE: _ceasefire,
    MatterKind.TALKS: _talks,
    MatterKind.AGREEMENT: _agreement,
    MatterKind.EVENT: _event,
    MatterKind.VIOLATION_CLAIM: _claim,
}


def _sides(agents: tuple[Agent, ...]) -> tuple[str, ...]:
    """The parties that agents stand for; the part of the world of a group, and of several states of one."""
    named = sides(agents)
    regions = {f"in {agent.region}" for agent in agents if agent.region}
    if len(named) > 1:
        shared = set.intersection(*(set(regions_of(side)) for side in named))
        regions |= {f"in {region}" for region in shared}
    return tuple(sorted(named | regions))


def _told(bucket: int) -> Iterator[str]:
    """Two blocks of tellings, one half a block later: what is told in near days shares one."""
    yield f"told {bucket // _WIDE}"
    yield f"told+ {(bucket + _WIDE // 2) // _WIDE}"


def _times(profile: Profile, bucket: int, *fields: str, told: bool = True) -> Iterator[str]:
    """When an entry is told, the days that it names, and the year of what is long past or far ahead."""
    if told:
        yield from _told(bucket)
    for field in fields:
        days = profile.span(field)
        if days is None:
            continue
        if abs(days.first - bucket * BUCKET) > _REMOTE:
            yield f"year {_year(days)}"
        if days.days <= _REMOTE:
            for day in {days.first, days.last}:
                yield f"{field} {day // 4}"
                yield f"{field}+ {(day + 2) // 4}"


def _year(days: Span) -> int:
    return int((days.first + days.last) / 2 / 365.2425) + 1
