"""States by the names that a file or a person gives them, and which states there are."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from detente.analysis.marked import Marked
from detente.analysis.stability.errors import TooLargeError, UnknownStateError
from detente.analysis.stability.logic import Bools, holds
from detente.analysis.stability.model import GraphForm, OptionForm

MOST_LISTED = 1 << 22


def feasible(form: OptionForm) -> Bools:
    """For each state, as a bit mask, whether it can occur."""
    found = np.ones(1 << len(form.options), dtype=np.bool_)
    states = np.arange(found.size, dtype=np.int32)
    for logic in form.infeasible:
        found &= ~holds(logic, states)
    return found


def all_states(form: OptionForm | GraphForm, most: int = MOST_LISTED) -> list[int]:
    """Every state that can occur.

    Raises:
        TooLargeError: the options have more than `most` states.
    """
    if isinstance(form, GraphForm):
        return list(range(len(form.labels)))
    if 1 << len(form.options) > most:
        raise TooLargeError(f"{len(form.options)} options have too many states to list. Leave options out.")
    return [int(s) for s in np.flatnonzero(feasible(form))]


def pattern_of(form: OptionForm, state: int) -> str:
    """The state as `YNNY`, the first option first."""
    return "".join("Y" if state >> k & 1 else "N" for k in range(len(form.options)))


def label_of(form: OptionForm | GraphForm, state: int) -> str:
    """The label that the file gives the state, else its pattern."""
    if isinstance(form, GraphForm):
        return form.labels[state]
    return form.names.get(state) or pattern_of(form, state)


class Finder:
    """Finds states of one form by label or pattern."""

    def __init__(self, form: OptionForm | GraphForm) -> None:
        self.form = form

    @cached_property
    def _labels(self) -> dict[str, int]:
        if isinstance(self.form, GraphForm):
            return {label: s for s, label in enumerate(self.form.labels)}
        return {label: s for s, label in self.form.names.items()}

    def find(self, text: str) -> int:
        """The state of this label or pattern.

        Raises:
            UnknownStateError: there is none, or it is infeasible.
        """
        text = " ".join(text.split())
        known = self._labels.get(text)
        if known is not None:
            return known
        if isinstance(self.form, GraphForm):
            some = ", ".join(self.form.labels[:12]) + (", …" if len(self.form.labels) > 12 else "")
            raise UnknownStateError(f"{text!r} is no state of the model. They are: {some}.")
        count = len(self.form.options)
        if len(text) != count or not set(text) <= {"Y", "N"}:
            labels = f"a label ({', '.join(list(self._labels)[:6])} …) or " if self._labels else ""
            raise UnknownStateError(
                f"{text!r} is no state of the model. Write {labels}Y or N for each of the {count} options, "
                "in order."
            )
        state = sum(1 << k for k, sign in enumerate(text) if sign == "Y")
        if any(holds(logic, state) for logic in self.form.infeasible):
            raise UnknownStateError(f"The state {text} is infeasible in this model. Name another.")
        return state

    def of(self, node: Marked, what: str) -> int:
        """The state that a line of a file names; `what` says what for."""
        text = node.text(what)
        try:
            return self.find(text)
        except UnknownStateError as error:
            problem, _, remedy = str(error).rstrip(".").partition(". ")
            node.fail(f"{what}: {problem}", remedy)
