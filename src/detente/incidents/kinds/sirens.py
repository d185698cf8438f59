"""Air-raid sirens: `region, started_at, finished_at, naive`, as volunteers in Ukraine collect them."""

from __future__ import annotations

from detente.incidents.coverage import Coverage
from detente.incidents.incident import Incident
from detente.incidents.kinds.kind import Interval, Kind, Reading
from detente.model.codes import DatePrecision, PlacePrecision
from detente.sources.csvtext import Row


class Sirens(Kind):
    """A row is an alert in a region. An alert warns of an attack; it is none."""

    name = "sirens"
    columns = frozenset({"region", "started_at", "finished_at"})
    dates = ("started_at", "finished_at")
    zone_said = "the set gives UTC"

    def incident(self, row: Row, reading: Reading) -> Incident:
        """The alert; where `naive` is true its end is the set's own estimate, half an hour."""
        begin, finish = row.get("started_at"), row.get("finished_at")
        start = reading.time(begin, (finish,))[0]
        span = Interval(start, reading.time(finish, (begin,))[0] if finish else start)
        guessed = not finish or row.get("naive").casefold() in ("true", "1", "yes")
        if guessed:
            reading.signals.add("estimated_end", row.line, finish or "finished_at is empty")
        return Incident(
            id=f"{row.get('region')}|{begin}",
            start=span.start,
            end=span.end,
            time_precision=DatePrecision.MINUTE,
            end_estimated=guessed,
            place=row.get("region") or None,
            admin1=row.get("region") or None,
            country="Ukraine",
            place_precision=PlacePrecision.ADMIN1,
            act="alert",
            recipient="Ukraine",
        )

    def coverage(self) -> Coverage:
        """What the alerts cover."""
        return Coverage(
            reporter="Volunteers, from the sirens' own channels",
            counts="alerts",
            area="Ukraine",
            places=True,
            hours="to the second; ends marked naive are estimated",
            note="An alert is a warning and no attack: take-offs and false alarms sound sirens too.",
        )
