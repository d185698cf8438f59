"""Scores one reading against the gold of its report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bench import (
    score_actors,
    score_ceasefires,
    score_conditions,
    score_events,
    score_pacts,
    score_quotations,
)
from bench.align import Cast
from bench.figures import Rate, Scores
from bench.from_reading import story
from bench.gold import Gold


def score_reading(gold: Gold, reading: dict[str, Any]) -> Scores:
    """All figures of one report, and its notes in the text's order.

    Gold's evidence is looked up in the reading's own text, so offsets agree whatever the reader takes for
    a header. `dates.all` and `places.all` sum up the types' dates and places: of matched items that have
    one on either side.

    Raises:
        GoldError: an evidence string is not in the reading's text.
        KeyError: the reading lacks a key of the contract.
    """
    read = story(reading)
    want = gold.story(read.text)
    cast = Cast(want, read)
    scores = Scores()
    for step in STEPS:
        scores.add(step(want, read, cast))
    for kind in ("dates", "places"):
        parts = [
            f for path, f in scores.figures.items() if path.startswith(f"{kind}.") and isinstance(f, Rate)
        ]
        scores.put(f"{kind}.all", sum(parts, Rate()))
    scores.notes = sorted(
        (replace(note, file=gold.name) for note in scores.notes), key=lambda n: (n.kind, n.at, n.what)
    )
    return scores


STEPS = (
    score_actors.score,
    score_quotations.score,
    score_events.score,
    score_conditions.score,
    score_ceasefires.score,
    score_ceasefires.score_claims,
    score_pacts.score,
)


def empty_reading(text: str) -> dict[str, Any]:
    """A reading that found nothing: what a report counts as that the reader could not read."""
    keys = (
        "actors",
        "quotations",
        "events",
        "ceasefires",
        "violation_claims",
        "talks",
        "agreements",
        "signals",
    )
    return {"report": {"text": text}, **{key: [] for key in keys}}
