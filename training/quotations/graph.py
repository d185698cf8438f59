"""The quotation head as an ONNX graph, and what the reader needs beside it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from detente.reading.local.quotations.head import FLAT
from training.encoder import WIDTH
from training.quotations.net import Head

Numbers = npt.NDArray[np.float32]

LEAN = 0.7
"""Added to the score of a cue: it finds one in a hundred more indirect quotations, at the same F1."""


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


def write_head(head: Head, path: Path) -> None:
    """The head as an ONNX graph: `states`, `paragraphs` (words) and `first`, `last` (cues) → `scores`."""
    words = (torch.zeros((9, WIDTH)), torch.zeros(9, dtype=torch.long))
    cues = (torch.tensor([1, 4]), torch.tensor([2, 6]))
    torch.onnx.export(
        _OneWindow(head).eval(),
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


def head_weights(head: Head) -> dict[str, Numbers]:
    """What the reader needs besides the graphs: the tagger's weights, and the transitions."""
    lean = torch.zeros(len(FLAT))
    lean[FLAT.index("B-CUE")] = LEAN
    made: dict[str, Tensor] = {"flat.weight": head.flat.weight, "flat.bias": head.flat.bias + lean}
    for name, chain in (("flat", head.flat_chain), ("of_cue", head.of_cue_chain)):
        made[f"{name}.moves"], made[f"{name}.first"] = chain.moves, chain.first
    return {name: value.detach().numpy().astype(np.float32) for name, value in made.items()}
