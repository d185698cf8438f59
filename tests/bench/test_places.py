"""Places as the bench scores them: small files of gold in, figures out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.figures import Rate, Tally
from bench.geo_gold import GeoGoldError, acts, articles
from bench.places import main, part_of, score_acts, score_articles

LGL = """<?xml version="1.0" encoding="UTF-8"?>
<articles>
<article docid="1">
  <title>Flood in Lyon</title><domain>example.org</domain><url>http://example.org/a</url>
  <dltime>2009-03-20 12:24:52</dltime>
  <text><![CDATA[A flood hit Lyon on Monday. Officials in Paris & Atlantis sent help.]]></text>
  <toponyms count="3">
    <toponym><start>12</start><end>16</end><phrase>Lyon</phrase>
      <gaztag geonameid="2996944"><name>Lyon</name><lat>45.7485</lat><lon>4.8467</lon>
        <country geonameid="3017382">France</country></gaztag></toponym>
    <toponym><start>41</start><end>46</end><phrase>Paris</phrase>
      <gaztag geonameid="1"><lat>48.85</lat><lon>2.35</lon></gaztag></toponym>
    <toponym><start>49</start><end>57</end><phrase>Atlantis</phrase></toponym>
  </toponyms>
</article>
</articles>
"""


def gold_file(folder: Path, text: str) -> Path:
    path = folder / "gold.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_article_gives_its_toponyms_with_and_without_an_id(tmp_path: Path) -> None:
    (article,) = articles(gold_file(tmp_path, LGL))
    assert (article.id, article.day, article.publisher) == ("1", "2009-03-20", "example.org")
    assert [article.text[top.start : top.end] for top in article.toponyms] == ["Lyon", "Paris", "Atlantis"]
    assert [top.geonames_id for top in article.toponyms] == [2996944, 1, None]
    assert article.toponyms[0].lat == 45.7485
    assert article.lost == 0


def test_offsets_may_count_from_the_title_on(tmp_path: Path) -> None:
    text = LGL.replace("<start>12</start><end>16</end>", "<start>26</start><end>30</end>")
    text = text.replace("<start>41</start><end>46</end>", "<start>55</start><end>60</end>")
    text = text.replace("<start>49</start><end>57</end>", "<start>63</start><end>71</end>")
    (article,) = articles(gold_file(tmp_path, text))
    assert article.text.startswith("Flood in Lyon\nA flood")
    assert article.lost == 0


def test_a_phrase_that_has_moved_a_little_is_found_and_one_that_is_not_there_is_counted(
    tmp_path: Path,
) -> None:
    moved = LGL.replace("<start>12</start><end>16</end>", "<start>14</start><end>18</end>")
    (article,) = articles(gold_file(tmp_path, moved.replace(">Atlantis</phrase>", ">Thule</phrase>")))
    assert article.toponyms[0].start == 12
    assert article.lost == 1


@pytest.mark.parametrize(
    "tag",
    [
        "<geonameid>2996944</geonameid>",
        "<gaztag><geonamesID>2996944</geonamesID></gaztag>",
        '<gaztag GeonameID="2996944"/>',
    ],
)
def test_an_id_may_be_an_attribute_or_an_element(tmp_path: Path, tag: str) -> None:
    text = f"""<articles><article><text>In Lyon</text><toponyms><toponym>
      <start>3</start><end>7</end><phrase>Lyon</phrase>{tag}</toponym></toponyms></article></articles>"""
    (article,) = articles(gold_file(tmp_path, text))
    assert article.toponyms[0].geonames_id == 2996944


def test_what_is_no_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GeoGoldError, match="no XML"):
        articles(gold_file(tmp_path, "not XML"))
    with pytest.raises(GeoGoldError, match="no element"):
        articles(gold_file(tmp_path, "<root/>"))
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"text": "x"}\n', encoding="utf-8")
    with pytest.raises(GeoGoldError, match="line 1"):
        acts(rows)


def test_the_figures_of_an_article(tmp_path: Path) -> None:
    scores, speed = score_articles(articles(gold_file(tmp_path, LGL)))
    assert scores.figures["toponyms.exact"] == Rate(1, 2)  # Lyon; no place has the id 1; Atlantis has none
    assert scores.figures["toponyms.within_161_km"] == Rate(2, 2)
    assert scores.figures["toponyms.covered"] == Rate(1, 2)
    assert scores.figures["toponyms.exact_of_covered"] == Rate(1, 1)
    spans = scores.figures["spans.exact"]
    assert isinstance(spans, Tally)
    assert (spans.gold, spans.found) == (3, spans.right)
    assert speed > 0


def test_the_place_of_an_act_is_right_or_rightly_absent(tmp_path: Path) -> None:
    sentences = [
        ("Rebels attacked a patrol in Lyon on Sunday.", "attacked", "Lyon"),
        ("Rebels attacked a patrol on Monday.", "attacked", None),
        ("Rebels attacked a patrol in Lyon on Monday.", "attacked", "Monday"),
        ("Rebels attacked a patrol in Lyon on Monday.", None, "Lyon"),
    ]
    path = tmp_path / "rows.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for text, verb, place in sentences:
            spans = [
                {"start": text.index(word), "end": text.index(word) + len(word), "label": label}
                for word, label in ((verb, "VERB"), (place, "LOCATION"))
                if word
            ]
            out.write(json.dumps({"text": text, "spans": spans}) + "\n")
    rows, lost = acts(path)
    assert (len(rows), lost) == (3, 1)
    scores, _ = score_acts(rows)
    assert scores.figures["act_place.right_or_rightly_absent"] == Rate(2, 3)
    assert scores.figures["act_place.rightly_absent"] == Rate(1, 1)
    assert scores.figures["act_place.place"] == Tally(2, 1, 2, 1)


def test_spans_that_cut_a_word_are_left_out_and_several_places_all_count(tmp_path: Path) -> None:
    text = "Rebels attacked posts in Lyon and Paris."
    path = tmp_path / "rows.jsonl"
    verb = {"start": 7, "end": 15, "label": "VERB"}
    with path.open("w", encoding="utf-8") as out:
        for spans in ([(25, 29), (34, 39)], [(5, 5)], [(4, 5)], []):
            places = [{"start": start, "end": end, "label": "LOCATION"} for start, end in spans]
            out.write(json.dumps({"text": text, "spans": [verb, *places]}) + "\n")
    rows, lost = acts(path)
    assert [row.places for row in rows] == [((25, 29), (34, 39)), ()]
    assert lost == 2


def test_parts_are_every_second_item(tmp_path: Path) -> None:
    (article,) = articles(gold_file(tmp_path, LGL))
    rows = [article] * 3
    assert [len(part_of(rows, part)) for part in (None, "even", "odd")] == [3, 2, 1]


def test_the_command_prints_a_table_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = gold_file(tmp_path, LGL)
    assert main([str(path)]) == 0
    assert "toponyms.exact" in capsys.readouterr().out
    assert main([str(path), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["figures"]["toponyms.exact"]["accuracy"] == 0.5
    assert main([str(tmp_path / "none.xml")]) == 2
    assert "bench:" in capsys.readouterr().err
