"""Figures of a blow, a capture or a release, in the wordings of news."""

from __future__ import annotations

import pytest

from tests.reading.hung import told


def figures(text: str) -> dict[str, tuple[int, str]]:
    """The figures of the one event that has any: field to value and qualifier."""
    sizes = [event.magnitude for event in told(text).events if event.act not in {"accuse", "state"}]
    found: dict[str, tuple[int, str]] = {}
    for size in sizes:
        for name in ("killed", "injured", "detained", "displaced", "released"):
            count = getattr(size, name)
            if count is not None:
                assert name not in found, "two events claim one figure"
                found[name] = (count.value, count.qualifier.value)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Air strikes hit a market in Pakokku, killing at least 12 civilians and wounding 30 others.",
         {"killed": (12, "over"), "injured": (30, "exact")}),
        ("A bomb exploded in Omagh, killing 43 people, among them nine children.", {"killed": (43, "exact")}),
        ("Gunmen attacked a village on Sunday. Seven people died and up to 20 villagers were injured.",
         {"killed": (7, "exact"), "injured": (20, "up_to")}),
        ("Militants ambushed a convoy, killing three soldiers and two civilians.", {"killed": (5, "exact")}),
        ("An air raid on Dili destroyed two schools. The death toll rose to 31 on Friday.",
         {"killed": (31, "exact")}),
        ("Rebels shelled the town, but no one was hurt.", {"injured": (0, "exact")}),
        ("The Maoists attacked a police post, killing about 70 policemen, two of them officers.",
         {"killed": (70, "about")}),
        ("A drone struck a bus, claiming 17 lives.", {"killed": (17, "exact")}),
        ("Shells fell on the camp; three children died.", {"killed": (3, "exact")}),
        ("The attack killed two dozen people and injured a hundred and fifty more.",
         {"killed": (24, "exact"), "injured": (150, "exact")}),
        ("The army captured 14 fighters near Myawaddy.", {"detained": (14, "exact")}),
        ("Renamo freed 55 prisoners on Friday.", {"released": (55, "exact")}),
        ("The strike wounded 12-year-old Maria.", {}),
        ("The militia attacked the hospital, which treats 200 patients.", {}),
        ("Rebels shelled the base on Monday. Twelve people would die if they did it again.", {}),
    ],
)  # fmt: skip
def test_people(text: str, expected: dict[str, tuple[int, str]]) -> None:
    assert figures(text) == expected


def test_a_figure_that_somebody_else_gives_names_who() -> None:
    read = told("Shells hit a market in Goma. The death toll rose to 18, the Red Cross said.")
    (attack,) = [event for event in read.events if event.act == "attack"]
    assert attack.magnitude.killed is not None
    assert attack.magnitude.killed.value == 18
    assert [read.name(key) for key in attack.magnitude.killed.by] == ["Red Cross"]


def test_weapon_target_and_damage_are_words_of_the_text() -> None:
    (attack,) = told("Shells and rockets hit a fuel depot and damaged three houses.").events
    size = attack.magnitude
    assert (size.weapon, size.target, size.damage) == ("Shells and rockets", "fuel depot", "three houses")


def test_every_figure_stands_on_words() -> None:
    text = "Mortar fire hit a market in Sirte, killing at least 12 civilians and wounding 30 others."
    event = told(text).events[0]
    assert {key: words[0].quote for key, words in event.spans.items() if key.startswith("magnitude.")} == {
        "magnitude.weapon": "Mortar fire",
        "magnitude.target": "market",
        "magnitude.killed": "at least 12 civilians",
        "magnitude.injured": "30 others",
    }
