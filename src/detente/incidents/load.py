"""A file of incidents → the one columnar form, with what was seen on the way."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from detente.incidents.coverage import Coverage, read_coverage
from detente.incidents.datecells import DateForms
from detente.incidents.errors import IncidentsFileError, RowProblem
from detente.incidents.incident import Incident
from detente.incidents.kinds import Kind, Mapped, kind_of, labelled, read_mapping
from detente.incidents.kinds.kind import Reading
from detente.incidents.parquet import to_parquet
from detente.incidents.signals import Signals, Told
from detente.sources.csvtext import CsvText, Row, TableFileError

MOST_BYTES = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file gave, and what was done to it: the record that stands beside its Parquet file."""

    source: str
    kind: str
    file: str
    sha256: str
    size: int
    encoding: str
    dates: tuple[str, ...]
    rows: int
    incidents: int
    signals: tuple[Told, ...]
    coverage: Coverage
    loaded_at: datetime
    revisions: tuple[dict[str, Any], ...] = ()
    """Earlier files of the same source, the newest last: their hash, and what the next one changed."""

    def values(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            **{
                name: getattr(self, name) for name in ("source", "kind", "file", "sha256", "size", "encoding")
            },
            "dates": list(self.dates),
            "rows": self.rows,
            "incidents": self.incidents,
            "signals": [{**asdict(told), "meaning": told.meaning} for told in self.signals],
            "coverage": self.coverage.values(),
            "loaded_at": self.loaded_at.isoformat(),
            "revisions": list(self.revisions),
        }

    @classmethod
    def of_values(cls, values: dict[str, Any]) -> Loaded:
        """From what `values` gave."""
        told = tuple(
            Told(s["kind"], s["count"], tuple(s["lines"]), tuple(s["examples"])) for s in values["signals"]
        )
        return cls(**{
            **values,
            "dates": tuple(values["dates"]),
            "signals": told,
            "coverage": Coverage.of_values(values["coverage"]),
            "loaded_at": datetime.fromisoformat(values["loaded_at"]),
            "revisions": tuple(values["revisions"]),
        })  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a file is to be read; what is `None` the file itself shows."""

    kind: str | None = None
    columns: Path | None = None
    labels: Path | None = None
    """For `event_info` of VIINA: the file with its labels."""
    coverage: Path | None = None
    zone: str | None = None
    encoding: str | None = None
    order: str | None = None
    source: str | None = None


def load(path: Path, target: Path, how: How | None = None) -> Loaded:
    """Read a CSV file of incidents and write them to `target` as Parquet.

    Rows that can't be read are left out and counted with their lines; the rest is loaded.

    Raises:
        IncidentsFileError: the file can't be read, is of no known kind, or no row of it can be loaded.
    """
    how = how or How()
    raw = _bytes(path)
    text = _text(raw, path, how.encoding)
    kind = read_mapping(how.columns) if how.columns else kind_of(text.head, str(path), how.kind)
    kind.fits(text.head)
    if how.labels:
        kind = labelled(kind, how.labels, str(path))
    zone_name = how.zone or kind.zone
    order = how.order or (kind.order if isinstance(kind, Mapped) else None)
    signals = Signals()
    reading = Reading(_zone(zone_name, str(path)), DateForms(order), signals)
    for row in text.rows(lambda *_: None):
        reading.forms.look(row.get(name) for name in kind.dates)
    with tempfile.TemporaryDirectory(prefix="detente-") as place:
        lines = Path(place, "rows.jsonl")
        with lines.open("wb") as out:
            rows, first_problem = _write(text, kind, reading, out)
        made = to_parquet(lines, target, keep=kind.keep, signals=signals)
    if not made.count:
        why = first_problem or "it has no row"
        raise IncidentsFileError(str(path), f"no row can be loaded: {why}", _remedy(signals))
    zone_said = f"as asked: {how.zone}" if how.zone else f"{kind.zone}: {kind.zone_said}"
    known = replace(
        kind.coverage(),
        since=made.since,
        until=made.until,
        zone=zone_said,
        weapons=made.weapons,
        targets=made.targets,
    )
    return Loaded(
        source=how.source or _name(path), kind=kind.name, file=path.name, sha256=sha256(raw).hexdigest(),
        size=len(raw), encoding=text.encoding, dates=reading.forms.told(), rows=rows, incidents=made.count,
        signals=signals.told(), coverage=read_coverage(how.coverage, known) if how.coverage else known,
        loaded_at=datetime.now(UTC).replace(microsecond=0),
    )  # fmt: skip


def head_of(path: Path, encoding: str | None = None) -> list[str]:
    """The columns of a CSV file as written. Raises `IncidentsFileError`."""
    return _text(_bytes(path), path, encoding).head_as_written


def _write(text: CsvText, kind: Kind, reading: Reading, out: BinaryIO) -> tuple[int, str | None]:
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    rows, problem = 0, None
    order = _Order(reading.signals)
    now = datetime.now(UTC)
    for row, incident in _incidents(text, kind, reading):
        rows += 1
        if isinstance(incident, RowProblem):
            reading.signals.add(incident.kind, row.line, incident.message)
            problem = problem or f"line {row.line}: {incident.message}"
            continue
        order.see(row.line, incident.start)
        if incident.start > now:
            reading.signals.add("in_future", row.line, f"{incident.start:%Y-%m-%d}")
        content = sha256("\x1f".join(row.cells.values()).encode()).hexdigest()[:24]
        out.write((encode({**incident.row(), "line": row.line, "content": content}) + "\n").encode())
    order.done()
    return rows, problem


def _incidents(text: CsvText, kind: Kind, reading: Reading) -> Iterator[tuple[Row, Incident | RowProblem]]:
    for row in text.rows(reading.signals.add):
        try:
            yield row, kind.incident(row, reading)
        except RowProblem as problem:
            yield row, problem
        except OverflowError:
            yield row, RowProblem("no_date", "the date is beyond the calendar")


class _Order:
    """Whether rows stand in the order of time, forwards or backwards; a few that don't are told."""

    def __init__(self, signals: Signals) -> None:
        self._signals = signals
        self._last: datetime | None = None
        self._up: list[tuple[int, str]] = []
        self._down: list[tuple[int, str]] = []
        self._seen = 0

    def see(self, line: int, start: datetime) -> None:
        if self._last is not None and start != self._last:
            steps = self._up if start > self._last else self._down
            steps.append((line, f"{start:%Y-%m-%d} after {self._last:%Y-%m-%d}"))
        self._last = start
        self._seen += 1

    def done(self) -> None:
        fewer = min(self._up, self._down, key=len)
        if 0 < len(fewer) * 20 <= self._seen:  # a file in no order at all says nothing by it
            for line, message in fewer:
                self._signals.add("unordered", line, message)


def _text(raw: bytes, path: Path, encoding: str | None) -> CsvText:
    try:
        return CsvText(raw, str(path), encoding, lower=True)
    except TableFileError as error:
        raise IncidentsFileError(error.source, error.problem, error.remedy, error.line) from error


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise IncidentsFileError(str(path), f"is larger than {MOST_BYTES:,} bytes", "Cut it by year")
        return path.read_bytes()
    except OSError as error:
        raise IncidentsFileError(str(path), f"can't be read ({error.strerror})", "Check its name") from error


def _zone(name: str, path: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise IncidentsFileError(path, f"{name!r} is no time zone", "Write it as Europe/Kyiv") from error


def _name(path: Path) -> str:
    return "".join(c if c.isalnum() or c in "-_." else "-" for c in path.stem) or "incidents"


def _remedy(signals: Signals) -> str:
    kinds = {told.kind for told in signals.told()}
    if "ambiguous_date" in kinds:
        return "Say which order is meant: --dates 'day first' or 'month first'"
    return "Check the kind, the columns and the dates"
