"""The options of a model file: owners, directions, what is infeasible, the labels of states."""

from __future__ import annotations

from dataclasses import replace

from detente.analysis.marked import Marked
from detente.analysis.stability.logic import Logic, Or, Pattern, holds
from detente.analysis.stability.logic_parse import LogicError, Vocabulary, parse
from detente.analysis.stability.model import Direction, Option, OptionForm, Order

MOST_OPTIONS = 200
INFEASIBLE_KEYS = ("condition", "evidence", "drafted", "note")
ORDER_KEYS = ("option", "after", "evidence", "drafted", "note")
OPTION_KEYS = ("name", "dm", "direction", "note", "evidence", "drafted")


def option_form(top: Marked, makers: tuple[str, ...]) -> OptionForm:
    """The option form of a model file."""
    entries = top.mapping("the model")
    if "options" not in entries:
        top.fail("a model in option form has no 'options'", "List them, each with name and dm")
    nodes = entries["options"].items("'options'")
    if not 1 <= len(nodes) <= MOST_OPTIONS:
        entries["options"].fail(f"{len(nodes)} options", f"A model has 1 to {MOST_OPTIONS}")
    options: list[Option] = []
    for node in nodes:
        option = _option(node, makers)
        if any((o.name, o.owner) == (option.name, option.owner) for o in options):
            node.fail(f"{makers[option.owner]} has the option {option.name!r} twice", "Name them apart")
        options.append(option)
    words = vocabulary(options, makers)
    infeasible = tuple(
        condition(_bare(node), words)
        for key in ("infeasible_patterns", "infeasible")
        if key in entries
        for node in entries[key].items(f"'{key}'")
    )
    orders = (
        tuple(_order(node, words) for node in entries["orders"].items("'orders'"))
        if "orders" in entries
        else ()
    )
    form = OptionForm(tuple(options), infeasible, orders=orders)
    return replace(form, names=_names(entries["states"], form)) if "states" in entries else form


def vocabulary(options: list[Option] | tuple[Option, ...], makers: tuple[str, ...]) -> Vocabulary:
    """What a condition on these options may name."""
    names: dict[str, int | None] = {}
    for k, option in enumerate(options):
        short = option.name.casefold()
        names[short] = None if short in names else k
    for k, option in enumerate(options):
        for between in (": ", "."):
            names[f"{makers[option.owner]}{between}{option.name}".casefold()] = k
    return Vocabulary(len(options), names)


def condition(node: Marked, words: Vocabulary) -> Logic:
    """The condition of a line: words, or a list of alternatives."""
    if isinstance(node.value, list):
        parts = tuple(condition(part, words) for part in node.value)
        if not parts:
            node.fail("the condition is empty", "Write at least one alternative")
        return parts[0] if len(parts) == 1 else Or(parts)
    text = node.text("the condition")
    try:
        return parse(text, words)
    except LogicError as error:
        node.fail(
            f"{text!r} is no condition: {error}",
            "Write options with NOT, AND, OR, IF, IFF and brackets, or a pattern such as Y-N",
        )


def _bare(node: Marked) -> Marked:
    """The condition of a line that may carry evidence and a note beside it."""
    if not isinstance(node.value, dict):
        return node
    for key in node.value:
        if key not in INFEASIBLE_KEYS:
            keys = ", ".join(INFEASIBLE_KEYS)
            known = f"Put quotation marks around a condition with a colon; the keys are: {keys}"
            node.at_key(key, f"{key!r} is no key of what is infeasible", known)
    if "condition" not in node.value:
        node.fail("the entry has no 'condition'", "Write condition: and what holds in no state")
    return node.value["condition"]


def _order(node: Marked, words: Vocabulary) -> Order:
    entry = node.mapping("an order")
    for key in entry:
        if key not in ORDER_KEYS:
            node.at_key(key, f"{key!r} is no key of an order", f"The keys are: {', '.join(ORDER_KEYS)}")
    for key in ("option", "after"):
        if key not in entry:
            node.fail(f"the order has no {key!r}", "Write option: and after: with what has to hold first")
    name = entry["option"].text("'option'")
    try:
        found = words.find(name)
    except LogicError as error:
        entry["option"].fail(
            f"the order is of no option: {error}", "Write the name of an option, or its number"
        )
    if not isinstance(found, Pattern) or found.care != found.want or found.care.bit_count() != 1:
        entry["option"].fail(f"{name!r} is no single option", "Write the name of an option, or its number")
    return Order(found.care.bit_length() - 1, condition(entry["after"], words))


def _option(node: Marked, makers: tuple[str, ...]) -> Option:
    entry = node.mapping("an option")
    for key in entry:
        if key not in OPTION_KEYS:
            node.at_key(key, f"{key!r} is no key of an option", f"The keys are: {', '.join(OPTION_KEYS)}")
    for key in ("name", "dm"):
        if key not in entry:
            node.fail(f"the option has no {key!r}", "Give each option a name and its owner as dm")
    owner = entry["dm"].text("'dm'")
    if owner not in makers:
        entry["dm"].fail(f"{owner!r} is no decision maker", f"They are: {', '.join(makers)}")
    direction = Direction.BOTH
    if "direction" in entry:
        written = entry["direction"].text("'direction'")
        if written not in list(Direction):
            entry["direction"].fail(
                f"{written!r} is no direction",
                "Write both, fwd (from no to yes only) or back (from yes to no only)",
            )
        direction = Direction(written)
    return Option(entry["name"].text("'name'"), makers.index(owner), direction)


def _names(node: Marked, form: OptionForm) -> dict[int, str]:
    """The labels that a file gives to states, by state."""
    names: dict[int, str] = {}
    for label, written in node.mapping("'states'").items():
        text = written.text("the state")
        if len(text) != len(form.options) or not set(text) <= {"Y", "N"}:
            written.fail(
                f"{text!r} is no state", f"Write Y or N for each of the {len(form.options)} options, in order"
            )
        state = sum(1 << k for k, sign in enumerate(text) if sign == "Y")
        if state in names:
            written.fail(f"the state {text} has the label {names[state]!r} already", "Drop one of them")
        if any(holds(logic, state) for logic in form.infeasible):
            written.fail(f"the state {text} is infeasible", "Drop it, or what makes it infeasible")
        names[state] = label
    return names
