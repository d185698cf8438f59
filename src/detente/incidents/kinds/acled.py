"""ACLED: the CSV that its export tool and API give.

Source of the columns: https://acleddata.com/methodology/acled-codebook
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from detente.incidents.coverage import Coverage
from detente.incidents.errors import RowProblem
from detente.incidents.incident import Incident
from detente.incidents.kinds.kind import Kind, Reading
from detente.knowledge.arms import arms
from detente.model.codes import DatePrecision, PlacePrecision
from detente.sources.csvtext import Row

_TIMES = {"1": DatePrecision.DAY, "2": DatePrecision.WEEK, "3": DatePrecision.MONTH}
_PLACES = {"1": PlacePrecision.CITY, "2": PlacePrecision.CITY, "3": PlacePrecision.ADMIN1}


class Acled(Kind):
    """A row is an event. Its actors are the two parties; the first need not be the one who did it."""

    name = "acled"
    columns = frozenset({"event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1"})
    dates = ("event_date",)
    zone_said = "days are taken as UTC days, since the set has no hours"

    def incident(self, row: Row, reading: Reading) -> Incident:
        """The event: a day, the week around it or its month, by `time_precision`."""
        fine = _TIMES.get(row.get("time_precision") or "1", DatePrecision.MONTH)
        start, end = reading.day(row.get("event_date"))
        if fine is DatePrecision.WEEK:  # the day given is the middle of the time in which it happened
            start, end = start - timedelta(days=3), end + timedelta(days=3)
        elif fine is DatePrecision.MONTH:
            local = start.astimezone(reading.zone).replace(day=1)
            start = local.astimezone(UTC)
            end = (local + timedelta(days=32)).replace(day=1).astimezone(UTC)
        if not row.get("event_id_cnty"):
            raise RowProblem("torn", "event_id_cnty is empty")
        kind = row.get("sub_event_type") or row.get("event_type")
        lat, lon = reading.point(row)
        target = " ".join(part for part in (row.get("civilian_targeting"), row.get("tags")) if part)
        return Incident(
            id=row.get("event_id_cnty"),
            start=start,
            end=end,
            time_precision=fine,
            revised_at=_uploaded(row.get("timestamp")),
            place=row.get("location") or None,
            admin1=row.get("admin1") or None,
            country=row.get("country") or None,
            lat=lat,
            lon=lon,
            place_precision=_PLACES.get(row.get("geo_precision")),
            actor=row.get("actor1") or None,
            recipient=row.get("actor2") or None,
            act=row.get("event_type") or None,
            weapon=kind or None,
            weapons=arms().classes("weapons", kind),
            target=target or None,
            targets=arms().classes("targets", target),
            fatalities=reading.whole(row, "fatalities"),
            cites=row.get("source") or None,
        )

    def coverage(self) -> Coverage:
        """What ACLED covers."""
        return Coverage(
            reporter="ACLED, from media, partners and reports",
            counts="events",
            actor_is="party",
            places=True,
            hours="days, no hours",
            note="Revised weekly: events are added, changed and taken out for months after. Shelling of one "
            "place on one day is one event, however many shells.",
        )


def _uploaded(text: str) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        return None
