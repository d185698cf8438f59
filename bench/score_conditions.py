"""Scores conditions: by kind and words, and with what they gate, whom they bind and what they require."""

from __future__ import annotations

from bench.align import Cast
from bench.figures import Scores
from bench.match import pair
from bench.notes import differs, names, notes, snippet
from bench.same import tally
from bench.shapes import Condition, Requirement, Story
from bench.spans import closeness, overlap


def score(gold: Story, read: Story, cast: Cast) -> Scores:
    """The figures under `conditions`, whichever event they hang on.

    Pairs are one to one among conditions whose words overlap. Right are: `span` all pairs; `kind` those of
    the kind; `kind_gates` and of the issue gated; `kind_holder` and with a side bound that is bound;
    `kind_requires` and with the issue required (both none counts); `all` those right in all four.
    """

    def worth(g: Condition, r: Condition) -> float:
        if not overlap(g.spans, r.spans):
            return 0.0
        parts = (g.kind == r.kind) * 4 + (g.gates == r.gates) * 2 + cast.same_side(g.holders, r.holders)
        return 1 + parts + 0.5 * closeness(g.spans, r.spans) + 0.1 * g.core

    pairs = pair(gold.conditions, read.conditions, worth)
    hits: dict[str, list[tuple[int, int]]] = {name: [] for name in FIGURES}
    differing: dict[int, list[str]] = {}
    for gi, ri in pairs:
        g, r = gold.conditions[gi], read.conditions[ri]
        right = {
            "kind": g.kind == r.kind,
            "gates": g.gates == r.gates,
            "holder": cast.same_side(g.holders, r.holders),
            "requires": _issue(g.requires) == _issue(r.requires),
        }
        for figure, parts in FIGURES.items():
            if all(right[part] for part in parts):
                hits[figure].append((gi, ri))
        said = {
            "kind": (g.kind, r.kind),
            "gates": (g.gates, r.gates),
            "holder": (names(g.holders), cast.read_names(r.holders)),
            "requires": (_issue(g.requires), _issue(r.requires)),
        }
        differing[gi] = [differs(part, *said[part]) for part in right if not right[part]]
    scores = Scores()
    core = [condition.core for condition in gold.conditions]
    for figure, found in hits.items():
        scores.put(f"conditions.{figure}", tally(core, len(read.conditions), found))

    def show(item: Condition, is_gold: bool) -> tuple[int, bool, str]:
        who = names(item.holders) if is_gold else cast.read_names(item.holders)
        words = snippet(gold.text if is_gold else read.text, item.spans)
        line = f"{item.kind}  {who}: {item.gates} <- {_issue(item.requires)}  {words}"
        return item.spans[0][0] if item.spans else 0, item.core, line

    scores.notes += notes("conditions", gold.conditions, read.conditions, pairs, differing, show)
    return scores


FIGURES: dict[str, tuple[str, ...]] = {
    "span": (),
    "kind": ("kind",),
    "kind_gates": ("kind", "gates"),
    "kind_holder": ("kind", "holder"),
    "kind_requires": ("kind", "requires"),
    "all": ("kind", "gates", "holder", "requires"),
}


def _issue(requires: Requirement | None) -> str | None:
    return requires.issue if requires else None
