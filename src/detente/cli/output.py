"""Where a verb's output goes: standard output or a file."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer


@contextmanager
def output(path: Path | None) -> Iterator[TextIO]:
    """The stream to write to, in UTF-8. Misuse where the file can't be written."""
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout
        return
    try:
        stream = path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise typer.BadParameter(
            f"{path} can't be written ({error.strerror}).", param_hint="--output"
        ) from error
    with stream:
        yield stream


def refuse_overwriting(path: Path | None, inputs: list[str]) -> None:
    """Misuse where the output would replace a file that is to be read."""
    if path and path.exists() and any(Path(name).exists() and path.samefile(name) for name in inputs):
        raise typer.BadParameter(f"{path} is one of the files to read.", param_hint="--output")
