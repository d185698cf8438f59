"""The encoder as an ONNX graph that is quick on one core, and the 8-bit weights of every graph."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

from training.encoder import HEADS, WIDTH, Encoder, Layer


def write_encoder(encoder: Encoder, path: Path) -> None:
    """The encoder as an ONNX graph: `pieces`, `features` (windows × pieces) → `states`."""
    some = torch.ones((1, 12), dtype=torch.long)
    torch.onnx.export(
        _Joined(encoder).eval(),
        (some, some),
        str(path),
        input_names=["pieces", "features"],
        output_names=["states"],
        dynamic_axes={name: {0: "windows", 1: "length"} for name in ("pieces", "features", "states")},
        opset_version=17,
        dynamo=False,
    )


class _PlainNorm(torch.nn.Module):
    """A layer's normalisation in simple steps: onnxruntime's own takes a tenth of the encoder's time longer.

    The tiny number that keeps a spread of nothing from dividing is left out.
    """

    def __init__(self, norm: torch.nn.LayerNorm) -> None:
        super().__init__()
        self.gain = torch.nn.Parameter(norm.weight.detach() * WIDTH**0.5)
        self.shift = norm.bias

    def forward(self, x: Tensor) -> Tensor:
        """The same as the norm's own."""
        centred = x - x.mean(-1, keepdim=True)
        return centred * torch.rsqrt((centred * centred).sum(-1, keepdim=True)) * self.gain + self.shift


class _JoinedLayer(torch.nn.Module):
    """A layer whose query, key and value are one product, which quantises its input once."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        parts = (layer.query, layer.key, layer.value)
        scale = torch.ones(3 * WIDTH)
        scale[:WIDTH] = (HEADS / WIDTH) ** 0.5  # that of the attention's scores, taken into the query
        self.all = torch.nn.Linear(WIDTH, 3 * WIDTH)
        with torch.no_grad():
            self.all.weight.copy_(torch.cat([part.weight for part in parts]) * scale[:, None])
            self.all.bias.copy_(torch.cat([part.bias for part in parts]) * scale)

    def forward(self, x: Tensor) -> Tensor:
        """The same as the layer's own, without padding."""
        shape = (*x.shape[:2], 3, HEADS, WIDTH // HEADS)
        query, key, value = self.all(x).view(shape).permute(2, 0, 3, 1, 4).unbind(0)
        seen = torch.softmax(query @ key.transpose(-1, -2), -1) @ value
        return self.layer.after(x, seen.transpose(1, 2).reshape(x.shape))


class _Joined(torch.nn.Module):
    """The encoder of such layers, with plain norms. Changes the encoder that it is given."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        encoder.norm = _PlainNorm(encoder.norm)
        for layer in encoder.layers:
            layer.norm_one, layer.norm_two = _PlainNorm(layer.norm_one), _PlainNorm(layer.norm_two)
        self.encoder = encoder
        self.layers = torch.nn.ModuleList(_JoinedLayer(layer) for layer in encoder.layers)

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        """`pieces` and `features` are windows × pieces."""
        x = self.encoder.embedded(pieces, features)
        for layer in self.layers:
            x = layer(x)
        return x


def quantise(plain: Path, out: Path, only: str = "") -> None:
    """8-bit weights, each output channel on its own scale, activations scaled as they come.

    Seven bits are used, since eight overflow on processors without VNNI. `only` is part of the names of the
    products to quantise; empty for all.
    """
    quantize_dynamic(
        plain,
        out,
        op_types_to_quantize=["MatMul", "Gather"],
        nodes_to_quantize=[n.name for n in onnx.load(str(plain)).graph.node if only in n.name],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )
    model = onnx.load(str(out))
    del model.metadata_props[:]
    model.producer_name = "detente"
    onnx.save(model, str(out))
