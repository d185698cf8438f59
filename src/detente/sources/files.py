"""Paths → bytes, or what stands in the way."""

from __future__ import annotations

import sys
from pathlib import Path

from detente.model import UnreadableReportError

STDIN = "-"


def read_bytes(source: str, most: int) -> bytes:
    """The bytes of a file, or of standard input for `-`.

    Raises `UnreadableReportError` where there is no such file, it may not be read, is a folder, or has more
    than `most` bytes.
    """
    if source == STDIN:
        raw = sys.stdin.buffer.read(most + 1)
        _refuse_above(most, len(raw), source)
        return raw
    path = Path(source)
    try:
        if path.is_dir():
            raise UnreadableReportError(source, "this is a folder", f"Name its files, such as {path}/*.txt")
        _refuse_above(most, path.stat().st_size, source)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableReportError(source, "there is no such file", "Check its name") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableReportError(
            source, f"the file can't be read ({reason})", "Check its name and its permissions"
        ) from error


def _refuse_above(most: int, size: int, source: str) -> None:
    if size > most:
        raise UnreadableReportError(
            source, f"the file has more than {most:,} bytes", "Split it into its reports"
        )
