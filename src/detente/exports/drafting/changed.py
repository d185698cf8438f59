"""What the record has changed since a model was drafted → text and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Group, RenderableType
from rich.text import Text

from detente.analysis.drafting.changes import Changes, Fresh
from detente.analysis.drafting.draft import Ground
from detente.exports.clean import one_line
from detente.exports.section import indented, section
from detente.exports.story import when
from detente.exports.story.paper import write_pages
from detente.exports.story.styles import HEADING, QUIET

MOST_QUOTES = 3


def write_changes(changes: Changes, out: TextIO, source: str) -> None:
    """Write the page; `source` is what the analyst's file is called."""
    write_pages([Group(*_page(changes, source))], out)


def write_changes_json(changes: Changes, out: TextIO) -> None:
    """Write the same as JSON: parts by name, evidence as ids of entries with their quotes."""
    told = {
        "since": changes.since,
        "on": changes.draft.on,
        "new": [{"part": part, "in_file": part in changes.present} for part in changes.new],
        "gone": [{"part": part, "in_file": part in changes.present} for part in changes.gone],
        "evidence": [
            {"part": one.part, "new": list(one.new), "gone": list(one.gone)} for one in changes.fresh
        ],
        "added_by_hand": list(changes.added),
        "taken_out_by_hand": list(changes.dropped),
        "quotes": dict(changes.quotes),
    }
    out.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def _page(changes: Changes, source: str) -> Iterator[RenderableType]:
    name, draft = one_line(source), changes.draft
    yield Text(f"{name}: what the record has changed since it was drafted", HEADING)
    yield Text(f"Drafted as of {when.day(changes.since)}, the record as of {when.day(draft.on)}", QUIET)
    if not (changes.new or changes.gone or changes.fresh):
        yield Text("\nThe record gives the same options, orders and statements, with the same evidence.")
    grounds = dict(draft.named())
    yield from section("New on record", _new(changes, grounds))
    yield from section("No longer on record", _gone(changes))
    yield from section("Other evidence", _fresh(changes.fresh, changes, grounds))
    yield from section("Yours, not from the draft", (Text(one_line(part)) for part in changes.added))
    yield from section(
        "Taken out by you, or written otherwise", (Text(one_line(part)) for part in changes.dropped)
    )
    yield Text(f"\n{name} is as it was: what is to change in it is yours to write.", QUIET)


def _new(changes: Changes, grounds: dict[str, tuple[Ground, ...]]) -> Iterator[RenderableType]:
    for part in changes.new:
        yield Text(f"+ {one_line(part)}" + (" (in the file already)" if part in changes.present else ""))
        yield from _quoted(grounds.get(part, ()), changes)


def _gone(changes: Changes) -> Iterator[RenderableType]:
    for part in changes.gone:
        yield Text(
            f"- {one_line(part)}"
            + (" (still in the file)" if part in changes.present else " (not in the file)")
        )


def _fresh(
    fresh: Iterable[Fresh], changes: Changes, grounds: dict[str, tuple[Ground, ...]]
) -> Iterator[RenderableType]:
    for one in fresh:
        yield Text(f"~ {one_line(one.part)}")
        yield from _quoted((g for g in grounds.get(one.part, ()) if g.source.entry in one.new), changes)
        for entry in one.gone[:MOST_QUOTES]:
            yield indented(Text(f"no longer: {_words(changes.quotes.get(entry), entry)}"))


def _quoted(grounds: Iterable[Ground], changes: Changes) -> Iterator[RenderableType]:
    year = changes.draft.on[:4]
    for ground in list(grounds)[:MOST_QUOTES]:
        where = [one_line(ground.source.publisher), when.day(ground.day, year)]
        yield indented(
            Text(
                f"{one_line(ground.how)}: {_words(ground.source.quote, ground.source.entry)} "
                f"({', '.join(part for part in where if part)})"
            )
        )


def _words(quote: str | None, entry: str) -> str:
    return f"“{one_line(quote)}”" if quote else one_line(entry)
