"""The corpus of triage is as its README says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from detente.knowledge.triage.conflicts import conflicts
from detente.knowledge.world import world
from training.triage_corpus import TEST, items

LISTED = list(items())


def test_it_is_large_and_in_many_languages() -> None:
    languages = Counter(item.language for item in LISTED)
    assert len(LISTED) >= 1500
    assert len(languages) >= 16
    assert min(languages.values()) >= 60
    assert len({item.text for item in LISTED}) == len(LISTED)


def test_conflicts_and_parties_are_those_of_the_codebook() -> None:
    known = world().parties()
    for item in LISTED:
        assert not item.about or item.topic == "?" or item.topic in conflicts(), item
        assert item.about or not item.parties, item
        assert [party for party in item.parties if party not in known] == [], item


def test_what_is_measured_was_not_learned() -> None:
    test = {item.topic for item in LISTED if item.part == "test"}
    assert test == TEST
    assert test.isdisjoint(item.topic for item in LISTED if item.part == "train")
    assert sum(item.about for item in LISTED if item.part == "test") > 150


def test_a_line_of_another_form_is_named(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("-football||A goal.\nno label\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"en.txt, line 2"):
        list(items(tmp_path))
