"""Examples of the event corpora → tensors, and the loss of a batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from detente.reading.local.encoder.words import laid_out
from detente.reading.local.events.head import MANY, ROLES, outputs
from training.events.examples import UNKNOWN, Example
from training.events.net import EventHead
from training.quotations.batches import padded

_WEIGHTS = {"issues": 30.0, "gates": 0.5, "requires": 0.5, "kind": 0.5, "plain": 0.3, "mode": 0.5}
"""What an output counts for, where that is not 1."""
_SMOOTH = 0.05
_POINTED = 0.5


@dataclass(frozen=True)
class Batch:
    """Windows side by side, padded. `pieces`, `features`, `seen`: windows × pieces; `firsts`, `mask`, `flat`,
    `clause`: windows × words; `window`, `spans` and `labels` (a row each): candidates.
    """

    pieces: Tensor
    features: Tensor
    seen: Tensor
    firsts: Tensor
    mask: Tensor
    flat: Tensor
    clause: Tensor
    window: Tensor
    spans: Tensor
    labels: dict[str, Tensor]
    """Shares of the right labels, candidates × labels; a row of -1 where they are not known."""
    who: Tensor
    """Whether a word names who has a role: candidates × words × roles; -100 where it is not known."""


def batch(some: Sequence[Example]) -> Batch:
    """The tensors of a few examples."""
    pieces, features, firsts = zip(*(laid_out(e.words) for e in some), strict=True)
    asked = [(row, c) for row, e in enumerate(some) for c in e.candidates]
    labels = {}
    for name, names in outputs().items():
        table = torch.full((len(asked), len(names)), -1.0)
        for row, (_, candidate) in enumerate(asked):
            right = candidate.labels[name]
            if right is not None:
                table[row] = 0
                for index in right:
                    table[row, index] = 1.0 if name in MANY else 1 / len(right)
        labels[name] = table
    longest = max(len(e.words) for e in some)
    who = torch.full((len(asked), longest, len(ROLES)), UNKNOWN)
    for row, (_, candidate) in enumerate(asked):
        for place, named in enumerate(candidate.who or ()):
            who[row, : len(named), place] = torch.tensor(named)
    return Batch(
        pieces=padded(pieces),
        features=padded(features),
        seen=padded([[1] * len(row) for row in pieces]),
        firsts=padded(firsts),
        mask=padded([[1] * len(e.words) for e in some]).bool(),
        flat=padded([e.flat for e in some], filler=UNKNOWN),
        clause=padded([e.clause for e in some], filler=UNKNOWN),
        window=torch.tensor([row for row, _ in asked], dtype=torch.long),
        spans=torch.tensor([c.ranges for _, c in asked], dtype=torch.long).reshape(-1, 3, 2),
        labels=labels,
        who=who,
    )


def loss(head: EventHead, states: Tensor, given: Batch) -> Tensor:
    """What the head is off by on a batch: of the labels of words, and of the answers on candidates."""
    total = states.new_zeros(())
    for scores, labels, weight in (
        (head.flat(states), given.flat, 2.0),
        (head.clause(states), given.clause, 1.0),
    ):
        known = labels != UNKNOWN
        if known.any():
            total = total + weight * F.cross_entropy(scores[known], labels[known])
    if not len(given.window):
        return total
    *answers, pointed = head(states, given.mask, given.window, given.spans)
    said = given.who != UNKNOWN
    if said.any():
        total = total + _POINTED * F.binary_cross_entropy_with_logits(
            pointed[said], given.who[said].float(), reduction="sum"
        ) / len(given.window)
    for name, scores in zip(outputs(), answers, strict=True):
        right = given.labels[name]
        known = right[:, 0] >= 0
        if not known.any():
            continue
        if name in MANY:
            off = F.binary_cross_entropy_with_logits(scores[known], right[known])
        else:
            # Where several labels are right, the loss is that of their sum.
            shares = torch.log_softmax(scores[known], -1)
            told = torch.logsumexp(shares.masked_fill(right[known] == 0, -1e4), -1)
            off = -((1 - _SMOOTH) * told + _SMOOTH * shares.mean(-1)).mean()
        total = total + _WEIGHTS.get(name, 1.0) * off
    return total
