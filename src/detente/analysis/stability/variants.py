"""Models that differ from one in a single doubtful point: a preference, a pair, a move that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from detente.analysis.stability.model import (
    Direction,
    GraphForm,
    Model,
    OptionForm,
    Preference,
    Priorities,
    Ranking,
)
from detente.analysis.stability.states import label_of


class Doubt(StrEnum):
    """Which point of the model a variant changes."""

    NONE = "as given"
    SWAP = "adjacent swaps"
    UNKNOWN = "unknown pairs"
    REVERSIBILITY = "reversibility"


@dataclass(frozen=True)
class Variant:
    """A model and how it differs, in words."""

    doubt: Doubt
    change: str
    model: Model


def variants(model: Model) -> Iterator[Variant]:
    """The model as given, then each variant of it."""
    yield Variant(Doubt.NONE, "as given", model)
    for i, maker in enumerate(model.makers):
        preference = model.preferences[i]
        for doubt, change, other in _swaps(model, preference):
            changed = (*model.preferences[:i], other, *model.preferences[i + 1 :])
            yield Variant(doubt, f"{maker}: {change}", replace(model, preferences=changed))
    forms = (
        _reversed_options(model, model.form) if isinstance(model.form, OptionForm) else _undone(model.form)
    )
    for change, form in forms:
        yield Variant(Doubt.REVERSIBILITY, change, replace(model, form=form))


def _swaps(model: Model, preference: Preference) -> Iterator[tuple[Doubt, str, Preference]]:
    match preference:
        case Ranking(classes, unknown):
            for k in range(len(classes) - 1):
                swapped = (*classes[:k], classes[k + 1], classes[k], *classes[k + 2 :])
                words = f"{_members(model, classes[k + 1])} above {_members(model, classes[k])}"
                yield Doubt.SWAP, words, Ranking(swapped, unknown)
            for a, b in unknown:
                yield from _unknown_states(model, preference, a, b)
        case Priorities(statements, unknown):
            for k in range(len(statements) - 1):
                yield Doubt.SWAP, *_exchanged(preference, k, k + 1)
            for a, b in unknown:
                yield Doubt.UNKNOWN, *_exchanged(preference, min(a, b), max(a, b))


def _members(model: Model, states: tuple[int, ...]) -> str:
    some = ", ".join(label_of(model.form, s) for s in states[:3])
    return some if len(states) <= 3 else f"{some} and {len(states) - 3} more"


def _exchanged(preference: Priorities, a: int, b: int) -> tuple[str, Priorities]:
    order = list(preference.statements)
    order[a], order[b] = order[b], order[a]
    return f"statements {a + 1} and {b + 1} exchanged", replace(preference, statements=tuple(order))


def _unknown_states(
    model: Model, ranking: Ranking, a: int, b: int
) -> Iterator[tuple[Doubt, str, Preference]]:
    """The two states exchanged, and tied where the better one stands now."""
    exchange = {a: b, b: a}
    swapped = tuple(tuple(exchange.get(s, s) for s in tied) for tied in ranking.classes)
    names = f"{label_of(model.form, a)} and {label_of(model.form, b)}"
    if swapped != ranking.classes and {a, b} not in [set(tied) & {a, b} for tied in ranking.classes]:
        yield Doubt.UNKNOWN, f"{names} exchanged", replace(ranking, classes=swapped)
        best = next(tied for tied in ranking.classes if a in tied or b in tied)
        joined = [
            (*tied, a if b in tied else b) if tied is best else tuple(s for s in tied if s not in (a, b))
            for tied in ranking.classes
        ]
        yield Doubt.UNKNOWN, f"{names} tied", replace(ranking, classes=tuple(t for t in joined if t))
        return
    for better, worse in ((a, b), (b, a)):
        apart: list[tuple[int, ...]] = []
        for tied in ranking.classes:
            if worse in tied:
                apart += [tuple(s for s in tied if s != worse), (worse,)]
            else:
                apart.append(tied)
        words = f"{label_of(model.form, better)} above {label_of(model.form, worse)}"
        yield Doubt.UNKNOWN, words, replace(ranking, classes=tuple(apart))


def _reversed_options(model: Model, form: OptionForm) -> Iterator[tuple[str, OptionForm]]:
    for k, option in enumerate(form.options):
        one_way = option.direction is not Direction.BOTH
        other = replace(option, direction=Direction.BOTH if one_way else Direction.FORWARD)
        what = "can be undone" if one_way else "can't be undone"
        options = (*form.options[:k], other, *form.options[k + 1 :])
        yield f"{model.makers[option.owner]}: {option.name} {what}", replace(form, options=options)


def _undone(form: GraphForm) -> Iterator[tuple[str, GraphForm]]:
    for i, moves in enumerate(form.moves):
        for s, targets in enumerate(moves):
            for t in targets:
                if s not in moves[t]:
                    back = tuple((*m, s) if k == t else m for k, m in enumerate(moves))
                    changed = (*form.moves[:i], back, *form.moves[i + 1 :])
                    yield (
                        f"the move from {form.labels[s]} to {form.labels[t]} can be undone",
                        replace(form, moves=changed),
                    )
