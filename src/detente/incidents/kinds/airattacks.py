"""Air attacks with intervals: the shape of the public table "Massive Missile Attacks on Ukraine"."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from detente.incidents.coverage import Coverage
from detente.incidents.incident import Incident
from detente.incidents.kinds.kind import Interval, Kind, Reading
from detente.knowledge.arms import arms
from detente.model.codes import DatePrecision, PlacePrecision
from detente.sources.csvtext import Row

_WHOLE = "ukraine"


class AirAttacks(Kind):
    """A row is what one kind of weapon did in one attack, with how many were launched."""

    name = "air-attacks"
    columns = frozenset({"time_start", "time_end", "model", "launched"})
    dates = ("time_start", "time_end")
    zone = "Europe/Kyiv"
    zone_said = "the Air Force gives Kyiv time"

    def incident(self, row: Row, reading: Reading) -> Incident:
        """The attack; a start of which only the day is given begins with that day."""
        begin, end = row.get("time_start"), row.get("time_end")
        start, day_alone = reading.time(begin, (end,))
        stop, end_alone = reading.time(end or begin, (begin,))
        if end_alone or not end:
            stop += timedelta(days=1)
        span = Interval(start, stop)
        model, target = row.get("model"), row.get("target")
        key = "|".join((begin, end, model, row.get("launch_place"), target))
        return Incident(
            id=sha256(key.encode()).hexdigest()[:16],
            start=span.start,
            end=span.end,
            time_precision=DatePrecision.DAY if day_alone or end_alone else DatePrecision.MINUTE,
            place=target or None,
            country="Ukraine",
            place_precision=_precision(target),
            actor="Russia",
            recipient="Ukraine",
            act="launch",
            weapon=model or None,
            weapons=arms().classes("weapons", model),
            count=reading.number(row, "launched"),
            cites=row.get("source") or None,
        )

    def coverage(self) -> Coverage:
        """What the Air Force's reports cover."""
        return Coverage(
            reporter="Ukrainian Air Force (one side's reports of the other's launches)",
            counts="launches",
            actors=("Russia",),
            actor_is="doer",
            area="Ukraine",
            places=True,
            hours="attacks as reported, most of them nights as a whole",
            note="Missiles and long-range drones. Shelling, ground fighting, short-range drones at the front "
            "and anything launched by Ukraine are not in it.",
        )


def _precision(target: str) -> PlacePrecision | None:
    if not target:
        return None
    if target.casefold() == _WHOLE:
        return PlacePrecision.COUNTRY
    return PlacePrecision.ADMIN1 if "oblast" in target.casefold() else PlacePrecision.CITY
