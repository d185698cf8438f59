"""Sources → shards: so many reports at a time, in the same order and under the same names in every run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from detente.model import Report
from detente.scale.passage import Failed, Passage
from detente.sources import USUAL, Columns, Item, Provenance, load
from detente.sources.kinds import FEEDS, TABLES

SIZE = 100
"""Reports of a shard: some ten seconds of reading, which is what a worker that ends loses."""

_HOLDS_MANY = TABLES | FEEDS | {".zip", ".warc", ".gz"}


@dataclass(frozen=True, slots=True)
class Raw:
    """A report as JSON, or why there is none: it goes to another process as bytes."""

    source: str
    line: int | None
    found: bytes | Failed

    def passage(self) -> Passage:
        """What the steps take."""
        value = Report.model_validate_json(self.found) if isinstance(self.found, bytes) else self.found
        return Passage(self.source, self.line, value)

    @property
    def place(self) -> str:
        """Where it stands."""
        return Item.place_of(self.source, self.line)


@dataclass(frozen=True, slots=True)
class Shard:
    """Reports that are read together and written to one file."""

    name: str
    """Of its files: `part-00000-00003`, the group of sources and the place in it."""
    reports: tuple[Raw, ...]
    notes: tuple[str, ...] = ()
    """What the sources left out on purpose, to be told."""

    @property
    def input(self) -> str:
        """SHA-256 of the places and reports, in hex."""
        digest = hashlib.sha256()
        for one in self.reports:
            found = one.found if isinstance(one.found, bytes) else json.dumps(one.found.problem).encode()
            digest.update(f"{json.dumps(one.place)} {len(found)}\n".encode())
            digest.update(found)
        return digest.hexdigest()


@dataclass(frozen=True)
class Loader:
    """A source → its reports, as every verb takes them. It can be sent to another process."""

    user: Provenance = field(default_factory=Provenance)
    columns: Columns = USUAL

    def __call__(self, source: str, note: Callable[[str], None]) -> Iterator[Item]:
        """The reports of a file or a folder; `note` is told what is left out on purpose."""
        return load(source, self.user, columns=self.columns, note=note)


Load = Callable[[str, Callable[[str], None]], Iterable[Item]]


def groups(sources: Sequence[str]) -> list[tuple[str, ...]]:
    """The sources in groups that can be loaded apart from each other: each table, archive and folder alone,
    and single reports that stand side by side together, so that they share shards.
    """
    found: list[list[str]] = []
    beside = False
    for source in sources:
        single = not _holds_many(source)
        if single and beside:
            found[-1].append(source)
        else:
            found.append([source])
        beside = single
    return [tuple(group) for group in found]


def _holds_many(source: str) -> bool:
    return source == "-" or PurePosixPath(source).suffix.lower() in _HOLDS_MANY or Path(source).is_dir()


def shards(group: int, sources: Sequence[str], read: Load, size: int = SIZE) -> Iterator[Shard]:
    """The shards of a group: `size` reports each, the last what is left. One is in memory at a time."""
    notes: list[str] = []
    waiting: list[Raw] = []
    number = 0

    def cut() -> Shard:
        nonlocal number
        shard = Shard(f"part-{group:05d}-{number:05d}", tuple(waiting), tuple(notes))
        number += 1
        waiting.clear()
        notes.clear()
        return shard

    for source in sources:
        for item in read(source, notes.append):
            # Only when another one comes: what the source notes at its end goes with its last shard.
            if len(waiting) == size:
                yield cut()
            waiting.append(_raw(item))
    if waiting or notes:
        yield cut()


def _raw(item: Item) -> Raw:
    found = item.outcome
    value = found.model_dump_json().encode() if isinstance(found, Report) else Failed.by(found)
    return Raw(item.source, item.line, value)
