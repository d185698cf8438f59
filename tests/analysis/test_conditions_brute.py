"""What rules come to, against a slow reading of the definitions: every subset tried."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.conditions import Alternative, Requirement, Rules, solve
from detente.analysis.conditions.fixpoint import NEVER, greatest, least
from detente.analysis.conditions.net import net_of

Plain = list[list[list[int]]]
"""Item → alternatives → items asked for."""


def rules_of(plain: Plain, goal: list[int], weights: list[float] | None = None, strict: int = 0) -> Rules:
    weight = iter(weights or itertools.repeat(1.0))
    bits = itertools.count()
    items = {
        f"i{n}": tuple(
            Alternative(
                tuple(
                    Requirement(f"i{r}", strict=bool(strict >> next(bits) & 1), weight=next(weight))
                    for r in alternative
                )
            )
            for alternative in alternatives
        )
        for n, alternatives in enumerate(plain)
    }
    return Rules(items, tuple(f"i{n}" for n in goal))


def reached(plain: Plain, waived: frozenset[tuple[int, int, int]]) -> set[int]:
    """The least set closed under the rules, by going round until nothing changes."""
    have: set[int] = set()
    while True:
        new = {
            n
            for n, alternatives in enumerate(plain)
            for a, alternative in enumerate(alternatives)
            if all(r in have or (n, a, k) in waived for k, r in enumerate(alternative))
        }
        if new <= have:
            return have
        have |= new


def largest(plain: Plain) -> set[int]:
    """The largest set each of whose items has an alternative inside it: the union of all such sets."""
    found: set[int] = set()
    for size in range(len(plain) + 1):
        for subset in itertools.combinations(range(len(plain)), size):
            inside = set(subset)
            if all(any(set(alternative) <= inside for alternative in plain[n]) for n in inside):
                found |= inside
    return found


def cheapest(plain: Plain, goal: list[int], weights: list[float]) -> tuple[float | None, set[frozenset[int]]]:
    """The least weight of conditions whose waiver reaches the goal, and every set of that weight."""
    named = [(n, a, k) for n, alts in enumerate(plain) for a, alt in enumerate(alts) for k in range(len(alt))]
    best: float | None = None
    ways: set[frozenset[int]] = set()
    for chosen in itertools.chain.from_iterable(
        itertools.combinations(range(len(named)), size) for size in range(len(named) + 1)
    ):
        cost = sum(weights[c] for c in chosen)
        if best is not None and cost > best:
            continue
        if set(goal) <= reached(plain, frozenset(named[c] for c in chosen)):
            ways = ways if cost == best else set()
            best = cost
            ways.add(frozenset(chosen))
    return best, ways


@st.composite
def systems(draw: st.DrawFn, items: int = 6, most: int = 10) -> tuple[Plain, list[int]]:
    count = draw(st.integers(1, items))
    left = most
    plain: Plain = []
    for _ in range(count):
        alternatives = []
        for _ in range(draw(st.integers(0, 2))):
            size = draw(st.integers(0, min(3, left)))
            alternative = draw(
                st.lists(
                    st.integers(0, count - 1),
                    min_size=min(size, count),
                    max_size=min(size, count),
                    unique=True,
                )
            )
            left -= len(alternative)
            alternatives.append(sorted(alternative))
        plain.append(alternatives)
    goal = draw(st.lists(st.integers(0, count - 1), min_size=1, max_size=3, unique=True))
    return plain, goal


@given(systems(items=7, most=20))
@settings(max_examples=300)
def test_steps_and_package_are_the_least_and_the_greatest_fixpoint(system: tuple[Plain, list[int]]) -> None:
    plain, goal = system
    found = solve(rules_of(plain, goal))
    low, high = reached(plain, frozenset()), largest(plain)
    assert found.reached == {f"i{n}" for n in low}
    assert set(found.package) == {f"i{n}" for n in high - low}
    assert set(found.blocked) == {f"i{n}" for n in set(range(len(plain))) - high}


@given(systems(items=7, most=20))
@settings(max_examples=200)
def test_each_layer_is_as_early_as_it_can_be(system: tuple[Plain, list[int]]) -> None:
    plain, goal = system
    have: set[int] = set()
    layers = []
    while True:
        new = {n for n, alts in enumerate(plain) for alt in alts if set(alt) <= have} - have
        if not new:
            break
        layers.append(tuple(sorted(f"i{n}" for n in new)))
        have |= new
    assert list(solve(rules_of(plain, goal)).steps) == layers


@given(systems(), st.data())
@settings(max_examples=300)
def test_waivers_are_all_the_cheapest_sets(system: tuple[Plain, list[int]], data: st.DataObject) -> None:
    plain, goal = system
    count = sum(len(alt) for alts in plain for alt in alts)
    weights = data.draw(st.lists(st.sampled_from([1.0, 1.0, 2.0, 3.0]), min_size=count, max_size=count))
    rules = rules_of(plain, goal, weights)
    found = solve(rules, most_ways=100_000).waivers
    best, ways = cheapest(plain, goal, weights)
    assert found.cost == best
    assert found.complete
    assert found.exact
    number = {
        id(r): n for n, r in enumerate(r for alts in rules.items.values() for a in alts for r in a.requires)
    }
    told = [frozenset(number[id(gate.requirement)] for gate in way) for way in found.ways]
    assert len(told) == len(set(told))
    assert set(told) == ways


def together(plain: Plain, strict: set[tuple[int, int, int]]) -> set[int]:
    """What joint steps reach, each the largest set that can be done at once: by trying every set."""
    done: set[int] = set()
    while True:
        best: set[int] = set()
        left = [n for n in range(len(plain)) if n not in done]
        for size in range(1, len(left) + 1):
            for subset in itertools.combinations(left, size):
                inside = set(subset)
                if all(
                    any(
                        all(
                            r in done or (r in inside and (n, a, k) not in strict)
                            for k, r in enumerate(alternative)
                        )
                        for a, alternative in enumerate(plain[n])
                    )
                    for n in inside
                ):
                    best |= inside
        if not best:
            return done
        done |= best


@given(systems(items=6, most=16), st.integers(0, 2**16 - 1))
@settings(max_examples=200)
def test_at_once_keeps_every_first(system: tuple[Plain, list[int]], bits: int) -> None:
    plain, goal = system
    named = [(n, a, k) for n, alts in enumerate(plain) for a, alt in enumerate(alts) for k in range(len(alt))]
    strict = {triple for n, triple in enumerate(named) if bits >> n & 1}
    found = solve(rules_of(plain, goal, strict=bits))
    low = reached(plain, frozenset())
    assert set(found.at_once) == {f"i{n}" for n in together(plain, strict) - low}


@given(systems(items=6, most=16), st.integers(0, 2**16 - 1))
@settings(max_examples=200)
def test_the_package_is_done_at_once_where_all_its_obstacles_soften(
    system: tuple[Plain, list[int]], bits: int
) -> None:
    plain, goal = system
    rules = rules_of(plain, goal, strict=bits)
    found = solve(rules)
    soft = {id(gate.requirement) for gate in found.obstacles}
    items = {
        name: tuple(
            Alternative(
                tuple(
                    Requirement(r.item, strict=r.strict and id(r) not in soft) for r in alternative.requires
                )
            )
            for alternative in alternatives
        )
        for name, alternatives in rules.items.items()
    }
    assert solve(Rules(items, rules.goal)).at_once == found.package


@given(systems(items=7, most=20))
def test_every_circle_closes_and_lies_out_of_reach(system: tuple[Plain, list[int]]) -> None:
    plain, goal = system
    found = solve(rules_of(plain, goal))
    seen: set[str] = set()
    for circle in found.circles:
        assert not set(circle.items) & (found.reached | seen)
        seen |= set(circle.items)
        for gate, following in zip(circle.gates, [*circle.gates[1:], circle.gates[0]], strict=True):
            assert gate.requirement.item == following.item


@pytest.mark.parametrize("seed", range(3))
def test_large_rules_agree_with_going_round(seed: int) -> None:
    chance = random.Random(seed)
    count = 3_000
    plain = [
        [
            sorted({chance.randrange(count) for _ in range(chance.randint(0, 3))})
            for _ in range(chance.randint(0, 2))
        ]
        for _ in range(count)
    ]
    net = net_of(rules_of(plain, [0]))
    assert {n for n, at in enumerate(least(net)) if at != NEVER} == reached(plain, frozenset())
    possible, _ = greatest(net)
    inside = {n for n, can in enumerate(possible) if can}
    assert all(any(set(alternative) <= inside for alternative in plain[n]) for n in inside)
    outside = set(range(count)) - inside
    assert not any(set(alternative) <= inside for n in outside for alternative in plain[n])
