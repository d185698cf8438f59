"""One run at a time in a folder: two would each take the other's parts for finished or for foreign.

The lock is the system's own, which falls with the process that holds it, however that ends. The file says
whose it is, for the message alone.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from detente.scale.errors import ScaleError

if sys.platform != "win32":
    import fcntl

NAME = ".lock"


class _Holder(BaseModel):
    model_config = ConfigDict(frozen=True)

    process: int
    machine: str
    since: str


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder, on every machine that sees it, as long as the context lasts.

    Raises `ScaleError` where another run is in it, or the folder can't be written.
    """
    if sys.platform == "win32":  # it has no such lock
        yield
        return
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = _locked(path)
    except BlockingIOError:
        raise ScaleError(
            f"{folder}: another run is writing it{_whose(path)}. "
            "Wait until that has ended, or name another folder with --to."
        ) from None
    except OSError as error:
        raise ScaleError(
            f"{folder}: can't be written ({error.strerror}). Name another folder with --to."
        ) from error
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(file)


def _locked(path: Path) -> int:
    """The lock file, open and locked. Raises `BlockingIOError` where another process has it."""
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(file)
            with suppress(FileNotFoundError):  # its last holder has taken it away meanwhile
                if os.path.samestat(os.fstat(file), path.stat()):
                    own = _Holder(
                        process=os.getpid(),
                        machine=platform.node(),
                        since=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
                    )
                    os.ftruncate(file, 0)
                    os.write(file, own.model_dump_json().encode())
                    return file
        except BaseException:
            os.close(file)
            raise
        os.close(file)


def _lock(file: int) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:  # storage that knows no locks: to run there is better than not to run
        return


def _whose(path: Path) -> str:
    try:
        holder = _Holder.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return ""
    return f" (process {holder.process} on {holder.machine}, since {holder.since})"
