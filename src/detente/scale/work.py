"""What a worker does, whoever runs it: a shard in, a finished part out."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from detente.exports.readingsfile import RowsFile
from detente.model import DetenteError, Reading, Report
from detente.scale.attempts import ENDS, Attempts
from detente.scale.code import code
from detente.scale.errors import ScaleError
from detente.scale.parts import Aside, Folder, Manifest, Refused, sha256_of
from detente.scale.passage import LONGEST, Dropped, Failed, Passage
from detente.scale.shards import Raw, Shard
from detente.scale.steps import Flow, Step


class Outcome(StrEnum):
    """What became of a shard."""

    MADE = "made"
    MADE_AGAIN = "made again"
    """It was there, of other reports or by other steps."""
    THERE = "there"
    ASIDE = "set aside"


@dataclass(frozen=True)
class Plan:
    """All that a worker has to know. It can be sent to another process."""

    steps: tuple[Step, ...]
    folder: str
    code: str
    """What `code()` says where the run was begun: a worker with another would give other readings."""
    limit: float | None = None
    """How many seconds a report may take; None for any number."""

    @property
    def versions(self) -> tuple[str, ...]:
        """Of the steps, as the manifests keep them."""
        return tuple(step.version for step in self.steps)


@dataclass(frozen=True)
class Done:
    """A shard that is through."""

    part: str
    outcome: Outcome
    reports: int
    readings: int = 0
    dropped: int = 0
    refused: tuple[Refused, ...] = ()
    why: str = ""
    """What it was set aside or made again for."""
    notes: tuple[str, ...] = ()


class Worker:
    """A worker. It loads its steps once, when there is something to make; then it calls `loaded`."""

    def __init__(self, plan: Plan, loaded: Callable[[], None] = lambda: None) -> None:
        if (own := code()) != plan.code:
            raise ScaleError(
                f"A worker has Detente {own}, and the run was begun with {plan.code}. "
                "Install the same version on every machine, with the same libraries."
            )
        self._plan = plan
        self._folder = Folder(Path(plan.folder))
        if not self._folder.about.exists():
            raise ScaleError(
                f"{plan.folder} is not there for a worker on {platform.node()}. "
                "Name a folder on storage that all machines share, under the same path."
            )
        self._loaded = loaded
        self._flows: list[Flow] | None = None

    def do(self, shard: Shard) -> Done:
        """Make the part, or find that it is there. Nothing but a lack of room or rights stops it.

        Raises `DetenteError` where the part can't be written.
        """
        done = self._do(shard)
        return replace(done, notes=shard.notes) if shard.notes else done

    def _do(self, shard: Shard) -> Done:
        there = self._folder.manifest(shard.name)
        key = shard.input
        why = self._why_again(there, key)
        if there and not why:
            return told(there, Outcome.THERE)
        try:
            with Attempts(self._folder.attempts(shard.name), self._plan.limit) as attempts:
                if number := attempts.hopeless:
                    return self._give_up(shard, f"{number} workers ended at it, wherever they were in it")
                made = self._make(shard, key, attempts)
        except OSError as error:
            raise ScaleError(
                f"{self._folder.root}: {shard.name} can't be written ({error.strerror or error}). "
                "Make room and check its permissions, then run it again: what is finished stays."
            ) from error
        except DetenteError:
            raise
        except Exception as error:  # noqa: BLE001  # a shard that a step stumbles over costs no other
            return self._give_up(shard, f"{type(error).__name__}: {' '.join(str(error).split())}")
        if there is None:
            return told(made, Outcome.MADE)
        return replace(told(made, Outcome.MADE_AGAIN), why=why)

    def _why_again(self, there: Manifest | None, key: str) -> str:
        """Why a part that is there has to be made again; empty where it hasn't."""
        if there is None:
            return ""
        if there.input != key:
            return "other reports"
        if there.steps != self._plan.versions:
            return "other steps"
        limit = self._plan.limit
        tried = [one.seconds for one in there.refused if one.seconds is not None]
        return "more time" if any(limit is None or limit > seconds for seconds in tried) else ""

    def _load(self) -> list[Flow]:
        if self._flows is None:
            self._flows = [step.load() for step in self._plan.steps]
            self._loaded()
        return self._flows

    def _make(self, shard: Shard, key: str, attempts: Attempts) -> Manifest:
        flows = self._load()
        refused: list[Refused] = []
        dropped: list[str] = []
        with (
            tempfile.TemporaryDirectory(prefix="detente-") as own,
            self._folder.writing(shard.name) as target,
        ):
            rows = RowsFile(Path(own))
            for one in _through(flows, _entering(shard.reports, attempts, self._plan.limit)):
                match one.value:
                    case Reading():
                        rows.write(one.place, one.value)
                    case Dropped():
                        dropped.append(one.place)
                    case Failed():
                        refused.append(_refused(one, one.value))
                    case Report():
                        raise AssertionError("the last step has to read")  # see `job.check`
            attempts.between()
            rows.finish(target)
            size, digest = target.stat().st_size, sha256_of(target)
        manifest = Manifest(
            part=shard.name,
            input=key,
            steps=self._plan.versions,
            reports=len(shard.reports),
            readings=rows.rows,
            refused=tuple(refused),
            dropped=tuple(dropped),
            bytes=size,
            sha256=digest,
        )
        self._folder.finish(manifest)
        return manifest

    def _give_up(self, shard: Shard, why: str) -> Done:
        places = tuple(one.place for one in shard.reports)
        self._folder.give_up(Aside(part=shard.name, input=shard.input, problem=why[:LONGEST], places=places))
        return Done(shard.name, Outcome.ASIDE, len(shard.reports), why=why)


def told(manifest: Manifest, outcome: Outcome) -> Done:
    """What a manifest says, as what a worker answers."""
    return Done(
        manifest.part,
        outcome,
        manifest.reports,
        manifest.readings,
        len(manifest.dropped),
        manifest.refused,
    )


def _entering(reports: tuple[Raw, ...], attempts: Attempts, limit: float | None) -> Iterator[Passage]:
    """The reports, each noted before it is begun; those that ended workers are passed over, as failed."""
    for number, one in enumerate(reports):
        if number in attempts.slow:
            problem = f"it was not read within {limit or 0:g} s, and the worker that was at it was ended"
            remedy = "Give it more time (--time-limit), or read it alone, to see why: detente read"
            yield Passage(one.source, one.line, Failed(problem, remedy, limit))
        elif number in attempts.fatal:
            problem = f"{ENDS} workers ended at it: they crashed, or there was no memory for it"
            yield Passage(one.source, one.line, Failed(problem, "Read it alone, to see why: detente read"))
        else:
            attempts.at(number)
            yield one.passage()


def _through(flows: list[Flow], found: Iterator[Passage]) -> Iterator[Passage]:
    for flow in flows:
        found = flow(found)
    return found


def _refused(one: Passage, why: Failed) -> Refused:
    return Refused(
        file=one.source, line=one.line, problem=why.problem, remedy=why.remedy, seconds=why.seconds
    )
