"""Endless batches of what is learned from, mixed and cut anew each time round, made beside the training."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar

import torch
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from training.events import batches as event_batches
from training.events import examples as event_examples
from training.material import Material
from training.quotations import batches as quotation_batches
from training.quotations import examples as quotation_examples

PIECES = 2400
"""Word pieces of a batch of events."""
TOGETHER = 256
"""Examples that are put into batches together."""

Step = tuple[quotation_batches.Batch, event_batches.Batch, event_batches.Batch | None]
_Batch = TypeVar("_Batch", quotation_batches.Batch, event_batches.Batch)


class Rounds(IterableDataset[Step]):
    """A step's batches without end: one of attributions, one of acts, one of bare texts where asked for."""

    def __init__(self, given: Material, seed: int, *, bare: bool) -> None:
        self.given, self.seed, self.bare = given, seed, bare

    def __iter__(self) -> Iterator[Step]:
        """Each worker process goes its own way through the material."""
        worker = get_worker_info()
        chance = random.Random(f"{self.seed} {worker.id if worker else 0}")
        said, done = quotation_rounds(self.given, chance), event_rounds(self.given.passages, chance)
        bare = bare_rounds(self.given.bare, chance)
        while True:
            yield next(said), next(done), next(bare) if self.bare else None


def loader(given: Material, seed: int, *, bare: bool, workers: int) -> DataLoader[Step]:
    """The steps, made by so many worker processes."""
    torch.multiprocessing.set_sharing_strategy("file_system")
    ahead = 8 if workers else None
    return DataLoader(
        Rounds(given, seed, bare=bare), batch_size=None, num_workers=workers, prefetch_factor=ahead
    )


def steps_of_epoch(given: Material) -> int:
    """How many steps go once over the attributions."""
    some = quotation_examples.examples(given.articles, random.Random(1))
    return -(-sum(1 for _ in some) // quotation_batches.SIZE)


def quotation_rounds(given: Material, chance: random.Random) -> Iterator[quotation_batches.Batch]:
    """Batches of attributions."""
    while True:
        some = quotation_examples.examples(given.articles, chance)
        yield from map(quotation_batches.batch, quotation_batches.batches(some, chance))


def event_rounds(some: list[event_examples.Text], chance: random.Random) -> Iterator[event_batches.Batch]:
    """Batches of events of about equal length in each."""
    yield from _alike_rounds(lambda: event_examples.examples(some, chance), chance)


def bare_rounds(some: list[event_examples.Text], chance: random.Random) -> Iterator[event_batches.Batch]:
    """Batches of texts that nobody has annotated; in each round as many texts as make up one of events."""

    def draw() -> Iterator[event_examples.Example]:
        for text in chance.sample(some, min(len(some), 4 * TOGETHER)):
            yield from event_examples.bare(text, chance)

    yield from _alike_rounds(draw, chance)


def _alike_rounds(
    draw: Callable[[], Iterator[event_examples.Example]], chance: random.Random
) -> Iterator[event_batches.Batch]:
    while True:
        mixed = list(draw())
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


def moved(batch: _Batch, device: torch.device) -> _Batch:
    """The batch with its tensors on a device."""
    return replace(batch, **{f.name: _moved(getattr(batch, f.name), device) for f in fields(batch)})


def _moved(value: Any, device: torch.device) -> Any:
    if isinstance(value, Tensor):
        return value.to(device, non_blocking=True)
    return {name: part.to(device, non_blocking=True) for name, part in value.items()}
