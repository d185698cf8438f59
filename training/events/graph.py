"""The event head as an ONNX graph, and what the reader needs beside it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from detente.reading.local.events.head import WHO, outputs
from training.encoder import WIDTH
from training.events.net import EventHead

Numbers = npt.NDArray[np.float32]


class _OneWindow(torch.nn.Module):
    """The head on a single window, as the reader asks it."""

    def __init__(self, head: EventHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, states: Tensor, spans: Tensor) -> tuple[Tensor, ...]:
        """Scores candidates × labels of each output."""
        mask = torch.ones_like(states[None, :, 0], dtype=torch.bool)
        return tuple(self.head(states[None], mask, torch.zeros_like(spans[:, 0, 0]), spans))


def write_head(head: EventHead, path: Path) -> None:
    """The head as an ONNX graph: `states` (words), `spans` (candidates × 3 × 2) → every output and `WHO`."""
    spans = torch.tensor([[[1, 2], [0, 1], [-1, -1]], [[4, 6], [-1, -1], [2, 3]]])
    torch.onnx.export(
        _OneWindow(head).eval(),
        (torch.zeros((9, WIDTH)), spans),
        str(path),
        input_names=["states", "spans"],
        output_names=[*outputs(), WHO],
        dynamic_axes={
            "states": {0: "words"},
            "spans": {0: "candidates"},
            **{name: {0: "candidates"} for name in outputs()},
            WHO: {0: "candidates", 1: "words"},
        },
        opset_version=17,
        dynamo=False,
    )


def head_weights(head: EventHead) -> dict[str, Numbers]:
    """The weights of the two labels of every word."""
    made = {
        f"{name}.{part}": getattr(getattr(head, name), part)
        for name in ("flat", "clause")
        for part in ("weight", "bias")
    }
    return {name: value.detach().numpy().astype(np.float32) for name, value in made.items()}
