"""The table of agreements, their clauses in lists beside each other."""

from __future__ import annotations

from detente.exports.table.column import Column, Kind
from detente.exports.table.groups import Of, described, field
from detente.exports.table.provenance import grounds, identity, itself
from detente.exports.table.table import Table
from detente.model import Agreement, Clause

OF = Of[Agreement]()

AGREEMENTS = Table[Agreement](
    "agreements",
    "Treaties, accords, drafts and deals; a row an agreement of a report.",
    lambda source: filter(source.passes, source.kept.reading.agreements),
    (
        *identity(itself),
        field(Agreement, "name"),
        field(Agreement, "status"),
        *OF.actors("parties", lambda one: one.parties, described(Agreement, "parties"), coded=True),
        *OF.actors("guarantors", lambda one: one.guarantors, described(Agreement, "guarantors")),
        *OF.date("date", lambda one: one.date, described(Agreement, "date")),
        Column(
            "clause_commitments",
            Kind.TEXTS,
            lambda one, _: tuple(clause.commitment for clause in one.clauses),
            "Clause by clause: the issue of the commitment.",
            20,
        ),
        Column(
            "clause_parties",
            Kind.TEXTS,
            lambda one, source: tuple(source.name(clause.party) or "" for clause in one.clauses),
            "Clause by clause: who is committed; empty where the text does not say.",
            20,
        ),
        Column(
            "clause_in_exchange_for",
            Kind.TEXTS,
            lambda one, _: tuple(clause.in_exchange_for or "" for clause in one.clauses),
            "Clause by clause: what it is given for; empty where nothing is.",
        ),
        Column(
            "clause_texts",
            Kind.TEXTS,
            lambda one, _: tuple(clause.text or "" for clause in one.clauses),
            f"Clause by clause: {described(Clause, 'text')[0].lower()}{described(Clause, 'text')[1:]}",
            40,
        ),
        *grounds(itself),
    ),
)
