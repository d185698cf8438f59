"""Conditions → a page of text for a mediator: what can be reached, what is in the way, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from rich.console import Group, RenderableType
from rich.text import Text

from detente.analysis.conditions.beside import Beside
from detente.analysis.conditions.circles import Circle
from detente.analysis.conditions.gate import Gate
from detente.analysis.conditions.inquiry import Answer
from detente.analysis.conditions.outcome import Outcome
from detente.analysis.conditions.rules import Origin
from detente.exports.clean import one_line
from detente.exports.conditions.phrases import Phrases
from detente.exports.conditions.saying import beside_lines, open_lines, turn_lines, word_lines
from detente.exports.section import indented, section
from detente.exports.story import when
from detente.exports.story.paper import write_pages
from detente.exports.story.styles import CONDITION, DOUBT, HEADING, QUIET
from detente.exports.story.words import series

MOST_WAYS = 12
MOST_QUOTES = 3
MOST_NAMED = 40


def write_conditions(answer: Answer, out: TextIO) -> None:
    """Write the page: in colour on a terminal, plain elsewhere."""
    write_pages([Group(*_Page(answer).parts())], out)


class _Page:
    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.say = Phrases(answer)

    def parts(self) -> Iterator[RenderableType]:
        answer = self.answer
        yield from self._head()
        if not answer.outcome.rules.items:
            yield Text("\nNo side speaks of a step that could be reached: there is nothing to work out.")
            return
        yield from self._outcome(answer.outcome)
        if answer.changed is not None:
            yield from self._what_if(answer.changed)
        yield from section("When circles opened and closed", turn_lines(answer, self.say))
        yield from section("Who says what", word_lines(answer, self.say))
        yield from section("Beside this, gating nothing", beside_lines(answer, self.say))
        yield from section("Open questions", open_lines(answer, self.say))

    def _head(self) -> Iterator[RenderableType]:
        answer, goal = self.answer, self.answer.outcome.rules.goal
        on = f" on {when.day(answer.drawn.on)}" if answer.drawn and answer.drawn.on else ""
        yield Text(f"Conditions{on}", HEADING)
        if answer.drawn:
            copies = f", {answer.copies} near {'copy' if answer.copies == 1 else 'copies'} left out"
            number = f"{answer.reports} report{'s' if answer.reports != 1 else ''}"
            yield Text(f"From {number}{copies if answer.copies else ''}", QUIET)
        if goal:
            named = self._names(goal)
            yield Text(f"Goal: {named}{self._takers()}", QUIET)

    def _takers(self) -> str:
        drawn = self.answer.drawn
        joint = [item for item in drawn.items.values() if item.joint] if drawn else []
        sides = dict.fromkeys(
            leave.side
            for leave in self.answer.outcome.rules.leaves.values()
            if any(leave.item == item.issue.value for item in joint)
        )
        return f"; each joint step takes the leave of {series([one_line(s) for s in sides])}" if sides else ""

    def _names(self, names: tuple[str, ...]) -> str:
        if len(names) <= MOST_NAMED:
            return self.say.items(names)
        return f"{', '.join(self.say.item(n) for n in names[:MOST_NAMED])} and {len(names) - MOST_NAMED} more"

    def _outcome(self, found: Outcome) -> Iterator[RenderableType]:
        yield from section("Step by step", self._steps(found))
        yield from section("As one package", self._package(found))
        yield from section("Blocked", self._blocked(found))
        yield from section(
            "Vicious circle" if len(found.circles) == 1 else "Vicious circles", self._circles(found)
        )
        yield from section("Whose conditions", self._ways(found))

    def _steps(self, found: Outcome) -> Iterator[Text]:
        if not found.steps:
            yield Text("Nothing can be reached one step after the other.")
        for number, step in enumerate(found.steps, 1):
            yield Text(f"{number}. {self._names(step)}")

    def _package(self, found: Outcome) -> Iterator[Text]:
        if not found.package:
            yield Text("Nothing more comes within reach by doing steps together.")
            return
        yield Text.assemble(
            (self._names(found.package), HEADING),
            ": no side need drop a condition if they are done together or under a guarantor.",
        )
        if found.at_once and not found.obstacles:
            yield Text("No condition asks for one of them first: they can be done at the same time as it is.")
        for gate in found.obstacles[:MOST_WAYS]:
            yield Text.assemble(
                ("In the way: ", CONDITION),
                self.say.gate(gate),
                "; “first” has to soften to “at the same time”.",
            )
        more = len(found.obstacles) + found.more_obstacles - MOST_WAYS
        if more > 0:
            yield Text(f"… and {more} more conditions that ask for “first”.", QUIET)

    def _blocked(self, found: Outcome) -> Iterator[Text]:
        for name in found.blocked[:MOST_NAMED]:
            ends = [root for root in found.roots[name] if root != name]
            why = f"hangs on {self.say.items(ends)}" if ends else self._refused(name)
            yield Text.assemble((self.say.item(name), HEADING), f": {why}.")
        if len(found.blocked) > MOST_NAMED:
            yield Text(f"… and {len(found.blocked) - MOST_NAMED} more.", QUIET)

    def _refused(self, name: str) -> str:
        """Who refuses an item, in which words; that nobody offers it where no one does."""
        refused = self.answer.refusal(name)
        if refused is not None:
            return f"{one_line(refused.holder)} refuses: {self.say.said(refused)}"
        return "nobody offers it"

    def _circles(self, found: Outcome) -> Iterator[RenderableType]:
        for circle in found.circles:
            sentence = "; ".join(
                self.say.gate(gate, [one.side for one in self._same(gate)]) for gate in circle.gates
            )
            yield Text(f"{sentence}.", CONDITION)
            yield from self._quotes(circle)
        if found.more_circles:
            yield Text(f"… and {found.more_circles} more groups of items that wait for one another.", QUIET)

    def _quotes(self, circle: Circle) -> Iterator[RenderableType]:
        for gate in circle.gates:
            own = gate.requirement.origins
            for origin in own[:MOST_QUOTES]:
                yield _quote(origin.holder or gate.side, self.say.said(origin))
            if len(own) > MOST_QUOTES:
                more = len(own) - MOST_QUOTES
                yield indented(Text(f"… and in {more} more {'place' if more == 1 else 'places'}", QUIET))
            for one in self._same(gate):
                origin = Origin(one.side, "", one.hold.text, "", one.day, one.hold.source)
                yield _quote(f"{one.side}, which gates nothing", self.say.said(origin))

    def _same(self, gate: Gate) -> list[Beside]:
        """Third parties that ask for the same as a gate."""
        return [
            one
            for one in self.answer.thirds
            if one.item == gate.item and one.asks == (gate.requirement.item,) and gate.requirement.strict
        ]

    def _ways(self, found: Outcome) -> Iterator[Text]:
        ways, goal = found.waivers, found.rules.goal
        if not goal:
            return
        if ways.cost is None:
            yield Text(
                "No waiver reaches the goal: a step of it is offered by nobody, not even under conditions."
            )
            return
        if ways.number == 0:
            yield Text("The goal is reached as things stand: nobody need drop a condition.")
            return
        number, several = ways.number or 0, len(ways.ways)
        count = "One condition dropped is" if number == 1 else f"{number} conditions dropped together are"
        choice = f"there are {several} ways" if several > 1 else "there is one way"
        yield Text(f"{count} enough; {choice}:")
        for way in ways.ways[:MOST_WAYS]:
            yield Text(f"• {' and '.join(self.say.waiver(gate) for gate in way)}")
        if several > MOST_WAYS or not ways.complete:
            more = f"{several - MOST_WAYS} more" if ways.complete else "more than are listed here"
            yield Text(f"… and {more}.", QUIET)
        if not ways.exact:
            yield Text("The search was cut off: there may be a smaller set.", DOUBT)

    def _what_if(self, changed: Outcome) -> Iterator[RenderableType]:
        change = self.answer.change
        told = [
            *(f"“{one_line(wanted)}”" for wanted in (*change.drop, *change.add)),
            *(f"a guarantor vouches for {self.say.item(wanted)}" for wanted in change.guarantee),
        ]
        lines = [Text(f"Suppose {series(told)}:")]
        lines += [Text(f"{number}. {self._names(step)}") for number, step in enumerate(changed.steps, 1)]
        won, lost, idle = self.answer.won, self.answer.lost, self.answer.unkept
        if won:
            lines.append(Text.assemble(("Within reach: ", "green"), self._names(won)))
        if lost:
            lines.append(Text.assemble(("Out of reach: ", "red"), self._names(lost)))
        if not won and not lost:
            lines.append(Text("Nothing more and nothing less is reached step by step."))
        if idle:
            lines.append(Text(f"The guarantee is not kept: {self._names(idle)} does not come about.", DOUBT))
        yield from section("What if", lines)


def _quote(who: str, words: str) -> RenderableType:
    return indented(Text.assemble((f"{one_line(who)}: " if who else "", HEADING), (words, QUIET)))
