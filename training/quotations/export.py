"""Trained weights → the files of the wheel: `python -m training.quotations.export build/quotations.pt`.

The encoder becomes an ONNX graph with 8-bit weights, the head a table of numbers that numpy reads.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from detente.knowledge import models
from training.quotations.train import Net

FOLDER = Path(models.__file__).parent


def export(weights: Path, folder: Path = FOLDER) -> None:
    """Writes `encoder.onnx` and `quotations.npz` into a folder."""
    net = Net()
    net.load_state_dict(torch.load(weights, weights_only=True))
    net.eval()
    with tempfile.TemporaryDirectory() as place:
        plain = Path(place) / "plain.onnx"
        write_encoder(net, plain)
        quantise(plain, Path(place) / "encoder.onnx")
        shutil.copy(Path(place) / "encoder.onnx", folder / "encoder.onnx")
    np.savez(folder / "quotations.npz", allow_pickle=False, **head_weights(net))


def write_encoder(net: Net, path: Path) -> None:
    """The encoder as an ONNX graph: `pieces`, `features` (windows × pieces) → `states`."""
    some = torch.ones((1, 12), dtype=torch.long)
    torch.onnx.export(
        net.encoder,
        (some, some),
        str(path),
        input_names=["pieces", "features"],
        output_names=["states"],
        dynamic_axes={name: {0: "windows", 1: "length"} for name in ("pieces", "features", "states")},
        opset_version=17,
        dynamo=False,
    )


def quantise(plain: Path, out: Path) -> None:
    """8-bit weights, each output channel on its own scale, activations scaled as they come.

    Seven bits are used, since eight overflow on processors without VNNI.
    """
    quantize_dynamic(
        plain,
        out,
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )
    model = onnx.load(str(out))
    del model.metadata_props[:]
    model.producer_name = "detente"
    onnx.save(model, str(out))


def head_weights(net: Net) -> dict[str, np.ndarray]:
    """The head's weights by the names that the tagger reads; transitions with what BIO forbids."""
    head = net.head
    made = {
        name: value.detach().numpy().astype(np.float32)
        for name, value in head.state_dict().items()
        if not name.startswith(("flat_chain", "of_cue_chain"))
    }
    for name, chain in (("flat", head.flat_chain), ("of_cue", head.of_cue_chain)):
        made[f"{name}.moves"] = chain.moves.detach().numpy().astype(np.float32)
        made[f"{name}.first"] = chain.first.detach().numpy().astype(np.float32)
    return made


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.quotations.export", description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    args = parser.parse_args()
    export(args.weights, args.folder)
    for name in ("encoder.onnx", "quotations.npz"):
        print(f"{args.folder / name}  {(args.folder / name).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
