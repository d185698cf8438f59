"""The text form, as a person sees it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given

from detente.exports import write_story
from detente.exports.story.paper import PIPED_WIDTH
from detente.model import Reading
from tests.exports.sample import READING, REPORT
from tests.model.strategies import few, readings


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(*found: Reading, evidence: bool = False) -> str:
    out = io.StringIO()
    write_story(found, out, evidence=evidence)
    return out.getvalue()


def section(title: str, text: str) -> str:
    """What stands under a heading, up to the next one."""
    return text.split(f"\n{title}\n", 1)[1].split("\n\n", 1)[0] if f"\n{title}\n" in text else ""


def test_the_story_is_told_in_order_of_the_text() -> None:
    assert section("THE STORY", told(READING)) == (
        "11 May        Ines Torvald proposed talks to Sorland\n"
        "                 in Port Lume, from 15 May, direct\n"
        "                 talks without conditions\n"
        "              Orlo Penn conditionally accepted talks, answering Arvenia\n"
        "                 talks in case of a ceasefire by Arvenia, binding Sorland “only if\n"
        "                 Arvenian guns fall silent first”\n"
        "10 May        Arvenia attacked Sorland, in Greyford\n"
        "                 at least 3 killed, with Shells\n"
        "                 according to Red Lantern"
    )


def test_it_begins_with_title_publisher_day_and_the_sides() -> None:
    assert told(READING).splitlines()[:7] == [
        "Arvenia offers talks; Sorland wants silence first",
        "Example Wire · 11 May 2025 · https://wire.example/1",
        "",
        "WHO",
        "Arvenia                Ines Torvald (President)",
        "Sorland                Orlo Penn (Marshal)",
        "no side                Red Lantern",
    ]


def test_tables_tell_ceasefires_claims_talks_and_agreements() -> None:
    text = told(READING)
    row = " ".join(section("CEASEFIRES", text).split())
    for part in (
        "harvest truce",
        "for 30 days",
        "expired",
        "from 1 Sep 2024",
        "until 30 Sep 2024",
        "purpose:",
    ):
        assert part in row
    assert "Orlo Penn Arvenia 12 violations harvest truce, expired" in " ".join(text.split())
    assert "Port Lume" in section("TALKS", text)
    assert "Sorland: shipping in exchange for economy" in " ".join(section("AGREEMENTS", text).split())


def test_quotations_stand_under_their_speaker_and_signals_at_the_end() -> None:
    text = told(READING)
    assert section("WHO SAID WHAT", text) == (
        "  Ines Torvald\n    “We will talk to anyone who stops shooting,”  (said, 11 May)"
    )
    assert text.endswith("1 thing was seen and not placed (unresolved_actor 1); --evidence shows them.\n")


def test_evidence_shows_the_sentence_and_its_offsets() -> None:
    text = " ".join(told(READING, evidence=True).split())
    sentence = REPORT.text.partition(" “")[0]
    start = REPORT.text.index("offered Sorland talks")
    assert f"{start}–{start + 21} {sentence}" in text
    assert "nobody found for “she”" in text
    assert sentence not in " ".join(told(READING).split())


def test_piped_text_is_plain_and_of_one_width() -> None:
    text = told(READING, READING, evidence=True)
    assert "\x1b" not in text
    assert max(len(line) for line in text.splitlines()) <= PIPED_WIDTH
    assert all(line == line.rstrip() for line in text.splitlines())


def test_a_terminal_gets_colour_unless_it_asks_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = Terminal()
    write_story([READING], out)
    assert "\x1b[36mproposed" in out.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    plain = Terminal()
    write_story([READING], plain)
    assert "\x1b[36m" not in plain.getvalue()


def test_text_from_outside_cannot_drive_the_terminal() -> None:
    title = "Truce\x1b[2J\x1b]0;gone\x07 [bold]holds[/bold]\n\u202egnihton"
    out = Terminal()
    write_story([READING.model_copy(update={"report": REPORT.model_copy(update={"title": title})})], out)
    assert "\x1b[2J" not in out.getvalue()
    assert "\x07" not in out.getvalue()
    assert r"Truce\x1b[2J\x1b]0;gone\x07 [bold]holds[/bold] \u202egnihton" in " ".join(out.getvalue().split())


def test_a_report_without_anything_says_so() -> None:
    empty = Reading(report=REPORT, reader=READING.reader)
    assert "Nothing about a peace process was found" in told(empty)


@few
@given(readings())
def test_any_reading_can_be_told(reading: Reading) -> None:
    text = told(reading, evidence=True)
    assert "\x1b" not in text
    assert "{" not in section("THE STORY", text) or "{" in str(reading)
