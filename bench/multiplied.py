"""A large record out of a small one: `python -m bench.multiplied RECORD TIMES`.

Adding a million events report by report takes an hour on a quiet machine. For measuring pages the rows of a
record of made-up reports (`bench.made_record`) are copied instead, each copy a day later, under other numbers
and report ids: reports, readings, entries with their index of words, and what tells of matters. Parties that
the codebook knows stay one party. A copy's text is that of its original, its attestations and signatures are
left out: no page lists these. The record is for reading and for adding to, not for export.
"""

from __future__ import annotations

import argparse
import sqlite3
import time

from detente.record import open_record
from detente.record.fulltext import COLUMNS
from detente.record.indexed import texts
from detente.record.kinds import facets

_DAY = 1 << 46
"""What a day is in the number of a reading: see `detente.record.numbers`."""


def multiply(place: str, times: int) -> None:
    """Make a record `times` as large."""
    with sqlite3.connect(place) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        _words(connection, place)
        last = connection.execute("SELECT max(number) FROM reports").fetchone()[0]
        for copy in range(1, times):
            begun = time.monotonic()
            _copy(connection, copy, last)
            connection.commit()
            print(f"copy {copy} of {times - 1}: {time.monotonic() - begun:.0f} s", flush=True)
        connection.execute("DROP TABLE words_of")


def _words(connection: sqlite3.Connection, place: str) -> None:
    """The words of every entry: the index itself does not keep them."""
    names = ", ".join(COLUMNS)
    connection.execute(f"CREATE TABLE words_of (number INTEGER PRIMARY KEY, {names})")
    numbers = {
        (report, entry): (number, first, last)
        for number, report, entry, first, last in connection.execute(
            "SELECT e.number, r.report, e.entry, e.first_day, e.last_day "
            "FROM entries e JOIN readings r ON r.number = e.reading"
        )
    }
    with open_record(place) as record:
        for kept in record.kept():
            reading = kept.reading
            rows = []
            for entry in reading.entries():
                number, first, last = numbers[reading.report.id, entry.id]
                told = texts(entry, reading, facets(entry, reading), first, last)
                rows.append((number, *(told[name] for name in COLUMNS)))
            marks = ", ".join("?" * (len(COLUMNS) + 1))
            connection.executemany(f"INSERT INTO words_of VALUES ({marks})", rows)
    connection.commit()


def _copy(connection: sqlite3.Connection, copy: int, last: int) -> None:
    # No id of a report has an x: a copy's is never that of another report.
    given = {"by": copy * _DAY, "heads": copy * last, "end": f"x{chr(96 + copy)}", "node": f"~{copy}"}
    other = "substr(report, 1, 21) || :end"
    node = "CASE WHEN instr({0}, '=') THEN {0} ELSE {0} || :node END"
    names = ", ".join(COLUMNS)
    own = "number < (SELECT max(number) + 1 FROM words_of) AND number IN (SELECT number FROM words_of)"
    base = "number IN (SELECT reading FROM entries WHERE number IN (SELECT number FROM words_of))"
    for statement in (
        f"INSERT INTO reports SELECT number + :heads, {other}, version || :node, publisher, published_at, "
        "restricted, body, added_at FROM reports WHERE number <= :heads / :copy",
        f"INSERT INTO readings SELECT number + :by, head + :heads, {other}, reader, reader_version, model, "
        f"live, body, added_at FROM readings WHERE {base}",
        "INSERT INTO entries SELECT number + :by, reading + :by, entry, kind, act, reality, status, "
        "confidence, first_day, last_day, place, country, lat, lon, start, \"end\", urgency "
        f"FROM entries WHERE {own}",
        f"INSERT INTO lookup(rowid, {names}) SELECT number + :by, {names} FROM words_of ORDER BY number",
        f"INSERT INTO told SELECT {other}, reading + :by FROM told WHERE instr(report, 'x') = 0",
        f"INSERT INTO tellings SELECT number + :by, {other}, entry, {node.format('node')}, published + "
        f":copy, body FROM tellings WHERE {own}",
        "INSERT INTO nodes SELECT key || :node, bucket, alone, known, profile FROM nodes "
        "WHERE instr(key, '=') = 0 AND instr(key, '~') = 0",
        "INSERT INTO blocks SELECT block || :node, node || :node FROM blocks "
        "WHERE instr(node, '=') = 0 AND instr(node, '~') = 0",
        "INSERT INTO edges SELECT one || :node, other || :node, total FROM edges "
        "WHERE instr(one, '~') = 0 AND instr(other, '~') = 0 AND instr(one || other, '=') = 0",
    ):  # fmt: skip
        connection.execute(statement, {**given, "copy": copy})


def main() -> None:
    """Multiply, in place."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record")
    parser.add_argument("times", type=int)
    given = parser.parse_args()
    multiply(given.record, given.times)


if __name__ == "__main__":
    main()
