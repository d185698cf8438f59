"""The codebook holds every code of the record, each with a meaning and a source, and no other."""

from __future__ import annotations

import pytest

from detente.knowledge.codebook import ENUMS, codebook
from detente.model import codes


@pytest.mark.parametrize("vocabulary", ENUMS)
def test_codebook_and_model_have_the_same_codes_in_the_same_order(vocabulary: str) -> None:
    assert list(codebook().vocabularies()[vocabulary]) == list(ENUMS[vocabulary])


def test_every_closed_vocabulary_of_the_model_is_in_the_codebook() -> None:
    declared = {
        value for value in vars(codes).values() if isinstance(value, type) and hasattr(value, "_member_map_")
    }
    assert {enum for enum in declared if enum.__module__ == codes.__name__} == set(ENUMS.values())


def test_plover_has_the_manuals_16_types_67_modes_and_37_contexts() -> None:
    book = codebook()
    assert (len(book.plover_types), len(book.plover_modes), len(book.plover_contexts)) == (16, 67, 37)


def test_every_entry_says_what_it_means_and_where_it_comes_from() -> None:
    silent = [
        (name, entry.code)
        for name, vocabulary in codebook().vocabularies().items()
        for entry in vocabulary.values()
        if not (entry.meaning.strip() and entry.source.strip()) or "\n" in entry.meaning
    ]
    assert silent == []


def test_modes_belong_to_types_and_five_types_have_none() -> None:
    book = codebook()
    with_modes = {entry.word("type") for entry in book.plover_modes.values()}
    assert set(book.plover_types) - with_modes == {"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID"}
    assert all(code == f"{e.word('type')}/{e.word('mode')}" for code, e in book.plover_modes.items())


def test_decisions_of_the_project() -> None:
    book = codebook()
    assert book.plover_types["SANCTION"].word("quad") == "material conflict"
    assert all(e.word("plover_type") == "ASSAULT" for code, e in book.cameo.items() if code.startswith("20"))


def test_cameo_codes_form_a_tree_and_fall_under_plover() -> None:
    book = codebook()
    assert [code for code in book.cameo if len(code) > 2 and code[:-1] not in book.cameo] == []
    for code, entry in book.cameo.items():
        plover_type, mode = entry.word("plover_type"), entry.word("plover_mode")
        assert plover_type in book.plover_types or code.startswith("01"), code
        assert mode is None or f"{plover_type}/{mode}" in book.plover_modes, code


def test_contexts_of_issues_exist() -> None:
    book = codebook()
    used = {context for entry in book.issues.values() for context in entry.words("contexts")}
    assert used <= set(book.plover_contexts)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("mobilize", ("acts", "mobilize")),
        ("Prisoners", ("issues", "prisoners")),
        ("never in force", ("ceasefire_statuses", "never_in_force")),
        ("0871", ("cameo", "0871")),
        ("heavy-weapons", ("plover_modes", "ASSAULT/heavy-weapons")),
    ],
)
def test_search_gives_the_code_itself_first(text: str, first: tuple[str, str]) -> None:
    vocabulary, entry = codebook().search(text)[0]
    assert (vocabulary, entry.code) == first


def test_search_wants_every_word_and_finds_them_in_meanings() -> None:
    found = {(vocabulary, entry.code) for vocabulary, entry in codebook().search("prisoners captives")}
    assert ("acts", "exchange") in found
    assert ("issues", "prisoners") not in found
    assert codebook().search("zeppelin") == codebook().search("  ") == []
