"""Many windows beside many incidents at once, in DuckDB: what lies inside each and around it.

Every count of a window is a difference of running sums at its two ends. So each incident is looked up twice,
by its start and its end, among the ends of all windows of its conflict, and never paired with a window.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from detente.analysis.compliance.rates import AROUND
from detente.analysis.compliance.spans import Span, Spans, clipped, merged, total, without
from detente.analysis.window import Window
from detente.incidents import hours
from detente.incidents.parquet import quoted

MEMORY = "3GB"


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of a window: inside, and prorated before and after with the hours of exposure."""

    lower: float
    prorated: float
    upper: float
    before: float
    before_hours: float
    after: float
    after_hours: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of which a window needs the counts: part 0 is the window, 1 before, 2 after."""

    window: int
    part: int
    conflict: str
    span: Span


def tally(
    parquet: Path,
    windows: Sequence[Window],
    covered: Spans,
    *,
    conflicts: Mapping[str, str] | None = None,
    column: str = "country",
    threads: int = 2,
) -> dict[str, Tally]:
    """The counts of every closed window by its id.

    `conflicts` gives the value of `column` (`country` or `actor`) of a window's incidents; without it, all
    incidents are of all windows. Other truces of the same conflict and what is not covered are left out of
    before and after.
    """  # fmt: skip
    given = conflicts or {}
    closed = [window for window in windows if window.end is not None]
    pieces = list(_pieces(closed, covered, given))
    with tempfile.TemporaryDirectory(prefix="detente-") as place:
        config = {"memory_limit": MEMORY, "temp_directory": place, "threads": str(threads)}
        with duckdb.connect(config=config) as database:  # type: ignore[arg-type]
            columns = zip(*((p.window, p.part, p.conflict, *p.span) for p in pieces), strict=True)
            database.execute(_TABLE, [list(column) for column in columns] or [[]] * 5)
            by = f"coalesce(\"{column}\", '')" if conflicts else "''"
            found = database.execute(_SQL.format(source=quoted(parquet), by=by)).fetchall()
    return _told(closed, pieces, found)


def _pieces(windows: Sequence[Window], covered: Spans, conflicts: Mapping[str, str]) -> Iterable[_Piece]:
    together: dict[str, list[int]] = defaultdict(list)
    spans = [(hours(w.start), hours(w.end)) for w in windows if w.end]
    for i, window in enumerate(windows):
        together[conflicts.get(window.id, "")].append(i)
    for conflict, members in together.items():
        for i in members:
            start, end = spans[i]
            near = [
                spans[j]
                for j in members
                if spans[j][1] > start - AROUND
                and spans[j][0] < end + AROUND
                and windows[j].ceasefire != windows[i].ceasefire
            ]
            around = clipped(covered, start - AROUND, end + AROUND)
            free = without(around, [*merged(near), (start, end)])
            yield _Piece(i, 0, conflict, (start, end))
            sides = ((1, clipped(free, start - AROUND, start)), (2, clipped(free, end, end + AROUND)))
            for part, stretch in sides:
                for span in stretch:
                    yield _Piece(i, part, conflict, span)


def _told(
    windows: Sequence[Window], pieces: Sequence[_Piece], found: Sequence[tuple[int, int, float, float, float]]
) -> dict[str, Tally]:
    counts = {(window, part): numbers for window, part, *numbers in found}
    exposed: dict[tuple[int, int], float] = defaultdict(float)
    for piece in pieces:
        exposed[piece.window, piece.part] += total([piece.span])
    none = [0.0, 0.0, 0.0]
    told = {}
    for i, window in enumerate(windows):
        lower, prorated, upper = counts.get((i, 0), none)
        before, after = counts.get((i, 1), none)[1], counts.get((i, 2), none)[1]
        told[window.id] = Tally(lower, prorated, upper, before, exposed[i, 1], after, exposed[i, 2])
    return told


_TABLE = """
CREATE TABLE piece AS SELECT unnest(?::INT[]) AS window_, unnest(?::INT[]) AS part,
  unnest(?::VARCHAR[]) AS conflict, unnest(?::DOUBLE[]) AS s, unnest(?::DOUBLE[]) AS e
"""
# `b` is when an incident is over: its end, or for an instant a microsecond later: one rule serves both.
# `edge` holds the ends of all pieces; `begun` and `ended` are running sums of what has begun and is over.
_SQL = """
WITH edge AS (
  SELECT DISTINCT conflict, t
  FROM (SELECT conflict, s AS t FROM piece UNION ALL SELECT conflict, e FROM piece)
),
incident AS (
  SELECT {by} AS conflict, epoch_us(start) / 3.6e9 AS a,
    CASE WHEN "end" > start THEN epoch_us("end") ELSE epoch_us(start) + 1 END / 3.6e9 AS b,
    coalesce(count, 1) AS n,
    CASE WHEN "end" > start THEN coalesce(count, 1) * 3.6e9 / (epoch_us("end") - epoch_us(start))
      ELSE 0 END AS d
  FROM read_parquet({source})
),
by_start AS (
  SELECT edge.conflict, edge.t, sum(n) AS n, sum(d) AS d, sum(d * (edge.t - a)) AS m
  FROM incident ASOF JOIN edge ON incident.conflict = edge.conflict AND incident.a < edge.t GROUP BY ALL
),
by_end AS (
  SELECT edge.conflict, edge.t, sum(n) AS n, sum(d) AS d, sum(d * (edge.t - a)) AS m
  FROM incident ASOF JOIN edge ON incident.conflict = edge.conflict AND incident.b <= edge.t GROUP BY ALL
),
step AS (
  SELECT edge.conflict, edge.t, coalesce(x.n, 0) AS xn, coalesce(x.d, 0) AS xd, coalesce(x.m, 0) AS xm,
    coalesce(y.n, 0) AS yn, coalesce(y.d, 0) AS yd, coalesce(y.m, 0) AS ym
  FROM edge LEFT JOIN by_start x USING (conflict, t) LEFT JOIN by_end y USING (conflict, t)
),
run AS (
  SELECT conflict, t, sum(xn) OVER w AS begun, sum(yn) OVER w AS ended,
    sum(xd - yd) OVER w AS open, sum(xm - ym) OVER w AS own, sum((xd - yd) * t) OVER w AS tilt
  FROM step WINDOW w AS (PARTITION BY conflict ORDER BY t)
),
until AS (SELECT conflict, t, begun, ended, ended + own + open * t - tilt AS past FROM run),
over AS (
  SELECT window_, part, sum(n) AS n FROM (SELECT * FROM piece WHERE part = 0) p
  JOIN (SELECT * FROM incident WHERE b - a > (SELECT min(e - s) FROM piece WHERE part = 0)) i
  ON p.conflict = i.conflict AND i.a < p.s AND i.b > p.e GROUP BY ALL
)
SELECT p.window_, p.part,
  greatest(0, round(
    sum(CASE WHEN p.part = 0 THEN z.ended - y.begun END) + coalesce(any_value(over.n), 0), 4)),
  greatest(0, round(sum(z.past - y.past), 4)),
  greatest(0, round(sum(z.begun - y.ended), 4))
FROM piece p JOIN until y ON p.conflict = y.conflict AND p.s = y.t
JOIN until z ON p.conflict = z.conflict AND p.e = z.t
LEFT JOIN over ON over.window_ = p.window_ AND over.part = p.part
GROUP BY ALL
"""
