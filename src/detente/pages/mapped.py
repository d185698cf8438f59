"""Pins → a map: the drawing that every browser and printer has, and values for the map that can be moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.analysis.timeline import Pin, Placed
from detente.exports.clean import one_line
from detente.pages.hits import short
from detente.pages.mercator import HEIGHT, WIDTH, Frame, frame_of
from detente.pages.worldlines import path_of

_LETTER, _LINE = 10, 18
"""Units of the drawing that a letter and a line of a label take."""
RADIUS = {"country": 22, "region": 22, "admin1": 15}
_SMALL = 7
LONGEST = 120
"""Characters of a name that are shown: a place whose name is longer is none."""
LABELLED, FIRST = 24, 4
"""Names that are written at most, and on a phone; a pin without one has it in its title."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A pin of the drawing. `label` is "" where it would stand upon another."""

    number: int
    x: int
    y: int
    radius: int
    pin: Pin
    label: str
    title: str
    before: bool
    """Whether the label stands before the pin, which is near the end of the picture."""
    first: bool
    """Whether its label is one of the few that are large enough to read on a phone."""


@dataclass(frozen=True, slots=True)
class Map:
    """A map of a list. `course` joins the places of a narrative in its order, "" for none."""

    frame: Frame
    lines: str
    pins: Sequence[Drawn]
    course: str
    values: dict[str, Any]
    width: int = WIDTH
    height: int = HEIGHT


def map_of(found: Placed, *, narrated: bool = False) -> Map:
    """The map of what can be placed; with `narrated` its places are joined in the order of the list."""
    frame = frame_of([(pin.lat, pin.lon) for pin in found.pins])
    order = _order(found) if narrated else []
    course = " ".join(f"{round(x)},{round(y)}" for x, y in (frame.at(pin.lat, pin.lon) for pin in order))
    pins = _drawn(found.pins, frame)
    values = {
        "pins": [
            {
                "lat": pin.lat,
                "lon": pin.lon,
                "precision": pin.precision.value,
                "name": called(pin),
                "title": titled(pin),
                "steps": [number + 1 for number in pin.entries],
            }
            for pin in found.pins
        ],
        "course": [[pin.lon, pin.lat] for pin in order],
    }
    return Map(frame, path_of(frame), pins, course if len(order) > 1 else "", values)


def called(pin: Pin) -> str:
    """The name as it may be shown anywhere: on one line, without marks that turn what stands around it."""
    return short(one_line(pin.name), LONGEST)


def titled(pin: Pin) -> str:
    """`Khartoum, 3 entries`, `Ukraine, only the country is known, 1 entry`."""
    unsure = {"country": "only the country", "region": "only the region", "admin1": "only the province"}
    known = unsure.get(pin.precision.value)
    number = len(pin.entries)
    told = "1 entry" if number == 1 else f"{number} entries"
    return ", ".join([called(pin), *([f"{known} is known"] if known else []), told])


def _order(found: Placed) -> list[Pin]:
    """The pins in the order of their entries, one that comes twice in a row once."""
    by_entry = {number: pin for pin in found.pins for number in pin.entries}
    order: list[Pin] = []
    for number in sorted(by_entry):
        if not order or order[-1] is not by_entry[number]:
            order.append(by_entry[number])
    return order


def _drawn(pins: Sequence[Pin], frame: Frame) -> list[Drawn]:
    taken: list[tuple[float, float, float, float]] = []
    drawn = []
    by_weight = sorted(enumerate(pins), key=lambda one: -len(one[1].entries))
    for number, pin in by_weight:
        x, y = frame.at(pin.lat, pin.lon)
        radius = RADIUS.get(pin.precision.value, _SMALL)
        count = f" ({len(pin.entries)})" if len(pin.entries) > 1 else ""
        label = f"{short(called(pin), 28)}{count}"
        long = len(label) * _LETTER
        before = x + radius + long > WIDTH
        left = x - radius - 4 - long if before else x + radius + 4
        box = (left, y - _LINE / 2, left + long, y + _LINE / 2)
        free = left >= 0 and len(taken) < LABELLED and not any(_meet(box, one) for one in taken)
        if free:
            taken.append(box)
        first = free and len(taken) <= FIRST
        written = label if free else ""
        drawn.append(Drawn(number, round(x), round(y), radius, pin, written, titled(pin), before, first))
    # Large, unsure rings lie under the small points.
    return sorted(drawn, key=lambda one: (-one.radius, one.number))


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
