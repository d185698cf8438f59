"""Subjects that name nobody, where the head hears an act: "it", "no envoy", and whose men somebody means."""

from __future__ import annotations

import pytest

from detente.model.codes import Act
from detente.reading.local.events.judged import judged
from detente.reading.local.events.pointed import pointed
from tests.reading.heard import Heard, names, scene, verdict, word


def who(text: str, act: str, kind: Act, **shares: float) -> list[str]:
    """Who does the act heard at a word, with the shares at which the head points at others."""
    here = scene(text, Heard({}, who={(name, "actor", act): share for name, share in shares.items()}))
    made = judged(word(here, act), verdict(kind), here, ())
    return names(made.actor) if made is not None else []


@pytest.mark.parametrize(
    "text",
    [
        "Kenya closed its border on Monday. In May it renounced the map.",
        "Kenya, which had closed its border, is content; it renounced the map.",
        "Kenya closed its border. It lies in the east. It renounced the map.",
    ],
)
def test_it_takes_up_the_state_that_is_the_subject_before(text: str) -> None:
    assert who(text, "renounced", Act.CONCEDE) == ["Kenya"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya closed its border. The plan is old. It renounced the map.",
        "Kenya and Chad closed the border. It renounced the map.",
        "The border of Kenya is closed. It renounced the map.",
    ],
)
def test_it_is_nobody_where_a_thing_or_several_stand_between(text: str) -> None:
    assert who(text, "renounced", Act.CONCEDE) == []


def test_it_may_be_the_truce_unless_the_head_says_that_it_acts() -> None:
    text = "Kenya announced a truce on Monday. It renounced the map."
    assert who(text, "renounced", Act.CONCEDE) == []
    assert who(text, "renounced", Act.CONCEDE, It=0.9) == ["Kenya"]


@pytest.mark.parametrize("subject", ["No envoy", "Any envoy"])
def test_who_speaks_rules_over_all_of_a_kind(subject: str) -> None:
    assert who(f'"{subject} goes home today," Ivo Tamm said.', "goes", Act.REJECT) == ["Ivo Tamm"]


def test_of_some_of_a_kind_a_speaker_only_tells() -> None:
    assert "Ivo Tamm" not in who('"Several envoys go home today," Ivo Tamm said.', "go", Act.REJECT)


@pytest.mark.parametrize(("of", "whose"), [("of", ["Kenya"]), ("in", [])])
def test_the_head_may_point_at_whose_men_somebody_means_and_not_at_where_they_are(
    of: str, whose: list[str]
) -> None:
    here = scene(f"Factions {of} Kenya were over the port.", Heard({}, who={("Kenya", "actor", "were"): 0.9}))
    assert names(pointed(word(here, "were"), here)) == whose


def test_who_sets_a_condition_asks_for_what_its_subject_is_to_do() -> None:
    text = "Ivo Tamm set a condition: Chad must be gone by May."
    assert who(text, "be", Act.DEMAND, Tamm=0.9) == ["Ivo Tamm"]
