"""Scores events: by act and actor, and the fields of those matched."""

from __future__ import annotations

from bench.align import Cast
from bench.figures import Scores, Tally
from bench.match import pair
from bench.notes import event_notes
from bench.same import same_date, same_place, tally
from bench.shapes import Event, Refs, Story
from bench.spans import closeness, overlap

WORDS = frozenset({
    "propose", "demand", "appeal", "accept", "reject", "pledge", "threaten", "accuse", "deny", "endorse",
    "criticize", "thank", "state", "recognize",
})  # fmt: skip
"""Acts that are done by saying so."""


def score(gold: Story, read: Story, cast: Cast) -> Scores:
    """The figures under `events`.

    Pairs are one to one among events whose evidence overlaps, chosen so that equal acts, then equal sides,
    then closer evidence are worth most. Of them count as right: `span` all; `side` those of the actor's
    side; `act`; `act_side`; `act_actor` those of the act with exactly the actors. An actor that gold infers
    is not asked for; no actor is right where gold has none. The fields are rated on the `act` pairs.
    """
    pairs = pair(gold.events, read.events, lambda g, r: _worth(g, r, cast))
    both = [(gi, ri, gold.events[gi], read.events[ri]) for gi, ri in pairs]
    right = {
        "span": [(gi, ri) for gi, ri, _, _ in both],
        "side": [(gi, ri) for gi, ri, g, r in both if _actor_side(g, r, cast)],
        "act": [(gi, ri) for gi, ri, g, r in both if g.act == r.act],
        "act_side": [(gi, ri) for gi, ri, g, r in both if g.act == r.act and _actor_side(g, r, cast)],
        "act_actor": [(gi, ri) for gi, ri, g, r in both if g.act == r.act and _actor(g, r, cast)],
    }
    scores = Scores()
    core = [event.core for event in gold.events]
    for name, hits in right.items():
        scores.put(f"events.{name}", tally(core, len(read.events), hits))
    _by_act(scores, gold, read, right["act_side"])
    differing: dict[int, list[str]] = {}
    for gi, _, g, r in both:
        wrong = ["act"] if g.act != r.act else []
        wrong += [] if _actor_side(g, r, cast) else ["actor"]
        if g.act == r.act:
            wrong += _fields(scores, g, r, cast)
        differing[gi] = wrong
    scores.notes += event_notes(gold, read, cast, pairs, differing)
    return scores


def _worth(gold: Event, read: Event, cast: Cast) -> float:
    if not overlap(gold.spans, read.spans):
        return 0.0
    near = closeness(gold.spans, read.spans)
    return 1 + 4 * (gold.act == read.act) + 2 * _actor_side(gold, read, cast) + near + 0.1 * gold.core


def _actor(gold: Event, read: Event, cast: Cast) -> bool:
    return gold.inferred or cast.same_entities(gold.actor, read.actor)


def _actor_side(gold: Event, read: Event, cast: Cast) -> bool:
    return gold.inferred or cast.same_side(gold.actor, read.actor)


def _by_act(scores: Scores, gold: Story, read: Story, hits: list[tuple[int, int]]) -> None:
    """A tally for each act, of act and side, under `acts`."""
    for act in dict.fromkeys(event.act for event in (*gold.events, *read.events)):
        mine = [(g, r) for g, r in hits if gold.events[g].act == act]
        core = [event.core for event in gold.events if event.act == act]
        found = sum(gold.events[g].core for g, _ in mine)
        count = sum(event.act == act for event in read.events)
        scores.put(f"acts.{act}", Tally(sum(core), found, count, len(mine)))


def _fields(scores: Scores, gold: Event, read: Event, cast: Cast) -> list[str]:
    """Rates the fields of one matched event; gives the names of those that are wrong."""
    checks = {
        "recipient": cast.same_side(gold.recipient, read.recipient),
        "issues": not (gold.issues or read.issues) or bool(set(gold.issues) & set(read.issues)),
        "issues_exact": set(gold.issues) == set(read.issues),
        "date": same_date(gold.date, read.date),
        "reality": _same_reality(gold, read, cast),
        "attribution": _same_attribution(gold, read, cast),
    }
    wrong = [name for name, right in checks.items() if not scores.rate(f"events.{name}", right)]
    if gold.date or read.date:
        scores.rate("dates.events", checks["date"])
    if gold.places or read.places:
        wrong += [] if scores.rate("places.events", same_place(gold.places, read.places)) else ["place"]
    return [name for name in wrong if not (name == "issues_exact" and "issues" in wrong)]


def _own_words(event: Event, sides: frozenset[str], last: frozenset[str]) -> bool:
    """Whether an act of words is told from inside what its own actor says."""
    return event.act in WORDS and bool(sides & last)


def _same_reality(gold: Event, read: Event, cast: Cast) -> bool:
    """Equal, or one asserted and one reported of a speaker's own act of words."""
    if gold.reality == read.reality:
        return True
    if {gold.reality, read.reality} != {"asserted", "reported"}:
        return False
    if gold.reality == "reported":
        return _own_words(gold, cast.gold_sides(gold.actor), cast.gold_sides(gold.attribution[-1:]))
    return _own_words(read, cast.read_sides(read.actor), cast.read_sides(read.attribution[-1:]))


def _same_attribution(gold: Event, read: Event, cast: Cast) -> bool:
    """The same chain of sides; a speaker's own act of words needs no last link to itself."""
    want, have = _links(gold.attribution), _links(read.attribution)
    if _same_chain(want, have, cast):
        return True
    if want and _own_words(gold, cast.gold_sides(gold.actor), cast.gold_sides(want[-1])):
        want = want[:-1]
    if have and _own_words(read, cast.read_sides(read.actor), cast.read_sides(have[-1])):
        have = have[:-1]
    return _same_chain(want, have, cast)


def _same_chain(want: list[Refs], have: list[Refs], cast: Cast) -> bool:
    return len(want) == len(have) and all(cast.same_side(w, h) for w, h in zip(want, have, strict=True))


def _links(chain: Refs) -> list[Refs]:
    return [(link,) for link in chain]
