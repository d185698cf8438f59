"""The quotation head: a tagger over words, and a head that asks for each cue which words are its source and
its content.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from detente.reading.local.quotations.head import FAR, FLAT, NEAR, OF_CUE
from training.encoder import DROP, WIDTH
from training.quotations.crf import Chain

HIDDEN, SPREAD = 128, 5


class Head(nn.Module):
    """Vectors of words → labels: `flat` for all, `of_cue` for each cue."""

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.flat = nn.Linear(width, len(FLAT))
        self.flat_chain = Chain(FLAT)
        self.query, self.key = nn.Linear(2 * width, HIDDEN), nn.Linear(width, 2 * HIDDEN)
        self.near = nn.Embedding(2 * NEAR + 1, HIDDEN)
        self.apart = nn.Embedding(2 * FAR + 1, HIDDEN)
        self.inside = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN)
        self.near_words = nn.Conv1d(HIDDEN, HIDDEN, SPREAD, padding=SPREAD // 2)
        self.out = nn.Linear(HIDDEN, len(OF_CUE))
        self.of_cue_chain = Chain(OF_CUE)

    def of_cues(
        self, states: Tensor, paragraphs: Tensor, window: Tensor, first: Tensor, last: Tensor
    ) -> Tensor:
        """Scores cues × words × labels. `states` is windows × words × width; of each cue, `window` is its row
        there and `[first, last)` its words.
        """
        at = torch.arange(states.shape[1], device=states.device)[None]
        first, last = first[:, None], last[:, None]
        inside = (at >= first) & (at < last)
        mine = states[window]
        mean = (mine * inside[..., None]).sum(1) / (last - first)
        query = self.query(
            torch.cat([mean, mine.gather(1, first[..., None].expand(-1, -1, mine.shape[-1]))[:, 0]], -1)
        )
        gain, shift = self.key(states)[window].chunk(2, -1)
        distance = torch.where(at < first, at - first, torch.where(inside, 0, at - last + 1))
        steps = (torch.sign(distance) * torch.log2(1 + distance.abs().float()) * 4).round()
        near = steps.clamp(-NEAR, NEAR).long() + NEAR
        apart = (paragraphs[window] - paragraphs[window].gather(1, first)).clamp(-FAR, FAR) + FAR
        hidden = (
            gain * query[:, None] + shift + self.near(near) + self.apart(apart) + self.inside(inside.long())
        )
        hidden = F.dropout(F.gelu(self.norm(hidden), approximate="tanh"), DROP, self.training)
        around = self.near_words(hidden.transpose(1, 2)).transpose(1, 2)
        scores: Tensor = self.out(hidden + F.gelu(around, approximate="tanh"))
        return scores
