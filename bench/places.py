"""How well places are found, resolved and bound to acts: `python -m bench.places FILE [--json]`.

An `.xml` file in the format of LGL (TR-News and GeoWebNews have it too) scores the names of places, a
`.jsonl` file of sentences with a verb scores the place of the act. `bench/README.md` says how each counts.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from bench.figures import Rate, Scores, Tally
from bench.geo_gold import Act, Article, GeoGoldError, Toponym, acts, articles
from bench.shapes import Span
from bench.tables import columns

if TYPE_CHECKING:
    from detente.knowledge.gazetteer import Entry
    from detente.reading.local.page import Page

NEAR_KM = 161.0
_DAY = "2020-01-01"
_Item = TypeVar("_Item", Article, Act)
_Same = Callable[[Span, Span], bool]


def score_articles(golds: Sequence[Article]) -> tuple[Scores, float]:
    """The figures of `toponyms` (gold spans given) and `spans` (the reader's own), and words per second of
    parse, actors and places together.
    """
    from detente.knowledge.gazetteer import gazetteer

    gazetteer()
    scores = Scores()
    words, seconds = 0, 0.0
    for gold in golds:
        began = perf_counter()
        page = page_of(gold)
        found, actors = _found(page)
        seconds += perf_counter() - began
        words += len(gold.text.split())
        _score_resolution(page, gold, scores)
        _score_spans(gold, found, actors, scores)
    return scores, words / seconds if seconds else 0.0


def _score_resolution(page: Page, gold: Article, scores: Scores) -> None:
    """Each gold toponym that has an id, resolved by the reader's own step from gold's spans."""
    from detente.knowledge.gazetteer import gazetteer
    from detente.reading.local.places.candidates import adjective_of, candidates
    from detente.reading.local.places.find import entries_at

    known = gazetteer()
    chosen = entries_at(page, [(top.start, top.end) for top in gold.toponyms])
    for top, entry in zip(gold.toponyms, chosen, strict=True):
        if top.geonames_id is None:
            continue
        right = entry is not None and entry.geonames_id == top.geonames_id
        scores.rate("toponyms.exact", right)
        if top.lat is not None and top.lon is not None:
            scores.rate("toponyms.within_161_km", right or _near(entry, top))
        covered = known.entry(top.geonames_id) is not None
        scores.rate("toponyms.covered", covered)
        if covered:
            scores.rate("toponyms.exact_of_covered", right)
            called = (*adjective_of(top.phrase), *candidates(top.phrase))
            named = any(e.geonames_id == top.geonames_id for e in called)
            scores.rate("toponyms.named_of_covered", named)
        scores.rate("toponyms.given", entry is not None)


def _near(entry: Entry | None, top: Toponym) -> bool:
    from detente.reading.local.places.distance import kilometres_between

    if entry is None or entry.lat is None or entry.lon is None or top.lat is None or top.lon is None:
        return False
    return kilometres_between((entry.lat, entry.lon), (top.lat, top.lon)) <= NEAR_KM


def _score_spans(gold: Article, found: Sequence[Span], actors: Sequence[Span], scores: Scores) -> None:
    """The names that the reader finds: of the same offsets, overlapping, and overlapping where gold's names
    that the reader reads as an actor ("Moscow said") are not asked for.
    """
    wanted = [(top.start, top.end) for top in gold.toponyms]
    scores.put("spans.exact", _tally(wanted, [], found, lambda a, b: a == b))
    scores.put("spans.overlap", _tally(wanted, [], found, _overlap))
    metonyms = [w for w in wanted if any(_overlap(w, a) for a in actors) and not _hit(w, found)]
    asked = [w for w in wanted if w not in metonyms]
    scores.put("spans.overlap_without_metonyms", _tally(asked, metonyms, found, _overlap))


def _tally(asked: Sequence[Span], allowed: Sequence[Span], found: Sequence[Span], same: _Same) -> Tally:
    return Tally(
        gold=len(asked),
        found=sum(any(same(a, f) for f in found) for a in asked),
        read=len(found),
        right=sum(any(same(a, f) for a in (*asked, *allowed)) for f in found),
    )


def score_acts(golds: Sequence[Act]) -> tuple[Scores, float]:
    """The figures of `act_place`: of the place that the reader binds to each verb; and words per second."""
    from detente.reading.local.actors.find import cast_of
    from detente.reading.local.places.binding import place_of
    from detente.reading.local.places.find import find_places

    scores = Scores()
    words, seconds = 0, 0.0
    for gold in golds:
        began = perf_counter()
        page = _page(gold.text)
        verb = page.doc.char_span(*gold.verb, alignment_mode="expand")
        bound = place_of(verb.root, find_places(page, cast_of(page)), page) if verb is not None else None
        seconds += perf_counter() - began
        words += len(gold.text.split())
        given = (bound.start, bound.end) if bound is not None else None
        right = given is not None and _hit(given, gold.places)
        scores.rate("act_place.right_or_rightly_absent", right or (given is None and not gold.places))
        if not gold.places:
            scores.rate("act_place.rightly_absent", given is None)
        scores.put(
            "act_place.place",
            Tally(int(bool(gold.places)), int(right), int(given is not None), int(right)),
        )
    return scores, words / seconds if seconds else 0.0


def page_of(gold: Article) -> Page:
    """The article, parsed."""
    return _page(gold.text, gold.day, gold.url, gold.publisher, gold.title)


def _page(text: str, day: str | None = None, *about: str | None) -> Page:
    from detente.model import Report
    from detente.reading.local.parse import parse

    url, publisher, title = about or (None, None, None)
    report = Report(text=text, published_at=day or _DAY, url=url, publisher=publisher, title=title)
    return parse(report)


def _found(page: Page) -> tuple[list[Span], list[Span]]:
    """The spans of the places and of the actors of a page."""
    from detente.reading.local.actors.find import cast_of
    from detente.reading.local.places.find import find_places

    cast = cast_of(page)
    places = [(where.start, where.end) for where in find_places(page, cast)]
    return places, [(mention.start, mention.end) for mention in cast.mentions]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _hit(one: Span, others: Sequence[Span]) -> bool:
    return any(_overlap(one, other) for other in others)


def table(scores: Scores, speed: float) -> str:
    """The figures for a person to read."""
    tallies = [(path, f) for path, f in scores.figures.items() if isinstance(f, Tally)]
    rates = [(path, f) for path, f in scores.figures.items() if isinstance(f, Rate)]
    blocks = []
    if rates:
        rows = [[path, _shown(f.values()["accuracy"]), f"{f.right}/{f.of}"] for path, f in rates]
        blocks.append(columns([["", "accuracy", "right/of"], *rows]))
    if tallies:
        rows = [
            [path, *map(_shown, f.values().values()), f"{f.right}/{f.read}", f"{f.found}/{f.gold}"]
            for path, f in tallies
        ]
        blocks.append(columns([["", "precision", "recall", "F1", "right/read", "found/gold"], *rows]))
    return "\n\n".join([*blocks, f"{speed:,.0f} words/s"])


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def part_of(golds: Sequence[_Item], part: str | None) -> Sequence[_Item]:
    """All items, or every second one: `even` begins with the first, `odd` with the second."""
    return golds if part is None else golds[part == "odd" :: 2]


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0, or 2 where the file can't be used."""
    parser = argparse.ArgumentParser(prog="python -m bench.places", description="Scores places.")
    parser.add_argument("file", type=Path, help="toponyms (.xml) or acts (.jsonl)")
    parser.add_argument("--part", choices=("even", "odd"), help="only every second item, from 0 or from 1 on")
    parser.add_argument("--limit", type=int, help="only the first so many items")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args(argv)
    try:
        if args.file.suffix == ".jsonl":
            read, lost = acts(args.file)
            rows = part_of(read, args.part)[: args.limit]
            scores, speed = score_acts(rows)
            of: dict[str, int] = {"sentences": len(rows), "rows_left_out": lost}
        else:
            golds = part_of(articles(args.file), args.part)[: args.limit]
            scores, speed = score_articles(golds)
            of = {"articles": len(golds), "toponyms_lost": sum(gold.lost for gold in golds)}
    except (GeoGoldError, OSError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    if args.json:
        figures = {path: {**f.values(), **asdict(f)} for path, f in scores.figures.items()}
        print(json.dumps({**of, "words_per_second": speed, "figures": figures}, indent=1))
    else:
        print(f"{args.file}: " + ", ".join(f"{n} {what.replace('_', ' ')}" for what, n in of.items()) + "\n")
        print(table(scores, speed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
