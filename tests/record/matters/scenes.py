"""Small sets of tellings that are hard to tell apart: what hangs on the order of arrival shows here."""

from __future__ import annotations

import random
from typing import NamedTuple

from detente.record.matters import Telling
from detente.record.matters.agents import Agent
from detente.record.matters.matter import MatterKind, MemberKey
from detente.record.matters.span import Span
from detente.record.matters.spot import Spot
from detente.record.matters.telling import Given, Profile

DAY = 738_000
A, B, C = (Agent(key, key, "party", known=True) for key in "abc")
PEOPLE = (
    Agent("person:x y@a", "a", "person", name="x y"),
    Agent("person:y@a", "a", "person", name="y"),
    Agent("person:z@a", "a", "person", name="z"),
)
PLACES = (None, Spot("t", 1, "X", "d", 1.0, 1.0), Spot("u", 1, "X", "d", 5.0, 5.0), Spot("d", 2, "X", "e"))


class Scene(NamedTuple):
    """Reports with their tellings, and which of them are copies of which."""

    reports: list[tuple[str, tuple[Telling, ...]]]
    copies: dict[str, str]


def scene(seed: int) -> Scene:
    """Two to five reports that draw on a handful of profiles of one kind, over a month and longer."""
    draw = random.Random(seed)
    kind = draw.choice((MatterKind.CEASEFIRE, MatterKind.EVENT, MatterKind.TALKS, MatterKind.VIOLATION_CLAIM))
    pool = [profile(draw, kind) for _ in range(6)]
    count = draw.randint(2, 5)
    reports = []
    for number in range(count):
        name, day = f"report-{number}", DAY + draw.choice((0, 1, 3, 6, 7, 9, 12, 15, 18, 30, 200))
        picked = [draw.choice(pool) for _ in range(draw.randint(1, 3))]
        told = tuple(telling(name, day, one, at, _words(draw)) for at, one in enumerate(picked))
        reports.append((name, told))
    named = [f"report-{number}" for number in range(1, count)]
    return Scene(reports, dict.fromkeys(draw.sample(named, draw.randint(0, len(named))), "report-0"))


def telling(
    report: str, day: int, profile: Profile, at: int = 0, words: frozenset[str] = frozenset()
) -> Telling:
    """One entry of a report."""
    given = (Given("status", "stage", profile.what, (profile.what,)),)
    return Telling(MemberKey(report, f"entry-{at}"), day, profile, given, words)


def profile(draw: random.Random, kind: MatterKind) -> Profile:
    """What an entry of the kind says, much of it left out."""
    parties = draw.choice(((A, B), (A,), (A, B, C), ()))
    match kind:
        case MatterKind.CEASEFIRE:
            status = draw.choice(("in_force", "agreed", "demanded"))
            who = tuple(draw.sample((A, *PEOPLE), draw.randint(0, 1)))
            days = _spans(draw, "start", "end", "declared_on")
            return Profile(kind, status, who, parties, spans=days, lasts=draw.choice((0.0, 30.0)))
        case MatterKind.EVENT:
            act = draw.choice(("attack", "demand", "propose", "consult", "mediate"))
            who = tuple(sorted(draw.sample((A, *PEOPLE), draw.randint(0, 2))))
            tags = frozenset(draw.sample(("issue:ceasefire", "issue:talks"), draw.randint(0, 2)))
            counts = draw.choice(((), (("killed", 3, "exact"),), (("killed", 9, "over"),)))
            spot, days = draw.choice(PLACES), _spans(draw, "date")
            return Profile(kind, act, who, parties, spans=days, spot=spot, tags=tags, numbers=counts)
        case MatterKind.TALKS:
            status, spot = draw.choice(("held", "scheduled")), draw.choice(PLACES)
            return Profile(kind, status, (), parties, spans=_spans(draw, "start", "end"), spot=spot)
        case _:
            counts = draw.choice(((), (("count", 3, "exact"),)))
            return Profile(kind, "", (A,), (B,), spans=_spans(draw, "period"), numbers=counts)


def _spans(draw: random.Random, *fields: str) -> tuple[tuple[str, Span], ...]:
    return tuple((field, _span(draw)) for field in fields if draw.random() < 0.5)


def _span(draw: random.Random) -> Span:
    first = DAY + 4 + draw.choice((0, 0, 1, 2, 3, -5))
    return Span(first, first + draw.choice((0, 0, 0, 1, 6, 30, 200)))


def _words(draw: random.Random) -> frozenset[str]:
    return frozenset(draw.sample("abcde", draw.randint(0, 4)))
