"""Brat standoff in, PolNeAR's measures out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import quotations
from bench.brat import BratError, Marked, load_articles
from bench.quotations import kind, score

TEXT = "“No truce,” said the envoy on Monday, “without guards.”\nThe army denied that it had fired.\n"
NOTES = """\
T1\tContent 0 11;38 55\t“No truce,” “without guards.”
T2\tCue 12 16\tsaid
T3\tSource 17 26\tthe envoy
T4\tAttribution 12 16\tsaid
E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3
T5\tSource 56 64\tThe army
T6\tCue 65 71\tdenied
T7\tContent 72 89\tthat it had fired
T8\tAttribution 65 71\tdenied
E2\tAttribution:T8 Content:T7 Cue:T6 Source:T5
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "truce.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "truce_a1.ann").write_text(NOTES, encoding="utf-8")
    (tmp_path / "attributions" / "truce_b2.ann").write_text(NOTES[:200].rpartition("\n")[0], encoding="utf-8")
    return tmp_path


def test_pieces_sources_and_cues_are_read_once_for_each_text(corpus: Path) -> None:
    (article,) = load_articles(corpus)
    first, second = article.attributions
    assert [TEXT[a:b] for a, b in first.content] == ["“No truce,”", "“without guards.”"]
    assert [TEXT[a:b] for a, b in (*second.source, *second.cue, *second.content)] == [
        "The army", "denied", "that it had fired",
    ]  # fmt: skip


def test_a_broken_file_is_named_with_its_line(corpus: Path) -> None:
    (corpus / "attributions" / "truce_a1.ann").write_text("T1\tContent 0 11\tx\nT2\tCue 12 999\tsaid\n")
    with pytest.raises(BratError, match=r"truce_a1\.ann, line 2: the span 12 to 999"):
        load_articles(corpus)
    with pytest.raises(BratError, match="no attributions"):
        load_articles(corpus / "text")


def test_what_is_gold_scores_one(corpus: Path) -> None:
    (article,) = load_articles(corpus)
    figures = score(article, list(article.attributions)).flat()
    assert all(value == 1 for value in figures.values())
    assert {"quotations.full.f1", "recall.direct.accuracy", "fragments.cue.f1"} <= set(figures)


def test_half_of_the_content_is_found_and_less_is_not(corpus: Path) -> None:
    (article,) = load_articles(corpus)
    half = Marked((), ((65, 71),), ((80, 89),))
    less = Marked(((56, 64),), ((65, 71),), ((82, 89),))
    found = score(article, [half]).flat()
    assert (found["quotations.content.recall"], found["quotations.exact.recall"]) == (0.5, 0)
    assert (found["quotations.full.recall"], found["quotations.speaker.accuracy"]) == (0, 0)
    assert score(article, [less]).flat()["quotations.content.recall"] == 0


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("“We are ready.”", "direct"),
        ("that a “small” force had left", "mixed"),
        ("that it had left", "indirect"),
    ],
)
def test_kinds(content: str, expected: str) -> None:
    assert kind(content, [(0, len(content))]) == expected


def test_the_command_prints_figures(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quotations.main([str(corpus), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["articles"] == 1
    assert printed["quotations.content.precision"] >= 0
    assert quotations.main([str(corpus)]) == 0
    assert "words per CPU second" in capsys.readouterr().out
    assert quotations.main([str(corpus / "text")]) == 2
