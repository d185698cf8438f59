"""What a net is off by from its teacher, on labelled texts and on bare ones (Hinton et al. 2015)."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from detente.reading.local.events.head import MANY, outputs
from training.events import batches as event_batches
from training.net import Bridge, Net
from training.quotations import batches as quotation_batches

_LIKELY = 0.3
"""Words that do an act at least as likely as this, by the teacher, are asked about in bare texts."""
_ASKED = 48
"""How many of them at most in a batch."""
_WEIGHTS = {"issues": 30.0}
FLAT, CLAUSE, POINTED, SAID, OF_CUE, NEAR = 2.0, 1.0, 0.5, 3.0, 0.3, 2.0


def of_vectors(states: Tensor, taught: Tensor, bridge: Bridge, mask: Tensor) -> Tensor:
    """How far the vectors of words point from the teacher's."""
    with torch.autocast(states.device.type, torch.bfloat16):
        led = bridge(states)
    alike = F.cosine_similarity(led.float(), taught, dim=-1)
    return NEAR * (1 - alike)[mask].mean()


def of_events(net: Net, teacher: Net, states: Tensor, taught: Tensor, given: event_batches.Batch) -> Tensor:
    """On a batch of acts, by its own candidates; on a bare one by the words that the teacher takes for acts.

    `states` and `taught` are the vectors of its words, the net's and the teacher's.
    """
    with torch.no_grad():
        flat = teacher.events.flat(taught)
    total = FLAT * _apart(net.events.flat(states), flat, given.mask)
    total = total + CLAUSE * _apart(net.events.clause(states), teacher.events.clause(taught), given.mask)
    window, spans = given.window, given.spans
    if not len(window):
        window, spans = _asked(flat, given.mask)
    if not len(window):
        return total
    *answers, pointed = net.events(states, given.mask, window, spans)
    with torch.no_grad():
        *right, at = teacher.events(taught, given.mask, window, spans)
    for name, mine, theirs in zip(outputs(), answers, right, strict=True):
        if name in MANY:
            off = F.binary_cross_entropy_with_logits(mine, torch.sigmoid(theirs))
        else:
            off = _apart(mine, theirs)
        total = total + _WEIGHTS.get(name, 1.0) * off
    inside = given.mask[window]
    named = F.binary_cross_entropy_with_logits(pointed[inside], torch.sigmoid(at[inside]), reduction="sum")
    return total + POINTED * named / len(window)


def of_quotations(
    net: Net, teacher: Net, states: Tensor, taught: Tensor, given: quotation_batches.Batch
) -> Tensor:
    """On a batch of attributions: of the labels of all words, of each cue, and of acts too."""
    mask = given.mask.bool()
    total = SAID * _apart(net.head.flat(states), teacher.head.flat(taught), mask)
    total = total + FLAT * _apart(net.events.flat(states), teacher.events.flat(taught), mask)
    if len(given.window):
        cues = (given.paragraphs, given.window, given.begin, given.end)
        with torch.no_grad():
            theirs = teacher.head.of_cues(taught, *cues)
        mine = net.head.of_cues(states, *cues)
        length = given.mask.sum(1).mean()
        total = total + OF_CUE * length * _apart(mine, theirs, mask[given.window])
    return total


def _apart(mine: Tensor, theirs: Tensor, mask: Tensor | None = None) -> Tensor:
    """The cross entropy of the teacher's shares."""
    shares = torch.softmax(theirs.detach(), -1)
    off = -(shares * torch.log_softmax(mine, -1)).sum(-1)
    return off.mean() if mask is None else off[mask].mean()


def _asked(flat: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """The words that do acts, as candidates: the row of each and its ranges."""
    told = (1 - torch.softmax(flat, -1)[..., 0]) * mask
    row, word = torch.nonzero(told >= _LIKELY, as_tuple=True)
    if len(row) > _ASKED:
        some = torch.randperm(len(row), device=row.device)[:_ASKED]
        row, word = row[some], word[some]
    spans = torch.full((len(row), 3, 2), -1, dtype=torch.long, device=row.device)
    spans[:, 0, 0], spans[:, 0, 1] = word, word + 1
    return row, spans
