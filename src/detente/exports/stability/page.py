"""Stability → a page of text for a mediator: the equilibria in words, and why each holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.analysis.stability.account import Account, Told
from detente.analysis.stability.concepts import Sanctions, meaning
from detente.analysis.stability.model import OptionForm
from detente.analysis.stability.states import label_of, pattern_of
from detente.exports.clean import one_line
from detente.exports.stability.doubts import inverse_lines, robustness_lines
from detente.exports.stability.reasons import coalition_lines, path_lines, reason_lines
from detente.exports.story.paper import write_pages
from detente.exports.story.styles import DOUBT, HEADING, QUIET

MOST_SPELT_OUT = 6
"""Options up to which a state says of each that it is taken or not."""


def write_stability(account: Account, out: TextIO) -> None:
    """Write the page: in colour on a terminal, plain elsewhere."""
    write_pages([Group(*_Page(account).parts())], out)


class _Page:
    def __init__(self, account: Account) -> None:
        self.account = account
        self.model = account.model

    def parts(self) -> Iterator[RenderableType]:
        yield Text(one_line(self.model.title), HEADING)
        yield Text(self._masthead(), QUIET)
        for warning in self.model.warnings:
            yield Text(f"Note: {one_line(warning)}", DOUBT)
        yield from self._table()
        for told in self.account.told:
            yield from self._state(told)
        yield from _section("How far it hangs on single points", robustness_lines(self.account))
        yield from _section("What would make it stable", inverse_lines(self.account))
        yield from self._differences()
        yield from self._concepts()

    def _masthead(self) -> str:
        model, solution = self.model, self.account.solution
        parts = [f"{len(model.makers)} decision makers"]
        if isinstance(model.form, OptionForm):
            parts.append(f"{len(model.form.options)} options")
        if solution is not None:
            count = int(solution.feasible.sum())
            parts.append(f"{count:,} {'feasible ' if isinstance(model.form, OptionForm) else ''}states")
        weak = self.account.sanctions is Sanctions.WEAK
        off = "no better off" if weak else "worse off"
        return f"{', '.join(parts)}. An answer deters where it leaves the other {off}."

    def _table(self) -> Iterator[RenderableType]:
        if self.account.solution is None:
            return
        held = [told for told in self.account.told if told.concepts]
        yield Text()
        if not held:
            yield Text("No state is stable for every decision maker under these concepts.", HEADING)
            return
        yield Text("Equilibria: stable for every decision maker", HEADING)
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column()
        table.add_column(overflow="fold")
        table.add_column(overflow="fold", max_width=26)
        head = "options taken, all others not" if self._many else ""
        table.add_row(*(Text(head, QUIET) for head in ("state", head, "under")))
        for told in held:
            table.add_row(
                Text(self._label(told.state), HEADING),
                self._words(told.state),
                Text(self._under(told.concepts)),
            )
        yield table
        if self.account.others:
            more = f"{self.account.others:,} more equilibria are not shown: --format csv lists all states."
            yield Text(more, QUIET)

    def _words(self, state: int) -> Text:
        words = self._told(state)
        return Text(words if words != self._label(state) else "")

    @property
    def _many(self) -> bool:
        form = self.model.form
        return isinstance(form, OptionForm) and len(form.options) > MOST_SPELT_OUT

    def _told(self, state: int) -> str:
        """A state in words; of many options those that are taken, since a list of "no" hides them."""
        form, makers = self.model.form, self.model.makers
        if not isinstance(form, OptionForm) or not self._many:
            return one_line(self.account.game.words(state))
        taken: dict[str, list[str]] = {}
        for k, option in enumerate(form.options):
            if state >> k & 1:
                taken.setdefault(makers[option.owner], []).append(option.name)
        told = "; ".join(f"{maker}: {', '.join(names)}" for maker, names in taken.items())
        return one_line(told) if told else "nothing is taken"

    def _under(self, concepts: Sequence[str]) -> str:
        if len(concepts) > 1 and tuple(concepts) == self.account.concepts:
            return "every concept"
        return ", ".join(concepts)

    def _state(self, told: Told) -> Iterator[RenderableType]:
        account = self.account
        quo = ", the status quo" if told.state == self.model.status_quo else ""
        words = self._told(told.state)
        lines = [Text(words, QUIET)] if words != self._label(told.state) else []
        if not told.concepts:
            lines.append(Text("Not stable for every decision maker."))
        elif account.solution is None:
            lines.append(Text(f"Stable for every decision maker under {self._under(told.concepts)}."))
        lines += reason_lines(account, told)
        lines += coalition_lines(account, told)
        lines += path_lines(account, told)
        yield from _section(f"State {self._label(told.state)}{quo}", lines)

    def _label(self, state: int) -> str:
        return one_line(label_of(self.model.form, state))

    def _differences(self) -> Iterator[RenderableType]:
        solution = self.account.solution
        if solution is None:
            return
        lines = []
        for concept in solution.concepts:
            for i, maker in enumerate(self.model.makers):
                states = solution.differs(i, concept)
                if states:
                    some = ", ".join(self._label(s) for s in states[:8])
                    some += f" and {len(states) - 8:,} more" if len(states) > 8 else ""
                    lines.append(Text(f"{concept}, {one_line(maker)}: {some}"))
        other = "worse" if solution.sanctions is Sanctions.WEAK else "no better"
        title = f"Where the verdict changes if an answer has to leave the other {other} off"
        yield from _section(title, lines)

    def _concepts(self) -> Iterator[RenderableType]:
        lines = [Text(f"{concept}: {meaning(concept)}.", QUIET) for concept in self.account.concepts]
        reasons: dict[str, list[str]] = {}
        for concept, reason in self.account.refused.items():
            reasons.setdefault(reason.replace(concept, "It", 1), []).append(concept)
        lines += [
            Text(f"{', '.join(names)}: not defined here. {one_line(reason)}", QUIET)
            for reason, names in reasons.items()
        ]
        if isinstance(self.model.form, OptionForm) and any(
            self._label(told.state) == pattern_of(self.model.form, told.state) for told in self.account.told
        ):
            order = ", ".join(one_line(option.name) for option in self.model.form.options)
            told = f"A state such as YNN says yes or no to each option in this order: {order}."
            lines.append(Text(told, QUIET))
        yield from _section("Concepts", lines)


def _section(title: str, lines: Sequence[Text]) -> Iterator[RenderableType]:
    if lines:
        yield Text()
        yield Text(title, HEADING)
        for line in lines:
            deeper = len(line.plain) - len(line.plain.lstrip())
            line = line[deeper:] if deeper else line
            yield Padding(line, (0, 0, 0, 2 + deeper))
