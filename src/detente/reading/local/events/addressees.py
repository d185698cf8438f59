"""Acts → whom they are directed at: the parties near an act weighed against each other, and against nobody.

The model is a softmax over the parties and nobody, each with the sum of the weights of its clues, which
`training/addressees.py` learns from the project's corpus; the card beside them says how good it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from detente.knowledge.models import clue_weights
from detente.model.codes import Act
from detente.reading.local.events.addressee_clues import Candidate, Field
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene

MODEL = "addressees.json"
DOUBT = 0.4
"""Added to nobody: a wrong party does more harm than none."""
_BESIDE = 1.5
"""How much less a second party may weigh that is told beside the first."""


def weights() -> Mapping[str, float]:
    """The weight of each clue; a clue that is not there weighs nothing."""
    return clue_weights(MODEL)


def address(drafts: Sequence[Draft], scene: Scene) -> None:
    """Set the recipients of `drafts`, in the order of the text, from what the clauses and the report show."""
    field = Field(drafts, scene)
    listed = [field.candidates(index) for index in range(len(drafts))]  # all see what the rules found
    for index, draft in enumerate(drafts):
        if not draft.settled:
            met = chosen(listed[index], field.nobody(index, listed[index]), draft.act)
            found = [actor for candidate in met for actor in candidate.actors]
            draft.recipient = tuple({actor.id: actor for actor in found}.values())


def chosen(listed: Sequence[Candidate], nobody: Iterable[str], act: Act) -> list[Candidate]:
    """Of the parties near an act those that it is directed at."""
    clear = [candidate for candidate in listed if candidate.clear]
    if clear or not listed:
        return clear
    least = weight(nobody) + DOUBT
    weighed = [weight(candidate.clues) for candidate in listed]
    most = max(weighed)
    if most <= least:
        return []
    best = listed[weighed.index(most)]
    return [
        candidate
        for candidate, own in zip(listed, weighed, strict=True)
        if candidate is best
        or _are_ruled(candidate, best)
        or (own > max(least, most - _BESIDE) and _are_told_together(candidate, best, act))
    ]


def _are_ruled(one: Candidate, other: Candidate) -> bool:
    """Whether the clause itself has both where such an act has its recipient: "accused X and Y"."""
    return "rule" in one.clues and "rule" in other.clues


def _are_told_together(one: Candidate, other: Candidate, act: Act) -> bool:
    """Whether two have one part in an act: "both sides", two between whom one goes."""
    return act is Act.MEDIATE or bool(one.roots & other.roots)


def weight(clues: Iterable[str]) -> float:
    """The sum of the weights of some clues."""
    known = weights()
    return sum(known.get(clue, 0.0) for clue in clues)
