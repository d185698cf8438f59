"""Scores the list of actors."""

from __future__ import annotations

from bench.align import Cast
from bench.figures import Scores, Tally
from bench.notes import differs, notes
from bench.shapes import Actor, Story


def score(gold: Story, read: Story, cast: Cast) -> Scores:
    """The figures under `actors`: `found` one to one by name (`bench.align`), and on the pairs `kind`,
    `side`, `country`, `sector`. A reading that splits one actor in two has one of them too many; a party
    that gold names as a side only is right, and not asked for.
    """
    scores = Scores()
    found = {ri for _, ri in cast.pairs}
    sides = {ri: cast.bare_side(actor) for ri, actor in enumerate(read.actors) if ri not in found}
    parties = {side: ri for ri, side in reversed(sides.items()) if side}
    right = len(found) + len(parties)
    scores.put("actors.found", Tally(len(gold.actors), len(found), len(read.actors), right))
    differing: dict[int, list[str]] = {}
    for gi, ri in cast.pairs:
        g, r = gold.actors[gi], read.actors[ri]
        side = cast.read_names((r.side,)) if r.side else None
        checks = {
            "kind": (g.kind == r.kind, g.kind, r.kind),
            "side": (cast.side_right(g, r), g.side, side),
            "country": (g.country == r.country, g.country, r.country),
            "sector": (g.sector == r.sector, g.sector, r.sector),
        }
        differing[gi] = [
            differs(field, want, have)
            for field, (right, want, have) in checks.items()
            if not scores.rate(f"actors.{field}", right)
        ]

    def show(item: Actor, is_gold: bool) -> tuple[int, bool, str]:
        text = gold.text if is_gold else read.text
        also = "; ".join(dict.fromkeys(name for name in item.names if name != item.name))
        return max(text.find(item.name), 0), True, f"{item.kind}  {item.name}  ({also})"

    told = notes("actors", gold.actors, read.actors, cast.pairs, differing, show)
    fine = {show(read.actors[ri], False)[2] for ri in parties.values()}
    scores.notes += [note for note in told if not (note.what == "false" and note.line in fine)]
    return scores
