"""A telling that a store kept is the one that was told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.matters_own import load
from detente.record.matters import Index, blocks_of, from_json, tellings, to_json
from detente.record.matters.stored import profile_json, profile_of, told_of


def test_tellings_from_json_make_the_same_matters(root: Path) -> None:
    told = load(root / "bench" / "matters_sets")
    read, stored = Index(told.copies), Index(told.copies)
    for reading in told.readings.values():
        read.add(reading)
        kept = [from_json(to_json(telling)) for telling in tellings(reading)]
        assert [to_json(telling) for telling in kept] == [to_json(t) for t in tellings(reading)]
        assert [told_of(to_json(t)) for t in kept] == [telling._replace(given=()) for telling in kept]
        assert [profile_of(profile_json(t.profile)) for t in kept] == [telling.profile for telling in kept]
        stored.add_tellings(reading.report.id, kept)
    assert tuple(stored.matters()) == tuple(read.matters())


def test_what_is_no_telling_is_refused() -> None:
    with pytest.raises(ValueError, match="validation error"):
        from_json("[1, 2]")


def test_entries_that_are_one_share_a_block(root: Path) -> None:
    told = load(root / "bench" / "matters_sets")
    index = Index(told.copies)
    blocks = {}
    for reading in told.readings.values():
        index.add(reading)
        for telling in tellings(reading):
            blocks[telling.key] = blocks_of([telling])
    for matter in index.matters():
        first, *others = (blocks[member.key] for member in matter.members)
        seen = set(first)
        for other in others:
            assert seen & other, f"{matter.id} has a member in a block of its own"
            seen |= other
