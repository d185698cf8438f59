"""Pairs of copies → groups, each with its original, the same in whatever order reports came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

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
    """The others, by id."""


def group(members: Iterable[Signature], pairs: Iterable[Pair], apart: Apart = ()) -> list[Group]:
    """The groups that the pairs make, by the id of their original.

    `apart` holds pairs of ids of which a person has said that they are no copies: no group holds both, and the
    weakest link between them goes. Pairs of reports that are no `members` are left out.
    """
    known = {member.report: member for member in members}
    forbidden = {frozenset(pair) for pair in apart}
    of: dict[str, set[str]] = {report: {report} for report in known}
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b)):
        if pair.a not in known or pair.b not in known:
            continue
        one, other = of[pair.a], of[pair.b]
        if one is other or any(frozenset((a, b)) in forbidden for a in one for b in other):
            continue
        one |= other
        of |= dict.fromkeys(other, one)
    groups = {id(reports): reports for reports in of.values() if len(reports) > 1}
    found = [_ordered(reports, known) for reports in groups.values()]
    return sorted(found, key=lambda each: each.original)


def _ordered(reports: set[str], known: Mapping[str, Signature]) -> Group:
    members = [known[report] for report in sorted(reports)]
    day = min(_day(member) for member in members)
    first = [member for member in members if _day(member) == day]
    instants = [instant for member in first if (instant := _instant(member))]
    if len(instants) == len(first):
        # Hours tell only where all of them are known.
        first = [member for member in first if _instant(member) == min(instants)]
    original = min(first, key=lambda member: (-_credits(member, members), bool(member.credit), member.report))
    return Group(original.report, tuple(sorted(reports - {original.report})))


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
