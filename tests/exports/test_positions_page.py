"""Positions as text, JSON, CSV and a picture."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from detente.analysis.positions import Account, ask
from detente.exports.positions import (
    draw_positions,
    write_positions,
    write_positions_csv,
    write_positions_json,
)
from detente.knowledge.plural import verb
from tests.analysis.told import act, report

KEPT = [
    report(
        "2025-05-05",
        act("Ukraine", "accept", "talks", "Russia"),
        act("Russia", "propose", "neutrality", "Ukraine"),
    ),
    report(
        "2025-05-11",
        act("Russia", "propose", "talks", "Ukraine").under("without", None),
        act("Ukraine", "accept", "talks", "Russia").under("before", "ceasefire"),
        act("Russia", "demand", "territory", "Ukraine"),
        act("Ukraine", "reject", "territory", "Russia"),
        act("France", "criticize", "talks", "Russia").under("before", "ceasefire"),
    ),
]


def page(account: Account) -> str:
    out = io.StringIO()
    write_positions(account, out)
    return " ".join(out.getvalue().split())


def test_a_mediator_reads_the_matrix_and_what_follows() -> None:
    told = page(ask(KEPT))
    for sentence in (
        "Positions on 11 May 2025 From 2 reports",
        "Russia proposes, without conditions",
        "Ukraine accepts if: a ceasefire first",
        "France criticises; its conditions: a ceasefire first",
        "11 May Ukraine on talks: accepts, then accepts if; now asks for ceasefire",
        "“Ukraine accept talks Russia” (Example Wire, 5 May)",
        "Red lines: rejected without a condition Ukraine on territory: “Ukraine reject territory Russia”",
        "Ukraine has not answered Russia on neutrality for 6 days:",
        "Russia → Ukraine, 2 offers and concessions:",
        "Order in time, not cause",
    ):
        assert sentence in told, sentence


def test_sides_that_say_the_same_in_the_same_words_stand_together() -> None:
    kept = report("2025-05-10", act("France", "threaten", "sanctions", "Russia"))
    event = kept.reading.events[0]
    both = report(
        "2025-05-10", act("Qatar", "state", "talks"), act("France", "threaten", "sanctions", "Russia")
    )
    qatar = next(actor.id for actor in both.reading.actors if actor.name == "Qatar")
    events = tuple(
        one.model_copy(update={"actor": (*one.actor, qatar)}) if one.act is event.act else one
        for one in both.reading.events
    )
    joined = both.model_copy(update={"reading": both.reading.model_copy(update={"events": events})})
    assert "Qatar and France threaten" in page(ask([joined]))


def test_verbs_agree_with_names() -> None:
    assert verb("demands", ["United States"]) == "demands"
    assert verb("demands", ["European leaders"]) == "demand"
    assert verb("demands", ["The leaders of France and Poland"]) == "demand"
    assert verb("has not accepted", ["Russia", "Ukraine"]) == "have not accepted"
    assert verb("accepts if", ["the rebels"]) == "accept if"
    assert verb("asks", ["a group of officers"]) == "asks"


def test_nobody_with_a_stance_is_said() -> None:
    assert "No side takes a stance on record" in page(ask([]))


def test_json_gives_each_cell_with_its_evidence() -> None:
    out = io.StringIO()
    write_positions_json(ask(KEPT), out)
    found = json.loads(out.getvalue())
    cells = {(one["side"], one["issue"]): one for one in found["positions"]}
    ukraine = cells["Ukraine", "talks"]
    assert (ukraine["stance"], ukraine["date"]) == ("accepts if", "2025-05-11")
    assert ukraine["conditions"][0]["requires"]["issue"] == "ceasefire"
    source = ukraine["evidence"][0]["source"]
    texts = {kept.reading.report.id: kept.reading.report.text for kept in KEPT}
    assert texts[source["report"]][source["start"] : source["end"]] == source["quote"]
    assert [shift["conditions_added"] for shift in found["shifts"]] == [["ceasefire"]]
    assert found["red_lines"] == [{"side": "Ukraine", "issue": "territory"}]
    assert [one["days"] for one in found["unanswered"]] == [6]


def test_csv_has_a_line_for_each_cell() -> None:
    out = io.StringIO()
    write_positions_csv(ask(KEPT), out)
    rows = {(row["side"], row["issue"]): row for row in csv.DictReader(io.StringIO(out.getvalue()))}
    assert rows["Ukraine", "talks"]["conditions"] == "a ceasefire first"
    assert rows["Russia", "talks"]["stance"] == "proposes"


def test_the_matrix_can_be_drawn(tmp_path: Path) -> None:
    draw_positions(ask(KEPT), tmp_path / "matrix.svg")
    drawn = (tmp_path / "matrix.svg").read_text(encoding="utf-8")
    for word in ("Ukraine", "territory", "accepts if", "a ceasefire first"):
        assert word in drawn
    draw_positions(ask([]), tmp_path / "empty.png")
