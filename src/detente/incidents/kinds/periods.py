"""Counts by period, as a monitoring mission publishes them: violations from one day to another, by area."""

from __future__ import annotations

from hashlib import sha256

from detente.incidents.coverage import Coverage
from detente.incidents.incident import Incident
from detente.incidents.kinds.kind import Interval, Kind, Reading
from detente.knowledge.arms import arms
from detente.model.codes import DatePrecision, PlacePrecision
from detente.sources.csvtext import Row


class Periods(Kind):
    """A row is a number of violations recorded from `period_start` to `period_end`, both days included."""

    name = "periods"
    columns = frozenset({"period_start", "period_end", "count"})
    dates = ("period_start", "period_end")
    zone = "UTC"
    zone_said = "days are taken as UTC days unless a zone is given"

    def incident(self, row: Row, reading: Reading) -> Incident:
        """The period's count, spread over it: what lies where within it is not known."""
        first, last = row.get("period_start"), row.get("period_end")
        start, alone = reading.time(first, (last,))
        end, end_alone = reading.time(last or first, (first,))
        span = Interval(start, reading.day(last or first, (first,))[1] if end_alone or not last else end)
        area, what = row.get("area") or row.get("region"), row.get("weapon") or row.get("category")
        key = "|".join((first, last, area, what, row.get("reporter")))
        return Incident(
            id=sha256(key.encode()).hexdigest()[:16],
            start=span.start,
            end=span.end,
            time_precision=DatePrecision.DAY if alone else DatePrecision.MINUTE,
            place=area or None,
            admin1=area or None,
            place_precision=PlacePrecision.ADMIN1 if area else None,
            actor=row.get("actor") or None,
            act=row.get("category") or None,
            weapon=what or None,
            weapons=arms().classes("weapons", what),
            target=row.get("target") or None,
            targets=arms().classes("targets", row.get("target")),
            count=reading.number(row, "count"),
            cites=row.get("reporter") or row.get("source") or None,
        )

    def coverage(self) -> Coverage:
        """What such counts cover."""
        return Coverage(
            reporter="a monitoring mission",
            counts="violations",
            actor_is="doer",
            places=True,
            hours="periods; where within a period is not known",
            note="What monitors heard and saw from where they could go, not all there was.",
        )
