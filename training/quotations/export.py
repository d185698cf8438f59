"""Trained weights → the files of the wheel: `python -m training.quotations.export build/quotations.pt`.

Encoder and head become ONNX graphs, the encoder with 8-bit weights, beside a few small tables.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from detente.knowledge import models
from detente.reading.local.quotations.head import FLAT
from training.quotations.net import HEADS, WIDTH, Encoder, Head, Layer
from training.quotations.train import Net

Numbers = npt.NDArray[np.float32]

FOLDER = Path(models.__file__).parent
LEAN = 0.3
"""Added to the score of a cue: it finds one in a hundred more indirect quotations, at the same F1."""


def export(weights: Path, folder: Path = FOLDER) -> None:
    """Writes `encoder.onnx`, `quotations.onnx` and `quotations.npz` into a folder."""
    net = Net()
    net.load_state_dict(torch.load(weights, weights_only=True))
    net.eval()
    with tempfile.TemporaryDirectory() as place:
        plain = Path(place) / "plain.onnx"
        write_encoder(net, plain)
        quantise(plain, folder / "encoder.onnx")
        write_head(net, plain)
        quantise(plain, folder / "quotations.onnx", only="near_words")
    np.savez(folder / "quotations.npz", allow_pickle=False, **head_weights(net))


def write_encoder(net: Net, path: Path) -> None:
    """The encoder as an ONNX graph: `pieces`, `features` (windows × pieces) → `states`."""
    some = torch.ones((1, 12), dtype=torch.long)
    torch.onnx.export(
        _Joined(net.encoder).eval(),
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


class _JoinedSpread(torch.nn.Module):
    """A convolution as one product over each word and its neighbours, which can be quantised."""

    def __init__(self, spread: torch.nn.Conv1d) -> None:
        super().__init__()
        self.width = spread.kernel_size[0]
        self.all = torch.nn.Linear(spread.in_channels * self.width, spread.out_channels)
        with torch.no_grad():
            self.all.weight.copy_(spread.weight.permute(0, 2, 1).flatten(1))
            self.all.bias.copy_(spread.bias)

    def forward(self, x: Tensor) -> Tensor:
        """The same as the convolution's own: rows × channels × words."""
        words, half = x.shape[2], self.width // 2
        padded = F.pad(x.transpose(1, 2), (0, 0, half, half))
        around = torch.cat([padded[:, k : k + words] for k in range(self.width)], -1)
        return self.all(around).transpose(1, 2)


class _OneWindow(torch.nn.Module):
    """The head on a single window, as the reader asks it. Changes the head that it is given."""

    def __init__(self, head: Head) -> None:
        super().__init__()
        head.near_words = _JoinedSpread(head.near_words)
        self.head = head

    def forward(self, states: Tensor, paragraphs: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Scores cues × words × labels."""
        return self.head.of_cues(states[None], paragraphs[None], torch.zeros_like(first), first, last)


def write_head(net: Net, path: Path) -> None:
    """The head as an ONNX graph: `states`, `paragraphs` (words) and `first`, `last` (cues) → `scores`."""
    words = (torch.zeros((9, WIDTH)), torch.zeros(9, dtype=torch.long))
    cues = (torch.tensor([1, 4]), torch.tensor([2, 6]))
    torch.onnx.export(
        _OneWindow(net.head).eval(),
        (*words, *cues),
        str(path),
        input_names=["states", "paragraphs", "first", "last"],
        output_names=["scores"],
        dynamic_axes={
            "states": {0: "words"},
            "paragraphs": {0: "words"},
            "first": {0: "cues"},
            "last": {0: "cues"},
            "scores": {0: "cues", 1: "words"},
        },
        opset_version=17,
        dynamo=False,
    )


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


def head_weights(net: Net) -> dict[str, Numbers]:
    """What the reader needs besides the graphs: the tagger's weights, and the transitions."""
    head = net.head
    lean = torch.zeros(len(FLAT))
    lean[FLAT.index("B-CUE")] = LEAN
    made: dict[str, Tensor] = {"flat.weight": head.flat.weight, "flat.bias": head.flat.bias + lean}
    for name, chain in (("flat", head.flat_chain), ("of_cue", head.of_cue_chain)):
        made[f"{name}.moves"], made[f"{name}.first"] = chain.moves, chain.first
    return {name: value.detach().numpy().astype(np.float32) for name, value in made.items()}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.quotations.export", description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    args = parser.parse_args()
    export(args.weights, args.folder)
    for name in ("encoder.onnx", "quotations.onnx", "quotations.npz"):
        print(f"{args.folder / name}  {(args.folder / name).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
