"""Tellings as JSON, so that a store can keep them and no reading has to be told again."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pydantic import TypeAdapter

from detente.record.matters.blocks import blocks
from detente.record.matters.matter import MatterKind
from detente.record.matters.telling import Telling

_TELLING = TypeAdapter(Telling)


def to_json(telling: Telling) -> str:
    """A telling as JSON; the same telling gives the same text."""
    return json.dumps(telling, default=sorted, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str | bytes) -> Telling:
    """The telling that `to_json` wrote. Raises `ValueError` for anything else."""
    return _TELLING.validate_json(text)


def blocks_of(tellings: Iterable[Telling]) -> frozenset[str]:
    """The keys of the blocks that tellings are in, and of the actors of the world among them."""
    found: set[str] = set()
    for telling in tellings:
        profile = telling.profile
        found |= blocks(profile, telling.bucket)
        if profile.kind is MatterKind.ACTOR and profile.who[0].known:
            found.add(f"actor={profile.who[0].key}")
    return frozenset(found)
