"""A faultless reading scores 1 in everything; each fault lowers its own figures and no others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench.figures import Scores
from bench.score import empty_reading, score_reading
from tests.bench.perfect import Entry, date, place, reading_of, span
from tests.bench.sample import TEXT, data, write

ACCEPT, REJECT, REFUSAL, ACCUSE, MEDIATE, ATTACK, MOBILIZE = range(7)
MILF, MANILA, AQUINO, ARMY = "id:MILF", "id:Manila", "id:Benigno Aquino", "id:the army"


def scored(
    folder: Path, fault: Callable[[Entry], object], change: Callable[[Entry], object] | None = None
) -> Scores:
    """The scores of the faultless reading of the sample after `fault`; `change` edits the gold before."""
    gold = data()
    if change:
        change(gold)
    loaded = write(folder, gold)
    reading = reading_of(loaded)
    fault(reading)
    return score_reading(loaded, reading)


def lowered(scores: Scores) -> set[str]:
    """The figures under 1, those of single acts left out."""
    return {path for path, value in scores.flat().items() if value < 1 and not path.startswith("acts.")}


def all_of(*figures: str) -> set[str]:
    return {f"{figure}.{part}" for figure in figures for part in ("precision", "recall", "f1")}


def put(where: str, index: int, **fields: object) -> Callable[[Entry], object]:
    """A fault: other values in one entry."""
    return lambda reading: reading[where][index].update(fields)


def put_condition(**fields: object) -> Callable[[Entry], object]:
    return lambda reading: reading["events"][ACCEPT]["conditions"][0].update(fields)


EVENT = ("events.span", "events.side", "events.act", "events.act_side", "events.act_actor")
CONDITION = ("kind", "kind_gates", "kind_holder", "kind_requires", "all")
FAULTS: dict[str, tuple[Callable[[Entry], object], set[str]]] = {
    "none": (lambda _: None, set()),
    "another act": (
        put("events", REJECT, act="criticize"),
        all_of("events.act", "events.act_side", "events.act_actor"),
    ),
    "an actor of the same side": (put("events", REJECT, actor=[ARMY]), all_of("events.act_actor")),
    "an actor of another side": (
        put("events", REJECT, actor=[MILF]),
        all_of("events.side", "events.act_side", "events.act_actor"),
    ),
    "one actor too many": (put("events", REJECT, actor=[MANILA, MILF]), all_of("events.act_actor")),
    "no actor": (
        put("events", REJECT, actor=[]),
        all_of("events.side", "events.act_side", "events.act_actor"),
    ),
    "evidence elsewhere": (put("events", REJECT, evidence=[span(TEXT, (0, 13))]), all_of(*EVENT)),
    "another recipient": (put("events", ACCUSE, recipient=[MILF]), {"events.recipient.accuracy"}),
    "the recipient's side": (put("events", ACCUSE, recipient=[MANILA]), set()),
    "no recipient": (put("events", ACCUSE, recipient=[]), {"events.recipient.accuracy"}),
    "one issue of two": (put("events", ACCEPT, issues=["prisoners"]), {"events.issues_exact.accuracy"}),
    "another issue": (
        put("events", REJECT, issues=["economy"]),
        {"events.issues.accuracy", "events.issues_exact.accuracy"},
    ),
    "another day": (
        put("events", ATTACK, date=date("2013-06-16")),
        {"events.date.accuracy", "dates.events.accuracy", "dates.all.accuracy"},
    ),
    "only the month": (
        put("events", ATTACK, date=date("2013-06")),
        {"events.date.accuracy", "dates.events.accuracy", "dates.all.accuracy"},
    ),
    "the day of a month": (put("events", MEDIATE, date=date("2013-02-14")), set()),
    "a date out of the air": (
        put("events", ACCUSE, date=date("2013-06-12")),
        {"events.date.accuracy", "dates.events.accuracy", "dates.all.accuracy"},
    ),
    "another place": (
        put("events", ATTACK, place=place("Tame")),
        {"places.events.accuracy", "places.all.accuracy"},
    ),
    "told as a plan": (put("events", ATTACK, reality="planned"), {"events.reality.accuracy"}),
    "own words in the outlet's voice": (put("events", REFUSAL, reality="asserted", attribution=[]), set()),
    "another's words in the outlet's voice": (
        put("events", ATTACK, reality="reported", attribution=[ARMY]),
        {"events.reality.accuracy", "events.attribution.accuracy"},
    ),
    "said by the other side": (put("events", ACCEPT, attribution=[AQUINO]), {"events.attribution.accuracy"}),
    "a condition's kind": (
        put_condition(kind="until"),
        all_of(*(f"conditions.{figure}" for figure in CONDITION)),
    ),
    "a condition's gate": (
        put_condition(gates="talks"),
        all_of("conditions.kind_gates", "conditions.all"),
    ),
    "a condition's holder": (
        put_condition(holder=AQUINO),
        all_of("conditions.kind_holder", "conditions.all"),
    ),
    "a condition's requirement": (
        put_condition(requires={"issue": "ceasefire", "actor": MANILA}),
        all_of("conditions.kind_requires", "conditions.all"),
    ),
    "a condition lost": (
        put("events", ACCEPT, conditions=[]),
        {f"conditions.{figure}.{part}" for figure in ("span", *CONDITION) for part in ("recall", "f1")},
    ),
    "a ceasefire's status": (
        put("ceasefires", 0, status="proposed"),
        all_of("ceasefires.status", "ceasefires.status_dates"),
    ),
    "a ceasefire's start": (
        put("ceasefires", 0, start=date("1996")),
        {*all_of("ceasefires.status_dates"), "dates.ceasefires.accuracy", "dates.all.accuracy"},
    ),
    "a ceasefire's parties": (put("ceasefires", 0, parties=[MILF]), {"ceasefires.parties.accuracy"}),
    "a ceasefire's length": (put("ceasefires", 0, duration="P30D"), {"ceasefires.duration.accuracy"}),
    "accuser and accused turned": (
        put("violation_claims", 0, accuser=[ARMY], accused=[MILF]),
        all_of("violation_claims.sides"),
    ),
    "talks' status": (put("talks", 0, status="cancelled"), all_of("talks.status")),
    "talks found by sides and venue": (put("talks", 0, evidence=[span(TEXT, (0, 13))]), set()),
    "talks' venue": (
        put("talks", 0, venue=place("Jolo")),
        {"places.talks.accuracy", "places.all.accuracy"},
    ),
    "an agreement's status": (put("agreements", 0, status="signed"), all_of("agreements.status")),
    "another speaker of the side": (
        put("quotations", 1, speaker=MANILA),
        {"quotations.speaker.accuracy"},
    ),
    "a speaker of the other side": (
        put("quotations", 1, speaker=MILF),
        {
            *all_of("quotations.content_speaker"),
            "quotations.speaker.accuracy",
            "quotations.speaker_side.accuracy",
        },
    ),
    "a quotation's mode": (put("quotations", 1, mode="mixed"), {"quotations.mode.accuracy"}),
    "a quotation's cue": (put("quotations", 1, cue="warned"), {"quotations.cue.accuracy"}),
    "a quotation's day": (
        put("quotations", 1, said_on=None),
        {"dates.quotations.accuracy", "dates.all.accuracy"},
    ),
    "an actor's country": (put("actors", 5, country="IDN"), {"actors.country.accuracy"}),
    "an actor's sector": (put("actors", 1, sector="OPP"), {"actors.sector.accuracy"}),
    "an actor's kind": (put("actors", 6, kind="organisation"), {"actors.kind.accuracy"}),
    "an actor's side": (
        put("actors", 4, side=MILF),
        {"actors.side.accuracy"},  # the sample's army is named itself wherever it acts
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_lowers_its_own_figures(name: str, tmp_path: Path) -> None:
    fault, figures = FAULTS[name]
    assert lowered(scored(tmp_path, fault)) == figures


def test_what_is_not_core_is_neither_asked_for_nor_wrong(tmp_path: Path) -> None:
    scores = scored(tmp_path, lambda reading: reading["events"].pop(MOBILIZE))
    assert lowered(scores) == set()
    assert scores.notes == []


def test_an_invented_event_costs_precision_only(tmp_path: Path) -> None:
    def invent(reading: Entry) -> None:
        again = {**reading["events"][ATTACK], "conditions": []}
        reading["events"].append(again)

    scores = scored(tmp_path, invent)
    assert lowered(scores) == {f"{figure}.{part}" for figure in EVENT for part in ("precision", "f1")}
    assert [note.what for note in scores.notes] == ["false"]


def test_a_lost_event_costs_recall_only(tmp_path: Path) -> None:
    scores = scored(tmp_path, lambda reading: reading["events"].pop(ATTACK))
    assert lowered(scores) == {f"{figure}.{part}" for figure in EVENT for part in ("recall", "f1")}
    assert [(note.what, "Gunmen" in note.line) for note in scores.notes] == [("missed", True)]


def test_an_inferred_actor_is_not_asked_for(tmp_path: Path) -> None:
    def infer(gold: Entry) -> None:
        gold["events"][ATTACK].update(actor_inferred=True)

    for number, actor in enumerate(([], [MILF])):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert lowered(scored(folder, put("events", ATTACK, actor=actor), infer)) == set()


def test_an_unknown_actor_must_stay_unknown(tmp_path: Path) -> None:
    def unknown(gold: Entry) -> None:
        gold["events"][ATTACK].update(actor=[], actor_unknown=True)

    scores = scored(tmp_path, put("events", ATTACK, actor=[MILF]), unknown)
    assert lowered(scores) == all_of("events.side", "events.act_side", "events.act_actor")


def test_symmetric_events_on_one_evidence_are_told_apart_by_side(tmp_path: Path) -> None:
    def mutual(gold: Entry) -> None:
        other = {**gold["events"][ACCUSE], "actor": ["the army"], "recipient": ["MILF"]}
        gold["events"].insert(ACCUSE, other)

    assert lowered(scored(tmp_path, lambda reading: reading["events"].reverse(), mutual)) == set()


def test_a_double_actor_is_one_too_many(tmp_path: Path) -> None:
    scores = scored(tmp_path, lambda reading: reading["actors"].append({**reading["actors"][0], "id": "x"}))
    assert lowered(scores) == {"actors.found.precision", "actors.found.f1"}


def test_a_report_that_was_not_read_has_found_nothing(tmp_path: Path) -> None:
    gold = write(tmp_path, data())
    scores = score_reading(gold, empty_reading(gold.text()))
    assert set(scores.flat().values()) == {0.0}
    assert {note.what for note in scores.notes} == {"missed"}


def test_figures_of_reports_add_up(tmp_path: Path) -> None:
    scores = scored(tmp_path, lambda reading: reading["events"].pop(ATTACK))
    both = Scores()
    both.add(scores)
    both.add(scores)
    assert both.flat() == scores.flat()
    assert len(both.notes) == 2


def test_offsets_are_those_of_the_readings_own_text(tmp_path: Path) -> None:
    gold = write(tmp_path, data())
    shifted = reading_of(gold)
    other = "A headline\n\n" + TEXT

    def shift(node: object) -> None:
        if isinstance(node, dict):
            if "quote" in node:
                node["start"], node["end"] = node["start"] + 12, node["end"] + 12
            for value in node.values():
                shift(value)
        elif isinstance(node, list):
            for value in node:
                shift(value)

    shift(shifted)
    shifted["report"]["text"] = other
    assert lowered(score_reading(gold, shifted)) == set()
