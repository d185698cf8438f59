"""The readers that can be chosen by name."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading import Reader


class ReaderName(StrEnum):
    """Name of a reader."""

    LOCAL = "local"


def make(name: ReaderName) -> Reader:
    """The reader of that name, ready to read."""
    match name:
        case ReaderName.LOCAL:
            from detente.reading.local.local import Local

            return Local()
