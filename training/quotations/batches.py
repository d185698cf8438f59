"""Examples → tensors."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from detente.reading.local.encoder.words import laid_out
from training.quotations.examples import Example

SIZE = 16
_TOGETHER = 16


@dataclass(frozen=True)
class Batch:
    """Windows side by side, padded. `pieces`, `features`, `seen`: windows × pieces; `firsts`, `paragraphs`,
    `labels`, `mask`: windows × words; `window`, `begin`, `end`: cues; `cue_labels`: cues × words.
    """

    pieces: Tensor
    features: Tensor
    seen: Tensor
    firsts: Tensor
    paragraphs: Tensor
    labels: Tensor
    mask: Tensor
    window: Tensor
    begin: Tensor
    end: Tensor
    cue_labels: Tensor


def batches(some: Iterable[Example], chance: random.Random) -> list[list[Example]]:
    """Examples in random order, of about equal length in each batch."""
    shuffled = list(some)
    chance.shuffle(shuffled)
    made: list[list[Example]] = []
    for start in range(0, len(shuffled), SIZE * _TOGETHER):
        alike = sorted(shuffled[start : start + SIZE * _TOGETHER], key=lambda e: len(e.words))
        parts = [alike[i : i + SIZE] for i in range(0, len(alike), SIZE)]
        chance.shuffle(parts)
        made.extend(parts)
    return made


def batch(some: Sequence[Example]) -> Batch:
    """The tensors of a few examples."""
    pieces, features, firsts = zip(*(laid_out(example.words) for example in some), strict=True)
    words = max(len(example.words) for example in some)
    cues = [(row, *cue) for row, example in enumerate(some) for cue in example.cues]
    return Batch(
        pieces=padded(pieces),
        features=padded(features),
        seen=padded([[1] * len(row) for row in pieces]),
        firsts=padded(firsts),
        paragraphs=padded([[w.paragraph for w in example.words] for example in some]),
        labels=padded([example.flat for example in some]),
        mask=padded([[1] * len(example.words) for example in some]).float(),
        window=torch.tensor([row for row, _, _, _ in cues]),
        begin=torch.tensor([first for _, first, _, _ in cues]),
        end=torch.tensor([last for _, _, last, _ in cues]),
        cue_labels=padded([labels for _, _, _, labels in cues], words),
    )


def padded(rows: Sequence[Sequence[int]], length: int = 0, filler: int = 0) -> Tensor:
    """Rows of numbers side by side, of `length` at least."""
    length = max([length, *map(len, rows)])
    return torch.tensor([[*row, *[filler] * (length - len(row))] for row in rows], dtype=torch.long)
