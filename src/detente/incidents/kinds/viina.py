"""VIINA 2: events of the war in Ukraine from news reports.

Source of the columns: https://github.com/zhukovyuri/VIINA
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from detente.incidents.coverage import Coverage
from detente.incidents.errors import RowProblem
from detente.incidents.incident import Incident
from detente.incidents.kinds.kind import Kind, Reading
from detente.incidents.kinds.viina_labels import Labels, coded
from detente.model.codes import DatePrecision, PlacePrecision
from detente.sources.csvtext import Row

_PLACES = {
    "ADM0": PlacePrecision.COUNTRY, "ADM1": PlacePrecision.ADMIN1, "ADM2": PlacePrecision.ADMIN1,
    "ADM3": PlacePrecision.CITY, "STREET": PlacePrecision.SITE, "PPL": PlacePrecision.CITY,
}  # fmt: skip
_SAID = "Kyiv days; the set writes no zone"
_NOTE = (
    "Dated by the day on which media reported, which may be later than the event. Labels are a classifier's."
)


class Viina1pd(Kind):
    """`event_1pd`: a row is what was reported of one type at one place on one day."""

    name = "viina-1pd"
    columns = frozenset({"event_id_1pd", "date", "n_reports", "geonameid"})
    dates = ("date",)
    zone = "Europe/Kyiv"
    zone_said = _SAID

    def incident(self, row: Row, reading: Reading) -> Incident:
        """The event of a day. A row that is labelled as no military event is none."""
        labels = coded(row).values()
        start, end = reading.day(row.get("date"))
        return Incident(
            id=row.get("event_id_1pd"),
            start=start,
            end=end,
            time_precision=DatePrecision.DAY,
            by_report=True,
            **_where(row, reading),
            **labels,
            cites=row.get("sources")[:200] or None,
        )

    def coverage(self) -> Coverage:
        """What VIINA covers."""
        return Coverage(
            reporter="VIINA, from Ukrainian and Russian media",
            counts="event reports, one a type, place and day",
            actor_is="doer",
            area="Ukraine",
            places=True,
            hours="days of reports",
            by_report=True,
            note=_NOTE,
        )


class ViinaInfo(Kind):
    """`event_info`: a row is a report; reports of one `event_id_1pd` are one incident."""

    name = "viina-info"
    columns = frozenset({"event_id", "event_id_1pd", "date", "time", "report_id"})
    dates = ("date",)
    zone = "Europe/Kyiv"
    zone_said = _SAID
    keep = "earliest"

    def __init__(self, labels: Labels | None = None) -> None:
        """`labels` say who acts, with what and against what: the file itself does not."""
        self.labels = labels

    def incident(self, row: Row, reading: Reading) -> Incident:
        """The report's incident: its day is the day of the report, its hour only the report's.

        A report whose labels say that it is of no military event is none.
        """
        found = self.labels.of(row) if self.labels else None
        if self.labels and found is None:
            reading.signals.add("no_label", row.line, f"{self.labels.key} {row.get(self.labels.key)[:40]!r}")
        start, end = reading.day(row.get("date"))
        reported = _reported(row, reading)
        return Incident(
            id=row.get("event_id_1pd") or row.get("event_id"),
            start=start,
            end=end,
            time_precision=DatePrecision.DAY,
            by_report=True,
            reported_at=reported,
            **_where(row, reading),
            **(found.values() if found else {}),
            cites=" ".join(part for part in (row.get("source"), row.get("url")) if part)[:300] or None,
        )

    def coverage(self) -> Coverage:
        """What VIINA's reports cover."""
        note = (
            "This file has no labels: it can't tell actors, weapons or targets, and holds reports of what"
            " is no military event. Load it with --labels event_labels.csv, or event_1pd.csv."
        )
        if self.labels:
            lost = f" {self.labels.lost} of its rows can't be read." if self.labels.lost else ""
            note = f"Its labels are from {self.labels.file}, sha256 {self.labels.sha256}.{lost}"
        return Coverage(
            reporter="VIINA, from Ukrainian and Russian media",
            counts="reported events",
            actor_is="doer" if self.labels else "none",
            area="Ukraine",
            places=True,
            hours="days of reports",
            by_report=True,
            note=f"{_NOTE} {note}",
        )


def _where(row: Row, reading: Reading) -> dict[str, Any]:
    lat, lon = reading.point(row)
    return {
        "place": row.get("asciiname") or row.get("address")[:200] or None,
        "admin1": row.get("adm1_name") or None,
        "country": "Ukraine",
        "lat": lat,
        "lon": lon,
        "place_precision": _PLACES.get(row.get("geo_precision").upper()),
    }


def _reported(row: Row, reading: Reading) -> datetime | None:
    """When the report was published: `date` as YYYYMMDD and `time` as HH:MM."""
    try:
        return reading.time(f"{datetime.strptime(row.get('date'), '%Y%m%d'):%Y-%m-%d} {row.get('time')}")[0]
    except (ValueError, RowProblem):
        return None
