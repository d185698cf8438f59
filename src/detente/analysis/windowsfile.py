"""A CSV file of windows → `Window`s: a ceasefire a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from detente.analysis.scopewords import read_scope
from detente.analysis.window import Window, WindowScope
from detente.model.codes import DatePrecision
from detente.model.errors import PlacedError, UnreadableReportError
from detente.sources.columns import listed
from detente.sources.csvtable import csv_rows
from detente.sources.decode import decode

COLUMNS = (
    "id", "declared_by", "mutuality", "status_path", "scope", "start_local", "end_local", "tz", "start_utc",
    "end_utc", "source",
)  # fmt: skip
"""The columns of a file of windows. `id` and a start are needed."""
EXTRA = (
    "label", "parties", "scope_actors", "scope_weapons", "scope_targets", "scope_area", "places",
    "ceasefire", "conflict", "note",
)  # fmt: skip
"""Columns that may stand there too. The `scope_` ones say what `scope` says in words, `;` between several."""
LARGEST_FILE = 64_000_000


class WindowsFileError(PlacedError):
    """A file of windows is not as it has to be."""


def load_windows(path: Path) -> list[Window]:
    """The windows of a CSV file, in its order.

    An empty end is open. A day without an hour is the whole day: a start is its beginning, an end its end, in
    the row's time zone.

    Raises:
        WindowsFileError: the file can't be read, or a row is not as it has to be; the message names the line.
    """
    name = str(path)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise WindowsFileError(name, f"is larger than {LARGEST_FILE:,} bytes", "Give fewer windows")
        text = decode(path.read_bytes(), name)
    except OSError as error:
        raise WindowsFileError(name, f"can't be read ({error.strerror})", "Check the name") from error
    except UnreadableReportError as error:
        raise WindowsFileError(name, error.problem, error.remedy, error.line) from error
    return parse_windows(text, name)


def parse_windows(text: str, source: str = "the windows") -> list[Window]:
    """The windows of a CSV text; `source` names it in errors. Raises `WindowsFileError`."""
    found: dict[str, Window] = {}
    for line, row in _rows(text, source):
        window = _Row(source, line, row).window()
        if window.id in found:
            first = found[window.id].line
            problem = f"the id {window.id!r} stands twice, first on line {first}"
            raise WindowsFileError(source, problem, "Give each window an id of its own", line)
        found[window.id] = window
    if not found:
        raise WindowsFileError(source, "holds no window", f"Write a line a window under {','.join(COLUMNS)}")
    return list(found.values())


def _rows(text: str, source: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    head: list[str] | None = None
    for line, cells in csv_rows(text):
        if isinstance(cells, csv.Error):
            raise WindowsFileError(source, f"the row is broken ({cells})", "Check its quotation marks", line)
        if head is None:
            head = [cell.strip().lower() for cell in cells]
            _check(head, source, line)
        elif len(cells) != len(head):
            problem = f"has {len(cells)} cells where the head has {len(head)}"
            raise WindowsFileError(source, problem, "Put cells with commas into quotation marks", line)
        else:
            yield line, dict(zip(head, (cell.strip() for cell in cells), strict=True))


def _check(head: list[str], source: str, line: int) -> None:
    if missing := {"id"} - set(head):
        raise WindowsFileError(source, f"has no column {listed(missing)}", f"Use {','.join(COLUMNS)}", line)
    if not {"start_utc", "start_local"} & set(head):
        raise WindowsFileError(source, "has no start", "Add start_utc, or start_local with tz", line)
    if unknown := [name for name in head if name not in COLUMNS + EXTRA]:
        remedy = f"Use {', '.join(COLUMNS + EXTRA)}"
        raise WindowsFileError(source, f"has a column it should not have: {listed(unknown)}", remedy, line)


class _Row:
    """A row on its way to a window."""

    def __init__(self, source: str, line: int, row: Mapping[str, str]) -> None:
        self.source, self.line, self.row = source, line, row

    def fail(self, problem: str, remedy: str) -> WindowsFileError:
        return WindowsFileError(self.source, problem, remedy, self.line)

    def get(self, name: str) -> str:
        return self.row.get(name, "")

    def several(self, name: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.get(name).split(";") if part.strip())

    def window(self) -> Window:
        if not self.get("id"):
            raise self.fail("has no id", "Give the window an id")
        start, fine = self._time("start")
        end, end_fine = self._time("end")
        if start is None:
            raise self.fail("has no start", "Fill start_utc, or start_local with tz")
        if end is not None and end <= start:
            raise self.fail(f"the end {end:%Y-%m-%d %H:%M}Z is not after the start", "Exchange or mend them")
        mutual = self.get("mutuality")
        return Window(
            id=self.get("id"), label=self.get("label"), start=start, end=end,
            start_precision=fine, end_precision=end_fine,
            parties=self.several("parties"), places=self.several("places"), scope=self._scope(),
            ceasefire=self.get("ceasefire"), conflict=self.get("conflict") or None,
            declared_by=self.get("declared_by"), status=self.get("status_path"), source=self.get("source"),
            note="; ".join(part for part in (mutual, self.get("note")) if part), line=self.line,
        )  # fmt: skip

    def _scope(self) -> WindowScope:
        given = {
            "actors": self.several("scope_actors"),
            "weapons": self.several("scope_weapons"),
            "targets": self.several("scope_targets"),
            "area": self.get("scope_area") or None,
        }
        return read_scope(self.get("scope"), **given)  # type: ignore[arg-type]

    def _time(self, which: str) -> tuple[datetime | None, DatePrecision]:
        """The instant of `start` or `end`; local and UTC have to agree where both are given."""
        utc, local = self.get(f"{which}_utc"), self.get(f"{which}_local")
        last = which == "end"
        from_utc = self._instant(utc, UTC, f"{which}_utc", last=last) if utc else None
        from_local = self._instant(local, self._zone(), f"{which}_local", last=last) if local else None
        if from_utc and from_local and from_utc[0] != from_local[0]:
            problem = (
                f"{which}_local {local} in {self.get('tz')} is {from_local[0]:%Y-%m-%dT%H:%MZ}, not {utc}"
            )
            raise self.fail(problem, f"Mend one of them, or leave {which}_utc empty")
        found = from_utc or from_local
        return found or (None, DatePrecision.MINUTE)

    def _zone(self) -> ZoneInfo:
        name = self.get("tz")
        if not name:
            raise self.fail("has a local time and no tz", "Give tz as Europe/Kyiv, or the times in UTC")
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise self.fail(f"tz {name!r} is no time zone", "Write it as Europe/Kyiv") from error

    def _instant(
        self, written: str, zone: tzinfo, column: str, *, last: bool
    ) -> tuple[datetime, DatePrecision]:
        try:
            found = datetime.fromisoformat(written)
        except ValueError as error:
            raise self.fail(f"{column} {written!r} is no time", "Write it as 2025-05-08 00:00") from error
        day_alone = len(written) == 10
        if found.tzinfo is None:
            found = found.replace(tzinfo=zone)
            again = found.astimezone(UTC).astimezone(found.tzinfo)
            if again.replace(tzinfo=None) != found.replace(tzinfo=None):
                raise self.fail(
                    f"{column} {written} does not exist in that zone: the clocks went forward", "Mend it"
                )
            if not day_alone and found.utcoffset() != found.replace(fold=1).utcoffset():
                problem = f"{column} {written} comes twice in that zone: the clocks went back"
                raise self.fail(problem, f"Write it with its offset, such as {written}{found:%z}, or in UTC")
        if day_alone and last:
            found += timedelta(days=1)
        return found.astimezone(UTC), DatePrecision.DAY if day_alone else DatePrecision.MINUTE
