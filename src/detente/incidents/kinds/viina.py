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
from detente.incidents.rows import Row
from detente.model.codes import DatePrecision, PlacePrecision

_PLACES = {
    "ADM0": PlacePrecision.COUNTRY, "ADM1": PlacePrecision.ADMIN1, "ADM2": PlacePrecision.ADMIN1,
    "ADM3": PlacePrecision.CITY, "STREET": PlacePrecision.SITE, "PPL": PlacePrecision.CITY,
}  # fmt: skip
_TACTICS = {
    "t_uav": "drone", "t_airstrike": "air_strike", "t_artillery": "shelling", "t_firefight": "ground",
    "t_raid": "ground", "t_armor": "ground", "t_ied": "mine",
}  # fmt: skip
_TARGETS = {"t_hospital": "civil", "t_civcas": "civil", "t_property": "civil", "t_milcas": "military"}
_ACTORS = (("a_rus_init", "Russia"), ("a_ukr_init", "Ukraine"))
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
        if _flag(row, "t_mil") is False:
            raise RowProblem("not_coded", "t_mil is 0")
        start, end = reading.day(row.get("date"))
        tactics = [name for name in _TACTICS if _flag(row, name)]
        targets = [name for name in _TARGETS if _flag(row, name)]
        who = [name for column, name in _ACTORS if _flag(row, column)]
        return Incident(
            id=row.get("event_id_1pd"),
            start=start,
            end=end,
            time_precision=DatePrecision.DAY,
            by_report=True,
            **_where(row, reading),
            actor=who[0] if len(who) == 1 else None,
            weapon=", ".join(name.removeprefix("t_") for name in tactics) or None,
            weapons=tuple(dict.fromkeys(_TACTICS[name] for name in tactics)),
            target=", ".join(name.removeprefix("t_") for name in targets) or None,
            targets=tuple(dict.fromkeys(_TARGETS[name] for name in targets)),
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

    def incident(self, row: Row, reading: Reading) -> Incident:
        """The report's incident: its day is the day of the report, its hour only the report's."""
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
            cites=" ".join(part for part in (row.get("source"), row.get("url")) if part)[:300] or None,
        )

    def coverage(self) -> Coverage:
        """What VIINA's reports cover, before their labels are joined."""
        return Coverage(
            reporter="VIINA, from Ukrainian and Russian media",
            counts="reported events",
            area="Ukraine",
            places=True,
            hours="days of reports",
            by_report=True,
            note=f"{_NOTE} This file has no labels: it can't tell actors, weapons or targets. event_1pd can.",
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


def _flag(row: Row, name: str) -> bool | None:
    """A label: `t_mil` or, in later releases, `t_mil_b`; None where the file has none."""
    text = row.get(f"{name}_b") or row.get(name)
    try:
        return float(text) >= 0.5
    except ValueError:
        return None
