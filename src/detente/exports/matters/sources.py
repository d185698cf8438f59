"""Readings by their reports: what a matter's members are called and say."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from detente.exports.clean import one_line
from detente.exports.story.names import Names
from detente.exports.story.when import day
from detente.exports.why.headings import heading
from detente.model import Actor, Entry, Reading
from detente.record.matters import Member

_LONGEST = 100


class Sources:
    """The readings that matters were resolved from."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        """Take the readings."""
        self._readings = {reading.report.id: reading for reading in readings}
        self._entries = {
            (key, entry.id): entry for key, reading in self._readings.items() for entry in reading.entries()
        }

    def report(self, key: str) -> str:
        """Who published a report and when: `Northern Wire, 2025-05-11`."""
        report = self._readings[key].report
        who = report.publisher or report.title or report.url or report.id
        return f"{_cut(one_line(who), 40)}, {report.published_at[:10]}"

    def source(self, key: str) -> str:
        """The same in the words of a page: `Northern Wire, 11 May 2025`."""
        report = self._readings[key].report
        who = _cut(one_line(report.publisher or "no publisher named"), 40)
        return f"{who}, {day(report.published_at[:10])}"

    def entry(self, member: Member) -> Entry:
        """The entry of a member."""
        return self._entries[member.report, member.entry]

    def says(self, member: Member) -> Text:
        """What the entry of a member says, in a line."""
        entry = self.entry(member)
        if isinstance(entry, Actor):
            return Text(one_line(entry.name), "bold")
        return heading(entry, Names(self._readings[member.report]))

    def quote(self, member: Member) -> str:
        """The words that it was read from, cut short."""
        entry = self.entry(member)
        words = one_line(entry.evidence[0].quote) if entry.evidence else ""
        return _cut(words, _LONGEST)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
