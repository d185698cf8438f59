"""UCDP GED: the CSV of the Georeferenced Event Dataset and its candidates.

Source of the columns: https://ucdp.uu.se/downloads/
"""

from __future__ import annotations

from detente.incidents.coverage import Coverage
from detente.incidents.errors import RowProblem
from detente.incidents.incident import Incident
from detente.incidents.kinds.kind import Interval, Kind, Reading
from detente.model.codes import DatePrecision, PlacePrecision
from detente.sources.csvtext import Row

_TIMES = {
    "1": DatePrecision.DAY, "2": DatePrecision.DAY, "3": DatePrecision.WEEK, "4": DatePrecision.MONTH,
    "5": DatePrecision.YEAR,
}  # fmt: skip
_PLACES = {
    "1": PlacePrecision.CITY, "2": PlacePrecision.CITY, "3": PlacePrecision.REGION,
    "4": PlacePrecision.ADMIN1, "5": PlacePrecision.REGION, "6": PlacePrecision.COUNTRY,
    "7": PlacePrecision.REGION,
}  # fmt: skip
_KINDS = {"1": "state-based violence", "2": "non-state violence", "3": "one-sided violence"}


class Ged(Kind):
    """A row is an event with deaths, from `date_start` to `date_end`, both days included."""

    name = "ged"
    columns = frozenset({"id", "type_of_violence", "side_a", "side_b", "date_start", "date_end"})
    dates = ("date_start", "date_end")
    zone_said = "days are taken as UTC days, since the set has no hours"

    def incident(self, row: Row, reading: Reading) -> Incident:
        """The event; hours written behind its days mean nothing."""
        first, last = row.get("date_start"), row.get("date_end")
        span = Interval(reading.day(first, (last,))[0], reading.day(last or first, (first,))[1])
        if not row.get("id"):
            raise RowProblem("torn", "id is empty")
        lat, lon = reading.point(row)
        return Incident(
            id=row.get("id"),
            start=span.start,
            end=span.end,
            time_precision=_TIMES.get(row.get("date_prec"), DatePrecision.DAY),
            place=row.get("where_coordinates") or row.get("where_description")[:200] or None,
            admin1=row.get("adm_1") or None,
            country=row.get("country") or None,
            lat=lat,
            lon=lon,
            place_precision=_PLACES.get(row.get("where_prec")),
            actor=row.get("side_a") or None,
            recipient=row.get("side_b") or None,
            act=_KINDS.get(row.get("type_of_violence")),
            target="civilians" if row.get("type_of_violence") == "3" else None,
            targets=("civil",) if row.get("type_of_violence") == "3" else (),
            fatalities=reading.whole(row, "best"),
            cites=(row.get("source_office") or row.get("source_article"))[:200] or None,
        )

    def coverage(self) -> Coverage:
        """What GED covers."""
        return Coverage(
            reporter="Uppsala Conflict Data Program, from media and other reports",
            counts="events with deaths",
            actor_is="party",
            places=True,
            hours="days, no hours",
            note="Only events in which someone died: fighting without a known death is not in it."
            " No weapons.",
        )
