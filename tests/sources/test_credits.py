"""Whom a text credits, and what is no credit."""

from __future__ import annotations

import pytest

from detente.sources.copies import Credit, credit_of
from detente.sources.copies.credit import names

BODY = (
    "The army said on Sunday that the truce holds.\n\nThe rebels did not answer (they seldom "
    "do).\n\nTalks go on "
    "in Doha, a Reuters reporter said.\n\nNobody knows how long."
)


@pytest.mark.parametrize(
    ("head", "tail", "name"),
    [
        ("KYIV, May 11 (Reuters) - ", "", "Reuters"),
        ("(Northern Wire) — ", "", "Northern Wire"),
        ("GENEVA (The Associated Press) — ", "", "Associated Press"),
        ("By The Associated Press\n\n", "", "Associated Press"),
        ("", "\n\n— Reuters", "Reuters"),
        ("", "\n\n(AFP)", "AFP"),
        ("", " (AP)", "AP"),
        ("", "\n\nSource: Harbour News Agency", "Harbour News Agency"),
        ("", "\n\nWith reporting by Northern Wire", "Northern Wire"),
        ("", "\n\nReporting by Northern Wire staff", "Northern Wire"),
        ("", "\n\nThis report was first published by Meridian Review.", "Meridian Review"),
        ("", "\n\nThis article originally appeared in The Llanos Ledger", "Llanos Ledger"),
        ("", "\n\nFirst published in Meridian Review on 11 May.", "Meridian Review"),
        ("", "\n\nRepublished with permission from Meridian Review", "Meridian Review"),
        ("", "\n\n© 2025 Agence France-Presse", "Agence France-Presse"),
        ("", "\n\nCopyright 2025 Northern Wire. All rights reserved.", "Northern Wire"),
        ("", "\n\n(With inputs from PTI)", "PTI"),
        ("", "\n\nThe Associated Press contributed to this report.", "Associated Press"),
    ],
)
def test_a_credit(head: str, tail: str, name: str) -> None:
    found = credit_of(f"{head}{BODY}{tail}", "Harbour Daily")
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("", ""),
        ("KYIV, May 11 - ", ""),
        ("By Maria Santos\n\n", ""),
        ("", "\n\nReporting by Maria Santos in Doha; Editing by John Miller"),
        ("", "\n\nMaria Santos contributed to this report."),
        ("", "\n\nHe left for the north (of all places)."),
        ("The army (2nd Corps) held. ", ""),
        ("", "\n\n© 2025 Harbour Daily"),
        ("(Harbour Daily) — ", ""),
    ],
)
def test_none(head: str, tail: str) -> None:
    assert credit_of(f"{head}{BODY}{tail}", "Harbour Daily") is None


@pytest.mark.parametrize(
    ("credited", "publisher", "same"),
    [
        ("AP", "The Associated Press", True),
        ("Associated Press", "AP", True),
        ("AFP", "Agence France-Presse", True),
        ("northern wire", "The Northern Wire", True),
        ("Xinhua", "Xinhua News Agency", True),
        ("AP", "Anadolu Press Agency", False),
        ("Northern Wire", "Southern Wire", False),
        ("Northern Wire", None, False),
        ("News Agency", "News Service", False),
    ],
)
def test_who_is_credited(credited: str, publisher: str | None, same: bool) -> None:
    assert names(Credit(credited, credited), publisher) is same
