"""The event head: two labels for every word, and what is done at some words, by whom and to whom."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from detente.reading.local.events.head import CLAUSE, FLAT, ROLES, outputs
from training.encoder import DROP, WIDTH

HIDDEN, VIEWS, STEPS = 128, 4, 9
_FAR = 2 * STEPS + 1
"""The distance of a word from a trigger that is not known."""


class EventHead(nn.Module):
    """Vectors of words → scores. A candidate is asked for with its trigger, source and target, each a range
    of words or (-1, -1). What it is asked with is multiplied into every word of its window, which is told how
    far it is and whose part, and four views of the window are weighed together. Every word is asked by itself
    whether it names who does it, or whom it is done to.
    """

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.flat, self.clause = nn.Linear(width, len(FLAT)), nn.Linear(width, len(CLAUSE))
        self.query = nn.ModuleList(nn.Linear(width, HIDDEN) for _ in range(3))
        self.nobody = nn.Parameter(torch.zeros(3, HIDDEN))
        self.key = nn.Linear(width, 2 * HIDDEN)
        self.role, self.near = nn.Embedding(8, HIDDEN), nn.Embedding(_FAR + 1, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN)
        self.look, self.value = nn.Linear(HIDDEN, VIEWS), nn.Linear(HIDDEN, HIDDEN)
        self.point, self.part = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, len(ROLES))
        self.mix = nn.Linear((VIEWS + 1) * HIDDEN, 2 * HIDDEN)
        self.outs = nn.ModuleList(nn.Linear(2 * HIDDEN, len(labels)) for labels in outputs().values())

    def forward(self, states: Tensor, mask: Tensor, window: Tensor, spans: Tensor) -> list[Tensor]:
        """`states` is windows × words × width, `mask` windows × words; of each candidate, `window` is its row
        there and `spans` (3 × 2) its ranges. Gives scores candidates × labels in the order of `outputs`, and
        last candidates × words × roles.
        """
        at = torch.arange(states.shape[1], device=states.device)[None, None]
        inside = (at >= spans[..., :1]) & (at < spans[..., 1:])
        known = spans[..., 0] >= 0
        mine = states[window]
        share = inside.float() / inside.sum(-1, keepdim=True).clamp(min=1)
        mean = share @ mine
        parts = [torch.where(known[:, i, None], self.query[i](mean[:, i]), self.nobody[i]) for i in range(3)]
        query = parts[0] + parts[1] + parts[2]
        gain, shift = self.key(states)[window].chunk(2, -1)
        role = inside[:, 0].long() + 2 * inside[:, 1].long() + 4 * inside[:, 2].long()
        apart = at[:, 0] - spans[:, 0, :1]
        steps = (torch.sign(apart) * torch.log2(1 + apart.abs().float()) * 2).round()
        near = steps.clamp(-STEPS, STEPS).long() + STEPS
        near = torch.where(known[:, :1], near, torch.full_like(near, _FAR))
        hidden = gain * query[:, None] + shift + self.role(role) + self.near(near)
        hidden = F.dropout(F.gelu(self.norm(hidden), approximate="tanh"), DROP, self.training)
        hide = torch.where(mask[window][..., None], 0.0, -1e4)
        weight = torch.softmax(self.look(hidden) + hide, 1)
        views = (weight.transpose(1, 2) @ self.value(hidden)).flatten(1)
        mixed = F.gelu(self.mix(torch.cat([views, query], -1)), approximate="tanh")
        mixed = F.dropout(mixed, 2 * DROP, self.training)
        pointed = self.part(F.gelu(self.point(hidden), approximate="tanh"))
        return [*(out(mixed) for out in self.outs), pointed]
