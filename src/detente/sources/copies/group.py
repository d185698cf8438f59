"""Pairs of copies → groups, each with its original, the same in whatever order reports came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from detente.sources.copies.compare import Pair
from detente.sources.copies.credit import names
from detente.sources.copies.signature import Signature

Apart = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Group:
    """Reports that are one text."""

    original: str
    """The one published first; on one day the one that others credit."""
    copies: tuple[str, ...]
    """The others, by id; each is a pair with the original."""


def group(members: Iterable[Signature], pairs: Iterable[Pair], apart: Apart = ()) -> list[Group]:
    """The groups that the pairs make, by the id of their original.

    In the order of publication, each report is a copy of the original that it is most alike, or an original.
    So a report that joins two texts does not make one group of them. `apart` holds pairs of ids of which a
    person has said that they are no copies: no group holds both. Pairs of others than `members` are left out.
    """
    known = {member.report: member for member in members}
    links: dict[str, dict[str, float]] = {report: {} for report in known}
    for pair in pairs:
        if pair.a in known and pair.b in known:
            links[pair.a][pair.b] = links[pair.b][pair.a] = pair.score
    forbidden = {frozenset(pair) for pair in apart}
    found: dict[str, list[str]] = {}
    for report in _in_order(known, links):
        free = [
            original
            for original, copies in found.items()
            if original in links[report]
            and not any(frozenset((report, other)) in forbidden for other in (original, *copies))
        ]
        # Of two that it is alike to the same degree, the one that was published first.
        if free:
            found[max(free, key=lambda original: links[report][original])].append(report)
        else:
            found[report] = []
    groups = [Group(original, tuple(sorted(copies))) for original, copies in found.items() if copies]
    return sorted(groups, key=lambda each: each.original)


def _in_order(known: Mapping[str, Signature], links: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """The reports that have links, a connected part after the other, each by publication."""
    left = {report for report in known if links[report]}
    while left:
        waiting, part = [min(left)], set[str]()
        while waiting:
            report = waiting.pop()
            if report not in part:
                part.add(report)
                waiting.extend(links[report])
        left -= part
        yield from _by_publication([known[report] for report in part])


def _by_publication(members: Sequence[Signature]) -> Iterator[str]:
    """By day; within one by the hour where all of them have one, then who is credited goes first."""
    days: dict[str, list[Signature]] = {}
    for member in members:
        days.setdefault(_day(member), []).append(member)
    for day in sorted(days):
        timed = all(_instant(member) for member in days[day])

        def key(one: Signature, timed: bool = timed) -> tuple[Any, ...]:
            hour = _instant(one) if timed else None
            return (hour, -_credits(one, members), bool(one.credit), one.report)

        yield from (member.report for member in sorted(days[day], key=key))


def _credits(one: Signature, members: Iterable[Signature]) -> int:
    """How many of the members credit the publisher of this one."""
    return sum(bool(m.credit and names(m.credit, one.publisher)) for m in members if m is not one)


def _day(member: Signature) -> str:
    instant = _instant(member)
    return instant.date().isoformat() if instant else member.published_at[:10]


def _instant(member: Signature) -> datetime | None:
    """When it was published, in UTC; None where only the day is known, or an hour without a zone."""
    try:
        found = datetime.fromisoformat(member.published_at)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None
