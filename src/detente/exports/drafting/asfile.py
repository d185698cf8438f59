"""A draft → a model file: YAML that an analyst can follow and edit, or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from detente.analysis.drafting.draft import Draft
from detente.exports.clean import one_line
from detente.exports.drafting.aslist import values

COMMENTS = {
    "dms": "Who decides: the sides that have an option below.",
    "options": "What each may do. Under each stands why the record has it: who did what, in which words.",
    "orders": "Orders that sides demand: the option can be taken only where what stands under after holds "
    "already. Later that may break down: whether the side then stays is a matter of its preferences. Delete "
    "an entry to let the order go.",
    "infeasible": "What can't be at the same time.",
    "status_quo": "Where the conflict stands: Y or N for each option, in order.",
    "priority_statements": "What each prefers, the most important first: one that holds outweighs all below "
    "it. The order is the draft's except where a side says what has to come first.",
    "unknown": "Neighbouring statements, by number, of which the record does not say which comes first.",
    "note": "What the record does not say. Answer it above, and delete the question.",
    "drafted": "What the record gave on that day: detente model --diff compares with it. Leave it as it is.",
}
WIDTH = 108
_UNPRINTED = re.compile("[\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def write_draft(draft: Draft, out: TextIO) -> None:
    """Write the model file as YAML, with comments."""
    out.writelines(f"{line}\n" for line in _lines(draft))


def write_draft_json(draft: Draft, out: TextIO) -> None:
    """Write the model file as JSON."""
    out.write(json.dumps(values(draft), ensure_ascii=False, indent=2) + "\n")


def _lines(draft: Draft) -> Iterator[str]:
    yield from _comment(
        f"A draft from {draft.reports} {'report' if draft.reports == 1 else 'reports'}"
        + (f" (near copies left out: {draft.copies})" if draft.copies else "")
        + ", for a person to check: nothing in it says which order of steps is right, or who is. "
        "Then: detente stability FILE"
    )
    yield from _comment(f"detente conditions says of these steps: {_conditions(draft)}")
    for key, value in values(draft).items():
        if key in COMMENTS:
            yield ""
            yield from _comment(COMMENTS[key])
        yield from _entry(key, value, "")


def _conditions(draft: Draft) -> str:
    steps = "; then ".join(", ".join(step) for step in draft.reached) or "nothing"
    deal = ", ".join(draft.package) or "nothing"
    return one_line(f"one after the other, {steps}; only as one package, {deal}.".replace("_", " "))


def _comment(text: str) -> Iterator[str]:
    line = "#"
    for word in _UNPRINTED.sub("?", one_line(text)).split():
        if len(line) + len(word) >= WIDTH:
            yield line
            line = "#"
        line += f" {word}"
    yield line


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:
    name = key if key.isidentifier() else _scalar(key)
    if isinstance(value, dict):
        yield f"{indent}{name}:"
        for inner, one in value.items():
            yield from _entry(inner, one, f"{indent}  ")
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        yield f"{indent}{name}:"
        for one in value:
            first, *rest = [line for inner in one for line in _entry(inner, one[inner], "")]
            yield f"{indent}  - {first}"
            yield from (f"{indent}    {line}" for line in rest)
    elif isinstance(value, list) and sum(len(str(one)) for one in value) > WIDTH:
        yield f"{indent}{name}:"
        yield from (f"{indent}  - {_scalar(one)}" for one in value)
    else:
        yield f"{indent}{name}: {_scalar(value)}"


def _scalar(value: Any) -> str:
    """A value in JSON's form, which YAML reads as the same; what YAML does not take is escaped."""
    return _UNPRINTED.sub(lambda found: json.dumps(found[0])[1:-1], json.dumps(value, ensure_ascii=False))
