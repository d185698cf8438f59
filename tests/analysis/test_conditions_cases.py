"""Rules and what they come to: the published cases, and rules of several processes worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from detente.analysis.conditions import Outcome, load_rules, parse_rules, solve
from detente.exports.conditions.asjson import outcome_json

KEYS = ("reachable_step_by_step", "package_deal", "blocked", "min_conditions_to_waive", "ways")


def solved(items: dict[str, Any], *goal: str) -> Outcome:
    return solve(parse_rules(json.dumps({"items": items, "goal": list(goal) or list(items)})))


def test_every_published_case_comes_out_exactly(shared: Path) -> None:
    path = shared / "data" / "analysis" / "cases.json"
    cases = json.loads(path.read_text(encoding="utf-8"))["conditions"]
    assert len(cases) >= 3
    for case in cases:
        found = outcome_json(solve(load_rules(path, case["id"])))
        assert {key: found[key] for key in KEYS} == {key: case[key] for key in KEYS}, case["id"]


def test_two_sides_that_each_wait_for_the_other() -> None:
    found = solved({"ceasefire": [["talks"]], "talks": [["ceasefire"]]})
    assert found.steps == ()
    assert found.package == ("ceasefire", "talks")
    assert found.waivers.labels == [["ceasefire without talks"], ["talks without ceasefire"]]
    assert [circle.items for circle in found.circles] == [("ceasefire", "talks")]


def test_a_way_round_a_circle_is_no_deadlock() -> None:
    found = solved({"truce": [["talks"], ["observers"]], "talks": [["truce"]], "observers": [[]]})
    assert found.steps == (("observers",), ("truce",), ("talks",))
    assert found.circles == ()
    assert found.waivers.number == 0


def test_what_nobody_offers_blocks_what_hangs_on_it_and_is_named() -> None:
    found = solved({"treaty": [["constitution"]], "constitution": [["referendum"]], "referendum": []})
    assert found.blocked == ("constitution", "referendum", "treaty")
    assert found.roots["treaty"] == ("referendum",)
    assert found.package == ()
    # A goal that nobody offers under any condition can't be had by waiving.
    assert found.waivers.number is None
    assert found.waivers.ways == ()


def test_a_blocked_condition_may_be_waived_where_the_goal_itself_is_on_offer() -> None:
    found = solved({"treaty": [["constitution"]], "constitution": []}, "treaty")
    assert found.blocked == ("constitution", "treaty")
    assert found.waivers.labels == [["treaty without constitution"]]


def test_what_is_required_and_nowhere_listed_is_offered_by_nobody() -> None:
    found = solved({"release": [["amnesty"]]})
    assert found.unknown == ("amnesty",)
    assert found.blocked == ("amnesty", "release")


def test_the_cheapest_of_several_alternatives_is_waived() -> None:
    found = solved({"a": [["b", "c"], ["d"]], "b": [["a"]], "c": [["a"]], "d": [["a"]]}, "a")
    assert found.waivers.labels == [["a without d"], ["d without a"]]


def test_firm_conditions_weigh_more() -> None:
    rules = parse_rules(
        """
        items:
          hostages: [[{item: prisoners, weight: 3, holder: Hamas}]]
          prisoners: [[{item: hostages, holder: Israel}]]
        goal: hostages
        """
    )
    found = solve(rules)
    assert found.waivers.labels == [["prisoners without hostages"]]
    assert found.waivers.cost == 1.0
    assert found.waivers.ways[0][0].holders == ("Israel",)


def test_an_exchange_that_nobody_wants_first_needs_no_softening() -> None:
    found = solved({"hostages": [["prisoners"]], "prisoners": [["hostages"]]})
    assert found.at_once == ("hostages", "prisoners")
    assert found.obstacles == ()


def test_only_the_strict_conditions_of_a_circle_stand_in_its_way() -> None:
    rules = parse_rules(
        """
        items:
          withdrawal: [[{item: disarmament, strict: yes, holder: the rebels}]]
          disarmament: [[withdrawal, {item: payment, strict: yes}]]
          payment: [[]]
        """
    )
    found = solve(rules)
    assert found.steps == (("payment",),)
    assert [(gate.label, gate.holders) for gate in found.obstacles] == [
        ("withdrawal without disarmament", ("the rebels",))
    ]
    assert found.at_once == ()


def test_a_joint_step_can_wait_for_another_one() -> None:
    """First an exchange of two, then what asks for its outcome first: nothing has to soften."""
    rules = parse_rules(
        """
        items:
          a: [[b]]
          b: [[a]]
          c: [[{item: a, strict: yes}, d]]
          d: [[c]]
        """
    )
    found = solve(rules)
    assert found.at_once == ("a", "b", "c", "d")
    assert found.obstacles == ()


def test_two_circles_need_a_waiver_each_and_every_pair_is_found() -> None:
    found = solved({"a": [["b"]], "b": [["a"]], "c": [["d"]], "d": [["c"]]})
    assert found.waivers.number == 2
    assert len(found.waivers.labels) == 4
    assert len(found.circles) == 2


def test_the_shortest_circle_of_a_knot_is_told() -> None:
    found = solved({"a": [["b"]], "b": [["c"]], "c": [["d", "a"]], "d": [["a"]]})
    (circle,) = found.circles
    assert circle.items == ("a", "b", "c", "d")
    assert sorted(gate.item for gate in circle.gates) == ["a", "b", "c"]


def test_an_item_that_asks_for_itself_is_a_circle() -> None:
    (circle,) = solved({"recognition": [["recognition"]]}).circles
    assert [gate.label for gate in circle.gates] == ["recognition without recognition"]


def test_ways_are_listed_up_to_a_bound_and_say_so() -> None:
    ring = {f"step {n}": [[f"step {(n + 1) % 30}"]] for n in range(30)}
    found = solve(parse_rules(json.dumps({"items": ring})), most_ways=10)
    assert found.waivers.number == 1
    assert len(found.waivers.ways) == 10
    assert not found.waivers.complete
    assert found.waivers.exact
