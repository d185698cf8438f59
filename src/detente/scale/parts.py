"""The folder of a run: for each shard its readings as Parquet and a manifest that says they are whole."""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Refused(_Kept):
    """A report without a reading: the file, the line of a table, and why."""

    file: str
    line: int | None = None
    problem: str
    remedy: str = ""
    seconds: float | None = None
    """How long it was given, where that was too short."""


class Manifest(_Kept):
    """What a finished part was made from, and what came of it. It is written last."""

    format: Literal["detente-part"] = "detente-part"
    version: Literal[1] = 1
    part: str
    input: str
    """SHA-256 of the reports that went in."""
    steps: tuple[str, ...]
    reports: int
    readings: int
    refused: tuple[Refused, ...] = ()
    dropped: tuple[str, ...] = ()
    """Where the reports stand that triage let go."""
    bytes: int
    """Of the Parquet file, and its SHA-256."""
    sha256: str


class Aside(_Kept):
    """A part that was given up: why, and the reports that it would have held. Another run tries it again."""

    format: Literal["detente-part-aside"] = "detente-part-aside"
    version: Literal[1] = 1
    part: str
    input: str
    problem: str
    places: tuple[str, ...]


_KeptT = TypeVar("_KeptT", bound=_Kept)


class Folder:
    """A folder of parts. Every file in it is whole: it is written beside and then given its name."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.about = root / "run.json"
        """What the folder is the run of."""
        self.work = root / ".work"
        """For what is on its way; nothing in it outlives a run."""

    def parquet(self, part: str) -> Path:
        """Where the readings of a part are."""
        return self.root / f"{part}.parquet"

    def attempts(self, part: str) -> Path:
        """Where the attempts at a part are noted."""
        return self.work / f"{part}.at"

    def manifest(self, part: str) -> Manifest | None:
        """What a part that is finished says of itself; None where it isn't, or its Parquet is another."""
        found = _read(self._manifest(part), Manifest)
        try:
            return found if found and self.parquet(part).stat().st_size == found.bytes else None
        except OSError:
            return None

    def aside(self, part: str) -> Aside | None:
        """Why a part was given up; None where it wasn't."""
        return _read(self._aside(part), Aside)

    def parts(self) -> list[str]:
        """The names of all parts of which there is a file, in order."""
        return sorted({path.name.partition(".")[0] for path in self.root.glob("part-*")})

    def remove(self, part: str) -> None:
        """Take a part away, its manifest first: a part without one is not finished."""
        for path in (self._manifest(part), self._aside(part), self.parquet(part)):
            path.unlink(missing_ok=True)

    @contextmanager
    def writing(self, part: str) -> Iterator[Path]:
        """A path to write the readings to, which take their place when all went well."""
        self._manifest(part).unlink(missing_ok=True)
        with self.whole(self.parquet(part)) as path:
            yield path

    def finish(self, manifest: Manifest) -> None:
        """Say that a part is finished."""
        self.keep(self._manifest(manifest.part), manifest)
        self._aside(manifest.part).unlink(missing_ok=True)

    def give_up(self, aside: Aside) -> None:
        """Say that a part was given up."""
        self.remove(aside.part)
        self.keep(self._aside(aside.part), aside)

    def keep(self, path: Path, value: BaseModel) -> None:
        """Write an object as JSON, whole or not at all."""
        with self.whole(path) as beside:
            beside.write_text(value.model_dump_json(indent=1) + "\n", encoding="utf-8")

    @contextmanager
    def whole(self, path: Path) -> Iterator[Path]:
        """A path to write to beside `path`, which takes its place when all went well."""
        self.work.mkdir(parents=True, exist_ok=True)
        beside = self.work / f"{path.name}.{uuid.uuid4().hex}"
        try:
            yield beside
            with beside.open("rb") as file:
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)

    def _manifest(self, part: str) -> Path:
        return self.root / f"{part}.json"

    def _aside(self, part: str) -> Path:
        return self.root / f"{part}.aside.json"


def sha256_of(path: Path) -> str:
    """The file's hash, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(path: Path, kind: type[_KeptT]) -> _KeptT | None:
    try:
        return kind.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):  # what is not whole is not there
        return None
