"""Files of rules: what they may hold, and where they say that something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.analysis.conditions import RulesFileError, load_rules, parse_rules


def test_yaml_with_whose_condition_it_is() -> None:
    rules = parse_rules(
        """
        title: The order of things
        items:
          talks: [[{item: ceasefire, strict: yes, holder: Ukraine, quote: First the guns, weight: 2}]]
          ceasefire: [[talks]]
        goal: talks
        """
    )
    (alternative,) = rules.items["talks"]
    (requirement,) = alternative.requires
    assert (requirement.item, requirement.strict, requirement.weight) == ("ceasefire", True, 2.0)
    assert requirement.origins[0].holder == "Ukraine"
    assert rules.goal == ("talks",)


def test_json_with_tabs_and_a_requirement_that_stands_twice() -> None:
    rules = parse_rules('{\n\t"items": {"a": [["b", "b"]], "b": [[]]}\n}')
    assert [r.item for r in rules.items["a"][0].requires] == ["b"]
    assert rules.goal == ("a", "b")


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("items:\n  talks: ceasefire\n", 2, "the alternatives of 'talks' are not a list of lists"),
        ("items:\n  talks:\n    - ceasefire\n", 3, "an alternative of 'talks' is not a list"),
        ("items:\n  talks: [[]]\n  talks: []\n", 3, "'talks' stands twice"),
        ("items:\n  talks: [[]]\ngoal: truce\n", 3, "the goal 'truce' is no item"),
        ("items:\n  talks: [[]]\ngaol: talks\n", 3, "'gaol' is no key of rules"),
        ("items:\n  talks: [[{strict: yes}]]\n", 2, "a requirement names no item"),
        ("items:\n  talks: [[{item: a, firm: 3}]]\n", 2, "'firm' is no key of a requirement"),
        ("items:\n  talks: [[{item: a, weight: 0}]]\n", 2, "weight is no number above 0"),
        ("items:\n  talks: [[{item: a, weight: .nan}]]\n", 2, "weight is no number above 0"),
        ("items:\n  talks: [[{item: a, strict: maybe}]]\n", 2, "strict is 'maybe'"),
        ("items:\n  talks: [[&a b], [*a]]\n", 2, "uses an anchor or alias"),
        ("items:\n  talks: [[a]\n", 3, "not YAML or JSON"),
        ("title: none\n", 1, "the rules have no items"),
        ("- talks\n", 1, "the file of rules is not a mapping"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_a_remedy(text: str, line: int, problem: str) -> None:
    with pytest.raises(RulesFileError) as told:
        parse_rules(text, "rules.yaml")
    assert told.value.line == line
    assert problem in told.value.problem
    assert str(told.value).startswith(f"rules.yaml, line {line}: ")
    assert told.value.remedy


def test_several_sets_need_a_choice(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(
        "conditions:\n- {id: a, items: {x: [[]]}}\n- {id: b, items: {y: [[]]}}\n", encoding="utf-8"
    )
    assert list(load_rules(path, "b").items) == ["y"]
    with pytest.raises(RulesFileError, match="Choose with --case: a, b"):
        load_rules(path)
    with pytest.raises(RulesFileError, match="no set of rules has the id 'c'"):
        load_rules(path, "c")


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RulesFileError, match="can't be read"):
        load_rules(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"items: {caf\xe9: [[]]}")
    with pytest.raises(RulesFileError, match="is not UTF-8"):
        load_rules(tmp_path / "latin.yaml")
