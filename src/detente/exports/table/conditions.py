"""The table of conditions, each with the event that it hangs on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from detente.exports.table.column import Column, Kind, Value
from detente.exports.table.groups import Of, described
from detente.exports.table.provenance import grounds, identity
from detente.exports.table.source import Source
from detente.exports.table.table import Table
from detente.model import Condition, Entry, Event, Requirement


class Hung(NamedTuple):
    """A condition with its event."""

    condition: Condition
    event: Event


def _condition(hung: Hung) -> Entry:
    return hung.condition


def _hung(source: Source) -> Iterator[Hung]:
    """The conditions of the events that passed, and those that passed themselves."""
    for event in source.kept.reading.events:
        whole = source.passes(event)
        for condition in event.conditions:
            if whole or source.passes(condition):
                yield Hung(condition, event)


def _required(part: Callable[[Requirement], Value]) -> Callable[[Hung, Source], Value]:
    def value(hung: Hung, _: Source) -> Value:
        return part(hung.condition.requires) if hung.condition.requires else None

    return value


def _requirers(hung: Hung) -> tuple[str, ...]:
    asked = hung.condition.requires
    return (*((asked.actor,) if asked.actor else ()), *asked.co_actors) if asked else ()


OF = Of[Hung]()

CONDITIONS = Table[Hung](
    "conditions",
    "What a party will not do before, unless, until, if … something else; a row a condition of an event.",
    _hung,
    (
        *identity(_condition),
        Column("event_id", Kind.TEXT, lambda hung, _: hung.event.id, "Id of the event that it hangs on.", 25),
        Column("kind", Kind.TEXT, lambda hung, _: hung.condition.kind, described(Condition, "kind")),
        *OF.one_actor("holder", lambda hung: hung.condition.holder, described(Condition, "holder")),
        *OF.actors("co_holders", lambda hung: hung.condition.co_holders, described(Condition, "co_holders")),
        Column("gates", Kind.TEXT, lambda hung, _: hung.condition.gates, described(Condition, "gates")),
        Column("requires", Kind.TEXT, _required(lambda asked: asked.issue), described(Requirement, "issue")),
        *OF.actors("required_of", _requirers, "Who is to do what it requires."),
        Column(
            "requires_negated",
            Kind.BOOLEAN,
            _required(lambda asked: asked.negated),
            described(Requirement, "negated"),
        ),
        Column(
            "requires_text",
            Kind.TEXT,
            _required(lambda asked: asked.text),
            described(Requirement, "text"),
            24,
        ),
        Column("text", Kind.TEXT, lambda hung, _: hung.condition.text, described(Condition, "text"), 40),
        *grounds(_condition),
    ),
)
