"""A model → which states are stable: the concepts chosen, every decision maker, all states at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from detente.analysis.stability import concepts as known
from detente.analysis.stability.concepts import Sanctions
from detente.analysis.stability.errors import UndefinedConceptError
from detente.analysis.stability.field import CubeField, Field, ListedField
from detente.analysis.stability.foresight import Foresight
from detente.analysis.stability.logic import Bools
from detente.analysis.stability.memory import ask
from detente.analysis.stability.model import Model, OptionForm
from detente.analysis.stability.solution import Key, Solution

MOST_STATES_UNASKED = 1 << 16
"""Up to so many states SIM, L_h and NM are computed without being asked for."""


def defaults(model: Model) -> tuple[str, ...]:
    """The concepts that are computed where none is chosen: all that the model's form and size allow."""
    size = 1 << len(model.form.options) if isinstance(model.form, OptionForm) else len(model.form.labels)
    chosen = list(known.FIVE)
    if size <= MOST_STATES_UNASKED:
        if isinstance(model.form, OptionForm):
            chosen.append(known.SIM)
        if len(model.makers) == 2:
            chosen += ["L1", "L2", "L3", known.NM]
    return tuple(chosen)


def solve(
    model: Model, concepts: Sequence[str] | None = None, sanctions: Sanctions = Sanctions.WEAK
) -> Solution:
    """The verdicts on every state of a model.

    Takes the concepts by name (`Nash`, `GMR`, `SMR`, `SEQ`, `SSEQ`, `SIM`, `NM`, `L1`, `L2` …). Without
    them, gives those of `defaults`, and says in `refused` which of these the model does not allow.

    Raises:
        TooLargeError: the tables do not fit into the memory that is free.
        UndefinedConceptError: a concept that was asked for is not defined for this model.
    """
    ask(model)
    asked = concepts is not None
    chosen = tuple(dict.fromkeys(known.named(c) for c in concepts)) if concepts else defaults(model)
    field = make_field(model)
    verdicts: dict[bool, dict[Key, Bools]] = {False: {}, True: {}}
    refused: dict[str, str] = {}
    foresight = Foresight(model, field)
    for concept in chosen:
        try:
            _add(concept, field, foresight, verdicts)
        except UndefinedConceptError as error:
            if asked:
                raise
            refused[concept] = str(error)
    strict = sanctions is Sanctions.STRICT
    return Solution(
        model=model,
        sanctions=sanctions,
        concepts=tuple(c for c in chosen if c not in refused),
        ranks=field.ranks,
        stable=verdicts[strict],
        other={key: found for key, found in verdicts[not strict].items() if _sanctioned(key[1])},
        refused=refused,
    )


def make_field(model: Model) -> Field:
    """The moves and ranks of a model as arrays."""
    form = model.form
    return CubeField(model) if isinstance(form, OptionForm) and not form.orders else ListedField(model)


def _sanctioned(concept: str) -> bool:
    return concept in known.SANCTIONED or concept == known.SIM


def _add(concept: str, field: Field, foresight: Foresight, verdicts: dict[bool, dict[Key, Bools]]) -> None:
    """Put the verdicts of a concept under both readings, by whether the reading is strict."""
    readings = (False, True)
    if concept == known.NM or known.horizon(concept) is not None:
        for maker, found in enumerate(foresight.stable(concept)):
            for strict in readings:
                verdicts[strict][maker, concept] = found
        return
    for maker in range(len(field.ranks)):
        if concept == known.NASH:
            found = field.nash(maker)
            answers: Iterable[Bools] = (found, found)
        elif concept == known.SIM:
            answers = [field.simultaneous(maker, strict=strict) for strict in readings]
        else:
            answers = field.sanctioned(maker, concept)
        for strict, held in zip(readings, answers, strict=True):
            verdicts[strict][maker, concept] = np.asarray(held)
