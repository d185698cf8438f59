"""Natural Earth's lines, out of the file that the map in the browser takes too → a path of a picture."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from detente.pages.mercator import HEIGHT, WIDTH, Frame, flat, frame_of

_FILE = "static/vendor/countries-50m.json"
_NEAREST = 2.0
"""Units of the picture that two points of a line are apart at least."""
Line = Sequence[tuple[float, float]]


@lru_cache(maxsize=64)
def path_of(frame: Frame) -> str:
    """The lines within a frame, as the `d` of an SVG path in whole units."""
    scale = WIDTH / frame.width
    pieces = []
    for box, line in _lines():
        if _outside(box, frame):
            continue
        points = [((x - frame.left) * scale, (y - frame.top) * scale) for x, y in line]
        pieces += [_piece(run) for run in _seen(_thinned(points))]
    return "".join(pieces)


def warm() -> None:
    """Read the file: it takes half a second."""
    path_of(frame_of([]))


@cache
def _lines() -> tuple[tuple[tuple[float, float, float, float], Line], ...]:
    """Every arc of the file on the square of the world, with the box around it (TopoJSON: each arc is told
    as a point and differences, all of them quantised).
    """
    topology = json.loads(files("detente.pages").joinpath(*_FILE.split("/")).read_text(encoding="utf-8"))
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append(flat(y * high + low, x * wide + left))
        for run in _unbroken(line):
            xs, ys = [x for x, _ in run], [y for _, y in run]
            found.append(((min(xs), min(ys), max(xs), max(ys)), run))
    return tuple(found)


def _unbroken(line: Line) -> Iterator[Line]:
    """The runs of a line between where it jumps from one edge of the world to the other."""
    start = 0
    for number, (a, b) in enumerate(pairwise(line), start=1):
        if abs(a[0] - b[0]) > 0.5:
            yield line[start:number]
            start = number
    yield line[start:]


def _outside(box: tuple[float, float, float, float], frame: Frame) -> bool:
    left, top, right, bottom = box
    return (
        right < frame.left
        or left > frame.left + frame.width
        or bottom < frame.top
        or top > frame.top + frame.height
    )


def _thinned(points: Line) -> Line:
    """The points of a line that are seen apart; its ends stay, so that lines still meet."""
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _NEAREST:
            kept.append(point)
    return [*kept, points[-1]]


def _seen(points: Line) -> Iterator[Line]:
    """The runs of a line of which something lies in the picture."""
    run: list[tuple[float, float]] = []
    for a, b in pairwise(points):
        out = (
            (a[0] < 0 and b[0] < 0)
            or (a[0] > WIDTH and b[0] > WIDTH)
            or (a[1] < 0 and b[1] < 0)
            or (a[1] > HEIGHT and b[1] > HEIGHT)
        )
        if out:
            if run:
                yield run
            run = []
        else:
            run = run or [a]
            run.append(b)
    if run:
        yield run


def _piece(run: Line) -> str:
    whole = [(round(x), round(y)) for x, y in run]
    (x, y), steps = whole[0], []
    for a, b in pairwise(whole):
        if a != b:
            steps.append(f"{b[0] - a[0]} {b[1] - a[1]}")
    return f"M{x} {y}l{' '.join(steps)}" if steps else ""
