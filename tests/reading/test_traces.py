"""Text in, why out: which step gave each field of an entry, and by which words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from detente.exports.why import entries_of
from detente.exports.why.values import is_filled
from detente.model import Entry, Event, Reading, Report
from detente.reading.local.local import Local
from detente.sources import Provenance, load
from tests.reading.pacts import read

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "reports").glob("*.txt"))
NOT_TRACED = {"id", "evidence", "spans", "trace", "confidence"}


def the(noun: str, text: str, words: str = "") -> Entry:
    """The one entry of a kind whose evidence holds these words."""
    entries = [entry for entry in entries_of(read(text).reading) if entry.noun == noun]
    found = [entry for entry in entries if any(words in piece.quote for piece in entry.evidence)]
    assert len(found) == 1, found
    return found[0]


def words(entry: Entry, field: str) -> list[str]:
    return [piece.quote for piece in entry.spans[field]]


def test_a_quotation_says_its_rule_and_cue_and_who_is_named() -> None:
    said = the(
        "quotation", "Kenya's president said in a statement to the envoy on Friday that the road was open."
    )
    assert said.trace == {
        "speaker": "actors: Kenya's president",
        "mode": "quotations: its words stand in no quotation marks",
        "cue": "quotations, indirect, clause after: said",
        "content": "quotations, indirect, clause after: said",
        "said_on": "dates, beside the cue: Friday",
        "medium": "quotations: statement",
    }
    assert words(said, "said_on") == ["Friday"]
    assert "content" not in said.spans


def test_a_quotation_says_why_a_pronoun_speaks() -> None:
    text = "Ruto spoke in Nairobi on Friday. “The road is open,” he said. “It will stay so.”"
    direct = the("quotation", text, "The road is open")
    assert direct.trace["speaker"] == "actors: he (a pronoun, resolved in the report)"
    assert direct.trace["mode"] == "quotations: all its words stand in quotation marks"
    assert direct.trace["said_on"] == "dates, what the speaker did before: Friday"


@pytest.mark.parametrize(
    ("text", "field", "trace"),
    [
        ("Renamo said it would disarm only if the army left Beira.", "kind", "conditions: only if"),
        ("The KNU said it would not talk so long as the shelling went on.", "kind",
         "conditions: so long as (under a refusal, so until it ends)"),
        ("Any talks must begin with a ceasefire, Kabila said.", "kind", "conditions: begin with"),
        ("The M23 said that it would not talk unless the army left Goma.", "holder",
         "conditions: M23 (who does the act)"),
        ("There will be no talks until the bombing stops, Hemedti said.", "gates", "conditions: talks"),
        ("Armenia refused to sign unless Azerbaijan left the border.", "gates",
         "conditions: sign (by the verb)"),
        ("The rebels offered talks on condition that a truce was agreed.", "requires", "conditions: truce"),
    ],
)  # fmt: skip
def test_a_condition_says_its_marker_and_the_words_for_either_issue(
    text: str, field: str, trace: str
) -> None:
    assert the("condition", text).trace[field] == trace


def test_a_ceasefire_says_what_declares_it_and_how_its_end_is_reckoned() -> None:
    text = "The Houthis declared a unilateral 3-day truce on Monday. The truce took effect on Tuesday."
    truce = the("ceasefire", text)
    assert truce.trace["declared_by"] == "ceasefires: Houthis declared"
    assert truce.trace["side"] == "ceasefires: unilateral"
    assert truce.trace["declared_on"] == "dates: Monday"
    assert truce.trace["start"] == "dates: Tuesday"
    assert truce.trace["duration"] == "dates: 3-day"
    assert truce.trace["end"] == "dates: Tuesday (reckoned by its length)"
    assert truce.trace["scope"] == "ceasefires: no weapon, target or act is named"
    assert words(truce, "status") == ["truce took effect"]
    assert "scope" not in truce.spans


def test_a_ceasefire_says_when_nobody_names_its_parties() -> None:
    text = "Sudan's army fought the RSF on Monday. The army and the RSF traded fire. A truce collapsed."
    assert the("ceasefire", text).trace["parties"] == "ceasefires: the two sides that fight in this report"


def test_a_claim_says_who_accuses_whom_by_which_words() -> None:
    text = (
        "Armenia and Azerbaijan agreed a truce on Monday. Armenia accused Azerbaijan of 12 violations of it."
    )
    claim = the("claim", text)
    assert claim.trace["accuser"] == "claims: Armenia accused"
    assert claim.trace["accused"] == "claims: accused Azerbaijan"
    assert claim.trace["count"] == "claims: 12 violations"
    assert words(claim, "ceasefires") == ["it"]


def test_talks_say_their_venue_time_and_stage() -> None:
    text = (
        "Direct talks between Sudan's army and the RSF, mediated by Kenya, will open in Jeddah on 20 March."
    )
    talks = the("talks", text)
    assert talks.trace["venue"] == "places: Jeddah"
    assert talks.trace["start"] == "dates: 20 March"
    assert talks.trace["format"] == "talks: Direct"
    assert talks.trace["facilitators"] == "talks: Kenya"
    assert "talks" in words(talks, "status")


def test_an_agreement_says_its_name_and_the_word_for_its_stage() -> None:
    text = "Ethiopia and the TPLF signed the Pretoria Agreement in November 2022."
    paper = the("agreement", text)
    assert paper.trace["name"] == "agreements: Pretoria Agreement"
    assert paper.trace["status"] == "agreements: signed … Agreement"
    assert paper.trace["date"] == "dates: November 2022"


def test_an_actor_says_what_puts_it_on_its_side() -> None:
    text = "Kenyan President William Ruto met Hakan Fidan in Ankara. Turkey would help, Fidan told him."
    actors = {actor.name: actor.trace for actor in read(text).reading.actors}
    assert actors["William Ruto"]["side"] == "actors: Kenyan"
    assert actors["William Ruto"]["country"] == "actors, codebook: Kenyan"
    assert actors["William Ruto"]["sector"] == "actors, title: President"
    assert actors["Hakan Fidan"]["side"] == "actors: the list of office-holders: foreign minister"


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.stem)
def reading(request: pytest.FixtureRequest) -> Reading:
    (item,) = load(str(request.param), Provenance())
    assert isinstance(item.outcome, Report)
    return Local().read(item.outcome)


def test_every_field_that_is_filled_is_traced(reading: Reading) -> None:
    for entry in entries_of(reading):
        if isinstance(entry, Event):
            continue
        fields = {info.alias or name: name for name, info in type(entry).model_fields.items()}
        assert set(entry.trace) <= set(fields)
        filled = {key for key, name in fields.items() if is_filled(getattr(entry, name))} - NOT_TRACED
        assert filled - set(entry.trace) == set(), entry


def test_a_trace_names_a_step_and_the_words_that_its_span_holds(reading: Reading) -> None:
    for entry in entries_of(reading):
        if isinstance(entry, Event):
            continue
        for field, trace in entry.trace.items():
            assert re.fullmatch(r"[a-z][a-z, -]*: \S.*", trace), (entry.id, field, trace)
            if field not in entry.spans:
                continue
            cue = " … ".join(" ".join(piece.quote.split()) for piece in entry.spans[field])
            told = trace.partition(": ")[2]
            assert told.startswith(cue) or told.startswith(cue[:60]), (field, trace, cue)
