"""The examples keep their own promises: marked as composed, short, and annotated word for word."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from detente.model import codes

EXAMPLES = Path(__file__).parent.parent / "examples"
REPORTS = sorted((EXAMPLES / "reports").glob("*.txt"))
FIRST_LINE = "Note: Composed for demonstration; not a news report."
OBJECTS = ("events", "ceasefires", "violation_claims", "talks", "agreements")
SCOPES = {"general", "energy", "area", "targets"}

Json = dict[str, Any]

# Which keys hold a code, or a list of them, and of which vocabulary.
CODES: dict[str, dict[str, type[StrEnum]]] = {
    "actors": {"kind": codes.ActorKind, "sector": codes.Sector},
    "quotations": {"mode": codes.QuotationMode},
    "events": {"act": codes.Act, "issues": codes.Issue, "reality": codes.Reality},
    "ceasefires": {
        "side": codes.CeasefireSide,
        "status": codes.CeasefireStatus,
        "purposes": codes.Purpose,
        "class": codes.CeasefireClass,
    },
    "violation_claims": {"act": codes.Act, "target_class": codes.TargetClass},
    "talks": {"status": codes.TalksStatus, "format": codes.TalksFormat},
    "agreements": {"status": codes.AgreementStatus},
}
# Which keys hold the name of an actor, or a list of them.
ACTORS = {
    "quotations": ("speaker", "co_speakers", "reported_by", "addressee"),
    "events": ("actor", "recipient", "attribution"),
    "ceasefires": ("declared_by", "parties", "mediators", "asserted_by"),
    "violation_claims": ("accuser", "accused"),
    "talks": ("parties", "facilitators"),
    "agreements": ("parties", "guarantors"),
}
# Which keys hold words of the report.
WORDS = {
    "actors": ("name", "aliases", "role"),
    "quotations": ("content", "cue", "medium"),
    "events": ("evidence", "place"),
    "ceasefires": ("evidence", "name"),
    "violation_claims": ("evidence", "place"),
    "talks": ("evidence", "name", "venue", "outcome", "level"),
    "agreements": ("evidence", "name"),
}


def read(path: Path) -> tuple[dict[str, str], str]:
    """Give the header of a report and its body, without any help from the code under test."""
    head, body = path.read_text(encoding="utf-8").split("\n\n", 1)
    return dict(line.split(": ", 1) for line in head.split("\n")), body


def gold(path: Path) -> Json:
    """Give the gold of a report."""
    loaded: Json = json.loads((EXAMPLES / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    return loaded


def each(value: Any) -> list[Any]:
    """Give a value as a list: nothing, itself alone, or its members."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def conditions(annotated: Json) -> Iterator[Json]:
    """Give every condition of every event."""
    for event in annotated["events"]:
        yield from event["conditions"]


def clauses(annotated: Json) -> Iterator[Json]:
    """Give every clause of every agreement."""
    for agreement in annotated["agreements"]:
        yield from agreement["clauses"]


def dates(annotated: Any) -> Iterator[str]:
    """Give every date in the gold, at any depth."""
    if isinstance(annotated, list):
        for member in annotated:
            yield from dates(member)
    elif isinstance(annotated, dict):
        for key, value in annotated.items():
            if key in {"date", "start", "end", "said_on", "declared_on", "published_at"} and value:
                yield value
            else:
                yield from dates(value)


@pytest.fixture(params=REPORTS, ids=lambda path: path.stem)
def report(request: pytest.FixtureRequest) -> Path:
    """Give each example in turn."""
    path: Path = request.param
    return path


def test_there_are_eight_and_four_tell_the_same_days() -> None:
    assert len(REPORTS) == 8
    assert sum("2025-05-10" <= path.stem[:10] <= "2025-05-12" for path in REPORTS) == 4
    assert {path.stem for path in (EXAMPLES / "gold").glob("*.json")} == {path.stem for path in REPORTS}


def test_says_in_its_first_line_that_it_was_composed(report: Path) -> None:
    assert report.read_text(encoding="utf-8").startswith(FIRST_LINE)


def test_has_a_header_and_a_short_body(report: Path) -> None:
    header, body = read(report)
    assert list(header) == ["Note", "Title", "Publisher", "Published", "Language"]
    assert header["Published"] == report.stem[:10]
    assert header["Language"] == "en"
    assert 200 <= len(body.split()) <= 400


def test_publisher_is_plainly_invented(report: Path) -> None:
    assert re.search(r"\b(Example|Sample|Demo|Specimen|Model|Placeholder)\b", read(report)[0]["Publisher"])


def test_index_lists_the_reports_as_their_headers_do() -> None:
    with (EXAMPLES / "reports" / "index.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["file"] for row in rows] == [path.name for path in REPORTS]
    for row, path in zip(rows, REPORTS, strict=True):
        header, _ = read(path)
        assert row["published_at"] == header["Published"]
        assert (row["publisher"], row["title"]) == (header["Publisher"], header["Title"])


def test_readme_gives_the_sources_of_each_report(report: Path) -> None:
    assert f"| `{report.stem}` |" in (EXAMPLES / "README.md").read_text(encoding="utf-8")


def test_gold_is_of_its_report(report: Path) -> None:
    header, _ = read(report)
    assert gold(report)["report"] == {
        "file": f"reports/{report.name}",
        "published_at": header["Published"],
        "publisher": header["Publisher"],
        "title": header["Title"],
        "language": header["Language"],
    }


def test_every_annotated_word_stands_in_the_text(report: Path) -> None:
    _, body = read(report)
    annotated = gold(report)
    words = [
        word
        for kind, keys in WORDS.items()
        for entry in annotated[kind]
        for key in keys
        for word in each(entry.get(key))
    ]
    words += [part["text"] for part in (*conditions(annotated), *clauses(annotated))]
    words += [event["terms"]["place"] for event in annotated["events"] if "place" in event["terms"]]
    words += [claim["period"]["text"] for claim in annotated["violation_claims"] if claim["period"]]
    assert words
    assert [word for word in words if not word or word not in body] == []


def test_every_code_is_legal(report: Path) -> None:
    annotated = gold(report)
    found = [
        (vocabulary, code)
        for kind, keys in CODES.items()
        for entry in annotated[kind]
        for key, vocabulary in keys.items()
        for code in each(entry.get(key))
    ]
    for condition in conditions(annotated):
        found += [(codes.ConditionKind, condition["kind"]), (codes.Issue, condition["gates"])]
        if condition["requires"]:
            found.append((codes.Issue, condition["requires"]["issue"]))
    for clause in clauses(annotated):
        found += [(codes.Issue, clause["commitment"])]
        found += [(codes.Issue, code) for code in each(clause["in_exchange_for"])]
    assert [(v.__name__, code) for v, code in found if code not in set(v)] == []
    assert {ceasefire["scope"] for ceasefire in annotated["ceasefires"]} <= SCOPES


def test_every_number_says_how_the_text_bounds_it(report: Path) -> None:
    annotated = gold(report)
    counts = [claim["count"] for claim in annotated["violation_claims"] if claim["count"]]
    for event in annotated["events"]:
        counts += [figure for figure in event["magnitude"].values() if isinstance(figure, dict)]
    assert all(count["value"] > 0 and count["qualifier"] in set(codes.Qualifier) for count in counts)


def test_direct_words_stand_between_quotation_marks(report: Path) -> None:
    _, body = read(report)
    spoken = re.findall(r'"([^"]+)"', body)
    direct = [one for one in gold(report)["quotations"] if one["mode"] == "direct"]
    assert [piece for one in direct for piece in one["content"] if piece not in spoken] == []


def test_every_actor_referred_to_is_listed(report: Path) -> None:
    annotated = gold(report)
    listed = [actor["name"] for actor in annotated["actors"]]
    assert len(listed) == len(set(listed))
    named = {
        name
        for kind, keys in ACTORS.items()
        for entry in annotated[kind]
        for key in keys
        for name in each(entry.get(key))
    }
    for condition in conditions(annotated):
        requires = condition["requires"] or {}
        named |= {condition["holder"], *condition.get("co_holders", [])}
        named |= {*each(requires.get("actor")), *requires.get("co_actors", [])}
    for clause in clauses(annotated):
        named |= set(each(clause["party"]))
    for event in annotated["events"]:
        named |= {
            name
            for figure in event["magnitude"].values()
            if isinstance(figure, dict)
            for name in figure.get("by", [])
        }
    assert named <= set(listed)


def test_an_event_has_an_actor_unless_it_says_that_none_is_known(report: Path) -> None:
    for event in gold(report)["events"]:
        assert bool(event["actor"]) != event.get("actor_unknown", False), event["evidence"]


def test_claims_point_to_ceasefires(report: Path) -> None:
    annotated = gold(report)
    keys = {ceasefire["key"] for ceasefire in annotated["ceasefires"]}
    assert {key for claim in annotated["violation_claims"] for key in claim["ceasefires"]} <= keys


def test_dates_are_iso_prefixes(report: Path) -> None:
    shape = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?")
    found = list(dates(gold(report)))
    assert len(found) > 1
    assert [date for date in found if not shape.fullmatch(date)] == []


def test_core_says_what_a_reader_must_find(report: Path) -> None:
    annotated = gold(report)
    assert all(isinstance(entry["core"], bool) for kind in OBJECTS for entry in annotated[kind])
    assert sum(event["core"] for event in annotated["events"]) >= 8


def test_the_examples_together_show_what_the_record_holds() -> None:
    annotated = [gold(path) for path in REPORTS]
    assert all(any(one[kind] for one in annotated) for kind in ("quotations", *OBJECTS))
    kinds = {condition["kind"] for one in annotated for condition in conditions(one)}
    assert kinds == set(codes.ConditionKind)
    acts = {event["act"] for one in annotated for event in one["events"]}
    assert {"propose", "demand", "accept", "reject", "accuse", "deny", "exchange", "release"} <= acts
