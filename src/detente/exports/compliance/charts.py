"""Compliance → charts: what was counted around a window, the placebo windows, the series of a long window."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from detente.analysis.compliance import Compliance, Finding
from detente.analysis.compliance.rates import AROUND
from detente.analysis.compliance.ratio import DAY
from detente.analysis.compliance.segmented import Segmented
from detente.analysis.compliance.series import Series
from detente.analysis.compliance.spans import Spans, clipped, without
from detente.exports.clean import one_line
from detente.exports.compliance import words
from detente.incidents import hours, instant

WIDTH = 660
HEIGHT = 170
INSIDE, AROUND_COLOUR, TRUCE, MISSED = "#c2410c", "#64748b", "#fde2cf", "#e2e8f0"
MOST_BARS = 240
_FONT = "Helvetica, Arial, DejaVu Sans, sans-serif"


def around(finding: Finding, one: Compliance, width: int = WIDTH) -> alt.LayerChart:
    """Counts day by day from 28 days before a window to 28 after it; the window and other truces shaded, what
    the source misses grey.
    """
    start, end = one.span
    size = max(min(DAY, end - start), (end - start + 2 * AROUND) / MOST_BARS)
    first = start - np.floor(AROUND / size) * size
    edges = np.arange(first, end + AROUND, size)
    series = Series(finding.incidents.start, finding.incidents.end, finding.incidents.count)
    counts = series.counts(edges, edges + size).prorated
    seen = [bool(clipped(one.covered, a, a + size)) for a in edges.tolist()]
    bars = [
        {"from": _at(a), "to": _at(a + size), "number": float(n), "part": _part(a, size, one)}
        for a, n, shown in zip(edges.tolist(), counts.tolist(), seen, strict=True)
        if shown
    ]
    last = float(edges[-1] + size)
    shades = _shades(one, float(first), last)
    counts_named = one_line(one.coverage.counts)
    per = "a day" if size == DAY else f"in {words.number(size)} hours"
    x = alt.X("from:T", title=None, axis=alt.Axis(format="%-d %b %Y", labelOverlap=True, grid=False))
    scale = alt.Scale(domain=["inside", "around"], range=[INSIDE, AROUND_COLOUR])
    layers = [
        alt.Chart(alt.InlineData(values=shades)).mark_rect(opacity=0.9).encode(
            x=alt.X("from:T", title=None), x2="to:T",
            color=alt.Color("kind:N", title=None, scale=alt.Scale(
                domain=["this window", "another truce", "not covered"], range=[TRUCE, "#dbeafe", MISSED],
            ), legend=alt.Legend(orient="top")),
        ),
        alt.Chart(alt.InlineData(values=bars)).mark_bar().encode(
            x=x, x2="to:T", y=alt.Y("number:Q", title=f"{counts_named}, prorated, {per}"), y2=alt.datum(0),
            fill=alt.Fill("part:N", scale=scale, legend=None),
        ),
        *_breaks(one),
    ]  # fmt: skip
    title = alt.TitleParams(
        f"{words.heading(finding, one)}, 28 days on either side",
        subtitle=[_covers(one)], anchor="start", fontSize=12, subtitleFontSize=10, subtitleColor="#475569",
    )  # fmt: skip
    return _sized(layers, title, width, HEIGHT)


def placebos(finding: Finding, one: Compliance, width: int = WIDTH) -> alt.LayerChart:
    """How many placebo windows have how much in them, and where the window stands."""
    values = finding.placebo.counts.prorated
    top = max(float(values.max()) if values.size else 1.0, finding.inside.prorated, 1.0)
    edges = np.linspace(0.0, top, 41)
    heights, _ = np.histogram(values, bins=edges)
    bars = [
        {"from": float(a), "to": float(b), "windows": int(n)}
        for a, b, n in zip(edges[:-1], edges[1:], heights.tolist(), strict=True)
    ]
    mark = [{"at": finding.inside.prorated, "said": f"this window: {words.number(finding.inside.prorated)}"}]
    counted = one_line(one.coverage.counts)
    to_right = finding.inside.prorated < top / 2
    layers = [
        alt.Chart(alt.InlineData(values=bars)).mark_bar(color=AROUND_COLOUR).encode(
            x=alt.X("from:Q", title=f"{counted} in {words.span(finding.placebo.length)}",
                    scale=alt.Scale(domain=[0, top], nice=False)),
            x2="to:Q", y=alt.Y("windows:Q", title="placebo windows"), y2=alt.datum(0),
        ),
        alt.Chart(alt.InlineData(values=mark)).mark_rule(color=INSIDE, strokeWidth=3).encode(x="at:Q"),
        alt.Chart(alt.InlineData(values=mark)).mark_text(
            color=INSIDE, align="left" if to_right else "right", dx=6 if to_right else -6, dy=8,
            fontWeight="bold",
        ).encode(x="at:Q", y=alt.value(0), text="said:N"),
    ]  # fmt: skip
    test = finding.placebo
    told = f"{test.as_low} of {test.n} are as low; {test.apart} of them don't overlap. {_covers(one)}"
    title = alt.TitleParams(
        "Windows of the same length without a truce", subtitle=[told], anchor="start", fontSize=12,
        subtitleFontSize=10, subtitleColor="#475569",
    )  # fmt: skip
    return _sized(layers, title, width, HEIGHT * 0.7)


def long_series(long: Segmented, one: Compliance, width: int = WIDTH) -> alt.LayerChart:
    """The days of a long window and of 90 days on either side, with the segmented model's means."""
    start, end = one.span
    points = [
        {"day": _at(float(day)), "number": float(count), "mean": float(mean),
         "stretch": "before" if day < start else "inside" if day < end else "after"}
        for day, count, mean in zip(long.days, long.counts, long.means, strict=True)
    ]  # fmt: skip
    data = alt.InlineData(values=points)
    x = alt.X("day:T", title=None, axis=alt.Axis(format="%-d %b %Y", labelOverlap=True, grid=False))
    shade = [{"from": _at(start), "to": _at(end)}]
    layers = [
        alt.Chart(alt.InlineData(values=shade)).mark_rect(color=TRUCE).encode(x="from:T", x2="to:T"),
        alt.Chart(data).mark_circle(color=AROUND_COLOUR, size=18).encode(
            x=x, y=alt.Y("number:Q", title=f"{one_line(one.coverage.counts)} a day")
        ),
        alt.Chart(data).mark_line(color=INSIDE, strokeWidth=2).encode(x=x, y="mean:Q", detail="stretch:N"),
    ]  # fmt: skip
    title = alt.TitleParams(
        "Segmented series, other truces left out", subtitle=[_covers(one)], anchor="start", fontSize=12,
        subtitleFontSize=10, subtitleColor="#475569",
    )  # fmt: skip
    return _sized(layers, title, width, HEIGHT)


def svg(chart: alt.LayerChart) -> str:
    """A chart as SVG text."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(dressed(chart).to_json()))


def dressed(chart: Any) -> Any:
    """The chart with the looks that all of them share."""
    chart.config = alt.Config(
        font=_FONT,
        background="white",
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(gridColor="#e2e8f0", tickColor="#94a3b8"),
    )
    return chart


def _sized(layers: list[Any], title: alt.TitleParams, width: int, height: float) -> alt.LayerChart:
    chart: alt.LayerChart = alt.LayerChart(layer=layers, width=width, height=height, title=title)
    chart.resolve = alt.Resolve(scale=alt.ScaleResolveMap(color="independent"))
    return chart


def _part(a: float, size: float, one: Compliance) -> str:
    return "inside" if a + size / 2 >= one.span[0] and a + size / 2 < one.span[1] else "around"


def _shades(one: Compliance, first: float, last: float) -> list[dict[str, str]]:
    until = hours(one.coverage.until) if one.coverage.until else last
    truces = [(hours(o.start), hours(o.end) if o.end else until) for o in one.others]
    kinds: list[tuple[str, Spans]] = [
        ("this window", clipped([one.span], first, last)),
        ("another truce", clipped(truces, first, last)),
        ("not covered", without([(first, last)], one.covered)),
    ]
    return [{"from": _at(a), "to": _at(b), "kind": kind} for kind, spans in kinds for a, b in spans]


def _breaks(one: Compliance) -> list[alt.Chart]:
    values = [
        {"at": _at(hours(change.start)), "said": one_line(change.note)} for change in one.coverage.breaks
    ]
    if not values:
        return []
    data = alt.InlineData(values=values)
    return [
        alt.Chart(data).mark_rule(strokeDash=[4, 3], color="#0f172a").encode(x="at:T"),
        alt.Chart(data).mark_text(align="left", dx=4, dy=8, fontSize=9).encode(
            x="at:T", y=alt.value(0), text="said:N"
        ),
    ]  # fmt: skip


def _covers(one: Compliance) -> str:
    coverage = one.coverage
    ends = [f"{at:%Y-%m-%d}" if at else "?" for at in (coverage.since, coverage.until)]
    return f"{one_line(coverage.reporter)}; covers {ends[0]} to {ends[1]}"


def _at(value: float) -> Any:
    return f"{instant(value):%Y-%m-%dT%H:%M:%SZ}"
