"""How fast many windows are counted: `python -m bench.compliance_speed`.

Five million made incidents in sixty countries over 35 years, and 2,200 made ceasefires: what lies inside each
and in the 28 days before and after it, other truces of the country left out, in one process with two threads
of DuckDB. The baseline is a loop in pandas over a sample of both, in the same run, its time multiplied by how
much more the whole has of rows and windows. The two have to agree on the sample. Then comes the given table
with all its placebo windows, where the shared folder is there.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import numpy as np

from detente.analysis.compliance import comply
from detente.analysis.compliance.many import Tally, tally
from detente.analysis.window import Window
from detente.analysis.windowsfile import load_windows
from detente.incidents import hours, incidents_of, sources_of

FIRST, YEARS, COUNTRIES, SEED = datetime(1990, 1, 1, tzinfo=UTC), 35, 60, 11
SAMPLE_ROWS, SAMPLE_WINDOWS = 200_000, 40
COVERED = ((hours(FIRST), hours(FIRST) + 24 * 365 * YEARS),)


def made_incidents(target: Path, rows: int) -> None:
    """Incidents of a day mostly, some of hours, a week or a month, more in some countries than in others."""
    with duckdb.connect(config={"threads": "2"}) as database:
        database.execute(f"SELECT setseed({SEED / 100})")
        database.execute(f"""
            COPY (
              WITH drawn AS (
                SELECT i, random() AS r, random() AS l, random() AS c, random() AS n FROM range({rows}) t(i)
              )
              SELECT i::VARCHAR AS id, i AS line,
                (TIMESTAMP '1990-01-01' + to_hours((r * {24 * 365 * YEARS})::BIGINT)) AS start,
                (TIMESTAMP '1990-01-01' + to_hours((r * {24 * 365 * YEARS})::BIGINT + CASE
                  WHEN l < 0.1 THEN 0 WHEN l < 0.3 THEN 8 WHEN l < 0.9 THEN 24 WHEN l < 0.97 THEN 168
                  ELSE 720 END
                )) AS "end",
                'country ' || floor({COUNTRIES} * c * c)::INT AS country, 1 + floor(n * n * 20) AS count
              FROM drawn ORDER BY start
            ) TO '{target}' (FORMAT parquet)""")


def made_windows(count: int) -> tuple[list[Window], dict[str, str]]:
    """Truces of one day to sixty, and the country of each."""
    random = np.random.default_rng(SEED)
    windows, conflicts = [], {}
    for n in range(count):
        start = FIRST + timedelta(hours=float(random.integers(60 * 24, 24 * (365 * YEARS - 200))))
        length = timedelta(hours=float(random.choice([24, 30, 72, 168, 720, 1440])))
        windows.append(Window(str(n), start, start + length))
        conflicts[str(n)] = f"country {int(COUNTRIES * random.random() ** 2)}"
    return windows, conflicts


def by_pandas(
    path: Path, windows: list[Window], conflicts: dict[str, str]
) -> tuple[float, dict[str, tuple[float, ...]]]:
    """The baseline, a loop over windows with masks: seconds, and lower, prorated, upper by window."""
    import pandas as pd

    with duckdb.connect() as database:
        got = database.execute(f"SELECT start, \"end\", country, count FROM '{path}'").fetchnumpy()
    frame = pd.DataFrame({name: list(got[name]) if name == "country" else got[name] for name in got})
    month = timedelta(days=28)
    begun, found = time.perf_counter(), {}
    for window in windows:
        assert window.end is not None
        found[window.id] = _window(frame, window, conflicts[window.id])
        for start, end in ((window.start - month, window.start), (window.end, window.end + month)):
            _window(frame, Window("around", start, end), conflicts[window.id])
    return time.perf_counter() - begun, found


def _window(frame: object, window: Window, country: str) -> tuple[float, ...]:
    import pandas as pd

    assert isinstance(frame, pd.DataFrame)
    assert window.end is not None
    s, e = (pd.Timestamp(at).tz_localize(None) for at in (window.start, window.end))
    own = frame[frame["country"] == country]
    start, end, count = own["start"], own["end"], own["count"]
    instant = start == end
    touching = ((start < e) & (end > s)) | (instant & (start >= s) & (start < e))
    some = own[touching]
    if some.empty:
        return 0.0, 0.0, 0.0
    length = (some["end"] - some["start"]).dt.total_seconds()
    overlap = (
        some["end"].where(some["end"] < e, e) - some["start"].where(some["start"] > s, s)
    ).dt.total_seconds()
    share = (overlap / length.where(length > 0, 1)).where(length > 0, 1.0)
    whole = (start >= s) & (end <= e) & touching
    return float(count[whole].sum()), float((some["count"] * share).sum()), float(count[touching].sum())


def given_table(shared: Path) -> dict[str, float] | None:
    """Seconds for the given table: loading it, and its three windows with all their placebo windows."""
    folder = shared / "data" / "ceasefires"
    if not folder.is_dir():
        return None
    windows = load_windows(folder / "windows.csv")
    begun = time.perf_counter()
    with sources_of(folder / "air_attacks_2025-02_06.csv") as (source,):
        rows = incidents_of(source)
        loaded = time.perf_counter()
        found = [comply(window, windows, rows, source.loaded.coverage) for window in windows]
    done = time.perf_counter()
    placebos = sum(finding.placebo.n for one in found if one for finding in one.findings)
    return {"load": loaded - begun, "windows": done - loaded, "placebo windows": float(placebos)}


def measured(rows: int, count: int) -> dict[str, float]:
    """The figures of one run."""
    windows, conflicts = made_windows(count)
    with tempfile.TemporaryDirectory(prefix="detente-") as place:
        whole, sample = Path(place, "whole.parquet"), Path(place, "sample.parquet")
        made_incidents(whole, rows)
        made_incidents(sample, min(rows, SAMPLE_ROWS))
        begun = time.perf_counter()
        tally(whole, windows, COVERED, conflicts=conflicts)
        seconds = time.perf_counter() - begun
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        some = windows[:SAMPLE_WINDOWS]
        ours = tally(sample, some, COVERED, conflicts=conflicts)
        loop, theirs = by_pandas(sample, some, conflicts)
    projected = loop * rows / min(rows, SAMPLE_ROWS) * count / len(some)
    return {
        "incidents": rows, "windows": count, "seconds": seconds, "gigabytes": memory,
        "pandas_sample_seconds": loop, "pandas_projected_seconds": projected, "ratio": projected / seconds,
        "differing": float(sum(not _alike(ours[name], theirs[name]) for name in theirs)),
    }  # fmt: skip


def _alike(ours: Tally, theirs: tuple[float, ...]) -> bool:
    return bool(np.allclose((ours.lower, ours.prorated, ours.upper), theirs, atol=1e-2, rtol=1e-6))


def main(arguments: list[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=5_000_000)
    parser.add_argument("--windows", type=int, default=2_200)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    found = measured(options.incidents, options.windows)
    table = given_table(
        Path(os.environ.get("DETENTE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    )
    if options.json:
        print(json.dumps({**found, "given": table}))
        return 0
    print(f"{found['incidents']:,.0f} incidents, {found['windows']:,.0f} windows and 28 days on either side")
    print(f"  DuckDB, two threads    {found['seconds']:9.1f} s, at most {found['gigabytes']:.1f} GB")
    print(f"  pandas loop, projected {found['pandas_projected_seconds']:9.1f} s ({found['ratio']:.0f} times)")
    print(f"  windows that differ    {found['differing']:9.0f} of {SAMPLE_WINDOWS} in the sample")
    if table:
        placebos = f"{table['placebo windows']:.0f} placebo windows"
        print(f"The given table: loaded in {table['load']:.2f} s, its windows with {placebos}")
        print(f"  in {table['windows']:.2f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
