"""Matters in words."""

from __future__ import annotations

from detente.exports.clean import one_line
from detente.exports.story.when import lasting
from detente.exports.story.words import code
from detente.record.matters import FieldValue, Matter, MatterField

_CODED = frozenset({"issues", "clauses"})
"""Fields whose values are codes of the record."""


def told_by(matter: Matter) -> str:
    """How many reports tell it, and how many with copies."""
    reports = len({member.report for member in matter.members})
    independent = matter.independent_reports
    told = f"told by {independent} report{'s' if independent != 1 else ''}"
    return told if reports == independent else f"{told}, {reports} with copies"


def shown(field: MatterField, value: FieldValue) -> str:
    """A value in words; a report's own words are made harmless."""
    match value.value:
        case None:
            return "not told"
        case bool():
            return "yes" if value.value else "no"
        case tuple():
            coded = field.name in _CODED
            return ", ".join(one_line(code(str(one)) if coded else str(one)) for one in value.value)
        case str() if field.name.endswith("duration"):
            return lasting(value.value)
        case _:
            return one_line(str(value.value))
