"""How quickly a record resolves one report more: `python -m bench.matters_kept_speed --reports 5000`.

The tellings of `bench.matters_speed` go into the tables of an SQLite record, without the reports that they
are of. What is timed, in processor time, is the comparison of one report with its blocks, its rows written,
and the question which matter each of its entries is of, with nothing at hand from the report before.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import Connection, insert, select

from bench.matters_speed import Press
from detente.record import open_record
from detente.record.matters import Telling, to_json
from detente.record.resolved.graph import KeptGraph
from detente.record.resolved.tables import tellings
from detente.record.resolved.view import View
from detente.record.store import Store
from detente.record.where import url_of


def measure(place: str, count: int, probes: int) -> tuple[list[float], list[float]]:
    """Milliseconds that adding and that resolving took, for each of the last `probes` of `count` reports."""
    open_record(place, create=True).close()
    store = Store(url_of(place))
    adds: list[float] = []
    resolves: list[float] = []
    with store.engine.connect() as connection:
        plain = connection.connection.driver_connection
        if plain is None:
            raise ValueError(f"{place} is closed")
        plain.execute("PRAGMA foreign_keys=OFF")  # the tellings are of no reports
        first = 0
        for number, (report, told) in enumerate(Press(1).reports(count)):
            began = time.process_time()
            with connection.begin():
                _add(connection, report, told, first)
            added = time.process_time()
            first += len(told)
            if number < count - probes:
                continue
            with connection.begin():
                nodes = select(tellings.c.node).where(tellings.c.report == report)
                View(connection).ids_of(connection.execute(nodes).scalars().all())
            adds.append(1000 * (added - began))
            resolves.append(1000 * (time.process_time() - added))
    store.close()
    return adds, resolves


def _add(connection: Connection, report: str, told: tuple[Telling, ...], first: int) -> None:
    graph = KeptGraph(connection)
    graph.add(told)
    rows = [
        {
            "number": first + place,
            "report": report,
            "entry": telling.key.entry,
            "node": graph.node_of[telling.key],
            "published": telling.published,
            "body": to_json(telling),
        }
        for place, telling in enumerate(told)
    ]
    connection.execute(insert(tellings), rows)
    graph.flush()


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0."""
    parser = argparse.ArgumentParser(prog="python -m bench.matters_kept_speed", description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=[5_000], help="sizes of the record")
    parser.add_argument("--probes", type=int, default=200, help="reports that are timed")
    args = parser.parse_args(argv)
    for count in args.reports:
        with tempfile.TemporaryDirectory() as folder:
            place = f"{folder}/speed.db"
            figures = measure(place, count, min(args.probes, count))
            size = Path(place).stat().st_size / 1e6
        for what, times in zip(("add", "resolve"), figures, strict=True):
            print(f"{count:>7} reports, {what:7}: p50 {median(times):.1f} ms, "
                  f"p95 {quantiles(times, n=20)[-1]:.1f} ms, most {max(times):.1f} ms")  # fmt: skip
        print(f"{count:>7} reports: {size:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
