"""The table of violation claims."""

from __future__ import annotations

from detente.exports.table.column import Column, Kind
from detente.exports.table.groups import Of, counted, described, field
from detente.exports.table.provenance import grounds, identity, itself
from detente.exports.table.table import Table
from detente.model import ClaimCount, ViolationClaim

OF = Of[ViolationClaim]()

CLAIMS = Table[ViolationClaim](
    "violation_claims",
    "Who accuses whom of breaking a ceasefire; a row a claim. A claim is a claim.",
    lambda source: filter(source.passes, source.kept.reading.violation_claims),
    (
        *identity(itself),
        *OF.actors("accuser", lambda one: one.accuser, described(ViolationClaim, "accuser"), coded=True),
        *OF.actors("accused", lambda one: one.accused, described(ViolationClaim, "accused"), coded=True),
        field(ViolationClaim, "act"),
        Column(
            "ceasefire_ids",
            Kind.TEXTS,
            lambda one, _: one.ceasefires,
            described(ViolationClaim, "ceasefires"),
        ),
        *OF.date("period", lambda one: one.period, described(ViolationClaim, "period")),
        Column(
            "count",
            Kind.INTEGER,
            lambda one, _: one.count.value if one.count else None,
            described(ViolationClaim, "count"),
            9,
        ),
        Column(
            "count_qualifier",
            Kind.TEXT,
            lambda one, _: one.count.qualifier if one.count else None,
            "`count`: how the text bounds the number.",
        ),
        Column(
            "count_cumulative",
            Kind.BOOLEAN,
            lambda one, _: one.count.cumulative if one.count else None,
            described(ClaimCount, "cumulative"),
        ),
        Column(
            "count_components",
            Kind.TEXTS,
            lambda one, _: (
                tuple(counted(part.value, part.qualifier, part.text) for part in one.count.components)
                if one.count
                else ()
            ),
            described(ClaimCount, "components"),
            24,
        ),
        field(ViolationClaim, "weapons", Kind.TEXTS),
        field(ViolationClaim, "target_class"),
        *OF.place("place", lambda one: one.place, described(ViolationClaim, "place")),
        *grounds(itself),
    ),
)
