"""Tellings as JSON, so that a store can keep them and no reading has to be told again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from detente.record.matters.agents import Agent
from detente.record.matters.blocks import blocks
from detente.record.matters.matter import MatterKind, MemberKey
from detente.record.matters.sketch import Sketch
from detente.record.matters.span import Span
from detente.record.matters.spot import Spot
from detente.record.matters.telling import Profile, Telling

_NOTHING: frozenset[str] = frozenset()
_TELLING = TypeAdapter(Telling)


def to_json(telling: Telling) -> str:
    """A telling as JSON; the same telling gives the same text."""
    return json.dumps(telling, default=sorted, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str | bytes) -> Telling:
    """The telling that `to_json` wrote. Raises `ValueError` for anything else."""
    return _TELLING.validate_json(text)


def profile_json(profile: Profile) -> str:
    """A profile as JSON; the same profile gives the same text."""
    return json.dumps(profile, default=sorted, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=1 << 14)
def profile_of(kept: str) -> Profile:
    """The profile that `profile_json` wrote: one object for those that are asked for again and again.

    Hundreds are read to compare one report with: nothing is checked, as `from_json` does.
    """
    return _profile(json.loads(kept))


def told_of(kept: str) -> Telling:
    """The telling that `to_json` wrote, without what is only shown. Nothing is checked."""
    key, published, profile, _, words = json.loads(kept)
    return Telling(MemberKey(*key), published, _profile(profile), (), frozenset(words))


def _profile(kept: list[Any]) -> Profile:
    kind, what, who, whom, helpers, spans, lasts, spot, *rest = kept
    names, holidays, tags, numbers, things = rest
    return Profile(
        MatterKind(kind),
        what,
        _agents(who),
        _agents(whom),
        _agents(helpers),
        tuple((field, Span(*days)) for field, days in spans),
        lasts,
        None if spot is None else Spot(*spot),
        frozenset(names) if names else _NOTHING,
        frozenset(holidays) if holidays else _NOTHING,
        frozenset(tags) if tags else _NOTHING,
        tuple(map(tuple, numbers)),
        tuple((field, frozenset(words)) for field, words in things),
    )


def sketch_of(kept: str) -> Sketch:
    """The sketch of an actor's profile that `profile_json` wrote."""
    _, side, sort, _, name, *_ = json.loads(kept)[2][0]
    return sort, side, name


def _agents(kept: list[list[Any]]) -> tuple[Agent, ...]:
    # Of what an agent holds the sixth is a list in JSON.
    return tuple(Agent._make((*one[:5], tuple(one[5]), *one[6:])) for one in kept)


def blocks_of(tellings: Iterable[Telling]) -> frozenset[str]:
    """The keys of the blocks that tellings are in, and of the actors of the world among them."""
    found: set[str] = set()
    for telling in tellings:
        profile = telling.profile
        found |= blocks(profile, telling.bucket)
        if profile.kind is MatterKind.ACTOR and profile.who[0].known:
            found.add(f"actor={profile.who[0].key}")
    return frozenset(found)
