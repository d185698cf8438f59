"""Pronouns and short forms: text in, whom they stand for out."""

from __future__ import annotations

import pytest

from detente.model import Report
from detente.reading.local.actors.find import cast_of
from detente.reading.local.parse import parse


def stands_for(text: str, word: str, nth: int = 0) -> list[str] | None:
    """The names of the actors that the nth occurrence of a word stands for; None where it is left open."""
    page = parse(Report(text=text, published_at="2024-03-14"))
    cast = cast_of(page)
    at = [token.idx for token in page.doc if token.text == word][nth]
    for mention in cast.mentions:
        if mention.start == at and mention.end == at + len(word):
            return [cast[key].name for key in mention.actors]
    return None


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("President William Ruto met Salva Kiir. He urged calm.", "He", ["William Ruto"]),
        ("Amina Mohamed welcomed the deal. She thanked Kenya.", "She", ["Amina Mohamed"]),
        ("Turkey said it would send monitors.", "it", ["Turkey"]),
        ("Hamas said its delegation had left.", "its", ["Hamas"]),
        ("The rebels fled. They left their weapons.", "They", ["The rebels"]),
        ("India and Pakistan signed. They will meet again.", "They", ["India", "Pakistan"]),
        ("Uganda, which hosts the talks, was silent.", "which", ["Uganda"]),
        ("Qatar and Egypt, which mediate, were silent.", "which", ["Qatar", "Egypt"]),
        ("Mali's prime minister, who was in Algiers, left.", "who", ["Mali's prime minister"]),
        ("According to Iran, it was attacked first.", "it", None),
    ],
)
def test_a_pronoun_stands_for_its_antecedent(text: str, word: str, names: list[str] | None) -> None:
    found = stands_for(text, word)
    assert (sorted(found) if found else found) == (sorted(names) if names else names)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya hosted the talks. It was not the end.", "It"),
        ("Sudan signed the truce. It expired on Monday.", "It"),
        ("Nobody knew why he left.", "he"),
        ("It is for the government to decide.", "It"),
        ("The plan was long, but it does not mention mines.", "it"),
    ],
)
def test_a_pronoun_without_an_actor_before_it_is_left_open(text: str, word: str) -> None:
    assert stands_for(text, word) is None


def test_he_is_not_the_object_of_his_own_verb() -> None:
    text = "Paul Kagame praised Felix Tshisekedi. Bola Tinubu called him a friend."
    assert stands_for(text, "him") != ["Bola Tinubu"]


def test_the_speaker_of_a_quotation_goes_on_speaking() -> None:
    text = (
        "Foreign Minister Ann Linde said Turkey had asked President Erdogan's party for advice. "
        "“We wait,” she said. “We have time.”"
    )
    assert stands_for(text, "she") == ["Ann Linde"]


def test_they_are_the_parties_rather_than_the_things() -> None:
    text = "Serbia and Kosovo signed the papers. They said the papers were final."
    assert sorted(stands_for(text, "They") or []) == ["Kosovo", "Serbia"]
