"""Scores ceasefires and violation claims."""

from __future__ import annotations

from bench.align import Cast
from bench.figures import Scores
from bench.match import pair
from bench.notes import differs, names, notes, snippet
from bench.same import same_date, tally
from bench.shapes import Ceasefire, Claim, Story
from bench.spans import closeness, overlap


def score(gold: Story, read: Story, cast: Cast) -> Scores:
    """The figures under `ceasefires`.

    Pairs are one to one among ceasefires whose evidence overlaps. Right are: `span` all pairs; `status`
    those of the status; `status_dates` and with every date that gold speaks of right (start, end,
    declaration; absent in both is right). Rated on the `status` pairs: `parties` (the same sides, all of
    them) and `duration`; on all pairs the dates.
    """

    def worth(g: Ceasefire, r: Ceasefire) -> float:
        if not overlap(g.spans, r.spans):
            return 0.0
        near = closeness(g.spans, r.spans)
        return (
            1 + 2 * (g.status == r.status) + near + 0.5 * cast.same_sides(g.parties, r.parties) + 0.1 * g.core
        )

    pairs = pair(gold.ceasefires, read.ceasefires, worth)
    scores = Scores()
    hits: dict[str, list[tuple[int, int]]] = {"span": pairs, "status": [], "status_dates": []}
    differing: dict[int, list[str]] = {}
    for gi, ri in pairs:
        g, r = gold.ceasefires[gi], read.ceasefires[ri]
        wrong = differing.setdefault(gi, [])
        late = [key for key in g.dates if not same_date(g.dates[key], r.dates.get(key))]
        for key, date in g.dates.items():
            if date or r.dates.get(key):
                scores.rate("dates.ceasefires", key not in late)
        wrong += [differs(key, g.dates[key], r.dates.get(key)) for key in late]
        if g.status != r.status:
            wrong.append(differs("status", g.status, r.status))
            continue
        hits["status"].append((gi, ri))
        if not late:
            hits["status_dates"].append((gi, ri))
        if not scores.rate("ceasefires.parties", cast.same_sides(g.parties, r.parties)):
            wrong.append(differs("parties", names(g.parties), cast.read_names(r.parties)))
        if not scores.rate("ceasefires.duration", g.duration == r.duration):
            wrong.append(differs("duration", g.duration, r.duration))
    core = [ceasefire.core for ceasefire in gold.ceasefires]
    for figure, found in hits.items():
        scores.put(f"ceasefires.{figure}", tally(core, len(read.ceasefires), found))

    def show(item: Ceasefire, is_gold: bool) -> tuple[int, bool, str]:
        who = names(item.parties) if is_gold else cast.read_names(item.parties)
        when = " ".join(f"{key} {date}" for key, date in item.dates.items() if date)
        words = snippet(gold.text if is_gold else read.text, item.spans)
        return item.spans[0][0] if item.spans else 0, item.core, f"{item.status}  {who}  {when}  {words}"

    scores.notes += notes("ceasefires", gold.ceasefires, read.ceasefires, pairs, differing, show)
    return scores


def score_claims(gold: Story, read: Story, cast: Cast) -> Scores:
    """The figures under `violation_claims`.

    Pairs are one to one among claims whose evidence overlaps; right are all of them under `span`, and those
    with the accuser's and the accused's side right under `sides`.
    """

    def right(g: Claim, r: Claim) -> bool:
        return cast.same_side(g.accuser, r.accuser) and cast.same_side(g.accused, r.accused)

    def worth(g: Claim, r: Claim) -> float:
        if not overlap(g.spans, r.spans):
            return 0.0
        return 1 + 2 * right(g, r) + closeness(g.spans, r.spans) + 0.1 * g.core

    pairs = pair(gold.claims, read.claims, worth)
    hits = [(g, r) for g, r in pairs if right(gold.claims[g], read.claims[r])]
    scores = Scores()
    core = [claim.core for claim in gold.claims]
    scores.put("violation_claims.span", tally(core, len(read.claims), pairs))
    scores.put("violation_claims.sides", tally(core, len(read.claims), hits))

    def show(item: Claim, is_gold: bool) -> tuple[int, bool, str]:
        who = names if is_gold else cast.read_names
        words = snippet(gold.text if is_gold else read.text, item.spans)
        line = f"{who(item.accuser)} accuses {who(item.accused)}  {words}"
        return item.spans[0][0] if item.spans else 0, item.core, line

    differing = {
        gi: [differs("sides", show(gold.claims[gi], True)[2], show(read.claims[ri], False)[2])]
        for gi, ri in pairs
        if (gi, ri) not in hits
    }
    scores.notes += notes("violation_claims", gold.claims, read.claims, pairs, differing, show)
    return scores
