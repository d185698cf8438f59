"""A deed: one event of one report, its actors folded to sides that are the same in every report."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.source import Source
from detente.model.codes import Act, ConditionKind, Issue, Reality

STRICT = frozenset({ConditionKind.BEFORE, ConditionKind.AFTER, ConditionKind.UNTIL, ConditionKind.UNLESS})
"""Kinds of conditions that ask for what they require to come first."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a condition asks for: an issue, of sides (none where the report does not say whose it is)."""

    issue: Issue
    sides: tuple[str, ...] = ()
    negated: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    """A condition, folded: `holders` will not do `gates` but in relation `kind` to `need`; None for
    "without any conditions". `act` and `day` are those of the event that carries it.
    """

    kind: ConditionKind
    holders: tuple[str, ...]
    gates: Issue
    need: Need | None
    text: str
    act: Act
    day: str
    source: Source


@dataclass(frozen=True, slots=True)
class Deed:
    """What sides did or said, as one report tells it.

    `day` is the day of the act where the report gives one, else that of publication; of a month or year the
    last day. `when` is the same as the report gives it: `2025-03` for "in March". `actors` are the names
    behind `sides`, one each. `teller` is who says so, the innermost source, and `own` whether that is one of
    the sides itself or the outlet.
    """

    sides: tuple[str, ...]
    actors: tuple[str, ...]
    act: Act
    issues: tuple[Issue, ...]
    recipients: tuple[str, ...]
    day: str
    when: str
    reality: Reality
    own: bool
    teller: str
    unconditional: bool
    holds: tuple[Hold, ...]
    source: Source

    def holds_of(self, side: str, issue: Issue) -> tuple[Hold, ...]:
        """The conditions under which a side would do what the issue names."""
        return tuple(hold for hold in self.holds if hold.gates is issue and side in hold.holders)
