"""Ceasefires → CSV: a line a ceasefire."""

from __future__ import annotations

import csv
from typing import TextIO

from detente.analysis.ceasefires.ledger import Ledger
from detente.analysis.ceasefires.truce import Truce
from detente.analysis.source import Source
from detente.exports.ceasefires import words
from detente.exports.cell import cell

FACTS = (
    "side", "effect", "declared_on", "start_planned", "start_actual", "end_planned", "end_actual", "duration",
    "class", "purposes", "covers", "acts", "weapons", "targets", "area", "unconditional",
)  # fmt: skip
COLUMNS = (
    "id", "title", "status", "holding", "parties", "declarations", *FACTS, "disputed", "claims", "pa_x",
    "reports", "source", "line", "quote",
)  # fmt: skip


def write_ceasefires_csv(found: Ledger, out: TextIO) -> None:
    """Write the ceasefires, with a day only those whose time holds it. Versions of a disputed fact are parted
    by ` | `, the most told first.
    """
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    held = {one.truce.id: one.holding.value for one in found.held}
    for truce in found.truces:
        if not found.on or truce.id in held:
            rows.writerow(_row(truce, held.get(truce.id, "")))


def _row(truce: Truce, holding: str) -> list[str | int]:
    first = truce.sources[0] if truce.sources else None
    facts = [
        cell(" | ".join(one.value for one in fact.versions)) if (fact := truce.fact(name)) else ""
        for name in FACTS
    ]
    match first:
        case Source():
            source: list[str | int] = [first.report, "", cell(first.quote)]
        case None:
            source = ["", "", ""]
        case _:
            source = [cell(first.file), first.line, cell(first.quote)]
    return [
        truce.id,
        cell(truce.title),
        truce.status,
        holding,
        cell("; ".join(one.full for one in truce.parties)),
        cell(words.short(truce.declarations)),
        *facts,
        " ".join(truce.disputed),
        " ".join(one.id for one in truce.claims),
        " ".join(truce.agreements),
        truce.reports or len(truce.rows),
        *source,
    ]
