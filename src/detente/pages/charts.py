"""Charts → Vega-Lite specifications that the browser draws without evaluating anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.record.coverage import Count
from detente.record.periods import Period


def counts_chart(counts: Sequence[Count], by: Period) -> dict[str, Any]:
    """Entries by period of publication; a rule and a name where a source begins."""
    import altair as alt  # it takes half a second, which only who draws has to wait for

    rows = [{"period": one.period, "entries": one.entries, "reports": one.reports} for one in counts]
    onsets = [{"period": one.period, "source": ", ".join(one.new)} for one in counts if one.new]
    bars = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar()
        .encode(
            x=alt.X("period:T", title=f"Published, by {by}"),
            y=alt.Y("entries:Q", title="Entries"),
            tooltip=["period:N", "entries:Q", "reports:Q"],
        )
    )
    begins = (
        alt.Chart(alt.InlineData(values=onsets))
        .mark_rule(strokeDash=[3, 3])
        .encode(x="period:T", tooltip=["source:N", "period:N"])
    )
    return specification(alt.layer(bars, begins).properties(width="container", height=140))


def specification(chart: Any) -> dict[str, Any]:
    """A chart of Altair as its specification, in the pages' own colours."""
    made: dict[str, Any] = chart.to_dict()
    made.pop("config", None)
    return made
