"""A draft and an analyst's file that began as one → what the record has changed since, and what is theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.analysis.drafting.draft import Draft
from detente.analysis.drafting.errors import NoDraftError
from detente.analysis.marked import Marked, read_marked
from detente.analysis.stability.errors import ModelFileError
from detente.analysis.stability.load_graph import by_maker


@dataclass(frozen=True, slots=True)
class Fresh:
    """A part of the file for which the record has other evidence: ids of entries that came and went."""

    part: str
    new: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """What the record has changed since a file was drafted. Parts stand by what names them, as
    `Draft.parts` has them.

    `new` are parts that the record gives now and did not then, `gone` those that it no longer gives, `fresh`
    those with other evidence. `present` are all parts of the file, `added` those that are the analyst's own
    and `dropped` those that the analyst took out or wrote otherwise. `quotes` are the words of entries by id.
    """

    since: str
    draft: Draft
    new: tuple[str, ...]
    gone: tuple[str, ...]
    fresh: tuple[Fresh, ...]
    present: frozenset[str]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    quotes: Mapping[str, str]


def changes(draft: Draft, text: str, source: str = "the file") -> Changes:
    """What a draft has that the text of a model file had not when it was drafted, and the other way round.

    Raises:
        ModelFileError: the text is no YAML or JSON.
        NoDraftError: the file is no draft: it does not say what it was drafted with.
    """
    top = read_marked(ModelFileError, source, text)
    entries = top.mapping("the model")
    since, before = _drafted(entries, source)
    now = draft.parts()
    present = dict.fromkeys(_parts(entries))
    fresh = (
        Fresh(
            part,
            tuple(entry for entry in ids if entry not in before[part]),
            tuple(entry for entry in before[part] if entry not in ids),
        )
        for part, ids in now.items()
        if part in before
    )
    return Changes(
        since=since,
        draft=draft,
        new=tuple(part for part in now if part not in before),
        gone=tuple(part for part in before if part not in now),
        fresh=tuple(one for one in fresh if one.new or one.gone),
        present=frozenset(present),
        added=tuple(part for part in present if part not in before),
        dropped=tuple(part for part in before if part not in present),
        quotes={**_quotes(top), **_said(draft)},
    )


def _drafted(entries: dict[str, Marked], source: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The day of the file's draft, and its parts with the ids of their entries."""
    made = entries.get("drafted")
    fields = made.value if made and isinstance(made.value, dict) else {}
    if "on" not in fields or "parts" not in fields:
        raise NoDraftError(
            f"{source}: it does not say from what it was drafted, under 'drafted'. Compare a file that "
            "detente model wrote, with that part left as it is"
        )
    parts = fields["parts"].mapping("the parts of the draft")
    return fields["on"].text("the day of the draft"), {
        name: tuple(one.text("an entry") for one in ids.items("the entries of a part"))
        for name, ids in parts.items()
    }


def _parts(entries: dict[str, Marked]) -> Iterator[str]:
    """What names each option, order, infeasible condition and statement that the file has."""
    for node in entries["options"].items("'options'") if "options" in entries else ():
        option = node.mapping("an option")
        if "dm" in option and "name" in option:
            yield f"option {option['dm'].text('dm')}.{option['name'].text('name')}"
    for node in entries["orders"].items("'orders'") if "orders" in entries else ():
        order = node.mapping("an order")
        if "option" in order and "after" in order:
            yield f"order {order['option'].text('option')} after {_bare(order['after'], 'after')}"
    for key in ("infeasible", "infeasible_patterns"):
        for node in entries[key].items(f"'{key}'") if key in entries else ():
            yield f"infeasible {_bare(node, 'condition')}"
    if "priority_statements" in entries:
        makers = tuple(one.text("a decision maker") for one in entries["dms"].items("'dms'"))
        listed = by_maker(entries["priority_statements"], makers, "priority_statements")
        for maker, statements in listed.items():
            for node in statements.items("the statements") if statements else ():
                yield f"statement of {maker}: {_bare(node, 'statement')}"


def _bare(node: Marked, key: str) -> str:
    """The condition of a line: words, words under a key, or a list of alternatives."""
    if isinstance(node.value, dict) and key in node.value:
        node = node.value[key]
    if isinstance(node.value, list):
        return " OR ".join(_bare(part, key) for part in node.value)
    return node.text("a condition")


def _quotes(node: Marked) -> dict[str, str]:
    """The words of each piece of evidence in the file, by the id of its entry."""
    found: dict[str, str] = {}
    pending = [node]
    while pending:
        value = pending.pop().value
        if isinstance(value, list):
            pending += value
        elif isinstance(value, dict):
            pending += value.values()
            entry, quote = value.get("entry"), value.get("quote")
            if entry and quote and isinstance(entry.value, str) and isinstance(quote.value, str):
                found[entry.value] = quote.value
    return found


def _said(draft: Draft) -> dict[str, str]:
    return {ground.source.entry: ground.source.quote for _, found in draft.named() for ground in found}
