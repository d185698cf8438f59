"""The executor of one machine: worker processes, each fed one shard at a time.

The process that the user started loads the sources. Not more than one shard a worker waits, so that memory
does not grow with the input. A worker that is killed costs the shard that it had, which goes to another.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from detente.model import DetenteError
from detente.scale.attempts import hung
from detente.scale.errors import ScaleError
from detente.scale.job import Died, Event, Executor, Job
from detente.scale.parts import Folder
from detente.scale.shards import Shard
from detente.scale.work import Done, Outcome, Plan, Worker

ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
) | {"TOKENIZERS_PARALLELISM": "false"}
"""A worker is one thread: many workers with many threads each would wait for one another."""

STARTS = 3
"""So many workers in a row that end before the first has loaded its steps: the next would too."""
STARTS_LATER = 30
"""So many, where others had loaded theirs."""


def local(workers: int) -> Executor:
    """The executor with so many worker processes."""
    return partial(_run, workers=workers)


def _run(job: Job, *, workers: int) -> Iterator[Event]:
    with _Pool(job.plan, workers) as pool:
        source = job.shards()
        waiting: deque[Shard] = deque()
        more = True
        while more or waiting or pool.busy:
            pool.feed(waiting)
            if more and len(waiting) < workers and not pool.speaks():
                shard = next(source, None)
                more = shard is not None
                if shard:
                    waiting.append(shard)
            elif waiting or pool.busy:
                yield from pool.hear(waiting)


_READY, _LOADED = "ready", "loaded"


@dataclass
class _Hand:
    """A worker process, the line to it and the shard that it has."""

    process: SpawnProcess
    line: Connection
    shard: Shard | None = None
    ready: bool = False
    loaded: bool = False


class _Pool:
    """The workers. Those that end are started anew."""

    def __init__(self, plan: Plan, workers: int) -> None:
        self._plan = plan
        self._context = multiprocessing.get_context("spawn")
        self._failed_starts = 0
        self._one_loaded = False
        self._again: set[str] = set()
        self._hands: list[_Hand] = []
        self._workers = workers

    def __enter__(self) -> _Pool:
        self._hands = [self._start() for _ in range(self._workers)]
        return self

    def __exit__(self, *_: object) -> None:
        for hand in self._hands:
            hand.line.close()
            if hand.shard:  # not asked for any more
                hand.process.terminate()
        for hand in self._hands:
            hand.process.join(5)
            if hand.process.is_alive():
                hand.process.kill()
                hand.process.join()

    @property
    def busy(self) -> bool:
        """Whether a worker has a shard."""
        return any(hand.shard for hand in self._hands)

    def feed(self, waiting: deque[Shard]) -> None:
        """Give each idle worker a shard, as far as there are any."""
        for hand in self._hands:
            if waiting and hand.ready and not hand.shard:
                hand.shard = waiting.popleft()
                with suppress(OSError):  # it has ended: that is heard like any other end
                    hand.line.send(hand.shard)

    def speaks(self) -> bool:
        """Whether a worker has something to say, or has ended."""
        return bool(wait(self._lines(), 0))

    def hear(self, waiting: deque[Shard]) -> Iterator[Event]:
        """Wait until one says something, and give all that there is. What an ended one had waits again."""
        ready = wait(self._lines())
        for place, hand in enumerate(self._hands):
            if hand.line not in ready and hand.process.sentinel not in ready:
                continue
            try:
                said = hand.line.recv() if hand.line.poll() else None
            except (EOFError, OSError):
                said = None
            if said is None:
                if hand.process.sentinel not in ready:
                    hand.process.join(1)
                yield self._ended(place, hand, waiting)
            elif isinstance(said, DetenteError):
                raise said
            elif isinstance(said, Done):
                hand.shard = None
                yield self._named(said)
            elif said == _READY:
                hand.ready = True
            else:
                hand.loaded = self._one_loaded = True
                self._failed_starts = 0

    def _ended(self, place: int, hand: _Hand, waiting: deque[Shard]) -> Died:
        hand.line.close()
        hand.process.join()
        code = hand.process.exitcode or 0
        why = f"signal {-code}" if code < 0 else f"exit code {code}"
        if hand.shard and hung(Folder(Path(self._plan.folder)).attempts(hand.shard.name)):
            why = f"a report took longer than {self._plan.limit or 0:g} s"
        if not hand.loaded:
            self._failed_starts += 1
            if self._failed_starts >= (STARTS_LATER if self._one_loaded else STARTS):
                raise ScaleError(
                    f"{self._failed_starts} workers in a row ended before they had loaded ({why}). "
                    "Give fewer --workers, or see whether there is memory enough."
                )
        if hand.shard:
            self._again.add(hand.shard.name)
            waiting.appendleft(hand.shard)
        self._hands[place] = self._start()
        return Died(why)

    def _named(self, done: Done) -> Done:
        """A part that a worker finished just before it was ended is one of this run."""
        if done.outcome is Outcome.THERE and done.part in self._again:
            return replace(done, outcome=Outcome.MADE)
        return done

    def _lines(self) -> list[Connection | int]:
        return [end for hand in self._hands for end in (hand.line, hand.process.sentinel)]

    def _start(self) -> _Hand:
        own, other = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(other, self._plan), daemon=True)
        with _environment(ONE_THREAD):
            process.start()
        other.close()
        return _Hand(process, own)


@contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    """The variables for processes that are started meanwhile."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _serve(line: Connection, plan: Plan) -> None:
    """What a worker process does, until nobody is at the other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends it to all; who started them ends them
    with suppress(EOFError, OSError):
        try:
            worker = Worker(plan, partial(line.send, _LOADED))
            line.send(_READY)
            while True:
                line.send(worker.do(line.recv()))
        except DetenteError as error:
            line.send(ScaleError(str(error)))
