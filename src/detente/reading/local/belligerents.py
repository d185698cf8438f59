"""The two sides that a report shows at odds."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model import Actor
from detente.model.codes import Act
from detente.reading.local.draft import Draft
from detente.reading.local.scene import Scene

_AT_ODDS = {
    Act.ATTACK: 3,
    Act.ACCUSE: 3,
    Act.REJECT: 1,
    Act.DEMAND: 1,
    Act.PROPOSE: 1,
    Act.DENY: 1,
    Act.COERCE: 2,
}


def belligerents(drafts: Sequence[Draft], scene: Scene) -> tuple[Actor, ...]:
    """The pair of parties of whom one strikes, accuses, refuses and asks the other most often; () for none."""
    weight: dict[tuple[str, str], int] = {}
    sides: dict[str, Actor] = {}
    for draft in drafts:
        for actor in draft.actor:
            for other in draft.recipient:
                one, two = scene.cast.side(actor), scene.cast.side(other)
                if one is None or two is None or one.id == two.id:
                    continue
                sides[one.id], sides[two.id] = one, two
                pair = (min(one.id, two.id), max(one.id, two.id))
                weight[pair] = weight.get(pair, 0) + _AT_ODDS.get(draft.act, 0)
    if not any(weight.values()):
        return ()
    best = max(weight, key=lambda pair: (weight[pair], pair))
    return (sides[best[0]], sides[best[1]])
