"""Trains the shared encoder with its heads, all at once: `python -m training.train`.

Each step takes a batch of attributions and one of events. On one core with bfloat16 units it takes two hours.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import torch
from torch import Tensor

from bench.brat import load_articles
from training.encoder import Encoder, start_weights, states_of
from training.events import batches as event_batches
from training.events import corpus
from training.events import examples as event_examples
from training.events.net import EventHead
from training.quotations import batches as quotation_batches
from training.quotations import examples as quotation_examples
from training.quotations.loss import loss as quotation_loss
from training.quotations.net import Head

WARM, RATE, HEAD_RATE = 200, 2.5e-4, 2e-3
MIXED = ((0.5, 0.2), (0.75, 0.3), (1.0, 0.5))
"""When during training the weights are taken, and what they count for in the mean that is kept, which
generalises better than the weights at the end (Izmailov et al. 2018).
"""
EVENT_SHARE = 0.6
PIECES = 1200
"""Word pieces of a batch of events."""
TOGETHER = 256
"""Examples that are put into batches together."""
CORPUS = Path("training/corpus")


class Net(torch.nn.Module):
    """The encoder with its heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.head = Head()
        self.events = EventHead()


@dataclass(frozen=True)
class Material:
    """What is learned from."""

    articles: list[quotation_examples.Text]
    passages: list[event_examples.Text]


def material(shared: Path) -> Material:
    """The corpora: PolNeAR's train part and the project's own, what is held out for measuring left out."""
    folders = [shared / "data" / "quotes" / "train", *2 * [CORPUS / "quotations" / "train"]]
    articles = [article for folder in folders for article in load_articles(folder)]
    events = shared / "data" / "events"
    passages = chain(
        corpus.reports(CORPUS / "events" / "train"),
        *(corpus.sentences(path) for path in sorted((CORPUS / "plover").glob("*.tsv"))),
        corpus.plv(events / "plover_sentences.tsv", held=False),
        corpus.told(events / "statement_or_event.tsv", held=False),
        *2 * [list(corpus.plain(CORPUS / "plain" / "train.txt"))],
    )
    return Material(quotation_examples.texts(articles), event_examples.texts(passages))


def event_rounds(some: list[event_examples.Text], chance: random.Random) -> Iterator[event_batches.Batch]:
    """Batches of events without end, of about equal length in each, mixed and cut anew each time round."""
    while True:
        mixed = list(event_examples.examples(some, chance))
        chance.shuffle(mixed)
        made: list[list[event_examples.Example]] = []
        for start in range(0, len(mixed), TOGETHER):
            parts = _alike(sorted(mixed[start : start + TOGETHER], key=_length))
            chance.shuffle(parts)
            made += parts
        yield from map(event_batches.batch, made)


def _length(example: event_examples.Example) -> int:
    return sum(len(word.pieces) for word in example.words)


def _alike(some: list[event_examples.Example]) -> list[list[event_examples.Example]]:
    """Examples by length, as many together as fill a batch."""
    made: list[list[event_examples.Example]] = []
    for example in some:
        if made and (len(made[-1]) + 1) * _length(example) <= PIECES:
            made[-1].append(example)
        else:
            made.append([example])
    return made


def train(given: Material, epochs: float, out: Path, begun: Path | None = None, done: float = 0.0) -> None:
    """Trains from the pretrained encoder and writes the mean of the weights along the way to `out`.

    `begun` goes on from weights that were taken when a part `done` (0 to 1) of the steps was over.
    """
    seed = 1 + round(100 * done)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    net = Net()
    if begun is None:
        net.encoder.start_from(start_weights())
    else:
        net.load_state_dict(torch.load(begun, weights_only=True))
    # Word vectors stay as they are: nothing is gained by moving them, and a fifth of each step is saved.
    net.encoder.word.weight.requires_grad_(False)
    slow = [p for n, p in net.encoder.named_parameters() if p.requires_grad and not n.startswith("feature")]
    fast = [*net.head.parameters(), *net.events.parameters(), *net.encoder.feature.parameters()]
    rates = [
        {"params": slow, "lr": RATE, "weight_decay": 0.01},
        {"params": fast, "lr": HEAD_RATE, "weight_decay": 0.0},
    ]
    optimiser = torch.optim.AdamW(rates, betas=(0.9, 0.98))

    def epoch() -> list[list[quotation_examples.Example]]:
        return quotation_batches.batches(quotation_examples.examples(given.articles, chance), chance)

    steps = int(epochs * len(epoch()))
    step = first = round(done * steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda taken: min(1, (taken + 1) / WARM) * max(0.01, 1 - (first + taken) / steps)
    )
    net.train()
    taken = {round(part * steps): share for part, share in MIXED}
    mean: dict[str, Tensor] = {}
    if first in taken:
        mean = {name: taken[first] * value for name, value in net.state_dict().items()}
    rounds = event_rounds(given.passages, chance)
    began = time.monotonic()
    while step < steps:
        for part in epoch()[: steps - step]:
            total = _loss(net, quotation_batches.batch(part), next(rounds))
            optimiser.zero_grad()
            sum(total).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                losses = " ".join(f"{value.item():.3f}" for value in total)
                print(f"{step}/{steps}  loss {losses}  {time.monotonic() - began:.0f} s", flush=True)
            if step in taken:
                for name, value in net.state_dict().items():
                    mean[name] = mean.get(name, 0) + taken[step] * value
                torch.save(net.state_dict(), out.with_suffix(f".{step}.pt"))
    whole = sum(share for at, share in taken.items() if at >= first)
    torch.save({name: value / whole for name, value in mean.items()}, out)


def _loss(net: Net, said: quotation_batches.Batch, done: event_batches.Batch) -> tuple[Tensor, Tensor]:
    states = states_of(net.encoder, said.pieces, said.features, said.seen, said.firsts)
    of_events = states_of(net.encoder, done.pieces, done.features, done.seen, done.firsts)
    return (
        quotation_loss(net.head, states, said),
        EVENT_SHARE * event_batches.loss(net.events, of_events, done),
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("--epochs", type=float, default=5, help="over the attributions")
    parser.add_argument("--out", type=Path, default=Path("build/models.pt"))
    parser.add_argument("--begun", type=Path, help="go on from these weights")
    parser.add_argument("--done", type=float, default=0.5, help="how much of the training they had seen")
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    given = material(Path(os.environ.get("DETENTE_SHARED", "../shared")))
    print(f"{len(given.articles)} articles, {len(given.passages)} passages", flush=True)
    train(given, args.epochs, args.out, args.begun, args.done if args.begun else 0.0)


if __name__ == "__main__":
    main()
