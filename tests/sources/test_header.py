"""The header block, and what is none."""

from __future__ import annotations

import pytest

from detente.model import UnreadableReportError
from detente.sources import Provenance
from detente.sources.header import split_header

BODY = "The truce holds.\n\nSo says the army."


def test_every_key() -> None:
    header = (
        "Title: Truce holds: army\nPublisher: Example Wire\nPublished: 2025-05-11\nLanguage: en\n"
        "URL: https://a.example/1\nNote: Composed.\nRestricted: yes\n\n"
    )
    given, text = split_header(header + BODY, "a.txt")
    assert given == Provenance(
        "Truce holds: army", "Example Wire", "2025-05-11", "https://a.example/1", "en", restricted=True
    )
    assert text == BODY


@pytest.mark.parametrize(
    "header",
    [
        "published: 2025-05-11",
        "PUBLISHED:   2025-05-11  ",
        "Date: 2025-05-11",
        "Section: World\nPublished: 2025-05-11",
        "Published: 2025-05-11\nFiled From: Bamako",
        "Title:\nPublished: 2025-05-11",
    ],
)
def test_forms_of_a_header(header: str) -> None:
    given, text = split_header(f"{header}\n\n{BODY}", "a.txt")
    assert given == Provenance(published="2025-05-11")
    assert text == BODY


@pytest.mark.parametrize(
    "start",
    [
        "Yemen: Special Envoy regrets that no agreement was reached",
        "Title: A truce\nThe army said on Sunday that it holds.",
        "Title: A truce\nhttps://a.example/1",
        "Live: what is known so far",
        "BAMAKO: The army said on Sunday",
        "Published reports say: nothing",
        "The president's full title: commander of the armed forces and head of the state council",
        "note the following: nothing",
        "",
    ],
)
def test_what_is_no_header_stays_in_the_text(start: str) -> None:
    text = f"{start}\n\n{BODY}"
    assert split_header(text, "a.txt") == (Provenance(), text)


def test_the_blank_line_may_hold_spaces() -> None:
    assert split_header("Date: 2025-05-11\n \t\n" + BODY, "a.txt")[1] == BODY


def test_restricted_is_yes_or_no() -> None:
    assert split_header("Restricted: no\n\n" + BODY, "a.txt")[0].restricted is False
    with pytest.raises(UnreadableReportError, match="Restricted: maybe"):
        split_header("Restricted: maybe\n\n" + BODY, "a.txt")
