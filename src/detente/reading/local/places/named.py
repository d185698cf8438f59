"""What the step that finds place names hands to the one that resolves them."""

from __future__ import annotations

from dataclasses import dataclass

from detente.knowledge.gazetteer import Entry
from detente.knowledge.party import Party


@dataclass(frozen=True, slots=True)
class Named:
    """A name that is a place: tokens `[start, end)`, what the gazetteer and the world know under it, and the
    kind that the text gives it: `city` ("the village of"), `admin1` ("Kharkiv region"), `admin2` ("Laurel
    County"), `site`, empty for none.
    """

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]
    party: Party | None
    kind: str = ""
