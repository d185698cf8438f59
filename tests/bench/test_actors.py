"""Actors against published gold: how the two kinds of file are read and scored."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bench.actor_gold import ActorGoldError, MentionGold, RecordGold, half, load
from bench.actor_reading import is_encyclopaedic
from bench.actors import as_json, main, score_mentions, score_records


def mention(words: str, asserts: list[str], *more: str, **named: str) -> dict[str, Any]:
    return {
        "name": words,
        "call": "agent_to_code",
        "args": [[words, *more], named],
        "asserts": asserts,
        "skip": False,
    }


def file(folder: Path, rows: object) -> Path:
    path = folder / "gold.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def test_mentions_say_what_they_ask_for(tmp_path: Path) -> None:
    rows = [
        mention("Danish fishers", ["code['country'] == 'DNK'", "code['code_1'] == 'AGR'"]),
        mention("rioters", ["code['country'] == ''", "code['code_1'] == 'CVL'", "code['code_2'] == 'OPP'"]),
        mention("fog", ["code is None"], "", "10 May 2015"),
        mention("she", ["code['wiki'] == 'X'"]),
        mention("d['actor']", ["code['country'] == 'DNK'"]),
        {**mention("skipped", ["code is None"]), "skip": True},
    ]
    assert load(file(tmp_path, rows)) == [
        MentionGold("Danish fishers", "Danish fishers", "", None, "DNK", ("AGR",), None),
        MentionGold("rioters", "rioters", "", None, "", ("CIV",), "OPP"),
        MentionGold("fog", "fog", "", date(2015, 5, 10), "", ("",), None),
    ]


def test_records_keep_codes_and_mend_old_ones(tmp_path: Path) -> None:
    source = [{"actorText": "Tokyo", "code": "JAP"}, {"actorText": "it", "code": "***"}]
    rows = [{"id": "R1", "eventText": "met", "text": "{Tokyo met it.}", "source": source, "target": ""}]
    (record,) = load(file(tmp_path, rows))
    assert isinstance(record, RecordGold)
    assert (record.text, [(part.text, part.code) for part in record.parts]) == (
        "Tokyo met it.",
        [("Tokyo", "JPN")],
    )


def test_another_file_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ActorGoldError, match="neither mentions"):
        load(file(tmp_path, [{"a": 1}]))
    assert main([str(tmp_path / "none.json")]) == 2
    assert "bench:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "context", "only"),
    [
        ("Ingrid Haugland Moe", "", True),
        ("Ingrid Haugland Moe", "The minister left.", False),
        ("Minister Ingrid Moe", "", False),
        ("a man", "", False),
        ("Norwegian Moe", "", False),
        ("Emmanuel Macron", "", False),  # the office-holders' list has him
    ],
)
def test_bare_names_are_encyclopaedic(words: str, context: str, only: bool) -> None:
    assert is_encyclopaedic(MentionGold("x", words, context, None, "NOR", ("GOV",), None)) is only


def test_right_and_wrong_mentions_are_counted() -> None:
    result = score_mentions(
        [
            MentionGold("1", "Danish fishermen", "", None, "DNK", ("AGR",), None),
            MentionGold("2", "Danish fishermen", "", None, "NOR", ("LAB",), None),
            MentionGold("3", "Ingrid Haugland Moe", "", None, "NOR", None, None),
        ]
    )
    figures = as_json(result)
    assert figures["country, all"] == {"accuracy": 1 / 3, "right": 1, "of": 3}
    assert figures["country, resolvable"] == {"accuracy": 1 / 2, "right": 1, "of": 2}
    assert figures["sector, all"] == {"accuracy": 1 / 2, "right": 1, "of": 2}
    assert "country DNK, not NOR" in result.errors[0]


def test_countries_of_a_sentence_are_a_set(tmp_path: Path) -> None:
    source = [{"actorText": "Peru", "code": "PER"}]
    target = [{"actorText": "Chile", "code": "CHL"}, {"actorText": "Bolivia", "code": "BOL"}]
    row = {"id": "R", "eventText": "x", "text": "Peru met Chile.", "source": source, "target": target}
    items = load(file(tmp_path, [row]))
    result = score_records([item for item in items if isinstance(item, RecordGold)])
    precision, recall, _ = result.sets["country"].values()
    assert (precision, recall) == (1.0, 2 / 3)


def test_halves_are_of_a_size() -> None:
    assert 40 < sum(half(f"test_{n}") for n in range(100)) < 60


def test_published_gold_is_read(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = shared / "data" / "actors" / "actor_resolution_dev.json"
    if not path.is_file():
        pytest.skip(f"the shared folder is not at hand: {path}")
    assert main([str(path), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["country, resolvable"]["accuracy"] > 0.85
    assert figures["sector, resolvable"]["accuracy"] > 0.75
