"""Positions → CSV: a line for each cell of the matrix."""

from __future__ import annotations

import csv
from typing import TextIO

from detente.analysis.positions.account import Account
from detente.exports.cell import cell
from detente.exports.positions.phrases import Phrases

COLUMNS = (
    "side", "actor", "issue", "stance", "conditions", "date", "own_word", "also", "reports", "publisher",
    "quote", "report", "entry",
)  # fmt: skip


def write_positions_csv(account: Account, out: TextIO) -> None:
    """Write the cells; the quote is that of the first piece of evidence."""
    say = Phrases(account)
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for one in account.cells:
        row, stand = account.row(one.row), one.stand
        source = stand.deeds[0].source
        rows.writerow(
            [
                cell(row.name),
                cell(row.actor),
                one.issue.value,
                stand.stance.value,
                cell(say.holds(one.holds)),
                stand.deeds[0].when,
                "yes" if stand.own else "no",
                "; ".join(other.stance.value for other in one.also),
                stand.reports,
                cell(source.publisher),
                cell(source.quote),
                source.report,
                source.entry,
            ]
        )
