"""How the ledger grows: `python -m bench.ledger_speed [--reports 200 800]`.

Made-up reports, each with a ceasefire and two claims about it among its events, are resolved as `ceasefires
--from` and `claims --from` do it; then a made table of five times as many claims is accounted for. Times are
the processor's. The baseline in the same run is resolving the reports into matters: the ledger is to stay a
part of it, and grow no faster.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.made_record import readings
from bench.tables import columns
from detente.analysis.ceasefires import ledger
from detente.analysis.claims import ask, claims_in
from detente.analysis.recorded import KINDS, Found
from detente.analysis.shelf import Shelf
from detente.model import Ceasefire, Date, Kept, Reading, ViolationClaim
from detente.model.claim import ClaimCount
from detente.model.codes import CeasefireStatus, DatePrecision
from detente.record.matters import MatterKind, resolve

STARTS = 40
"""Days on which a ceasefire begins."""
STATUSES = (CeasefireStatus.IN_FORCE, CeasefireStatus.AGREED, CeasefireStatus.DECLARED)


def told(number: int) -> Iterator[Reading]:
    """Made-up readings with a ceasefire and claims of both sides."""
    for place, reading in enumerate(readings(number)):
        sides = [actor.id for actor in reading.actors[:2]]
        day = f"20{14 + place % 10}-{1 + place % STARTS // 10:02}-05"
        start = Date(value=day, precision=DatePrecision.DAY, text="5th")
        evidence = (reading.events[0].evidence[0],)
        made = Ceasefire(
            status=STATUSES[place % len(STATUSES)], declared_by=(sides[0],), parties=tuple(sides),
            start=start, evidence=evidence,
        )  # fmt: skip
        claims = tuple(
            ViolationClaim(
                accuser=(one,), accused=(other,), ceasefires=(made.id,), evidence=evidence, period=start,
                count=ClaimCount(value=place % 50 + 1),
            )
            for one, other in (sides, reversed(sides))
        )  # fmt: skip
        yield reading.model_copy(update={"ceasefires": (made,), "violation_claims": claims})


def table(path: Path, rows: int) -> None:
    """A table of claims of two sides about windows of three days."""
    head = "window,claimant,accused,as_of,period_note,total_claimed,components,components_sum,gap,source"
    with path.open("w", encoding="utf-8") as out:
        print(head, file=out)
        for row in range(rows):
            sides = ("Russia", "Ukraine") if row % 2 else ("Ukraine", "Russia")
            day = f"20{15 + row % 10}-{1 + row // 10 % 12:02}-{1 + row // 120 % 28:02}"
            window = f"W{row // 12}" if row % 3 else ""
            parts = f"shelling {row % 40}; drones {row % 7} (of which heavy 1: subset)"
            total = row % 40 + row % 7 + row % 2
            print(f"{window},{','.join(sides)},{day},whole truce,{total},{parts},,,made", file=out)


def _seconds(began: float) -> float:
    return time.process_time() - began


def measure(number: int) -> list[str]:
    """A row of figures: reports, ceasefires, seconds of resolving, ceasefires, claims and a table."""
    kept = [Kept(reading=one) for one in told(number)]
    began = time.process_time()
    shelf = Shelf(kept)
    matters = resolve((one.reading for one in kept), shelf.originals).matters
    resolved = _seconds(began)
    took = []
    for kind in KINDS.values():
        own = tuple(one for one in matters if one.kind == kind)
        rest = tuple(one for one in matters if one.kind in KINDS.values() and one.kind != kind)
        found = Found(own, rest, shelf)
        began = time.process_time()
        if kind is MatterKind.CEASEFIRE:
            held = len(ledger(found.truces, reports=found.reports, copies=found.copies).truces)
        else:
            ask(found.claims, [], reports=found.reports, copies=found.copies)
        took.append(_seconds(began))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "claims.csv")
        table(path, 5 * number)
        began = time.process_time()
        claims, flaws = claims_in(path)
        ask(claims, [(str(path), flaw) for flaw in flaws])
        took.append(_seconds(began))
    return [
        f"{number:,}", f"{held}", f"{resolved:.2f}", *(f"{one:.2f}" for one in took),
        f"{took[0] / resolved:.2f}", f"{took[1] / resolved:.2f}",
    ]  # fmt: skip


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger_speed", description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=[200, 800], help="numbers of reports")
    args = parser.parse_args(argv)
    head = [
        "reports",
        "truces",
        "matters s",
        "ceasefires s",
        "claims s",
        "table s",
        "ceasefires/m",
        "claims/m",
    ]
    print(columns([head, *(measure(number) for number in args.reports)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
