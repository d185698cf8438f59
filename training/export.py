"""Trained weights → the files of the wheel: `python -m training.export build/models.pt`.

Encoder and heads become ONNX graphs with 8-bit weights, beside a few small tables.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
import torch

from detente.knowledge import models
from training.encoder_graph import quantise, write_encoder
from training.events import graph as events
from training.net import Net
from training.quotations import graph as quotations

FOLDER = Path(models.__file__).parent
FILES = ("encoder.onnx", "quotations.onnx", "quotations.npz", "events.onnx", "events.npz")


def export(weights: Path, folder: Path = FOLDER) -> None:
    """Writes `FILES` into a folder."""
    net = Net()
    net.load_state_dict(torch.load(weights, weights_only=True))
    net.eval()
    with tempfile.TemporaryDirectory() as place:
        plain = Path(place) / "plain.onnx"
        np.savez(folder / "quotations.npz", allow_pickle=False, **quotations.head_weights(net.head))
        np.savez(folder / "events.npz", allow_pickle=False, **events.head_weights(net.events))
        quotations.write_head(net.head, plain)
        quantise(plain, folder / "quotations.onnx", only="near_words")
        events.write_head(net.events, plain)
        quantise(plain, folder / "events.onnx", only="key")
        write_encoder(net.encoder, plain)
        quantise(plain, folder / "encoder.onnx")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    args = parser.parse_args()
    export(args.weights, args.folder)
    for name in FILES:
        print(f"{args.folder / name}  {(args.folder / name).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
