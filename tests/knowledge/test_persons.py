"""Office-holders by name and day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from detente.knowledge.personfile import terms
from detente.knowledge.persons import office_holder, persons
from detente.model.errors import KnowledgeError


def party(name: str, on: str | None, office: str | None = None) -> str | None:
    found = office_holder(name, date.fromisoformat(on) if on else None, office=office)
    return found.party if found else None


@pytest.mark.parametrize(
    ("name", "on", "key"),
    [
        ("Scott Morrison", "2022-01-01", "AUS"),
        ("Mohammed Hussein Roble", "2022-03-01", "SOM"),  # spelt otherwise in the list
        ("Gurbanguly Berdimuhamedow", "2015-01-01", None),
        ("Boris Johnson", "2001-01-01", None),  # before his first term
        ("Xi Jinping", None, "CHN"),
        ("Nobody Whatsoever", None, None),
    ],
)
def test_a_full_name_finds_its_party_from_the_first_term_on(
    name: str, on: str | None, key: str | None
) -> None:
    assert party(name, on) == key


def test_a_family_name_of_the_long_lists_needs_the_title() -> None:
    assert party("Ardern", "2020-01-01") is None
    assert party("Ardern", "2020-01-01", office="prime minister") == "NZL"
    assert party("Ardern", "2020-01-01", office="defence minister") is None
    assert party("Yun", "2014-01-01", office="foreign minister") == "KOR"  # the family name stands first


def test_the_office_is_that_of_the_day() -> None:
    then, later = (office_holder("Edgars Rinkevics", date(year, 9, 1)) for year in (2020, 2024))
    assert then is not None
    assert later is not None
    assert (then.role, later.role) == ("foreign minister", "president")
    past = office_holder("Tony Blair", date(2012, 1, 1))
    assert past is not None
    assert not past.in_office


def test_without_a_day_the_last_term_counts() -> None:
    putin, obama = office_holder("Vladimir Putin", None), office_holder("Barack Obama", None)
    assert putin is not None
    assert obama is not None
    assert (putin.in_office, obama.in_office) == (True, False)


def test_one_head_of_government_at_a_time() -> None:
    """Of one state's prime ministers, nobody's term runs more than a year into the next one's."""
    by_party: dict[str, list[tuple[str, str, str]]] = {}
    for term in persons().terms:
        if term.role == "prime minister":
            by_party.setdefault(term.party, []).append((term.since, term.until or "9999", term.name))
    for key, found in by_party.items():
        found.sort()
        for (_, until, name), (since, _, after) in pairwise(found):
            assert name == after or until[:4] <= since[:4], (key, name, after)


def test_a_wrong_entry_is_named() -> None:
    entry = {"name": "A B", "party": "XXX", "role": "president", "since": "2001"}
    with pytest.raises(KnowledgeError, match=r"test, A B: 'XXX' is no party"):
        terms("test", [entry], {"FRA"})
