"""Positions in words."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.deed import STRICT, Deed, Hold
from detente.analysis.positions.account import Account
from detente.analysis.positions.cell import Stand
from detente.analysis.positions.rows import Row
from detente.analysis.source import Source
from detente.exports.clean import one_line
from detente.exports.story import when
from detente.exports.story.words import issue, series
from detente.model.codes import ConditionKind, Issue

_HOLDS = {
    ConditionKind.BEFORE: "{need} first", ConditionKind.AFTER: "{need} first",
    ConditionKind.UNTIL: "{need} first", ConditionKind.UNLESS: "unless {need}",
    ConditionKind.IF: "if {need}", ConditionKind.DURING: "during {need}",
    ConditionKind.IN_EXCHANGE_FOR: "in exchange for {need}", ConditionKind.WITHOUT: "without {need}",
}  # fmt: skip


class Phrases:
    """The words for one account."""

    def __init__(self, account: Account) -> None:
        """Take the account that is told."""
        self.account = account
        self.year = account.on[:4]

    def row(self, row: Row) -> str:
        """The name of a row: of an actor, with its side."""
        name = one_line(row.name)
        actor = one_line(row.actor)
        return f"{actor} ({name})" if actor and actor != name else actor or name

    def name(self, key: str) -> str:
        """The name of a side, or of a row by its key."""
        found = next((row for row in self.account.rows if row.key == key), None)
        return self.row(found) if found else one_line(self.account.sides.name(key))

    def hold(self, hold: Hold) -> str:
        """A condition: `a ceasefire first`, `during talks`, `without conditions`."""
        need = hold.need
        if need is None:
            return "without conditions"
        if need.issue is Issue.OTHER:
            return f"“{one_line(hold.text)}”"
        words = issue(need.issue, article=not need.negated)
        by = f" by {series([self.name(side) for side in need.sides])}" if need.sides else ""
        return _HOLDS[hold.kind].format(need=f"{'no ' if need.negated else ''}{words}{by}")

    def holds(self, holds: Sequence[Hold]) -> str:
        """Several conditions as a series: of those that ask for one issue, the one that asks for it first."""
        found: dict[object, Hold] = {}
        for hold in sorted(holds, key=lambda hold: hold.kind not in STRICT):
            need = hold.need
            alike = hold.text if need and need.issue is Issue.OTHER else ""
            found.setdefault((need and (need.issue, need.negated), alike), hold)
        return series([self.hold(hold) for hold in found.values()])

    def day(self, value: str) -> str:
        """A day in words."""
        return when.day(value, self.year)

    def said(self, deed: Deed) -> str:
        """The words of a deed with report, day and, where others tell of it, who: `“…” (Wire, 11 May)`."""
        return self.quoted(deed.source, deed.when, "" if deed.own else deed.teller)

    def quoted(self, source: Source, day: str, teller: str = "") -> str:
        """A quote with its publisher and day."""
        parts = [
            one_line(source.publisher),
            self.day(day),
            f"according to {one_line(teller)}" if teller else "",
        ]
        return f"“{one_line(source.quote)}” ({', '.join(part for part in parts if part)})"

    def stand(self, stand: Stand) -> str:
        """A stance with the words behind it."""
        return f"{stand.stance.value}: {self.said(stand.deeds[0])}"
