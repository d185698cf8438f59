"""A knowledge file that is wrong is an error that names the file and the entry."""

from __future__ import annotations

from typing import Any

import pytest

from detente.knowledge import partyfile, yamlfile
from detente.knowledge.dates import first_day, holds_on, iso_prefix
from detente.knowledge.entry import read_entries
from detente.knowledge.partyfile import read_parties
from detente.knowledge.world import World
from detente.model.errors import KnowledgeError


def parsed(text: str) -> dict[str, Any]:
    return yamlfile.parse_yaml("world/test.yaml", text)


@pytest.fixture
def party_file(monkeypatch: pytest.MonkeyPatch) -> Any:
    def make(entry: str) -> World:
        text = f"source: test\nparties:\n  AAA: {{name: Arcadia}}\n  BBB: {entry}\n"
        monkeypatch.setattr(partyfile, "read_yaml", lambda name: yamlfile.parse_yaml(name, text))
        return World(read_parties("world/test.yaml"), (), {})

    return make


def test_scalars_are_strings_so_that_norway_stays_norway() -> None:
    assert parsed("{code: NO, day: 2022-02-24, on: yes, nothing: null, quoted: 'null', list: [1, a]}") == {
        "code": "NO",
        "day": "2022-02-24",
        "on": "yes",
        "nothing": None,
        "quoted": "null",
        "list": ["1", "a"],
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\na: 2\n", "line 2: 'a' stands twice"),
        ("a: &x 1\nb: *x\n", "line 2: anchors"),
        ("a: [1\n", "not YAML"),
        ("[a]: 1\n", "line 1: a key is a word"),
        ("- a\n", "holds no mapping"),
        ("", "holds no mapping"),
    ],
)
def test_yaml_that_is_wrong(text: str, problem: str) -> None:
    with pytest.raises(KnowledgeError, match=rf"world/test\.yaml.*{problem}"):
        parsed(text)


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("{name: Batavia, colour: red}", r"test\.yaml, BBB: unknown key colour"),
        ("{aliases: [Batavia]}", r"test\.yaml, BBB: lacks name"),
        ("{name: Batavia, aliases: [Batavia]}", r"test\.yaml, BBB: the name 'Batavia' stands twice"),
        ("{name: Batavia, aliases: [Arcadia]}", "'Arcadia' names several parties"),
        ("{name: Batavia, aliases: [{surface: Árcadía}]}", "names several parties"),
        ("{name: Batavia, aliases: [{surface: B, when: now}]}", "unknown key when"),
        ("{name: Batavia, kind: planet}", r"test\.yaml, BBB: 'planet' is not a valid ActorKind"),
        ("{name: Batavia, since: soon}", r"test\.yaml, BBB: 'soon' is no date"),
        ("{name: Batavia, side_of: CCC}", "BBB: points to 'CCC'"),
        ("{name: Batavia, members: [AAA, CCC]}", "BBB: points to 'CCC'"),
    ],
)
def test_parties_that_are_wrong(party_file: Any, entry: str, problem: str) -> None:
    with pytest.raises(KnowledgeError, match=problem):
        party_file(entry)


def test_parties_may_share_a_name_that_all_of_them_mark(party_file: Any) -> None:
    with pytest.raises(KnowledgeError, match="not all marked"):
        party_file("{name: Batavia, aliases: [{surface: Arcadia, also: Arcadia proper}]}")


def test_an_entry_without_meaning_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="acts, wave: lacks meaning"):
        read_entries("acts", {"wave": {"source": "x"}}, "x")
    with pytest.raises(KnowledgeError, match="acts, wave: unknown key colour"):
        read_entries("acts", {"wave": {"meaning": "x", "colour": "red"}}, "x")


@pytest.mark.parametrize("text", ["2022-13", "2022-02-30", "22", "2022-2", "yesterday"])
def test_dates_are_iso_prefixes(text: str) -> None:
    with pytest.raises(KnowledgeError, match=r"file, entry: .* is no date"):
        iso_prefix("file, entry", text)


def test_a_period_runs_from_the_first_day_to_the_last_that_it_can_mean() -> None:
    day = first_day("", "2022-02")
    assert day is not None
    assert str(day) == "2022-02-01"
    assert holds_on("2022-02", None, day)
    assert holds_on(None, "2022-02", day.replace(day=28))
    assert not holds_on(None, "2022-02", day.replace(month=3))
    assert not holds_on("2022-02", None, day.replace(year=2021))
    assert holds_on("1990", "1991", None)
