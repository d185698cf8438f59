"""A kind of incident data set: what its columns are and how a row of it becomes an incident."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import ClassVar

from detente.incidents.coverage import Coverage
from detente.incidents.datecells import Cell, DateForms
from detente.incidents.errors import RowProblem
from detente.incidents.incident import Incident
from detente.incidents.signals import Signals
from detente.sources.csvtext import Row


@dataclass
class Reading:
    """What the rows of a file are read with."""

    zone: tzinfo
    forms: DateForms
    signals: Signals

    def time(self, cell: str, beside: Sequence[str] = ()) -> tuple[datetime, bool]:
        """The instant of a cell in UTC, and whether it gives a day alone. Raises `RowProblem`."""
        found = self.forms.read(cell, beside)
        return self.utc(found), found.day_alone

    def utc(self, cell: Cell) -> datetime:
        """The instant of a cell: in the zone of the set unless the cell has an offset of its own."""
        at = cell.at if cell.at.tzinfo else cell.at.replace(tzinfo=self.zone)
        return at.astimezone(UTC)

    def day(self, cell: str, beside: Sequence[str] = (), days: int = 1) -> tuple[datetime, datetime]:
        """The day of a cell, whatever hour is written, and the end of so many days from it, in UTC."""
        found = self.forms.read(cell, beside)
        first = datetime(found.at.year, found.at.month, found.at.day)
        return tuple(  # type: ignore[return-value]
            at.replace(tzinfo=self.zone).astimezone(UTC) for at in (first, first + timedelta(days=days))
        )

    def number(self, row: Row, column: str) -> float | None:
        """A number of a row; None, with a signal, where it is empty or makes no sense."""
        text = row.get(column).replace(" ", "").replace("\u00a0", "")
        if not text:
            self.signals.add("no_number", row.line, f"{column} is empty")
            return None
        try:
            value = float(text)
        except ValueError:
            self.signals.add("no_number", row.line, f"{column} {text!r} is no number")
            return None
        if not 0 <= value < 1e9:
            self.signals.add("bad_number", row.line, f"{column} is {text}")
            return None
        return value

    def whole(self, row: Row, column: str) -> int | None:
        """A whole number, silently None where there is none."""
        try:
            value = float(row.get(column))
        except ValueError:
            return None
        return int(value) if 0 <= value < 1e9 else None

    def point(
        self, row: Row, lat: str = "latitude", lon: str = "longitude"
    ) -> tuple[float | None, float | None]:
        """Latitude and longitude, both or none."""
        try:
            at = float(row.get(lat)), float(row.get(lon))
        except ValueError:
            return None, None
        if not (-90 <= at[0] <= 90 and -180 <= at[1] <= 180):
            self.signals.add("bad_place", row.line, f"{lat} {at[0]}, {lon} {at[1]}")
            return None, None
        return at


class Kind(ABC):
    """A kind of data set."""

    name: ClassVar[str]
    columns: ClassVar[frozenset[str]]
    """The columns by which it is known, all of them."""
    dates: ClassVar[tuple[str, ...]]
    """The columns that hold dates."""
    zone: ClassVar[str] = "UTC"
    """The time zone of its times where they have no offset."""
    zone_said: ClassVar[str] = ""
    """Why that zone, for the coverage record."""
    keep: ClassVar[str] = "latest"
    """Which of the rows of one key is kept: the `latest` version, or the `earliest` report."""

    @abstractmethod
    def incident(self, row: Row, reading: Reading) -> Incident:
        """The incident of a row. Raises `RowProblem` where the row holds none."""

    @abstractmethod
    def coverage(self) -> Coverage:
        """What the set can see, before the rows say since when and which classes."""

    def fits(self, head: Sequence[str]) -> bool:
        """Whether a head has the columns of this kind."""
        return self.columns <= set(head)


@dataclass(frozen=True)
class Interval:
    """Start and end that are checked against each other."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise RowProblem(
                "ends_before_start", f"{self.start:%Y-%m-%d %H:%M}Z to {self.end:%Y-%m-%d %H:%M}Z"
            )
