"""Nodes: entries of one profile, told in the same days, which are one without being compared."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import NamedTuple

from detente.record.matters.blocks import blocks
from detente.record.matters.doubt import Score
from detente.record.matters.matter import MatterKind, MemberKey
from detente.record.matters.telling import Profile, Telling

NodeKey = str


@dataclass
class Node:
    """Some tellings that say the same. `key` is made of what they say: it is the same in any order."""

    key: NodeKey
    profile: Profile
    bucket: int
    blocks: frozenset[str]
    known: str = ""
    """The key of the world of an actor that is known: such nodes are one by it."""
    members: dict[MemberKey, Telling] = field(default_factory=dict)
    reports: set[str] = field(default_factory=set)

    @property
    def kind(self) -> MatterKind:
        """What its entries are."""
        return self.profile.kind

    def first(self) -> Telling:
        """The earliest telling."""
        return min(self.members.values(), key=lambda telling: telling.order)


class Edge(NamedTuple):
    """Two nodes that may be one, the lower key first, with the score."""

    one: NodeKey
    other: NodeKey
    score: Score


def node_for(telling: Telling, turn: int, *, alone: bool) -> Node:
    """The empty node that a telling belongs to.

    `turn` counts the entries of its report that say the same: the second is another node than the first.
    `alone` keeps it by itself, because a person's decision names it.
    """
    profile, bucket = telling.profile, telling.bucket
    known = profile.who[0].key if profile.kind is MatterKind.ACTOR and profile.who[0].known else ""
    if alone:
        name = "/".join(telling.key)
        return Node(f"{profile.kind}!{name}", profile, bucket, blocks(profile, bucket), known)
    if known:
        return Node(f"{profile.kind}={known}", profile, bucket, frozenset(), known)
    keys = blocks(profile, bucket)
    if not keys:
        turn = 0
        name = "/".join(telling.key)
    else:
        name = f"{digest(profile)}@{bucket}"
    return Node(f"{profile.kind}-{name}#{turn}", profile, bucket, keys)


def digest(profile: Profile) -> str:
    """A hash of what a profile says, the same in every process."""
    parts: list[object] = [sorted(part) if isinstance(part, frozenset) else part for part in profile]
    parts[-1] = [(name, sorted(words)) for name, words in profile.things]
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
