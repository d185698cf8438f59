"""A solved model as a page shows it: the table of options, each state's verdict, why, and the way there; and
of a draft the words behind its parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.analysis.drafting import Draft, Ground
from detente.analysis.stability.account import Account, Told
from detente.analysis.stability.concepts import meaning
from detente.analysis.stability.model import OptionForm
from detente.analysis.stability.states import label_of
from detente.exports.stability.reasons import coalition_lines, path_lines, reason_lines
from detente.pages.lines import Line
from detente.pages.quotes import Quote

MOST_QUOTES = 2


@dataclass(frozen=True, slots=True)
class State:
    """A state that is told of: under which concepts it is an equilibrium, and what is said of it."""

    name: str
    """What it is called on the page: `State 2`, or as the file names it."""
    label: str
    coded: bool
    """Whether the label is a pattern, a letter an option."""
    words: str
    """In words: of a model with options those that are taken."""
    quo: bool
    concepts: tuple[str, ...]
    because: tuple[str, ...]
    coalitions: tuple[str, ...]
    path: tuple[str, ...]


class Options:
    """An account in the words of a page."""

    def __init__(self, account: Account, draft: Draft | None) -> None:
        """Take the account that is shown, and the draft that it comes from where it is one."""
        self.account = account
        self.draft = draft

    @property
    def states(self) -> list[State]:
        """The states that are told of, the strongest equilibria first."""
        return [self._state(told, number) for number, told in enumerate(self.account.told, 1)]

    @property
    def names(self) -> dict[str, str]:
        """What is written in a picture in place of each label."""
        return {one.label: "status quo" if one.quo else one.name for one in self.states if one.coded}

    @property
    def table(self) -> list[tuple[str, list[tuple[str, list[bool]]]]]:
        """By decision maker the options, and whether each state takes them; nothing for a model without."""
        model = self.account.model
        if not isinstance(model.form, OptionForm):
            return []
        states = [told.state for told in self.account.told]
        found = []
        for number, maker in enumerate(model.makers):
            own = [
                (option.name, [bool(state >> k & 1) for state in states])
                for k, option in enumerate(model.form.options)
                if option.owner == number
            ]
            found.append((maker, own))
        return found

    @property
    def meanings(self) -> list[tuple[str, str]]:
        """What each concept asks."""
        return [(concept, meaning(concept)) for concept in self.account.concepts]

    @property
    def refused(self) -> list[tuple[str, str]]:
        """The concepts that are not defined for the model, and why."""
        return list(self.account.refused.items())

    @property
    def grounds(self) -> list[tuple[str, list[Line]]]:
        """Of a draft, its parts with the words that gave them: options, orders, wishes."""
        draft = self.draft
        if draft is None:
            return []
        options = [
            Line("", one.maker, one.name.replace("_", " "), _quotes(one.grounds)) for one in draft.choices
        ]
        orders = [Line("", "", one.says, _quotes(one.grounds)) for one in draft.orders]
        wishes = [
            Line("", maker, f"{number}. {one.says}", _quotes(one.grounds))
            for maker, own in draft.wishes.items()
            for number, one in enumerate(own, 1)
        ]
        named = [
            ("What each may do", options),
            ("Orders that are asked for", orders),
            ("What each prefers, the most important first", wishes),
        ]
        return [(title, lines) for title, lines in named if lines]

    def _state(self, told: Told, number: int) -> State:
        account = self.account
        form = account.model.form
        label = label_of(form, told.state)
        coded = isinstance(form, OptionForm) and told.state not in form.names
        return State(
            name=f"State {number}" if coded else label,
            label=label,
            coded=coded,
            words=self._taken(told.state) if isinstance(form, OptionForm) else account.game.words(told.state),
            quo=told.state == account.model.status_quo,
            concepts=told.concepts,
            because=tuple(line.plain for line in reason_lines(account, told)),
            coalitions=tuple(line.plain for line in coalition_lines(account, told)),
            path=tuple(line.plain for line in path_lines(account, told)),
        )

    def _taken(self, state: int) -> str:
        """`Russia: ceasefire, talks; Ukraine: talks`."""
        model = self.account.model
        form = model.form
        if not isinstance(form, OptionForm):
            return ""
        by: dict[str, list[str]] = {}
        for k, option in enumerate(form.options):
            if state >> k & 1:
                by.setdefault(model.makers[option.owner], []).append(option.name)
        said = "; ".join(f"{maker}: {', '.join(own)}" for maker, own in by.items())
        return said or "no option is taken"


def _quotes(grounds: Iterable[Ground]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(Quote.of(one.source) for one in grounds))[:MOST_QUOTES]
