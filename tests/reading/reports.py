"""Factories: a sentence or two in, what the whole reader makes of it out, in plain words."""

from __future__ import annotations

import functools

from detente.model import Actor, Event, Reading, Report
from detente.reading.local import Local

PUBLISHED = "2021-03-16"
"""A Tuesday."""


@functools.lru_cache(maxsize=256)
def read(text: str, published: str = PUBLISHED) -> Reading:
    """The reading of `text` as if it had been published on that day."""
    return _reader().read(Report(text=text, published_at=published))


@functools.cache
def _reader() -> Local:
    # Acts by the rules; what the trained head makes of a text is tested in test_learned and test_judged.
    return Local(acts="rules")


def acts(text: str) -> list[tuple[str, str, str]]:
    """Each event of a text as (actor, act, recipient), names joined by " + ", in the order of the text."""
    reading = read(text)
    return [(names(reading, e.actor), str(e.act), names(reading, e.recipient)) for e in reading.events]


def event(text: str, act: str) -> Event:
    """The one event of that act in a text; fails where there is none or more than one."""
    found = [e for e in read(text).events if e.act == act]
    assert len(found) == 1, f"{len(found)} events of {act}: {acts(text)}"
    return found[0]


def names(reading: Reading, ids: tuple[str, ...]) -> str:
    """The names of these actors, sorted and joined by " + "."""
    return " + ".join(sorted(reading.actor(key).name for key in ids))


def named(text: str, name: str) -> Actor:
    """The actor of that name in a text."""
    found = [actor for actor in read(text).actors if actor.name == name]
    assert len(found) == 1, f"no single {name!r} among {[actor.name for actor in read(text).actors]}"
    return found[0]
