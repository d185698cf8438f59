"""Passages → what each word is labelled with, and which candidates are asked about."""

from __future__ import annotations

import random

from bench.marked import Span
from detente.reading.local.events.head import ACTS, CLAUSE, FLAT, NOWHERE, TYPES, Range, outputs
from training.events.corpus import Marked, Passage, Role
from training.events.examples import UNKNOWN, Example, Text, example, examples, texts

TEXT = "Rebels shelled Bor and would not talk until the guns fell silent."


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return start, start + len(words)


SHELL = Marked(at("shelled"), at("Rebels"), at("Bor"), {"type": ("ASSAULT",), "act": ("attack",)})
REFUSE = Marked(at("would not talk"), labels={"type": ("REJECT",)})
UNTIL = Marked(at("until the guns fell silent"), labels={"kind": ("until",), "gates": ("talks",)})


def text_of(*acts: Marked, whole: bool = True, conditions: tuple[Marked, ...] = ()) -> Text:
    (made,) = texts([Passage(TEXT, acts, conditions, whole=whole)])
    return made


def made_of(text: Text, seed: int | None = None) -> Example:
    return example(text.passage, text.words, None if seed is None else random.Random(seed))


def labelled(made: Example, labels: list[int], names: tuple[str, ...]) -> dict[str, str]:
    """The label of each word, "?" where none is known; only of words that are labelled with something."""
    known = {TEXT[w.start : w.end]: label for w, label in zip(made.words, labels, strict=True) if label}
    return {word: "?" if label == UNKNOWN else names[label] for word, label in known.items()}


def test_words_that_do_an_act_have_its_type_and_the_others_of_a_whole_text_do_none() -> None:
    made = made_of(text_of(SHELL, REFUSE))
    assert labelled(made, made.flat, FLAT) == {
        "shelled": "ASSAULT", "would": "REJECT", "not": "REJECT", "talk": "REJECT",
    }  # fmt: skip
    assert len(made.flat) == len(made.clause) == len(made.words)


def test_of_a_headline_nobody_has_said_what_its_words_do() -> None:
    (made,) = texts([Passage(TEXT, (REFUSE,), whole=True, headline=at("Bor")[1])])
    flat = example(made.passage, made.words).flat
    assert flat[:3] == [UNKNOWN] * 3
    assert set(flat[3:]) == {0, FLAT.index("REJECT")}


def test_words_of_a_condition_begin_and_go_on() -> None:
    made = made_of(text_of(conditions=(UNTIL,)))
    assert labelled(made, made.clause, CLAUSE) == {
        "until": "B-CONDITION", "the": "I-CONDITION", "guns": "I-CONDITION", "fell": "I-CONDITION",
        "silent": "I-CONDITION",
    }  # fmt: skip
    (candidate,) = made.candidates
    assert candidate.labels["kind"] == (outputs()["kind"].index("until"),)
    assert candidate.labels["act"] is None


def test_in_a_text_with_one_act_marked_only_names_marks_and_short_words_are_idle() -> None:
    made = made_of(text_of(SHELL, whole=False))
    assert labelled(made, made.flat, FLAT) == {
        "shelled": "ASSAULT", "would": "?", "talk": "?", "until": "?", "guns": "?", "fell": "?",
        "silent": "?",
    }  # fmt: skip
    assert set(made.clause) == {UNKNOWN}


def test_a_name_inside_a_party_is_idle_however_it_is_written() -> None:
    text = "Guns of the northern front shelled Bor."
    act = Marked(at("shelled", text), at("Guns of the northern front", text), labels={"type": ("ASSAULT",)})
    (some,) = texts([Passage(text, (act,))])
    made = example(some.passage, some.words)
    by_word = {text[w.start : w.end]: label for w, label in zip(made.words, made.flat, strict=True)}
    assert (by_word["northern"], by_word["front"], by_word["Guns"]) == (0, 0, 0)


def test_a_candidate_has_the_words_of_its_parts_and_the_labels_that_are_known() -> None:
    (candidate,) = made_of(text_of(SHELL)).candidates
    assert candidate.ranges == ((1, 2), (0, 1), (2, 3))
    assert set(candidate.labels) == set(outputs())
    assert candidate.labels["type"] == (TYPES.index("ASSAULT"),)
    assert candidate.labels["act"] == (ACTS.index("attack"),)
    assert candidate.labels["reality"] is None


def test_several_labels_may_be_right() -> None:
    either = Marked(source=at("Rebels"), labels={"type": ("CONCEDE", "RETREAT")})
    made = made_of(text_of(either, whole=False))
    (candidate,) = made.candidates
    assert candidate.ranges == (NOWHERE, (0, 1), NOWHERE)
    assert candidate.labels["type"] == (TYPES.index("CONCEDE"), TYPES.index("RETREAT"))
    assert not any(label > 0 for label in made.flat)


def test_parts_are_held_back_at_times_but_never_all_of_them() -> None:
    text = text_of(SHELL)
    ranges = [made_of(text, seed).candidates[0].ranges for seed in range(200)]
    assert all(any(part != NOWHERE for part in one) for one in ranges)
    for part in range(3):
        assert {one[part] == NOWHERE for one in ranges} == {True, False}


def test_the_trigger_is_kept_where_little_else_is_known() -> None:
    little = Marked(at("shelled"), at("Rebels"), labels={"type": ("ASSAULT",)})
    ranges = [made_of(text_of(little), seed).candidates[0].ranges for seed in range(100)]
    assert {one[0] for one in ranges} == {(1, 2)}
    assert {one[1] for one in ranges} == {(0, 1), NOWHERE}


def others(made: Example) -> list[Range]:
    """The candidates that do nothing."""
    return [c.ranges[0] for c in made.candidates if c.labels["act"] == (0,)]


def test_idle_words_of_a_whole_text_are_asked_about_too() -> None:
    asked = {words for seed in range(60) for words in others(made_of(text_of(SHELL, REFUSE), seed))}
    long = {TEXT[a:b] for a, b in ((w.start, w.end) for w in text_of().words) if b - a > 3}
    words = text_of().words
    assert {TEXT[words[a].start : words[a].end] for a, _ in asked} == long - {"shelled", "would", "talk"}
    assert 1 <= len(others(made_of(text_of(SHELL), 1))) <= 3


def test_idle_words_are_asked_about_only_in_training_and_only_where_all_acts_are_marked() -> None:
    assert others(made_of(text_of(SHELL))) == []
    assert others(made_of(text_of(SHELL, whole=False), 1)) == []


def test_windows_hold_every_act_once() -> None:
    text = "\n".join(["Rebels shelled the town."] * 120)
    step = len("Rebels shelled the town.\n")
    acts = tuple(
        Marked((n * step + 7, n * step + 14), labels={"type": ("ASSAULT",), "act": ("attack",)})
        for n in range(120)
    )
    some = texts([Passage(text, acts, whole=True)])
    for seed in range(3):
        made = list(examples(some, random.Random(seed)))
        assert len(made) > 1
        assert sum(c.labels["type"] is not None for one in made for c in one.candidates) == 120
        assert sum(label > 0 for one in made for label in one.flat) == 120
        assert all(0 <= a < b <= len(m.words) for m in made for c in m.candidates for a, b in c.ranges[:1])


def pointed(act: Marked, text: str = TEXT) -> dict[str, dict[str, int]]:
    """Of each role the label of every word that has one other than 0."""
    (made,) = texts([Passage(text, (act,), whole=True)])
    (who,) = (c.who for c in example(made.passage, made.words).candidates)
    assert who is not None
    words = [text[w.start : w.end] for w in made.words]
    return {
        role: {word: label for word, label in zip(words, labels, strict=True) if label}
        for role, labels in zip(("actor", "recipient"), who, strict=True)
    }


def test_words_that_name_who_does_it_are_labelled_and_the_others_name_nobody() -> None:
    act = Marked(at("shelled"), labels={"type": ("ASSAULT",)}, roles=(Role((at("Rebels"),)), Role()))
    assert pointed(act) == {"actor": {"Rebels": 1}, "recipient": {}}


def test_where_not_all_are_named_other_words_may_stand_for_them() -> None:
    roles = (Role((), (at("Bor"),), whole=False), Role((at("Bor"),)))
    made = pointed(Marked(at("shelled"), labels={"type": ("ASSAULT",)}, roles=roles))
    assert made["recipient"] == {"Bor": 1}
    assert set(made["actor"].values()) == {UNKNOWN}
    assert "Bor" not in made["actor"]


def test_a_pronoun_may_stand_for_who_is_named() -> None:
    text = "Rebels said that they had shelled Bor."
    roles = (Role((at("Rebels", text),)), Role())
    act = Marked(at("shelled", text), labels={"type": ("ASSAULT",)}, roles=roles)
    assert pointed(act, text)["actor"] == {"Rebels": 1, "that": UNKNOWN, "they": UNKNOWN}


def test_what_a_candidate_is_asked_with_is_not_asked_for() -> None:
    asked = Marked(at("shelled"), at("Rebels"), None, {"type": ("ASSAULT",)}, (Role((at("Rebels"),)), Role()))
    made = pointed(asked)
    assert set(made["actor"].values()) == {UNKNOWN}
    assert made["recipient"] == {}
