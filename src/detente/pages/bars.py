"""The time of ceasefires as bars, for a page of any width: the name stands above its bar."""

from __future__ import annotations

from typing import Any

import altair as alt

from detente.analysis.ceasefires import Ledger
from detente.exports.ceasefires.picture import bars_of
from detente.pages.charts import specification

COLOURS = {"told to have begun": "#2f8296", "planned": "#8fbecb", "no end told": "#c2a04a"}
"""What a bar is → a colour that shows on white and on black."""
_ROW = 38
_LONGEST = 330
"""Pixels of a name, which fit a phone."""


def bars_chart(found: Ledger) -> dict[str, Any] | None:
    """A bar for each way in which the time of a ceasefire is told; None where no start is told of any."""
    values = bars_of(found)
    if not values:
        return None
    names = list(dict.fromkeys(one["ceasefire"] for one in values))
    data = alt.InlineData(values=values)
    row = alt.Y("ceasefire:N", sort=names, axis=None)
    used = [kind for kind in COLOURS if any(one["time"] == kind for one in values)]
    scale = alt.Scale(domain=used, range=[COLOURS[kind] for kind in used])
    colour = alt.Color("time:N", scale=scale, title=None, legend=alt.Legend(orient="top"))
    bars = (
        alt.Chart(data)
        .mark_bar(height=10, yOffset=8)
        .encode(
            y=row,
            x=alt.X("start:T", title=None, axis=alt.Axis(labelOverlap=True, tickCount=5)),
            x2="end:T",
            color=colour,
            tooltip=["ceasefire:N", "start:N", "end:N", "time:N", "status:N"],
        )
    )
    # So that a pause of three days shows in a picture of ten years.
    starts = (
        alt.Chart(data).mark_tick(thickness=3, height=10, yOffset=8).encode(y=row, x="start:T", color=colour)
    )
    words = (
        alt.Chart(data)
        .mark_text(align="left", yOffset=-7, limit=_LONGEST, fontSize=11)
        .encode(y=row, x=alt.value(0), text="ceasefire:N")
    )
    layers: list[alt.Chart] = [bars, starts, words]
    if found.on:
        day = alt.Chart(alt.InlineData(values=[{"on": found.on}])).mark_rule(strokeDash=[3, 3])
        layers.append(day.encode(x="on:T"))
    return specification(alt.layer(*layers).properties(width="container", height=_ROW * len(names)))
