"""Claims → CSV: a line a claim."""

from __future__ import annotations

import csv
from typing import TextIO

from detente.analysis.claims.account import Account
from detente.analysis.source import Cell, Source
from detente.exports.cell import cell
from detente.exports.claims import words

COLUMNS = (
    "id", "about", "accuser", "accuser_side", "accused", "accused_side", "told_on", "period", "standing",
    "stated_from", "stated_to", "components", "sum_from", "sum_to", "gap_from", "gap_to", "verdict", "act",
    "weapons", "target_class", "place", "counter_claims", "reports", "source", "line", "quote",
)  # fmt: skip


def write_claims_csv(account: Account, out: TextIO) -> None:
    """Write the claims; an open end of a figure is an empty cell."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for claim in account.claims:
        stated, checked = claim.tally.stated if claim.tally else None, claim.checked
        first = claim.sources[0] if claim.sources else None
        place = _place(first)
        rows.writerow(
            [
                cell(claim.id),
                cell(claim.about_name),
                cell("; ".join(one.name for one in claim.accuser)),
                cell("; ".join(one.side or one.name for one in claim.accuser)),
                cell("; ".join(one.name for one in claim.accused)),
                cell("; ".join(one.side or one.name for one in claim.accused)),
                cell(claim.told_on),
                cell(claim.period),
                claim.standing.value,
                "" if stated is None else stated.low,
                "" if stated is None or stated.high is None else stated.high,
                cell(words.parts(claim.tally) if claim.tally else ""),
                "" if checked.total is None else checked.total.low,
                "" if checked.total is None or checked.total.high is None else checked.total.high,
                "" if checked.gap_low is None else checked.gap_low,
                "" if checked.gap_high is None else checked.gap_high,
                checked.verdict.value,
                claim.act,
                cell("; ".join(claim.weapons)),
                claim.target_class,
                cell(claim.place),
                cell(" ".join(claim.counters)),
                claim.reports,
                *place,
                cell(first.quote if first else ""),
            ]
        )


def _place(first: Source | Cell | None) -> tuple[str, str | int]:
    match first:
        case Source():
            return first.report, ""
        case Cell():
            return cell(first.file), first.line
        case None:
            return "", ""
