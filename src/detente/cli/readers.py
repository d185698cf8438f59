"""The readers that can be chosen by name."""

from __future__ import annotations

import gc
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading import Reader


class ReaderName(StrEnum):
    """Name of a reader."""

    LOCAL = "local"


def make(name: ReaderName, *, rules_only: bool = False) -> Reader:
    """The reader of that name, ready to read."""
    match name:
        case ReaderName.LOCAL:
            from detente.reading.local.local import Local

            prepare()
            # The word lists are many objects that never go: looking through them for garbage as often as
            # Python does by itself costs a few hundredths of the time that reading takes.
            gc.set_threshold(50_000, 20, 50)
            return Local(rules_only=rules_only)


def prepare() -> None:
    """Build the gazetteer where it is not there yet, and say so: a silent half minute looks like a hang."""
    from detente.cli.progress import once
    from detente.knowledge.gazetteer import ensure_gazetteer, gazetteer_path

    if not gazetteer_path().exists():
        with once("Building the gazetteer") as progress:
            ensure_gazetteer(progress)
