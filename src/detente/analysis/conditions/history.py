"""When each circle opened and closed, and because of which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.analysis.conditions.circles import Circle
from detente.analysis.conditions.draw import Drawn, Record
from detente.analysis.conditions.item import Item
from detente.analysis.conditions.outcome import Outcome, solve
from detente.analysis.conditions.rules import Origin


@dataclass(frozen=True, slots=True)
class Turn:
    """A circle that opens or closes on a day. `because` are the words of that day that made it so, as far as
    the record holds them.
    """

    day: str
    opened: bool
    circle: Circle
    because: tuple[Origin, ...]


def history(record: Record, goal: Sequence[Item], until: str) -> list[Turn]:
    """Every opening and closing up to a day, oldest first, from drawing the rules on each day with words."""
    days = sorted({deed.day for deed in record.deeds if deed.day <= until and (deed.holds or deed.issues)})
    turns: list[Turn] = []
    before: dict[frozenset[str], Circle] = {}
    last: Outcome | None = None
    for day in days:
        drawn = record.draw(day, goal)
        if last is not None and drawn.rules == last.rules:
            continue
        last = solve(drawn.rules, with_waivers=False)
        now = {circle.key: circle for circle in last.circles}
        turns += [
            Turn(day, True, circle, _opening(circle, day)) for key, circle in now.items() if key not in before
        ]
        turns += [
            Turn(day, False, circle, _closing(circle, drawn))
            for key, circle in before.items()
            if key not in now
        ]
        before = now
    return turns


def _opening(circle: Circle, day: str) -> tuple[Origin, ...]:
    """Of each gate of the circle that is new on that day, its first words."""
    found = []
    for gate in circle.gates:
        new = [origin for origin in gate.requirement.origins if origin.day == day]
        if new and len(new) == len(gate.requirement.origins):
            found.append(new[0])
    return tuple(found)


def _closing(circle: Circle, drawn: Drawn) -> tuple[Origin, ...]:
    """The words of that day of the sides that stood on the circle, on its items."""
    found = []
    for gate in circle.gates:
        for leave, alternatives in drawn.rules.items.items():
            held = drawn.rules.leaves.get(leave)
            if held is None or (held.item, held.side) != (gate.item, gate.side):
                continue
            said = drawn.words[leave]
            if said.day != drawn.on:
                continue
            found += [a.origins[0] for a in alternatives if a.origins][:1]
            if not alternatives and said.refusal is not None:
                deed = said.refusal
                found.append(Origin(gate.side, "", "", deed.act.value, deed.day, deed.source))
    return tuple(dict.fromkeys(found))
