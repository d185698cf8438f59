"""What the record says of conditions on a day, all of it: the answer to `detente conditions`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from detente.analysis.conditions.beside import Beside, third_parties, threats, told_of
from detente.analysis.conditions.draw import Drawn, Record
from detente.analysis.conditions.errors import UnknownItemError
from detente.analysis.conditions.history import Turn, history
from detente.analysis.conditions.item import JOINT, Item
from detente.analysis.conditions.outcome import Outcome, solve
from detente.analysis.conditions.parties import parties
from detente.analysis.conditions.rules import Origin, Rules
from detente.analysis.conditions.whatif import added, dropped, guaranteed
from detente.analysis.deeds import deeds, originals
from detente.analysis.sides import Sides, side_called
from detente.model import Kept
from detente.model.codes import Issue


@dataclass(frozen=True)
class Change:
    """What a person asks to be changed in the rules before they are solved."""

    drop: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    guarantee: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.drop or self.add or self.guarantee)

    def of(self, rules: Rules) -> Rules:
        """The rules with all of it. Raises `UnknownItemError` where they don't have what is named."""
        for wanted in self.drop:
            rules = dropped(rules, wanted)
        for wanted in self.add:
            rules = added(rules, wanted)
        return guaranteed(rules, self.guarantee) if self.guarantee else rules


@dataclass(frozen=True)
class Answer:
    """The outcome, and the outcome with the changes where some are asked for. Of a record also what its rules
    were drawn from, what stands beside them and when circles opened and closed.
    """

    outcome: Outcome
    changed: Outcome | None = None
    change: Change = Change()
    drawn: Drawn | None = None
    thirds: tuple[Beside, ...] = ()
    told: tuple[Beside, ...] = ()
    threats: tuple[Beside, ...] = ()
    turns: tuple[Turn, ...] = ()
    reports: int = 0
    copies: int = 0

    @property
    def won(self) -> tuple[str, ...]:
        """What the changes bring within reach step by step."""
        return tuple(sorted(self.changed.reached - self.outcome.reached)) if self.changed else ()

    @property
    def lost(self) -> tuple[str, ...]:
        """What the changes put out of reach step by step."""
        return tuple(sorted(self.outcome.reached - self.changed.reached)) if self.changed else ()

    @property
    def unkept(self) -> tuple[str, ...]:
        """What a guarantor vouches for and does not come about."""
        reached = self.changed.reached if self.changed else frozenset()
        return tuple(name for name in self.change.guarantee if name.strip() not in reached)

    def refusal(self, item: str) -> Origin | None:
        """Who refuses an item, in which words; None where no one does."""
        words = self.drawn.words if self.drawn else {}
        for key, leave in self.outcome.rules.leaves.items():
            refused = words[key].refusal if leave.item == item else None
            if refused is not None:
                return Origin(leave.side, "", "", "", refused.day, refused.source)
        return None


def ask_rules(rules: Rules, change: Change = Change(), goal: Sequence[str] = ()) -> Answer:
    """The answer for rules of a file; `goal` takes the place of theirs.

    Raises:
        UnknownItemError: the rules have no such goal, or not what is to be changed.
    """
    for name in goal:
        if name not in rules.items:
            raise UnknownItemError(
                f"{name!r} is no item of the rules. Items are: {', '.join(list(rules.items)[:12])}"
            )
    rules = replace(rules, goal=tuple(goal)) if goal else rules
    return Answer(solve(rules), solve(change.of(rules)) if change else None, change)


def ask_record(
    kept: Iterable[Kept],
    on: str | None = None,
    *,
    change: Change = Change(),
    goal: Sequence[str] = (),
    party: Sequence[str] = (),
    unwilling: Sequence[str] = (),
) -> Answer:
    """The answer of a record on a day, that of its newest report where none is given.

    `goal` names issues (or one side's step, `withdrawal (Ukraine)`), `party` the sides that take part in
    joint steps where the record's own count is not to be used, `unwilling` silent sides (`Russia`, or
    `Russia: monitoring (Russia)`) that are not to be taken as willing.

    Raises:
        UnknownItemError: an issue or a condition is named that there is none of.
        UnknownSideError: a side is named that is on no record.
    """
    every = list(kept)
    own = originals(every)
    sides = Sides(one.reading for one in own)
    done = deeds(own, sides)
    day = on or max((one.reading.report.published_at[:10] for one in own), default="")
    takers = parties(own, done, sides, day)
    if party:
        chosen = tuple(sorted(side_called(sides, name) for name in party))
        takers = dict.fromkeys(takers, chosen)
    record = Record(done, sides, takers, frozenset(_silent(sides, name) for name in unwilling))
    goals = [_item(sides, name) for name in goal] or [Item(issue) for issue in record.goals(day)]
    drawn = record.draw(day, goals)
    return Answer(
        outcome=solve(drawn.rules),
        changed=solve(change.of(drawn.rules)) if change else None,
        change=change,
        drawn=drawn,
        thirds=tuple(third_parties(record, drawn)),
        told=tuple(told_of(record, drawn)),
        threats=tuple(threats(record, drawn)),
        turns=tuple(history(record, goals, day)),
        reports=len(own),
        copies=len(every) - len(own),
    )


def _silent(sides: Sides, name: str) -> tuple[str, str]:
    side, _, item = name.partition(":")
    return side_called(sides, side.strip()), item.strip()


def _item(sides: Sides, name: str) -> Item:
    issue, _, side = name.partition("(")
    code = issue.strip().replace(" ", "_")
    if code not in set(Issue):
        raise UnknownItemError(
            f"{name!r} is no issue. Joint steps are {', '.join(sorted(JOINT))}; "
            "write another side's step as: withdrawal (Ukraine)"
        )
    return Item(Issue(code), side_called(sides, side.strip(" )")) if side else "")
