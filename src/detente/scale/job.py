"""A run: sources, steps and a folder; what an executor is given, and what is made of what it gives back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from detente.exports.jsonfile import compact
from detente.scale.code import code
from detente.scale.errors import ScaleError
from detente.scale.parts import Folder
from detente.scale.shards import SIZE, Loader, Shard, groups, shards
from detente.scale.steps import Step
from detente.scale.work import Done, Outcome, Plan


class Described(BaseModel):
    """What a folder is the run of, kept in it: two runs must not write over each other."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["detente-run"] = "detente-run"
    version: Literal[1] = 1
    sources: tuple[str, ...]
    shard: int


@dataclass(frozen=True)
class Job:
    """What is to be done. It can be sent to another process."""

    sources: tuple[str, ...]
    loader: Loader
    plan: Plan
    size: int = SIZE
    here: str = "."
    """The folder that names of sources are relative to."""

    def groups(self) -> list[tuple[str, ...]]:
        """The sources in groups that can be loaded apart from each other."""
        return groups(self.sources)

    def shards_of(self, group: int, sources: Sequence[str]) -> Iterator[Shard]:
        """The shards of one of them."""
        return shards(group, sources, self.loader, self.size)

    def shards(self) -> Iterator[Shard]:
        """All shards, one after the other."""
        for number, sources in enumerate(self.groups()):
            yield from self.shards_of(number, sources)


@dataclass(frozen=True)
class Died:
    """A worker was ended from outside and another takes its place. `why` is `signal 9` or `exit code 1`."""

    why: str


Event = Done | Died
Executor = Callable[[Job], Iterable[Event]]
"""Brings every shard of a job to a worker, and gives what became of each, in the order in which they end."""


@dataclass
class Tally:
    """What became of it all, so far."""

    reports: int = 0
    readings: int = 0
    dropped: int = 0
    refused: int = 0
    aside: int = 0
    """Reports in shards that were given up."""
    parts: int = 0
    there: int = 0
    """Parts that were finished before."""
    again: int = 0
    parts_aside: int = 0
    died: int = 0
    gone: int = 0
    """Parts of an earlier run that this one's sources no longer give."""
    read_now: int = 0
    """Reports of parts that this run made: what its rate counts."""
    whys: set[str] = field(default_factory=set)

    def count(self, event: Event) -> None:
        """One more shard, or one worker less."""
        if isinstance(event, Died):
            self.died += 1
            return
        self.reports += event.reports
        if event.outcome is Outcome.ASIDE:
            self.aside += event.reports
            self.parts_aside += 1
            return
        self.parts += 1
        self.readings += event.readings
        self.dropped += event.dropped
        self.refused += len(event.refused)
        if event.outcome is Outcome.THERE:
            self.there += 1
        else:
            self.read_now += event.reports
        if event.outcome is Outcome.MADE_AGAIN:
            self.again += 1
            self.whys.add(event.why)

    @property
    def clean(self) -> bool:
        """Whether every report was read or let go on purpose."""
        return not (self.refused or self.aside)


def job(
    sources: Sequence[str],
    steps: Sequence[Step],
    folder: Path,
    *,
    loader: Loader,
    size: int = SIZE,
    limit: float | None = None,
) -> Job:
    """A job, with the folder for it. The last step has to read. A report may take `limit` seconds.

    Raises `ScaleError` where the folder can't be written or holds a run of other sources.
    """
    wanted = Described(sources=tuple(sources), shard=size)
    place = Folder(folder)
    about = place.about
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if about.exists():
            _check(folder, about.read_bytes(), wanted)
        elif place.parts():
            raise ScaleError(f"{folder} holds parts and no run.json. Name another folder with --to.")
        shutil.rmtree(place.work, ignore_errors=True)
        place.keep(about, wanted)
    except OSError as error:
        raise ScaleError(
            f"{folder}: can't be written ({error.strerror}). Name another folder with --to."
        ) from error
    plan = Plan(tuple(steps), str(folder.absolute()), code(), limit)
    return Job(tuple(sources), loader, plan, size, str(Path.cwd()))


def _check(folder: Path, raw: bytes, wanted: Described) -> None:
    remedy = "Name another folder with --to, or remove that one."
    try:
        there = Described.model_validate_json(raw)
    except ValidationError as error:
        raise ScaleError(f"{folder / 'run.json'} is none that this Detente wrote. {remedy}") from error
    if wanted.sources[: len(there.sources)] != there.sources:
        raise ScaleError(f"{folder} holds the run of {_named(there.sources)}. {remedy}")
    if wanted.shard != there.shard:
        raise ScaleError(
            f"{folder} holds parts of {there.shard} reports: say --shard {there.shard}. {remedy}"
        )


def _named(sources: Sequence[str]) -> str:
    rest = len(sources) - 3
    return ", ".join(sources[:3]) + (f" and {rest} more" if rest > 0 else "")


def run(job: Job, executor: Executor, heard: Callable[[Event, Tally], None]) -> Tally:
    """Do a job; `heard` is told each event as it comes. At its end the folder holds what the sources give:
    parts that they no longer give are gone, and `errors.jsonl` says of all parts what could not be read.
    """
    tally = Tally()
    seen: set[str] = set()
    for event in executor(job):
        tally.count(event)
        if isinstance(event, Done):
            seen.add(event.part)
        heard(event, tally)
    folder = Folder(Path(job.plan.folder))
    for part in folder.parts():
        if part not in seen:
            folder.remove(part)
            tally.gone += 1
    _write_errors(folder, sorted(seen))
    shutil.rmtree(folder.work, ignore_errors=True)
    return tally


def _write_errors(folder: Folder, parts: Iterable[str]) -> None:
    """One line for each report that could not be read, in the order of the input; none, no file."""
    path = folder.root / "errors.jsonl"
    wrote = False
    with folder.whole(path) as beside, beside.open("w", encoding="utf-8") as out:
        for row in _errors(folder, parts):
            out.write(compact(row) + "\n")
            wrote = True
    if not wrote:
        path.unlink()


def _errors(folder: Folder, parts: Iterable[str]) -> Iterator[dict[str, object]]:
    for part in parts:
        if manifest := folder.manifest(part):
            for one in manifest.refused:
                yield {"part": part, **one.model_dump(exclude={"seconds"})}
        elif aside := folder.aside(part):
            for place in aside.places:
                yield {"part": part, "file": place, "line": None, "problem": aside.problem,
                       "remedy": "Run it again: a part that was set aside is tried anew"}  # fmt: skip
