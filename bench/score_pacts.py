"""Scores talks and agreements."""

from __future__ import annotations

from bench.align import Cast
from bench.figures import Scores
from bench.match import pair
from bench.notes import differs, names, notes, snippet
from bench.same import same_date, same_place, tally
from bench.shapes import Pact, Story
from bench.spans import closeness, overlap


def score(gold: Story, read: Story, cast: Cast) -> Scores:
    """The figures under `talks` and `agreements`.

    Pairs are one to one among those whose evidence overlaps, or that have the same sides and the same date
    or place. Right are all pairs under `found`, those of the status under `status`. Rated on the pairs:
    `parties` (the same sides, all of them), the date, and the venue of talks.
    """
    scores = _score("talks", gold, read, cast, gold.talks, read.talks)
    scores.add(_score("agreements", gold, read, cast, gold.agreements, read.agreements))
    return scores


def _score(
    kind: str, gold: Story, read: Story, cast: Cast, want: tuple[Pact, ...], have: tuple[Pact, ...]
) -> Scores:
    pairs = pair(want, have, lambda g, r: _worth(g, r, cast))
    scores = Scores()
    hits: list[tuple[int, int]] = []
    differing: dict[int, list[str]] = {}
    for gi, ri in pairs:
        g, r = want[gi], have[ri]
        wrong = differing.setdefault(gi, [])
        if g.status == r.status:
            hits.append((gi, ri))
        else:
            wrong.append(differs("status", g.status, r.status))
        if not scores.rate(f"{kind}.parties", cast.same_sides(g.parties, r.parties)):
            wrong.append(differs("parties", names(g.parties), cast.read_names(r.parties)))
        if (g.date or r.date) and not scores.rate(f"dates.{kind}", same_date(g.date, r.date)):
            wrong.append(differs("date", g.date, r.date))
        if (g.places or r.places) and not scores.rate(f"places.{kind}", same_place(g.places, r.places)):
            wrong.append(differs("venue", names(g.places), names(r.places)))
    core = [pact.core for pact in want]
    scores.put(f"{kind}.found", tally(core, len(have), pairs))
    scores.put(f"{kind}.status", tally(core, len(have), hits))

    def show(item: Pact, is_gold: bool) -> tuple[int, bool, str]:
        who = names(item.parties) if is_gold else cast.read_names(item.parties)
        words = snippet(gold.text if is_gold else read.text, item.spans)
        line = f"{item.status}  {who}  {item.date or ''} {names(item.places)}  {words}"
        return item.spans[0][0] if item.spans else 0, item.core, line

    scores.notes += notes(kind, want, have, pairs, differing, show)
    return scores


def _worth(gold: Pact, read: Pact, cast: Cast) -> float:
    sides = cast.same_sides(gold.parties, read.parties)
    dated = gold.date is not None and same_date(gold.date, read.date)
    placed = bool(gold.places) and same_place(gold.places, read.places)
    evident = overlap(gold.spans, read.spans)
    if not evident and not (sides and (dated or placed)):
        return 0.0
    alike = 2 * evident + (gold.status == read.status) + sides + 0.5 * dated + 0.5 * placed
    return 1 + alike + closeness(gold.spans, read.spans) + 0.1 * gold.core
