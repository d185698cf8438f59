"""What the quotation head is off by on a batch."""

from __future__ import annotations

import torch
from torch import Tensor

from training.quotations.batches import Batch
from training.quotations.net import Head

FLAT_SHARE, CUE_SHARE = 3.0, 0.3


def loss(head: Head, states: Tensor, given: Batch) -> Tensor:
    """Of the labels of all words, and of those that each cue asks for."""
    flat = head.flat_chain.loss(head.flat(states), given.labels, given.mask)
    total: Tensor = FLAT_SHARE * flat.sum() / given.mask.sum()
    if len(given.window):
        with torch.autocast(states.device.type, torch.bfloat16):
            scores = head.of_cues(states, given.paragraphs, given.window, given.begin, given.end)
        asked = head.of_cue_chain.loss(scores.float(), given.cue_labels, given.mask[given.window])
        total = total + CUE_SHARE * asked.mean()
    return total
