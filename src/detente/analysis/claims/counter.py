"""Counter-claims: what the accused says of the accuser, about the same ceasefire or the same time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from detente.analysis.claims.claim import Claim


def countered(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, each with the ids of those against it, in the order of the claims."""
    every = list(claims)
    sides = _Sides(every)
    return [
        replace(one, counters=tuple(every[place].id for place in sorted(set(sides.against(one)))))
        for one in every
    ]


class _Sides:
    """Claims by who accuses whom: of thousands only those of the other side are looked at, and of these only
    those about the same ceasefire, or with no ceasefire told.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._about: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        self._open: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._last = [_last(claim) for claim in claims]
        for place, claim in enumerate(claims):
            for accuser in claim.accusers:
                for blamed in claim.blamed:
                    self._pairs[accuser, blamed].append(place)
                    for about in claim.about:
                        self._about[accuser, blamed, about].append(place)
                    if not claim.about:
                        self._open[accuser, blamed].append(place)

    def against(self, one: Claim) -> Iterator[int]:
        """The places of the claims against one; some come several times."""
        for accuser in one.blamed:
            for blamed in one.accusers:
                if not one.about:
                    yield from self._at_its_time(one, self._pairs[accuser, blamed])
                    continue
                for about in one.about:
                    yield from self._about[accuser, blamed, about]
                yield from self._at_its_time(one, self._open[accuser, blamed])

    def _at_its_time(self, one: Claim, places: Iterable[int]) -> Iterator[int]:
        since, last, day = one.since, _last(one), one.told_on[:10]
        for place in places:
            other = self._claims[place]
            if since and other.since:
                if since <= self._last[place] and other.since <= last:
                    yield place
            elif day and day == other.told_on[:10]:
                yield place


def _last(claim: Claim) -> str:
    # ISO 8601 prefixes compare as text; "~" comes after every digit, so that a month holds its days.
    return f"{claim.until or claim.since}~"
