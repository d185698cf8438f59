"""A CSV table of claims → claims. Its columns are `window`, `claimant`, `accused`, `as_of`, `period_note`,
`total_claimed`, `components`, `components_sum`, `gap` and `source`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from detente.analysis.claims.arithmetic import Check, check
from detente.analysis.claims.claim import Claim
from detente.analysis.claims.number import number_in, total_of
from detente.analysis.claims.standing import standing_of
from detente.analysis.claims.tally import Tally, parts_of
from detente.analysis.partyname import party_of
from detente.analysis.source import Cell
from detente.sources.tolerant import Flaw, Row, TableFileError, read_rows

NEEDED = ("claimant", "accused", "total_claimed")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d))?(?:\s+(\S.*))?$")


def claims_in(path: Path) -> tuple[list[Claim], list[Flaw]]:
    """The claims of a table, a row a claim, and what is wrong with it: torn and doubled rows, a sum or gap in
    the table that is not the sum or gap of its parts, a total that is no count, a date that is none.

    Raises `TableFileError` where the file can't be read or lacks a column that is needed.
    """
    table = read_rows(path)
    if missing := [name for name in NEEDED if name not in table.columns]:
        raise TableFileError(
            table.source,
            f"it has no column {missing[0]!r}",
            f"A table of claims needs the columns {', '.join(NEEDED)}",
            1,
        )
    claims, flaws = [], list(table.flaws)
    found: dict[tuple[str, str], list[int]] = {}
    nameless = []
    for row in table.rows:
        if not (row.cells["claimant"].strip() and row.cells["accused"].strip()):
            nameless.append(row.line)
            continue
        claim = _claim(row, path)
        claims.append(claim)
        for kind, message in _flaws(row, claim):
            found.setdefault((kind, message), []).append(row.line)
    if nameless:
        flaws.append(Flaw("nameless", "who accuses whom is empty", tuple(nameless), lost=True))
    flaws += [Flaw(kind, message, tuple(lines)) for (kind, message), lines in found.items()]
    return claims, flaws


def _claim(row: Row, path: Path) -> Claim:
    cells = {name: " ".join(value.split()) for name, value in row.cells.items()}
    total, listed = cells["total_claimed"], cells.get("components", "")
    parts, unread = parts_of(listed)
    tally = Tally(total_of(total), parts, not unread, unread, total) if total or listed else None
    period = cells.get("period_note", "")
    standing, sure = standing_of(period)
    window = cells.get("window", "")
    quote = "; ".join(part for part in (total, listed) if part)
    cell = Cell(str(path), row.line, quote, cells.get("source", ""))
    return Claim(
        id=f"{path.stem}:{row.line}",
        accuser=(party_of(cells["claimant"]),),
        accused=(party_of(cells["accused"]),),
        about=(window,) if window else (),
        about_name=window,
        told_on=_when(cells.get("as_of", "")),
        period=period,
        standing=standing,
        sure=sure,
        tally=tally,
        versions=((tally, (cell,)),) if tally else (),
        checked=check(tally) if tally else Check.none(),
        sources=(cell,),
    )


def _when(text: str) -> str:
    found = _TIME.fullmatch(text)
    if found is None:
        return text
    day, clock, zone = found.groups()
    return " ".join(part for part in (f"{day}T{clock}" if clock else day, zone) if part)


def _flaws(row: Row, claim: Claim) -> Iterator[tuple[str, str]]:
    """What a row says of itself that is not so."""
    when = row.cells.get("as_of", "").strip()
    if when and _TIME.fullmatch(when) is None:
        yield "date", f"as_of {when!r} is no date such as 2025-05-08 or 2025-05-08 12:00"
    if claim.tally and claim.tally.stated is None and claim.tally.text:
        yield "no_count", "the total is no count of violations; it is shown and not compared"
    for name, low in (("components_sum", claim.checked.total), ("gap", None)):
        written = number_in(row.cells.get(name, ""))
        if written is None:
            continue
        if low is not None and written[0].low != low.low:
            yield "sum", f"the table's sum is {written[0]}; the parts come to {low}"
        gap = claim.checked.gap_high
        if name == "gap" and gap is not None and not written[0].about and written[0].low != gap:
            yield "gap", f"the table's gap is {written[0]}; it is {gap:,}"
