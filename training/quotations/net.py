"""The network: MiniLM's encoder (Wang et al. 2020) with a table for what lower-casing loses, a tagger over
words, and a head that asks for each cue which words are its source and its content.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from detente.reading.local.encoder.words import FEATURES
from detente.reading.local.quotations.head import FAR, FLAT, NEAR, OF_CUE
from training.quotations.crf import Chain

WIDTH, HEADS, INNER, LAYERS, POSITIONS = 384, 12, 1536, 6, 512
HIDDEN, SPREAD, DROP = 128, 5, 0.1


class Layer(nn.Module):
    """A transformer layer, normalised after each half."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.join = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_one, self.norm_two = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """`x` is windows × pieces × width; `mask` is added to the attention's scores."""
        size = (*x.shape[:2], HEADS, WIDTH // HEADS)
        query, key, value = (
            part(x).view(size).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        # No dropout here: with it, torch leaves its fast kernel, at three times the cost.
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return self.after(x, seen.transpose(1, 2).reshape(x.shape))

    def after(self, x: Tensor, seen: Tensor) -> Tensor:
        """The rest of the layer, once each piece has `seen` the others."""
        x = self.norm_one(x + F.dropout(self.join(seen), DROP, self.training))
        inner = self.narrow(F.gelu(self.widen(x)))
        made: Tensor = self.norm_two(x + F.dropout(inner, DROP, self.training))
        return made


class Encoder(nn.Module):
    """Word pieces and features → a vector each."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.place = nn.Embedding(POSITIONS, WIDTH)
        self.feature = nn.Embedding(FEATURES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """`pieces` and `features` are windows × pieces."""
        x = self.embedded(pieces, features)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def embedded(self, pieces: Tensor, features: Tensor) -> Tensor:
        """What goes into the first layer."""
        place = self.place.weight[None, : pieces.shape[1]]
        x = self.norm(self.word(pieces) + place + self.feature(features))
        return F.dropout(x, DROP, self.training)

    def start_from(self, weights: Path) -> None:
        """Take over the weights of all-MiniLM-L6-v2 (`model.safetensors`)."""
        given = load_file(weights)
        own: dict[str, Tensor] = {
            "word.weight": given["embeddings.word_embeddings.weight"],
            "place.weight": given["embeddings.position_embeddings.weight"],
            "feature.weight": given["embeddings.token_type_embeddings.weight"][:1].expand(FEATURES, -1),
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        names = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "join": "attention.output.dense",
            "norm_one": "attention.output.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "norm_two": "output.LayerNorm",
        }
        for index in range(LAYERS):
            for mine, theirs in names.items():
                for kind in ("weight", "bias"):
                    own[f"layers.{index}.{mine}.{kind}"] = given[f"encoder.layer.{index}.{theirs}.{kind}"]
        self.load_state_dict(own)


class Head(nn.Module):
    """Vectors of words → labels: `flat` for all, `of_cue` for each cue."""

    def __init__(self) -> None:
        super().__init__()
        self.flat = nn.Linear(WIDTH, len(FLAT))
        self.flat_chain = Chain(FLAT)
        self.query, self.key = nn.Linear(2 * WIDTH, HIDDEN), nn.Linear(WIDTH, 2 * HIDDEN)
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
        at = torch.arange(states.shape[1])[None]
        first, last = first[:, None], last[:, None]
        inside = (at >= first) & (at < last)
        mine = states[window]
        mean = (mine * inside[..., None]).sum(1) / (last - first)
        query = self.query(
            torch.cat([mean, mine.gather(1, first[..., None].expand(-1, -1, WIDTH))[:, 0]], -1)
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
