"""Timeline: what is told, in the order of time, beside a map in step with it; narratives step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, TextIO

from fastapi import Query

from detente.analysis.open_to import without
from detente.analysis.timeline import Pair, narrative, narrative_of, pairs_in, placed
from detente.analysis.timeline.narrative import KINDS, Narrative
from detente.exports import timeline as exports
from detente.model import Event
from detente.pages.ask import Ask, Asked
from detente.pages.asking import Asking
from detente.pages.charts import counts_chart
from detente.pages.criteria import LONGEST, Pairs, parameters
from detente.pages.hits import found
from detente.pages.mapped import Map, map_of
from detente.pages.page import Page
from detente.pages.restricted import hidden
from detente.pages.timed import Step, days_of, steps_of
from detente.record import Filter, Hit, RecordError
from detente.record.coverage import Count
from detente.record.periods import Period


@dataclass(frozen=True)
class Timeline(Asking):
    """A part of the entries, and the counts of all; or a part of a narrative. Both are worked out by who
    reads them: the counts come after the rest.
    """

    ask: Ask
    by: Period
    matter: str
    pair: tuple[str, str] | None
    process: bool
    full: bool

    @property
    def own(self) -> Pairs:
        """What is narrated, and the periods of the counts."""
        pair = [("pair", one) for one in self.pair or ()]
        given = [("matter", self.matter), ("process", "true" if self.process else "")]
        by = [("by", self.by)] if self.by != "month" else []
        return [*(one for one in given if one[1]), *pair, *by]

    @property
    def narrated(self) -> bool:
        """Whether it is a narrative, from its first step on."""
        return bool(self.matter or self.pair or self.process)

    @property
    def wanted(self) -> Filter:
        """The filter; what stands on a timeline where it asks for no kind."""
        return self.ask.wanted if self.ask.wanted.kind else self.ask.narrowed(kind=KINDS)

    @cached_property
    def narrative(self) -> Narrative:
        """The narrative. Raises `UnknownEntryError` for a matter that can't be seen."""
        return self.ask.answer("narrative", self._narrative, self.matter, self.pair, self.process)

    def _narrative(self) -> Narrative:
        record = self.ask.record
        if self.matter:
            return narrative_of(record, without(record, (record.matter(self.matter),), hidden(self.ask)))
        return narrative(record, self.ask.wanted, pair=self.pair)

    @cached_property
    def _hits(self) -> Sequence[Hit]:
        """The part that is wanted, and one more where there are more."""
        if self.narrated:
            return self.narrative.steps[self.ask.skipped : self.ask.skipped + self.ask.size + 1]
        return self.ask.search(self.wanted)

    @cached_property
    def steps(self) -> Sequence[Step]:
        """The entries of the part that is wanted: the newest first, of a narrative the first step first."""
        shown = found(self.ask, self._hits[: self.ask.size])
        return steps_of(shown, self.ask.skipped, narrated=self.narrated)

    @property
    def days(self) -> Sequence[tuple[str, Sequence[Step]]]:
        """The entries, those of a day together."""
        return days_of(self.steps)

    @cached_property
    def map(self) -> Map:
        """Where they are."""
        return map_of(placed([step.place for step in self.steps]), narrated=self.narrated)

    @property
    def unpointed(self) -> int:
        """How many are at a place of which no coordinates are known."""
        return sum(1 for one in self.steps if one.place and one.place.lat is None)

    @property
    def placeless(self) -> int:
        """How many are told without a place."""
        return sum(1 for one in self.steps if one.place is None)

    @property
    def pairs_shown(self) -> list[Pair]:
        """Who deals with whom most, of the entries that are shown."""
        told = [(one.entry, one.found.reading) for one in self.steps]
        found = pairs_in((entry, reading) for entry, reading in told if isinstance(entry, Event))
        return [one for one in found if max(len(one.one), len(one.other)) <= LONGEST]

    def pair_of(self, pair: Pair) -> Pairs:
        """The parameters of the narrative between two, within the filter."""
        return [*parameters(self.ask.asked), ("pair", pair.one), ("pair", pair.other)]

    @cached_property
    def counts(self) -> Sequence[Count]:
        """The entries under the filter by period."""
        return self.ask.answer("counts", lambda: self.ask.record.counts(self.wanted, self.by), self.by)

    @property
    def onsets(self) -> Sequence[Count]:
        """The periods in which a source begins, the newest first."""
        return [one for one in self.counts if one.new][::-1]

    @property
    def chart(self) -> dict[str, Any]:
        """Entries by period, beside the number of sources, with a mark where a source begins."""
        return counts_chart(self.counts, self.by)

    @property
    def more(self) -> bool:
        """Whether there is more behind this part."""
        return len(self._hits) > self.ask.size

    def values(self) -> Any:
        """The counts, and the entries as flat objects with their points."""
        return {
            "by": self.by,
            "page": self.ask.page,
            "more": self.more,
            "periods": [] if self.narrated else exports.counts_rows(self.counts),
            "without_place": self.placeless,
            "without_coordinates": self.unpointed,
            "entries": [exports.row(one.found.hit, one.found.reading) for one in self.steps],
        }

    def write_csv(self, out: TextIO) -> None:
        """A line an entry."""
        exports.write_csv([exports.row(one.found.hit, one.found.reading) for one in self.steps], out)


def timeline(
    ask: Asked,
    by: Annotated[Period, Query(description="Periods of the counts.")] = "month",
    matter: Annotated[str, Query(max_length=80, description="The narrative of a matter, by its id.")] = "",
    pair: Annotated[
        list[Annotated[str, Query(max_length=LONGEST)]] | None,
        Query(max_length=2, description="The narrative between two, each by name."),
    ] = None,
    process: Annotated[bool, Query(description="The narrative of the process under the filter.")] = False,
    full: Annotated[bool, Query(description="Whether the page comes at once, with the counts.")] = False,
) -> Timeline:
    """What is told by day, the newest first, each with how surely its place is known, and counts by period
    with the onsets of sources; or one matter, one process or one pair of actors step by step.
    """
    names = tuple(one for one in pair or () if one.strip())
    if len([one for one in (matter, names, process) if one]) > 1:
        raise RecordError("A narrative is of a matter, of a pair or of a process. Ask for one of them")
    if len(names) == 1:
        raise RecordError(f"pair: {names[0]!r} is one, and a pair is two. Give pair twice")
    view = Timeline(ask, by, matter, (names[0], names[1]) if names else None, process, full)
    if view.narrated:
        # Whether there is such a one is to be known before the page begins.
        _ = view.narrative
    return view


PAGE = Page("timeline", "/timeline", "Timeline", timeline, section="Record", key="t", apart=("by", "process"))
