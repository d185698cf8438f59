"""The encoder with its heads: what is trained, at the size that is read with or that of its teacher."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from training.encoder import LARGE, SMALL, Encoder, Sizes, states_of
from training.events import batches as event_batches
from training.events.net import EventHead
from training.quotations import batches as quotation_batches
from training.quotations.net import Head


class Net(torch.nn.Module):
    """The encoder with its heads."""

    def __init__(self, sizes: Sizes = SMALL) -> None:
        super().__init__()
        self.encoder = Encoder(sizes)
        self.head = Head(sizes.width)
        self.events = EventHead(sizes.width)

    def states(self, batches: Sequence[quotation_batches.Batch | event_batches.Batch]) -> list[Tensor]:
        """The vectors of the words of each batch, windows × words × width.

        A GPU takes all batches at once, which costs it no more than one; a processor one by one, unpadded.
        """
        if not batches[0].pieces.is_cuda:
            return [states_of(self.encoder, b.pieces, b.features, b.seen, b.firsts) for b in batches]
        joined = [
            _joined([getattr(b, name) for b in batches]) for name in ("pieces", "features", "seen", "firsts")
        ]
        made = states_of(self.encoder, *joined).split([len(b.pieces) for b in batches])
        return [states[:, : b.firsts.shape[1]] for states, b in zip(made, batches, strict=True)]


def _joined(tables: Sequence[Tensor]) -> Tensor:
    """Tables one below the other, filled with nought to one width."""
    width = max(table.shape[1] for table in tables)
    return torch.cat([F.pad(table, (0, width - table.shape[1])) for table in tables])


class Bridge(torch.nn.Linear):
    """From the vectors of words to those of the teacher; needed in training only."""

    def __init__(self) -> None:
        super().__init__(SMALL.width, LARGE.width)
