"""Paths → bytes, or what stands in the way."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from detente.model import UnreadableReportError

STDIN = "-"


def open_file(path: Path, name: str) -> BinaryIO:
    """The file at `path`, which messages call `name`, open.

    Raises `UnreadableReportError` where there is no such file, it may not be read, or is none.
    """
    with _told(name):
        if path.exists() and not path.is_file():
            raise UnreadableReportError(name, "this is no file", "Name a file, or the folder that holds it")
        return path.open("rb")


def read_bytes(path: Path, name: str, most: int) -> bytes:
    """The bytes of the file; raises as `open_file` does, and where there are more than `most`."""
    with open_file(path, name) as file, _told(name):
        refuse_above(most, path.stat().st_size, name)
        return file.read()


def read_stdin(name: str, most: int) -> bytes:
    """The bytes of standard input, `most` at most."""
    raw = sys.stdin.buffer.read(most + 1)
    refuse_above(most, len(raw), name)
    return raw


def refuse_above(most: int, size: int, name: str) -> None:
    """Raises `UnreadableReportError` where `size` is more than `most`."""
    if size > most:
        raise UnreadableReportError(
            name, f"the file has more than {most:,} bytes", "Split it into its reports"
        )


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What the operating system refuses, as an error with a remedy."""
    try:
        yield
    except FileNotFoundError as error:
        raise UnreadableReportError(name, "there is no such file", "Check its name") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableReportError(
            name, f"the file can't be read ({reason})", "Check its name and its permissions"
        ) from error
