"""Where an export goes: whole or not at all, so that a kill leaves no half file."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from detente.exports.errors import ExportError


@contextmanager
def whole_file(path: Path, *, force: bool) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file `path` when the block ends well, and leave no trace otherwise.

    Raises `ExportError` where the file is there already without `force`, is no file, or can't be written.
    """
    if path.is_dir():
        raise ExportError(f"{path} is a folder. Name a file, or give --format csv or --format parquet.")
    _refuse_existing(path, force=force)
    path = path.resolve()  # what a link points to is replaced, not the link
    new = beside(path)
    try:
        with told(path), new.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        with told(path):
            new.replace(path)
    finally:
        new.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path, *, force: bool) -> Iterator[Path]:
    """A folder that becomes `path` when the block ends well. Where `path` is there, `force` lets its files be
    replaced one by one; files of other names stay.
    """
    if path.exists() and not path.is_dir():
        raise ExportError(f"{path} is a file. Name a folder.")
    if path.is_dir() and any(path.iterdir()):
        _refuse_existing(path, force=force)
    path = path.resolve()
    new = beside(path)
    try:
        with told(path):
            new.mkdir()
        yield new
        with told(path):
            if path.is_dir():
                for file in sorted(new.iterdir()):
                    file.replace(path / file.name)
            else:
                new.rename(path)
    finally:
        with suppress(FileNotFoundError):
            shutil.rmtree(new)


def beside(path: Path) -> Path:
    """A hidden name on the same disk, as only there a rename is one step."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")


def _refuse_existing(path: Path, *, force: bool) -> None:
    if path.exists() and not force:
        raise ExportError(f"{path} is there already. Give another name, or --force to replace it.")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tells what the system refuses as an `ExportError` with its remedy."""
    try:
        yield
    except OSError as error:
        raise ExportError(
            f"{path} can't be written ({error.strerror}). Check its folder, permissions and free space."
        ) from error
