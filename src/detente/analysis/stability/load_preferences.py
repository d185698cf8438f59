"""The preferences of a model file: a ranking, payoffs, or statements in order of importance."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from detente.analysis.marked import Marked
from detente.analysis.stability.load_graph import by_maker
from detente.analysis.stability.load_options import condition, vocabulary
from detente.analysis.stability.logic_parse import Vocabulary
from detente.analysis.stability.model import (
    GraphForm,
    OptionForm,
    Preference,
    Priorities,
    Ranking,
    Statement,
)
from detente.analysis.stability.states import Finder, feasible, label_of
from detente.analysis.stability.tables import conflict, ranks

MOST_RANKED_OPTIONS = 20
MOST_STATEMENTS = 2000
STATEMENT_KEYS = ("statement", "evidence", "drafted", "note")
_GIVE = "Give it under 'ranking' (best first) or 'priority_statements' (most important first)"


def preferences(
    top: Marked, makers: tuple[str, ...], form: OptionForm | GraphForm, finder: Finder
) -> tuple[tuple[Preference, ...], list[str]]:
    """One preference a decision maker, and warnings where two are given that disagree.

    A ranking by hand counts before statements.
    """
    entries = top.mapping("the model")
    given = {
        key: by_maker(entries[key], makers, key)
        for key in ("ranking", "payoff", "priority_statements", "unknown")
        if key in entries
    }
    if isinstance(form, GraphForm) and "priority_statements" in given:
        top.at_key("priority_statements", "a model in graph form has no options to state", _GIVE)
    states = _states(top, form, ranked="ranking" in given or "payoff" in given)
    words = vocabulary(form.options, makers) if isinstance(form, OptionForm) else None
    found: list[Preference] = []
    warnings: list[str] = []
    for maker in makers:
        node = {key: nodes[maker] for key, nodes in given.items()}
        by_hand, stated = None, None
        if ranking := node.get("ranking"):
            by_hand = _ranking(ranking, maker, states, form, finder, node.get("unknown"))
        elif payoff := node.get("payoff"):
            by_hand = _payoff(payoff, maker, states, form, finder, node.get("unknown"))
        if (statements := node.get("priority_statements")) and words:
            stated = _priorities(statements, maker, words, None if by_hand else node.get("unknown"))
        wanted = by_hand or stated
        if wanted is None:
            where = next(iter(given), "dms")
            top.at_key(where, f"nothing says what {maker} prefers", _GIVE)
        if by_hand and stated and isinstance(form, OptionForm):
            warnings += _disagreement(maker, form, by_hand, stated)
        warnings += _unknown(maker, form, wanted)
        found.append(wanted)
    return tuple(found), warnings


def _states(top: Marked, form: OptionForm | GraphForm, *, ranked: bool) -> list[int]:
    """The states that a ranking has to name; none where there is no ranking."""
    if not ranked:
        return []
    if isinstance(form, GraphForm):
        return list(range(len(form.labels)))
    if len(form.options) > MOST_RANKED_OPTIONS:
        top.fail(
            f"a ranking names every state, and {len(form.options)} options have too many",
            "Use 'priority_statements'",
        )
    states = [int(s) for s in np.flatnonzero(feasible(form))]
    if not states:
        top.fail("no state is feasible", "Drop some of what makes states infeasible")
    return states


def _ranking(
    node: Marked,
    maker: str,
    states: list[int],
    form: OptionForm | GraphForm,
    finder: Finder,
    unknown: Marked | None,
) -> Ranking:
    classes: list[tuple[int, ...]] = []
    seen: set[int] = set()
    for item in node.items(f"the ranking of {maker}"):
        tied = item.items("a class of ties") if isinstance(item.value, list) else [item]
        members = []
        for one in tied:
            state = finder.of(one, f"the ranking of {maker}")
            if state in seen:
                one.fail(f"{maker} ranks the state {one.text('a state')} twice", "Drop one of them")
            seen.add(state)
            members.append(state)
        if not members:
            item.fail("a class of ties is empty", "Drop it")
        classes.append(tuple(members))
    _all_ranked(node, maker, (s for s in states if s not in seen), form)
    return Ranking(tuple(classes), _state_pairs(unknown, finder))


def _payoff(
    node: Marked,
    maker: str,
    states: list[int],
    form: OptionForm | GraphForm,
    finder: Finder,
    unknown: Marked | None,
) -> Ranking:
    worth: dict[int, float] = {}
    for label, written in node.mapping(f"the payoffs of {maker}").items():
        named = replace(node, line=node.keys[label], value=label, keys={})
        state = finder.of(named, f"the payoffs of {maker}")
        try:
            worth[state] = float(written.text("a payoff"))
        except ValueError:
            problem = f"{written.text('a payoff')!r} is no number"
            written.fail(problem, "Write a number, the higher the better")
        if not math.isfinite(worth[state]):
            written.fail("a payoff is not finite", "Write a number, the higher the better")
    _all_ranked(node, maker, (s for s in states if s not in worth), form)
    levels: dict[float, list[int]] = {}
    for state in sorted(worth):
        levels.setdefault(worth[state], []).append(state)
    best_first = tuple(tuple(levels[value]) for value in sorted(levels, reverse=True))
    return Ranking(best_first, _state_pairs(unknown, finder))


def _all_ranked(node: Marked, maker: str, missing: Iterable[int], form: OptionForm | GraphForm) -> None:
    absent = list(missing)
    if absent:
        some = ", ".join(label_of(form, s) for s in absent[:5]) + (", …" if len(absent) > 5 else "")
        node.fail(
            f"{maker} does not rank {len(absent)} of the states: {some}",
            "Rank every feasible state; those that are as good as each other stand in a list of their own",
        )


def _priorities(node: Marked, maker: str, words: Vocabulary, unknown: Marked | None) -> Priorities:
    items = node.items(f"the statements of {maker}")
    if not 1 <= len(items) <= MOST_STATEMENTS:
        node.fail(f"{maker} has {len(items)} statements", f"Give 1 to {MOST_STATEMENTS}")
    statements = tuple(_statement(item, words) for item in items)
    pairs = []
    for pair in _pairs(unknown):
        numbers = []
        for one in pair:
            text = one.text("a statement's number")
            if not text.isdecimal() or not 1 <= int(text) <= len(statements):
                one.fail(f"{maker} has no statement {text!r}", f"Number them from 1 to {len(statements)}")
            numbers.append(int(text) - 1)
        pairs.append((numbers[0], numbers[1]))
    return Priorities(statements, tuple(pairs))


def _statement(node: Marked, words: Vocabulary) -> Statement:
    if isinstance(node.value, dict):
        for key in node.value:
            if key not in STATEMENT_KEYS:
                keys = ", ".join(STATEMENT_KEYS)
                known = f"Put quotation marks around a statement with a colon; the keys are: {keys}"
                node.at_key(key, f"{key!r} is no key of a statement", known)
        if "statement" not in node.value:
            node.fail("the entry has no 'statement'", "Write statement: and the condition that is wanted")
        node = node.value["statement"]
    parts = node.value if isinstance(node.value, list) else [node]
    logic = condition(node, words)
    return Statement(" OR ".join(part.text("a statement") for part in parts), logic)


def _pairs(node: Marked | None) -> list[tuple[Marked, Marked]]:
    if node is None:
        return []
    found = []
    for item in node.items("the unknown pairs"):
        pair = item.items("an unknown pair")
        if len(pair) != 2 or pair[0].text("a part") == pair[1].text("a part"):
            item.fail("an unknown pair has two different parts", "Write it as [a, b]")
        found.append((pair[0], pair[1]))
    return found


def _state_pairs(node: Marked | None, finder: Finder) -> tuple[tuple[int, int], ...]:
    return tuple((finder.of(a, "an unknown pair"), finder.of(b, "an unknown pair")) for a, b in _pairs(node))


def _unknown(maker: str, form: OptionForm | GraphForm, wanted: Preference) -> list[str]:
    """That pairs are unknown, and how they are taken."""
    if not wanted.unknown:
        return []
    if isinstance(wanted, Ranking):
        pairs = [f"{label_of(form, a)} and {label_of(form, b)}" for a, b in wanted.unknown]
    else:
        pairs = [f"statements {a + 1} and {b + 1}" for a, b in wanted.unknown]
    unknown = ", of ".join(pairs)
    return [
        f"{maker}: which comes first is unknown of {unknown}; they are taken as written, and --robust tries "
        "them otherwise"
    ]


def _disagreement(maker: str, form: OptionForm, by_hand: Ranking, stated: Priorities) -> list[str]:
    pair = conflict(ranks(form, by_hand), ranks(form, stated), feasible(form))
    if pair is None:
        return []
    better, worse = (label_of(form, s) for s in pair)
    return [
        f"{maker}: the ranking and the statements disagree, first on {better} and {worse}; the ranking counts"
    ]
