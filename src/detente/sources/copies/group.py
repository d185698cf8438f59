"""Pairs of copies → groups, each with its original, the same in whatever order reports came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from detente.sources.copies.compare import Pair
from detente.sources.copies.credit import Credit, names
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
    return arrange(_in_order(known, links), links.__getitem__, apart)


def arrange(
    order: Iterable[str], links: Callable[[str], Mapping[str, float]], apart: Apart = ()
) -> list[Group]:
    """The same for reports in their order; `links` gives the score of each report that makes a pair with one.

    It is asked of originals alone, which are few where hundreds have copied one text.
    """
    forbidden = {frozenset(pair) for pair in apart}
    found: dict[str, list[str]] = {}
    scores: dict[str, Mapping[str, float]] = {}
    for report in order:
        free = [
            original
            for original, copies in found.items()
            if report in scores[original]
            and not (
                forbidden and any(frozenset((report, other)) in forbidden for other in (original, *copies))
            )
        ]
        # Of two that it is alike to the same degree, the one that was published first.
        if free:
            found[max(free, key=lambda original: scores[original][report])].append(report)
        else:
            found[report], scores[report] = [], links(report)
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
        yield from by_publication([known[report] for report in part])


def by_publication(members: Sequence[Signature]) -> Iterator[str]:
    """By day; within one by the hour where all of them have one, then who is credited goes first."""
    days: dict[str, list[Signature]] = {}
    credited = Counter(member.credit for member in members if member.credit)
    for member in members:
        days.setdefault(_day(member), []).append(member)
    for day in sorted(days):
        timed = all(_instant(member) for member in days[day])

        def key(one: Signature, timed: bool = timed) -> tuple[Any, ...]:
            hour = _instant(one) if timed else None
            return (hour, -_credits(one, credited), bool(one.credit), one.report)

        yield from (member.report for member in sorted(days[day], key=key))


def _credits(one: Signature, credited: Mapping[Credit, int]) -> int:
    """How many of the other members credit the publisher of this one."""
    found = {credit: many for credit, many in credited.items() if names(credit, one.publisher)}
    return sum(found.values()) - (one.credit in found)


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
