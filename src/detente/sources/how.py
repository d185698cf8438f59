"""How the user wants sources to be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from detente.sources.columns import USUAL, Columns
from detente.sources.provenance import Provenance


def unheard(note: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True)
class How:
    """What goes for every source of a run."""

    user: Provenance = field(default_factory=Provenance)
    """What the user says of every report; it goes before what the sources say."""
    columns: Columns = USUAL
    """Which columns of tables hold what."""
    note: Callable[[str], None] = unheard
    """Is told, in a sentence, what is left out on purpose, such as a column that nobody asked for."""
