"""The steps of the reader on published sets: which bench measures which set, for the floors.

A set is a place under the checkout or the shared folder, and the bench whose `--json` gives its figures.
"""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import actors, compliance_level, copies, dates, events, matters, matters_own, places, quotations

Main = Callable[[list[str]], int]
Values = dict[str, float]


class UnmeasuredError(ValueError):
    """A set whose bench gives no figures; the bench itself has said why."""


@dataclass(frozen=True)
class Published:
    """A set and what measures it."""

    main: Main
    path: str
    """Under the checkout where it begins with one of its folders, else under the shared folder."""
    options: tuple[str, ...] = ()

    def place(self, root: Path, shared: Path) -> Path:
        """Where it lies."""
        return (root if self.path.startswith(("training", "examples", "bench")) else shared) / self.path


PUBLISHED = {
    "quotations.conflict": Published(quotations.main, "training/corpus/quotations/test"),
    "quotations.polnear": Published(quotations.main, "data/quotes/dev"),
    "events.plv": Published(events.main, "data/events/plover_sentences.tsv", ("--held-out",)),
    "events.told": Published(events.main, "data/events/statement_or_event.tsv", ("--held-out",)),
    "events.plain": Published(events.main, "training/corpus/plain/test.txt"),
    "actors.mentions": Published(actors.main, "data/actors/actor_resolution_dev.json"),
    "actors.records": Published(actors.main, "data/events/plover_manual_records.json"),
    "dates.timebank": Published(dates.main, "data/time/timebank", ("--no-parse",)),
    "dates.aquaint": Published(dates.main, "data/time/aquaint", ("--no-parse",)),
    "dates.wikiwars": Published(dates.main, "data/time/wikiwars", ("--no-parse",)),
    "matters.gold": Published(matters.main, "gold/matters.json"),
    "matters.own": Published(matters_own.main, "bench/matters_sets"),
    "matters.held": Published(matters_own.main, "bench/matters_sets/held"),
    "places.lgl": Published(places.main, "data/geo/lgl_dev.xml"),
    "copies.made": Published(copies.main, "examples/reports"),
    "copies.gold": Published(copies.main, "gold/matters.json"),
    "compliance.made": Published(compliance_level.main, "bench/compliance_level.py", ("--series", "60")),
    "places.acts": Published(places.main, "data/geo/event_location_dev.jsonl", ("--limit", "1500")),
}


def measure(published: Published, place: Path) -> Values:
    """The figures of a set by path. Raises `UnmeasuredError` where its bench gives none."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = published.main([str(place), *published.options, "--json"])
    if code == 2:
        raise UnmeasuredError(f"{place} cannot be measured")
    return dict(leaves(json.loads(said.getvalue())))


def leaves(node: object, path: str = "") -> Iterator[tuple[str, float]]:
    """Every number of a JSON value, by its path."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, f"{path}.{key}" if path else str(key))
    elif isinstance(node, int | float) and not isinstance(node, bool):
        yield path, float(node)
