"""A file of rules → `Rules`. YAML or JSON, checked; what is wrong is told with its line."""

from __future__ import annotations

from pathlib import Path

from detente.analysis.conditions.errors import RulesFileError
from detente.analysis.conditions.rules import Alternative, Origin, Requirement, Rules
from detente.analysis.marked import Marked, read_marked, text_of

LARGEST_FILE = 64_000_000
_KEYS = frozenset({"items", "goal"})
_IGNORED = frozenset(
    {
        "id", "title", "source", "note", "reachable_step_by_step", "package_deal", "blocked",
        "min_conditions_to_waive", "ways",
    }
)  # fmt: skip
_REQUIREMENT = ("item", "strict", "holder", "quote", "weight")
_EXAMPLE = "Write it as {item: ceasefire, strict: yes, holder: Ukraine, quote: first a ceasefire, weight: 2}"


def load_rules(path: Path, case: str | None = None) -> Rules:
    """The rules of a file, `-` for standard input; `case` chooses by id among those of a file that lists
    several under `conditions`.

    Raises:
        RulesFileError: the file can't be read or holds no rules; the message names the line and the remedy.
    """
    name = "standard input" if str(path) == "-" else str(path)
    return parse_rules(text_of(RulesFileError, path, LARGEST_FILE, "Split it by goal"), name, case)


def parse_rules(text: str, source: str = "the rules", case: str | None = None) -> Rules:
    """The rules that a text holds; `source` names it in errors, `case` as for `load_rules`."""
    top = _chosen(read_marked(RulesFileError, source, text), case)
    fields = top.mapping("the file of rules")
    for key in fields:
        if key not in _KEYS | _IGNORED:
            top.at_key(key, f"{key!r} is no key of rules", "Known are items and goal, and a title or note")
    if "items" not in fields:
        top.fail(
            "the rules have no items", "Write 'items:' with a line for each, such as 'talks: [[ceasefire]]'"
        )
    entries = fields["items"].mapping("'items'")
    items = {name: _alternatives(name, value) for name, value in entries.items()}
    goal = fields.get("goal")
    return Rules(items, tuple(items) if goal is None else _goal(goal, items))


def _chosen(top: Marked, case: str | None) -> Marked:
    fields = top.mapping("the file of rules")
    listed = fields.get("conditions")
    if listed is None:
        if case is not None:
            top.fail("the file holds one set of rules, not several", "Leave --case out")
        return top
    known: dict[str, Marked] = {}
    for number, entry in enumerate(listed.items("'conditions'"), 1):
        inner = entry.mapping("a set of rules")
        known[inner["id"].text("an id") if "id" in inner else str(number)] = entry
    if case is None:
        if len(known) == 1:
            return next(iter(known.values()))
        listed.fail(f"the file holds {len(known)} sets of rules", f"Choose with --case: {', '.join(known)}")
    if case not in known:
        listed.fail(f"no set of rules has the id {case!r}", f"Choose with --case: {', '.join(known)}")
    return known[case]


def _goal(goal: Marked, items: dict[str, tuple[Alternative, ...]]) -> tuple[str, ...]:
    entries = [goal] if isinstance(goal.value, str) else goal.items("'goal'")
    names = []
    for entry in entries:
        name = entry.text("a goal")
        if name not in items:
            entry.fail(f"the goal {name!r} is no item", f"Items are: {', '.join(list(items)[:12])}")
        names.append(name)
    return tuple(dict.fromkeys(names))


def _alternatives(name: str, value: Marked) -> tuple[Alternative, ...]:
    remedy = (
        "Write [[a, b], [c]] for a and b, or c; [[]] where it is unconditional, [] where nobody offers it"
    )
    if not isinstance(value.value, list):
        value.fail(f"the alternatives of {name!r} are not a list of lists", remedy)
    found = []
    for entry in value.items("the alternatives"):
        if not isinstance(entry.value, list):
            entry.fail(f"an alternative of {name!r} is not a list", remedy)
        required: dict[str, Requirement] = {}
        for inner in entry.items("an alternative"):
            requirement = _requirement(inner)
            required.setdefault(requirement.item, requirement)
        found.append(Alternative(tuple(required.values())))
    return tuple(found)


def _requirement(entry: Marked) -> Requirement:
    if not isinstance(entry.value, dict):
        return Requirement(entry.text("a requirement"))
    fields = entry.value
    for key in fields:
        if key not in _REQUIREMENT:
            entry.at_key(key, f"{key!r} is no key of a requirement", _EXAMPLE)
    if "item" not in fields:
        entry.fail("a requirement names no item", _EXAMPLE)
    words = {key: fields[key].text(key) for key in ("holder", "quote") if key in fields}
    origin = Origin(holder=words.get("holder", ""), text=words.get("quote", ""))
    return Requirement(
        item=fields["item"].text("an item"),
        strict=_truth(fields["strict"]) if "strict" in fields else False,
        weight=_weight(fields["weight"]) if "weight" in fields else 1.0,
        origins=(origin,) if words else (),
    )


def _truth(value: Marked) -> bool:
    word = value.text("strict").lower()
    if word not in {"yes", "no", "true", "false"}:
        value.fail(f"strict is {word!r}", "Write yes or no")
    return word in {"yes", "true"}


def _weight(value: Marked) -> float:
    try:
        weight = float(value.text("weight"))
    except ValueError:
        weight = 0.0
    if not 0 < weight < 1e9:
        value.fail(
            "weight is no number above 0", "Write 1 for a condition like others, 2 for one twice as firm"
        )
    return weight
