"""Counter-claims: what the accused says of the accuser, about the same ceasefire or the same time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from detente.analysis.claims.claim import Claim


def countered(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, each with the ids of those against it."""
    every = list(claims)
    return [
        replace(one, counters=tuple(other.id for other in every if _against(one, other))) for one in every
    ]


def _against(one: Claim, other: Claim) -> bool:
    return bool(one.accusers & other.blamed and one.blamed & other.accusers and _same_time(one, other))


def _same_time(one: Claim, other: Claim) -> bool:
    if one.about and other.about:
        return bool(set(one.about) & set(other.about))
    if one.since and other.since:
        return one.since <= _last(other) and other.since <= _last(one)
    return bool(one.told_on) and one.told_on[:10] == other.told_on[:10]


def _last(claim: Claim) -> str:
    # ISO 8601 prefixes compare as text; "~" comes after every digit, so that a month holds its days.
    return f"{claim.until or claim.since}~"
