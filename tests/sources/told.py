"""What a source gives, said in a line an item."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from detente.model import Report
from detente.sources import Item


def told(items: Iterable[Item], folder: Path) -> list[str]:
    """Each item's place below the folder, with its text or its problem."""
    return [
        f"{item.place.removeprefix(f'{folder}/')} | "
        + (item.outcome.text if isinstance(item.outcome, Report) else f"! {item.outcome.problem}")
        for item in items
    ]


def reports(items: Iterable[Item]) -> list[Report]:
    """The reports, where nothing failed."""
    found = []
    for item in items:
        assert isinstance(item.outcome, Report), item.outcome
        found.append(item.outcome)
    return found
