"""A few factories for the tests of conditions and figures: a text in, its events out."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model import Event, Report, Signal
from detente.reading.local.actors.cast import Cast
from detente.reading.local.actors.find import cast_of
from detente.reading.local.conditions.hang import hang_conditions
from detente.reading.local.events.find import find_events
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.sizes import size_up
from detente.reading.local.parse import parse
from detente.reading.local.places.find import find_places
from detente.reading.local.quotations.chain import Voices
from detente.reading.local.quotations.find import find_quotations
from detente.reading.local.times.find import find_times


@dataclass(frozen=True)
class Told:
    """The events of a text and the conditions that hang on none."""

    events: tuple[Event, ...]
    loose: tuple[Signal, ...]
    cast: Cast

    def name(self, key: str | None) -> str | None:
        return self.cast[key].name if key else None


def scene_of(text: str, day: str = "2024-03-14") -> Scene:
    page = parse(Report(text=text, published_at=day))
    times, cast = find_times(page), cast_of(page)
    places = find_places(page, cast)
    return Scene(page, cast, times, places, Voices(page, find_quotations(page, cast, times), cast))


def told(text: str, day: str = "2024-03-14") -> Told:
    scene = scene_of(text, day)
    events, drafts = find_events(scene)
    events, loose = hang_conditions(size_up(events, drafts, scene), drafts, scene)
    return Told(events, loose, scene.cast)
