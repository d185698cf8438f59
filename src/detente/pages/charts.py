"""Charts → Vega-Lite specifications that the browser draws without evaluating anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.record.coverage import Count
from detente.record.periods import Period

KNOWN, NEW, SOURCES = "#2f8296", "#d2601f", "#7d8b9c"
"""Colours that show on white and on black: entries of known sources, of new ones, number of sources."""

FEW = 24
"""Periods of which each has its point: a line of one period is none."""


def counts_chart(counts: Sequence[Count], by: Period) -> dict[str, Any]:
    """Entries by period of publication, those of sources that begin in it apart; a line for how many sources
    printed anything; a rule where a source begins. The first period is where the record begins.
    """
    import altair as alt  # it takes half a second, which only who draws has to wait for

    of_known, of_new = "of sources on record before", "of sources that begin then"
    rows = [
        {
            "period": one.period,
            "entries": number,
            "whose": whose,
            "reports": one.reports,
            "sources": one.sources,
        }
        for one in counts
        for whose, number in ((of_known, one.entries - one.entries_of_new), (of_new, one.entries_of_new))
    ]
    printed = [{"period": one.period, "sources": one.sources} for one in counts]
    onsets = [
        {"period": one.period, "begins": ", ".join(name or "(none named)" for name in one.new[:8])}
        for one in counts[1:]
        if one.new
    ]
    colour = alt.Color(
        "whose:N",
        title="Entries",
        scale=alt.Scale(domain=[of_known, of_new], range=[KNOWN, NEW]),
        legend=alt.Legend(orient="top"),
    )
    time = alt.X("period:T", title=f"Published, by {by}")
    bars = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar()
        .encode(
            x=time,
            y=alt.Y("entries:Q", title="Entries"),
            color=colour,
            tooltip=["period:N", "entries:Q", "whose:N", "reports:Q", "sources:Q"],
        )
    )
    points = alt.OverlayMarkDef(color=SOURCES) if len(counts) <= FEW else False
    line = (
        alt.Chart(alt.InlineData(values=printed))
        .mark_line(interpolate="step", color=SOURCES, strokeWidth=2, point=points)
        .encode(
            x=time,
            y=alt.Y("sources:Q", title="Sources", axis=alt.Axis(orient="right", grid=False, tickMinStep=1)),
            tooltip=["period:N", "sources:Q"],
        )
    )
    begins = (
        alt.Chart(alt.InlineData(values=onsets))
        .mark_rule(strokeDash=[3, 3])
        .encode(x=time, tooltip=["begins:N", "period:N"])
    )
    layers = alt.layer(alt.layer(bars, begins), line).resolve_scale(y="independent")
    return specification(layers.properties(width="container", height=150))


def specification(chart: Any) -> dict[str, Any]:
    """A chart of Altair as its specification, in the pages' own colours."""
    made: dict[str, Any] = chart.to_dict()
    made.pop("config", None)
    return made
