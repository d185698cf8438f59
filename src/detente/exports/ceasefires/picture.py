"""Ceasefires → a picture: a bar for each way in which the time of a ceasefire is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import altair as alt

from detente.analysis.ceasefires.ledger import Ledger
from detente.analysis.ceasefires.span import Span, spans
from detente.analysis.ceasefires.truce import Truce
from detente.exports.clean import one_line
from detente.exports.drawing import DrawingError, draw
from detente.exports.story import when
from detente.exports.story.words import code

MOST = 40
_LONGEST = 72
_HEIGHT = 22
_COLOURS = {"told to have begun": "#3b7a9e", "planned": "#a8c8da", "no end told": "#e3dcc0"}


def draw_ceasefires(found: Ledger, path: Path) -> None:
    """Write the bars as SVG or PNG, by the name of the file: of the first forty ceasefires with a start,
    those that are only wanted left out.

    Raises:
        DrawingError: the name ends otherwise, the file can't be written, or no ceasefire has a start.
    """
    draw(chart(found), path)


def bars_of(found: Ledger) -> list[dict[str, str]]:
    """The bars: of each the ceasefire's label, start, end, what kind of time it is and its status, the first
    to start first. Where no end is told, the bar goes on to the edge. None for what is only wanted.
    """
    truces = [one.truce for one in found.held] if found.on else list(found.truces)
    told = [
        (truce, number, span, span.start)
        for truce in truces
        if truce.status not in ("proposed", "demanded")
        for number, span in enumerate(spans(truce), 1)
        if span.start is not None
    ]
    days = [day for _, _, span, start in told for day in (start, span.end) if day]
    days += [datetime.fromisoformat(found.on)] if found.on else []
    # A ceasefire that begins last of all is to show, too.
    edge = max(days) + max(timedelta(days=3), (max(days) - min(days)) / 50) if days else datetime.min
    values = [
        {
            "ceasefire": _label(truce.title, number),
            "start": start.isoformat(timespec="minutes"),
            "end": (span.end or edge).isoformat(timespec="minutes"),
            "time": _kind(truce, span),
            "status": code(truce.status),
        }
        for truce, number, span, start in told
    ]
    return sorted(values, key=lambda one: one["start"])[:MOST]


def chart(found: Ledger) -> alt.LayerChart:
    """The bars as a chart. Where no end is told, the bar is paler."""
    values = bars_of(found)
    if not values:
        raise DrawingError("no ceasefire with a start is left to draw. Ask for others")
    names = list(dict.fromkeys(one["ceasefire"] for one in values))
    data = alt.InlineData(values=values)
    place = {
        "y": alt.Y("ceasefire:N", sort=names, axis=alt.Axis(title=None, labelLimit=540)),
        "x": alt.X("start:T", axis=alt.Axis(title=None)),
    }
    used = [kind for kind in _COLOURS if any(one["time"] == kind for one in values)]
    colour = alt.Scale(domain=used, range=[_COLOURS[kind] for kind in used])
    bars = (
        alt.Chart(data)
        .mark_bar(height=12, cornerRadius=2)
        .encode(
            **place,
            x2="end:T",
            color=alt.Color("time:N", scale=colour, title=None, legend=alt.Legend(orient="bottom")),
        )
    )
    words = (
        alt.Chart(data)
        .mark_text(align="left", dx=4, fontSize=10)
        .encode(y=place["y"], x=alt.X("end:T"), text="status:N")
    )
    layers: list[alt.Chart] = [bars, words]
    if found.on:
        rule = alt.Chart(alt.InlineData(values=[{"on": found.on}])).mark_rule(color="#b5483a")
        layers.append(rule.encode(x=alt.X("on:T")))
    title = f"Ceasefires on {when.day(found.on)}" if found.on else "Ceasefires"
    picture: alt.LayerChart = alt.LayerChart(
        layer=layers,
        width=620,
        height=_HEIGHT * max(2, len(names)),
        title=alt.TitleParams(title, subtitle="As their sources tell their time", anchor="start"),
    )
    picture.config = alt.Config(view=alt.ViewConfig(stroke=None))
    return picture


def _label(title: str, number: int) -> str:
    label = one_line(title)
    label = label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1].rstrip()}…"
    return label if number == 1 else f"{label} (version {number})"


def _kind(truce: Truce, span: Span) -> str:
    if span.end is None:
        return "no end told"
    began = truce.fact("start_actual") or truce.value("effect") == "in_force"
    return "told to have begun" if began else "planned"
