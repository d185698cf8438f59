"""Timeline: what is told, in the order of time, with the onsets of sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TextIO

from fastapi import Query

from detente.exports import found as exports
from detente.pages.ask import Ask, Asked
from detente.pages.charts import counts_chart
from detente.pages.hits import Found, found
from detente.pages.page import Page, View
from detente.record.coverage import Count
from detente.record.periods import Period

KINDS = ("event", "ceasefire", "talks", "agreement", "claim")
"""What stands on a timeline where the filter asks for no kind."""


@dataclass(frozen=True)
class Timeline(View):
    """A part of the entries by day, and the counts of all."""

    ask: Ask
    by: Period
    counts: Sequence[Count]
    days: Sequence[tuple[str, Sequence[Found]]]
    is_more: bool

    @property
    def chart(self) -> dict[str, Any]:
        """Entries by period, with a mark where a source begins."""
        return counts_chart(self.counts, self.by)

    @property
    def more(self) -> bool:
        """Whether there are older ones."""
        return self.is_more

    def values(self) -> Any:
        """The counts, and the entries as flat objects."""
        return {
            "by": self.by,
            "page": self.ask.page,
            "more": self.more,
            "periods": [
                {
                    "period": one.period,
                    "entries": one.entries,
                    "reports": one.reports,
                    "new_sources": list(one.new),
                }
                for one in self.counts
            ],
            "entries": [exports.row(one.hit, one.reading) for _, own in self.days for one in own],
        }

    def write_csv(self, out: TextIO) -> None:
        """A line an entry."""
        exports.write_csv([exports.row(one.hit, one.reading) for _, own in self.days for one in own], out)


def timeline(
    ask: Asked, by: Annotated[Period, Query(description="Periods of the counts.")] = "month"
) -> Timeline:
    """What is told by day, the newest first, and counts by period with the onsets of sources."""
    wanted = ask.wanted if ask.wanted.kind else ask.narrowed(kind=KINDS)
    hits = ask.search(wanted)
    days: dict[str, list[Found]] = {}
    for one in found(ask, hits[: ask.size]):
        days.setdefault(one.hit.report.published_at[:10], []).append(one)
    counts = ask.answer("counts", lambda: ask.record.counts(wanted, by), by)
    return Timeline(ask, by, counts, list(days.items()), len(hits) > ask.size)


PAGE = Page("timeline", "/timeline", "Timeline", timeline, section="Record", key="t", apart=("by",))
