"""The event corpus itself: that it holds together, is wide enough, and is nobody else's text."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bench.gold import Gold
from detente.knowledge.codebook import codebook
from detente.model.codes import Act, Issue, PloverType
from tests.conftest import ROOT
from training.events import corpus
from training.events.corpus import STATEMENT

CORPUS = ROOT / "training" / "corpus"
_STOP = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_TELLING = 5
"""Words: "he said" and "Has the shooting stopped?" are anybody's."""


def notes(part: str) -> list[tuple[Path, dict[str, Any]]]:
    """The annotated reports of a part, each with its path."""
    found = sorted((CORPUS / "events" / part).glob("*.json"))
    return [(path, json.loads(path.read_text(encoding="utf-8"))) for path in found]


def text_of(path: Path) -> str:
    return path.with_suffix(".txt").read_text(encoding="utf-8")


def sentences(texts: Iterable[str]) -> list[str]:
    """The sentences of some texts by their letters, without those of a few words."""
    found = (re.sub(r"\W+", " ", part).strip().lower() for text in texts for part in _STOP.split(text))
    return [sentence for sentence in found if sentence.count(" ") >= _TELLING - 1]


def written(part: str) -> list[str]:
    """The sentences of a part of the corpus of reports."""
    return sentences(text_of(path) for path, _ in notes(part))


def single() -> list[str]:
    """The sentences of one act each."""
    return sentences(p.text for path in singles() for p in corpus.sentences(path))


def singles() -> list[Path]:
    return sorted((CORPUS / "plover").glob("*.tsv"))


def plain(part: str) -> list[str]:
    return sentences(p.text for p in corpus.plain(CORPUS / "plain" / f"{part}.txt"))


@pytest.fixture(scope="module", params=["train", "test"])
def part(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def wrong_in(text: str, data: dict[str, Any]) -> Iterator[str]:
    """What an annotated report has wrong beyond its form."""
    body = text.find("\n") + 1
    names = {actor["name"] for actor in data["actors"]}
    types = set(PloverType.__members__) | {"-"}
    for event in data["events"]:
        where = text.find(event["evidence"], body)
        if where < 0:
            yield f"evidence is not under the headline: {event['evidence']}"
        if event["trigger"] not in event["evidence"]:
            yield f"trigger is not in its evidence: {event['trigger']}"
        kind, _, mode = event["plover"].partition("/")
        if kind not in types or (mode and event["plover"] not in codebook().plover_modes):
            yield f"no such type or mode: {event['plover']}"
        held = [name for item in event["conditions"] for name in _held(item)]
        unknown = {*event["actor"], *event["recipient"], *event["attribution"], *held} - names
        if unknown:
            yield f"unknown actors: {sorted(unknown)}"
        if event["place"] is not None and event["place"] not in text:
            yield f"place is not in the text: {event['place']}"
        yield from (
            f"no words of it: {c['text']}" for c in event["conditions"] if c["text"] not in text[body:]
        )


def _held(condition: dict[str, Any]) -> Iterator[str]:
    needed = condition["requires"] or {}
    yield condition["holder"]
    yield from condition.get("co_holders", ())
    yield from [needed["actor"]] if needed.get("actor") else []


def test_every_report_has_its_words_in_its_text_its_actors_and_its_codes(part: str) -> None:
    found = {path.stem: list(wrong_in(text_of(path), data)) for path, data in notes(part)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("event", "wrong"),
    [
        ({"evidence": "Rebels shell Bor"}, "evidence is not under the headline"),
        ({"trigger": "bombed"}, "trigger is not in its evidence"),
        ({"plover": "ASSAULT/shell"}, "no such type or mode"),
        ({"plover": "FIGHT"}, "no such type or mode"),
        ({"actor": ["army"]}, "unknown actors"),
        ({"place": "Juba"}, "place is not in the text"),
    ],
)
def test_the_check_of_reports_can_fail(event: dict[str, Any], wrong: str) -> None:
    sound = {
        "trigger": "shelled", "evidence": "The rebels shelled Bor", "plover": "ASSAULT/heavy-weapons",
        "actor": ["rebels"], "recipient": [], "attribution": [], "conditions": [], "place": "Bor",
    }  # fmt: skip
    text = "Rebels shell Bor\n\nThe rebels shelled Bor."
    actors = [{"name": "rebels"}]
    assert list(wrong_in(text, {"actors": actors, "events": [sound]})) == []
    found = list(wrong_in(text, {"actors": actors, "events": [{**sound, **event}]}))
    assert any(line.startswith(wrong) for line in found)


def test_every_report_is_in_golds_form(part: str, root: Path) -> None:
    """Two keys of an event are the corpus's own; terms, which are not learned, are in plain words there."""
    schema = json.loads((root / "bench" / "gold.schema.json").read_text(encoding="utf-8"))
    schema["properties"]["report"] = {"type": "object", "required": ["published_at", "file"]}
    validator = jsonschema.Draft202012Validator(schema)
    wrong = {}
    for path, data in notes(part):
        for event in data["events"]:
            event.pop("trigger")
            event.pop("plover")
            event["terms"] = {}
        found = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]
        if found:
            wrong[path.stem] = found
        assert len(Gold(path, path.with_suffix(".txt"), data).story().events) == len(data["events"])
    assert wrong == {}


def test_every_report_says_which_text_it_annotates(part: str) -> None:
    found = {path.stem: data["report"]["file"] for path, data in notes(part)}
    assert found == {name: f"{part}/{name}.txt" for name in found}
    texts = {path.stem for path in (CORPUS / "events" / part).glob("*.txt")}
    assert texts == set(found)


def test_the_reports_are_loaded_as_they_are_annotated(part: str) -> None:
    passages = list(corpus.reports(CORPUS / "events" / part))
    acts = [act for passage in passages for act in passage.acts]
    assert len(acts) == sum(len(data["events"]) for _, data in notes(part))
    assert all(act.trigger is not None and act.labels["type"] for act in acts)


def test_the_train_part_is_long_and_of_many_conflicts() -> None:
    assert len(written("train")) >= 1500
    lands: Counter[str] = Counter()
    for _, data in notes("train"):
        own = Counter(a["country"] for a in data["actors"] if a["side"] is not None and a["country"])
        lands.update(country for country, _ in own.most_common(1))
    assert len(lands) >= 15  # by the country that most of the parties to a report belong to: an under-count


def test_every_act_and_issue_is_learned_from() -> None:
    events = [event for _, data in notes("train") for event in data["events"]]
    assert {event["act"] for event in events} == {act.value for act in Act}
    assert {issue for event in events for issue in event["issues"]} == {issue.value for issue in Issue}
    assert len(Issue) == 39
    types = {event["plover"].partition("/")[0] for event in events}
    assert types - {"-"} == set(PloverType.__members__)


def test_sentences_of_one_act_have_known_types_and_all_of_them() -> None:
    kinds = {line.split("\t")[0] for path in singles() for line in path.read_text("utf-8").splitlines()}
    assert kinds == {*PloverType.__members__, STATEMENT}
    assert sum(1 for path in singles() for _ in corpus.sentences(path)) > 1000


def test_what_is_measured_on_is_not_learned_from() -> None:
    learned = {*written("train"), *single(), *plain("train")}
    assert learned & {*written("test"), *plain("test")} == set()


def test_nothing_is_copied_from_the_examples(root: Path) -> None:
    theirs = sentences(p.read_text("utf-8") for p in (root / "examples" / "reports").glob("*.txt"))
    assert {*written("train"), *written("test"), *single()} & set(theirs) == set()


def test_nothing_is_copied_from_the_shared_reports(shared: Path) -> None:
    reports = sorted((shared / "reports").glob("*.txt"))
    assert reports
    theirs = sentences(path.read_text(encoding="utf-8") for path in reports)
    assert {*written("train"), *written("test"), *single()} & set(theirs) == set()


def test_nothing_is_copied_from_the_shared_sentences(shared: Path) -> None:
    theirs: list[str] = []
    for name in ("plover_sentences.tsv", "statement_or_event.tsv"):
        with (shared / "data" / "events" / name).open(encoding="utf-8", newline="") as file:
            theirs += sentences(row["sentence"] for row in csv.DictReader(file, delimiter="\t"))
    assert theirs
    assert {*written("train"), *written("test"), *single(), *plain("train")} & set(theirs) == set()
