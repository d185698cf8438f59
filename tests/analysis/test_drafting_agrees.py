"""What `conditions` reaches and what a drafted model reaches, on random records: they never contradict."""

from __future__ import annotations

import io
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.conditions.inquiry import Answer, ask_record
from detente.analysis.drafting import Draft, NoDraftError, draft
from detente.analysis.stability import Model, parse_model, solve
from detente.analysis.stability.game import game_of
from detente.analysis.stability.logic import Pattern
from detente.analysis.stability.model import OptionForm
from detente.analysis.stability.walk import Budget, Walk
from detente.exports.drafting import write_draft
from detente.model import Kept
from tests.analysis.told import Said, act, report

SIDES = ["Armenia", "Azerbaijan"]
JOINT = ["ceasefire", "talks", "prisoners"]
OWN = ["withdrawal", "demining"]


def said(
    who: str, what: str, issue: str, kind: str, need: str | None, other: str | None, *, free: bool
) -> Said:
    found = act(who, what, issue, unconditional=free and what == "accept")
    if need is None or what in ("demand", "endorse"):
        return found
    return found.under(kind, need, of=other if need.removeprefix("no ") in OWN else None)


SAID = st.builds(
    said,
    st.sampled_from(SIDES),
    st.sampled_from(["accept", "accept", "pledge", "propose", "reject", "demand", "endorse"]),
    st.sampled_from(JOINT + OWN),
    st.sampled_from(["before", "during", "if", "after", "until", "in_exchange_for"]),
    st.sampled_from([None, *JOINT, *OWN, "no withdrawal"]),
    st.sampled_from(SIDES),
    free=st.booleans(),
)
DAYS = st.lists(st.lists(SAID, min_size=1, max_size=6), min_size=1, max_size=2)


def record_of(days: list[list[Said]]) -> list[Kept]:
    return [
        report(f"2025-03-0{n}", *dict.fromkeys(words), talks="Armenia, Azerbaijan")
        for n, words in enumerate(days, 1)
    ]


def drafted(record: list[Kept]) -> tuple[Draft, Model] | None:
    try:
        found = draft(record, most=18)
    except NoDraftError:
        return None
    out = io.StringIO()
    write_draft(found, out)
    return found, parse_model(out.getvalue())


def refused(found: Draft, answer: Answer) -> int:
    """The options that their side refuses, as a mask."""
    rules = answer.outcome.rules
    no_one = {(leave.item, leave.side) for name, leave in rules.leaves.items() if not rules.items[name]}
    return sum(
        1 << k
        for k, one in enumerate(found.choices)
        if one.item and (one.item.key(one.maker), one.maker) in no_one
    )


def taken(found: Draft) -> dict[str, int]:
    """For each step the options that it takes, as a mask."""
    steps: dict[str, int] = {}
    for k, one in enumerate(found.choices):
        if one.item:
            name = one.item.key(one.maker)
            steps[name] = steps.get(name, 0) | 1 << k
    return steps


def goals(found: Draft) -> list[str]:
    steps = {one.item.key(one.maker) for one in found.choices if one.item and not one.item.negated}
    return sorted(steps)


@settings(max_examples=150, deadline=None)
@given(DAYS)
def test_moves_that_no_one_refuses_reach_what_conditions_reaches_and_nothing_else(
    days: list[list[Said]],
) -> None:
    record = record_of(days)
    if (made := drafted(record)) is None:
        return
    found, model = made
    assert isinstance(model.form, OptionForm)
    answer = ask_record(record, goal=goals(found))
    out = refused(found, answer)
    bits = [1 << k for k in range(len(found.choices)) if out >> k & 1]
    willing = replace(
        model,
        form=replace(model.form, infeasible=(*model.form.infeasible, *(Pattern(bit, bit) for bit in bits))),
    )
    walk = Walk(game_of(willing), 0, range(len(model.makers)), Budget(1 << 30), improving=False)
    states = {0, *walk}
    for name, mask in taken(found).items():
        assert (name in answer.outcome.reached) == any(s & mask == mask for s in states), name
        assert name not in answer.outcome.blocked or not any(s & mask == mask for s in states), name


@settings(max_examples=100, deadline=None)
@given(DAYS)
def test_no_one_gains_by_a_step_that_it_refuses(days: list[list[Said]]) -> None:
    record = record_of(days)
    if (made := drafted(record)) is None:
        return
    found, model = made
    out = refused(found, ask_record(record, goal=goals(found)))
    walk = Walk(game_of(model), 0, range(len(model.makers)), Budget(1 << 30), improving=True)
    assert not [s for s in walk if s & out]


@settings(max_examples=40, deadline=None)
@given(DAYS)
def test_the_model_is_solved(days: list[list[Said]]) -> None:
    if (made := drafted(record_of(days))) is not None:
        solution = solve(made[1])
        assert set(solution.equilibria("Nash")) <= set(solution.equilibria("GMR"))
