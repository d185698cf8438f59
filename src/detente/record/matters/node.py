"""Nodes: entries of one profile, which are one without being compared."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

from detente.record.matters.essence import anchored, essence
from detente.record.matters.facts import Facts, facts_of
from detente.record.matters.matter import MatterKind, MemberKey
from detente.record.matters.telling import Profile, Telling

NodeKey = str
T = TypeVar("T")


@dataclass
class Node:
    """Some tellings that say the same. `key` is made of what they say: it is the same in any order."""

    key: NodeKey
    profile: Profile
    bucket: int | None
    """When all of them are told; None where the profile says itself which of several it is. Nodes with the
    same are beside each other: they are settled first."""
    alone: bool = False
    """Whether a person's decision names its one entry."""
    known: bool = False
    """Whether it is an actor of the world, who is one by that."""
    blocks: set[str] = field(default_factory=set)
    members: dict[MemberKey, Telling] = field(default_factory=dict)
    reports: dict[str, int] = field(default_factory=dict)
    """The reports that tell it, with how many entries each."""
    earliest: Telling | None = None
    """The earliest of the members, None where it has to be looked for."""
    buckets: dict[int, int] = field(default_factory=dict)
    """When they are told, with how many of them."""

    @property
    def kind(self) -> MatterKind:
        """What its entries are."""
        return self.profile.kind

    @cached_property
    def facts(self) -> Facts:
        """Its profile, laid out to be compared."""
        return facts_of(self.profile)

    @cached_property
    def essence(self) -> Profile:
        """What of its profile can exclude others."""
        return essence(self.profile)

    def first(self) -> Telling:
        """The earliest telling."""
        if self.earliest is None:
            self.earliest = min(self.members.values(), key=lambda telling: telling.order)
        return self.earliest

    def take(self, telling: Telling) -> None:
        """Add a telling."""
        if self.earliest is None or telling.order < self.earliest.order:
            self.earliest = telling if self.earliest is not None or not self.members else None
        self.members[telling.key] = telling
        report, bucket = telling.key.report, telling.bucket
        self.reports[report] = self.reports.get(report, 0) + 1
        self.buckets[bucket] = self.buckets.get(bucket, 0) + 1

    def give_up(self, telling: Telling) -> bool:
        """Take a telling out; whether none is left of its days."""
        del self.members[telling.key]
        if self.earliest is not None and self.earliest.key == telling.key:
            self.earliest = None
        _count_off(self.reports, telling.key.report)
        _count_off(self.buckets, telling.bucket)
        return telling.bucket not in self.buckets

    def apart(self, other: Node) -> int:
        """How many steps of `BUCKET` days lie between the nearest tellings of the two."""
        if len(self.buckets) == len(other.buckets) == 1:
            (own,), (others,) = self.buckets, other.buckets
            return abs(own - others)
        return min(abs(here - there) for here in self.buckets for there in other.buckets)


def _count_off(counts: dict[T, int], key: T) -> None:
    """One less of a key, which goes with the last."""
    counts[key] -= 1
    if not counts[key]:
        del counts[key]


class Edge(NamedTuple):
    """Two that may be one, with the points for it."""

    one: NodeKey
    other: NodeKey
    total: float


def node_for(telling: Telling, turn: int, *, alone: bool, blocked: bool) -> Node:
    """The empty node that a telling belongs to.

    `turn` counts the entries of its report that say the same: the second is another node than the first.
    `alone` keeps it by itself because a decision names it, `blocked` False because it is in no block.
    """
    profile = telling.profile
    bucket = None if anchored(profile) else telling.bucket
    by_name = profile.kind is MatterKind.ACTOR and profile.who[0].known
    name = "/".join(telling.key)
    if alone:
        return Node(f"{profile.kind}!{name}", profile, bucket, alone=True, known=by_name)
    if by_name:
        return Node(f"{profile.kind}={profile.who[0].key}", profile, None, known=True)
    if blocked:
        name = f"{digest(profile)}@{'' if bucket is None else bucket}#{turn}"
    return Node(f"{profile.kind}-{name}", profile, bucket)


def digest(profile: Profile) -> str:
    """A hash of what a profile says, the same in every process."""
    parts: list[object] = [sorted(part) if isinstance(part, frozenset) else part for part in profile]
    parts[-1] = [(name, sorted(words)) for name, words in profile.things]
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
