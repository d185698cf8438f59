"""A linear chain over labels, with the moves that BIO forbids ruled out (Lafferty et al. 2001)."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

NEVER = -1e4


class Chain(nn.Module):
    """What each label gets behind each other one, and at the start."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        count = len(labels)
        self.learnt_moves = nn.Parameter(torch.zeros(count, count))
        self.learnt_first = nn.Parameter(torch.zeros(count))
        moves, first = torch.zeros(count, count), torch.zeros(count)
        for to, label in enumerate(labels):
            if label.startswith("I-"):
                first[to] = NEVER
                for before, other in enumerate(labels):
                    moves[before, to] = 0 if other[2:] == label[2:] else NEVER
        self.register_buffer("ruled_moves", moves)
        self.register_buffer("ruled_first", first)

    @property
    def moves(self) -> Tensor:
        """Label before × label."""
        return self.learnt_moves + self.get_buffer("ruled_moves")

    @property
    def first(self) -> Tensor:
        """By label."""
        return self.learnt_first + self.get_buffer("ruled_first")

    def loss(self, scores: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """How unlikely the labels are (minus their log-likelihood), for each row.

        `scores` is rows × words × labels; `labels` and `mask` are rows × words, a mask being 1 and then 0.
        """
        moves, first = self.moves, self.first
        given = (scores.gather(2, labels[..., None])[..., 0] * mask).sum(1) + first[labels[:, 0]]
        given = given + (moves[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]).sum(1)
        steps = torch.where(mask[:, 1:, None, None] > 0, scores[:, 1:, None] + moves, self._still(scores))
        begun = scores[:, 0] + first
        total = torch.logsumexp(begun[:, :, None] + self._whole(steps), (1, 2))
        return total - given

    def _whole(self, steps: Tensor) -> Tensor:
        """All steps (rows × steps × label before × label) as one, joined two by two."""
        if not steps.shape[1]:
            return self._still(steps).expand(len(steps), -1, -1)
        while steps.shape[1] > 1:
            if steps.shape[1] % 2:
                more = self._still(steps).expand(len(steps), 1, -1, -1)
                steps = torch.cat([steps, more], 1)
            steps = torch.logsumexp(steps[:, ::2, :, :, None] + steps[:, 1::2, None], 3)
        return steps[:, 0]

    def _still(self, like: Tensor) -> Tensor:
        """The step that changes nothing."""
        count = len(self.learnt_first)
        return torch.full((count, count), NEVER, device=like.device).fill_diagonal_(0.0)
