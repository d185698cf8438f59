"""The definitions of the Graph Model written out with sets and recursion: slow, and sharing no code with the
engine. A conflict here is a list of states, for each decision maker a dict of sets of targets, and payoffs.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass

State = str
Moves = dict[State, set[State]]
Payoff = dict[State, int]


@dataclass(frozen=True)
class Conflict:
    """`options` has for each option its owner, where the states are patterns of Y and N."""

    states: list[State]
    moves: list[Moves]
    payoff: list[Payoff]
    options: list[int] | None = None

    def better(self, i: int, s: State) -> set[State]:
        return {t for t in self.moves[i][s] if self.payoff[i][t] > self.payoff[i][s]}


def sequences(start: State, movers: Iterable[int], step: Callable[[int, State], set[State]]) -> set[State]:
    """R_H(start): what legal sequences reach, by the two rules of the definition, until nothing is added."""
    crew = list(movers)
    last: dict[State, set[int]] = {}
    added = {(t, j) for j in crew for t in step(j, start)}
    while added:
        for t, j in added:
            last.setdefault(t, set()).add(j)
        added = {
            (r, j)
            for t, omega in last.items()
            for j in crew
            if omega != {j}
            for r in step(j, t)
            if j not in last.get(r, set())
        }
    return set(last)


def deters(c: Conflict, i: int, s: State, t: State, strict: bool) -> bool:
    return c.payoff[i][s] > c.payoff[i][t] if strict else c.payoff[i][s] >= c.payoff[i][t]


def stable(c: Conflict, i: int, s: State, concept: str, strict: bool = False) -> bool:
    """Whether s is stable for i."""
    gains = c.better(i, s)
    others = [j for j in range(len(c.moves)) if j != i]
    match concept:
        case "Nash":
            return not gains
        case "GMR":
            return all(
                any(deters(c, i, s, s2, strict) for s2 in sequences(s1, others, lambda j, x: c.moves[j][x]))
                for s1 in gains
            )
        case "SMR":
            return all(
                any(
                    deters(c, i, s, s2, strict) and all(deters(c, i, s, s3, strict) for s3 in c.moves[i][s2])
                    for s2 in sequences(s1, others, lambda j, x: c.moves[j][x])
                )
                for s1 in gains
            )
        case "SEQ":
            return all(
                any(deters(c, i, s, s2, strict) for s2 in sequences(s1, others, c.better)) for s1 in gains
            )
        case "SSEQ":
            return all(
                any(
                    deters(c, i, s, s2, strict) and all(deters(c, i, s, s3, strict) for s3 in c.moves[i][s2])
                    for s2 in sequences(s1, others, c.better)
                )
                for s1 in gains
            )
        case "SIM":
            return all(any(deters(c, i, s, t, strict) for t in joint(c, i, s, s1)) for s1 in gains)
    raise AssertionError(concept)


def joint(c: Conflict, i: int, s: State, s1: State) -> set[State]:
    """Where i goes to s1 and some of the others, at least one, to improvements of theirs from s."""
    assert c.options is not None
    others = [j for j in range(len(c.moves)) if j != i]
    found = set()
    for choice in itertools.product(*[[s, *sorted(c.better(j, s))] for j in others]):
        if all(t == s for t in choice):
            continue
        taken = dict(zip(others, choice, strict=True)) | {i: s1}
        t = "".join(taken[owner][k] for k, owner in enumerate(c.options))
        if t in c.states:
            found.add(t)
    return found


def ends(c: Conflict, h: int, i: int, s: State) -> State:
    """G_h(i, s) of two decision makers, by recursion."""
    if h == 0 or not c.moves[i][s]:
        return s
    after = [ends(c, h - 1, 1 - i, t) for t in c.moves[i][s]]
    best = max(after, key=lambda t: c.payoff[i][t])
    return best if c.payoff[i][best] > c.payoff[i][s] else s


def option_moves(
    options: list[tuple[int, str]],
    states: list[State],
    i: int,
    orders: Iterable[tuple[int, list[tuple[int, str]]]] = (),
) -> Moves:
    """What i reaches by changing own options (owner, direction), each in its direction.

    With `orders` (an option, and what has to be as it says before that is taken), by changing them one after
    the other, through states that can't last where need be.
    """
    orders = list(orders)
    if orders:
        return {s: set(one_after_the_other(options, s, i, orders)) & set(states) - {s} for s in states}

    def may(s: State, t: State) -> bool:
        changed = [k for k in range(len(options)) if s[k] != t[k]]
        return bool(changed) and all(
            options[k][0] == i and options[k][1] in ("both", "fwd" if t[k] == "Y" else "back")
            for k in changed
        )

    return {s: {t for t in states if may(s, t)} for s in states}


def one_after_the_other(
    options: list[tuple[int, str]],
    s: State,
    i: int,
    orders: list[tuple[int, list[tuple[int, str]]]],
) -> Iterable[State]:
    """All that i comes to from s by single changes, in every sequence that changes no option twice."""
    own = [k for k, (owner, _) in enumerate(options) if owner == i]
    for size in range(1, len(own) + 1):
        for changed in itertools.permutations(own, size):
            at = s
            for k in changed:
                after = "N" if at[k] == "Y" else "Y"
                free = options[k][1] in ("both", "fwd" if after == "Y" else "back")
                met = all(at[n] == sign for o, asked in orders if o == k for n, sign in asked)
                if not free or (after == "Y" and not met):
                    break
                at = at[:k] + after + at[k + 1 :]
            else:
                yield at
