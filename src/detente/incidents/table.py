"""The incidents of a source, as arrays: what the analysis counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from detente.incidents.parquet import quoted
from detente.incidents.store import Source

Floats = NDArray[np.float64]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TEXTS = (
    "id", "place", "admin1", "country", "place_precision", "actor", "recipient", "act", "weapon", "target",
    "cites", "time_precision",
)  # fmt: skip
_CLASSES = ("weapons", "targets")


def hours(at: datetime) -> float:
    """An instant as hours since 1970 in UTC."""
    return (at - EPOCH).total_seconds() / 3600


def instant(at: float) -> datetime:
    """The instant of hours since 1970."""
    from datetime import timedelta

    return EPOCH + timedelta(seconds=round(at * 3600))


@dataclass(frozen=True, slots=True)
class Incidents:
    """Incidents of a source in the order of their start. Times are hours since 1970, UTC.

    `count` is what each counts for; where its row gives no number it is 1, and `numbered` is False.
    """

    start: Floats
    end: Floats
    count: Floats
    numbered: NDArray[np.bool_]
    line: NDArray[np.int64]
    texts: dict[str, list[str | None]]
    classes: dict[str, list[tuple[str, ...]]]

    def __len__(self) -> int:
        return int(self.start.size)

    def where(self, chosen: NDArray[np.bool_]) -> Incidents:
        """Those that are chosen."""
        rows = np.flatnonzero(chosen).tolist()
        return Incidents(
            self.start[chosen], self.end[chosen], self.count[chosen], self.numbered[chosen],
            self.line[chosen],
            {name: [values[i] for i in rows] for name, values in self.texts.items()},
            {name: [values[i] for i in rows] for name, values in self.classes.items()},
        )  # fmt: skip

    def touching(self, since: datetime, until: datetime | None) -> Incidents:
        """Those that touch a stretch of time, as `incidents_of` gives them."""
        chosen = self.end >= hours(since)
        if until is not None:
            chosen &= self.start <= hours(until)
        return self.where(chosen)


def incidents_of(
    source: Source, since: datetime | None = None, until: datetime | None = None, measure: str = "count"
) -> Incidents:
    """The incidents of a source that touch a stretch of time; `measure` is `count` or `fatalities`."""
    if measure not in ("count", "fatalities"):
        raise ValueError(f"{measure} is no measure")
    bounds, values = [], []
    if since is not None:
        bounds.append('"end" >= ?')
        values.append(since.astimezone(UTC).replace(tzinfo=None))
    if until is not None:
        bounds.append("start <= ?")
        values.append(until.astimezone(UTC).replace(tzinfo=None))
    texts = ", ".join(f'"{name}"' for name in _TEXTS)
    query = (
        f'SELECT epoch_us(start) / 3.6e9 AS s, epoch_us("end") / 3.6e9 AS e, {measure}::DOUBLE AS n, line, '
        f"weapons, targets, {texts} FROM read_parquet({quoted(source.parquet)}) "
        f'{"WHERE " + " AND ".join(bounds) if bounds else ""} ORDER BY start, "end", line'
    )
    with duckdb.connect(config={"threads": "2"}) as database:
        got: dict[str, Any] = database.execute(query, values).fetchnumpy()
    number = np.ma.filled(np.ma.masked_invalid(got["n"]).astype(np.float64), np.nan)
    numbered = ~np.isnan(number)
    unknown = 1.0 if measure == "count" else 0.0
    return Incidents(
        _plain(got["s"]), _plain(got["e"]), np.where(numbered, number, unknown), numbered,
        np.asarray(got["line"], dtype=np.int64),
        {name: [_text(value) for value in _listed(got[name])] for name in _TEXTS},
        {name: [tuple(v) if v is not None else () for v in _listed(got[name])] for name in _CLASSES},
    )  # fmt: skip


def _plain(values: Any) -> Floats:
    return np.asarray(values, dtype=np.float64)


def _text(value: Any) -> str | None:
    return None if value is None or value is np.ma.masked else str(value)


def _listed(values: Any) -> list[Any]:
    return values.tolist() if isinstance(values, np.ndarray) else list(values)
