"""Any CSV, by a saved file that says which of its columns hold what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from detente.incidents.coverage import Coverage
from detente.incidents.datecells import DAY_FIRST, MONTH_FIRST
from detente.incidents.errors import IncidentsFileError
from detente.incidents.incident import Incident
from detente.incidents.kinds.kind import Interval, Kind, Reading
from detente.knowledge.arms import arms
from detente.knowledge.yamlfile import parse_yaml
from detente.model.codes import DatePrecision, PlacePrecision
from detente.model.errors import KnowledgeError
from detente.sources.csvtext import Row

VALUES = (
    "id", "start", "end", "reported_at", "place", "admin1", "country", "latitude", "longitude", "actor",
    "recipient", "act", "weapon", "target", "count", "fatalities", "cites",
)  # fmt: skip
"""What a column can hold; `start` is needed."""
SETTINGS = ("timezone", "dates", "actor_is", "ignore")
_ORDERS = {"day first": DAY_FIRST, "month first": MONTH_FIRST}
_MOST_BYTES = 100_000
_CALLED = {
    "id": "id eventid incidentid",
    "start": "start date eventdate datestart timestart started startedat startdate starttime datetime time "
    "day incidentdate",
    "end": "end dateend timeend finished finishedat enddate endtime ended",
    "reported_at": "reported reportedat reportdate published publishedat datereported",
    "place": "place location town city settlement where",
    "admin1": "admin1 region oblast province governorate state",
    "country": "country",
    "latitude": "latitude lat",
    "longitude": "longitude lon lng long",
    "actor": "actor actor1 perpetrator attacker sidea",
    "recipient": "recipient actor2 victim sideb",
    "act": "act type eventtype category kind",
    "weapon": "weapon weapons model weapontype munition",
    "target": "target targets targettype",
    "count": "count number launched violations quantity n",
    "fatalities": "fatalities deaths killed best",
    "cites": "source cites url link reporter",
}


class Mapped(Kind):
    """A table whose columns a person has named."""

    name = "mapped"
    columns = frozenset()
    dates = ()

    def __init__(self, names: dict[str, str], settings: dict[str, str], source: str) -> None:
        """`names` is value → column in lower case."""
        self.names, self.settings, self.source = names, settings, source
        self.zone = settings.get("timezone") or "UTC"  # type: ignore[misc]
        self.zone_said = f"as {source} says" if "timezone" in settings else "none is given"  # type: ignore[misc]
        self.dates = tuple(names[key] for key in ("start", "end") if key in names)  # type: ignore[misc,assignment]
        self.order = _ORDERS.get(settings.get("dates", ""))

    def fits(self, head: Sequence[str]) -> bool:
        """Raises `IncidentsFileError` where the table lacks a column that the file names."""
        if missing := [name for name in self.names.values() if name not in head]:
            raise IncidentsFileError(
                self.source, f"the table has no column {', '.join(missing)}", f"It has: {', '.join(head)}"
            )
        return True

    def incident(self, row: Row, reading: Reading) -> Incident:
        """The incident of a row."""
        got = {key: row.get(name) for key, name in self.names.items()}
        start, alone = reading.time(got["start"], (got.get("end", ""),))
        if got.get("end"):
            end, end_alone = reading.time(got["end"], (got["start"],))
            end = reading.day(got["end"], (got["start"],))[1] if end_alone else end
        else:
            end = reading.day(got["start"])[1] if alone else start
        span = Interval(start, end)
        lat, lon = (
            reading.point(row, self.names["latitude"], self.names["longitude"])
            if {"latitude", "longitude"} <= self.names.keys()
            else (None, None)
        )
        text = {key: got.get(key) or None for key in VALUES}
        place = text["place"]
        return Incident(
            id=text["id"] or sha256("|".join(row.cells.values()).encode()).hexdigest()[:16],
            start=span.start,
            end=span.end,
            time_precision=DatePrecision.DAY if alone else DatePrecision.MINUTE,
            reported_at=reading.time(got["reported_at"])[0] if got.get("reported_at") else None,
            place=place or text["admin1"],
            admin1=text["admin1"],
            country=text["country"],
            lat=lat,
            lon=lon,
            place_precision=PlacePrecision.CITY
            if place
            else PlacePrecision.ADMIN1
            if text["admin1"]
            else None,
            actor=text["actor"],
            recipient=text["recipient"],
            act=text["act"],
            weapon=text["weapon"],
            weapons=arms().classes("weapons", text["weapon"] or ""),
            target=text["target"],
            targets=arms().classes("targets", text["target"] or ""),
            count=reading.number(row, self.names["count"]) if "count" in self.names else 1,
            fatalities=reading.whole(row, self.names["fatalities"]) if "fatalities" in self.names else None,
            cites=text["cites"],
        )

    def coverage(self) -> Coverage:
        """What can be said of a table that nobody described: what its columns hold."""
        said = self.settings.get("actor_is") or ("doer" if "actor" in self.names else "none")
        return Coverage(
            reporter="not said",
            actor_is=said,  # type: ignore[arg-type]
            places=bool({"place", "admin1", "latitude"} & self.names.keys()),
            note="Nobody has said what this table covers: --coverage takes a file that does.",
        )


def read_mapping(path: Path) -> Mapped:
    """The kind that a YAML file of columns describes. Raises `IncidentsFileError`."""
    name = str(path)
    try:
        given = parse_yaml(name, path.read_bytes()[:_MOST_BYTES].decode("utf-8-sig"))
    except OSError as error:
        raise IncidentsFileError(name, f"can't be read ({error.strerror})", "Check its name") from error
    except (UnicodeDecodeError, KnowledgeError) as error:
        why = (
            "it is not UTF-8"
            if isinstance(error, UnicodeDecodeError)
            else str(error).removeprefix(f"{name}: ")
        )
        raise IncidentsFileError(name, why, "Write it as YAML: start: Date") from error
    known = (*VALUES, *SETTINGS)
    if unknown := given.keys() - set(known):
        raise IncidentsFileError(name, f"{', '.join(sorted(unknown))} is no value", f"Use {', '.join(known)}")
    if not all(isinstance(given[key], str | None) for key in given if key != "ignore"):
        raise IncidentsFileError(name, "a value is no name of a column", "Write it as start: Date")
    names = {key: given[key].strip().lower() for key in VALUES if given.get(key)}
    if "start" not in names:
        raise IncidentsFileError(name, "names no column for start", "Write start: the column with the date")
    settings = {key: given[key] for key in SETTINGS if key != "ignore" and given.get(key)}
    if settings.get("dates") not in (None, *_ORDERS):
        raise IncidentsFileError(name, f"dates is {settings['dates']!r}", "Write day first or month first")
    if settings.get("actor_is") not in (None, "doer", "party", "none"):
        raise IncidentsFileError(name, f"actor_is is {settings['actor_is']!r}", "Write doer, party or none")
    return Mapped(names, settings, name)


def suggest_mapping(head: Sequence[str], table: str) -> str:
    """A file of columns as text, by what columns of incidents are usually called, for a person to mend."""
    from json import dumps

    taken: dict[str, str] = {}
    for key, called in _CALLED.items():
        for word in called.split():
            if found := [
                h for h in head if re.sub(r"[^a-z0-9]", "", h.lower()) == word and h not in taken.values()
            ]:
                taken[key] = found[0]
                break
    name = " ".join(table.split())
    lines = [f"# Which columns of {name} hold what; mend it, then: incidents load --columns THIS_FILE"]
    lines += [
        f"{key}: {dumps(taken[key], ensure_ascii=False) if key in taken else ''}".rstrip() for key in VALUES
    ]
    lines += ["timezone:  # such as Europe/Kyiv, where the times have no offset of their own"]
    lines += ["dates:  # day first or month first, where the file does not show which"]
    lines += ["actor_is:  # doer, party or none: what the actor of a row did"]
    if rest := [name for name in head if name not in taken.values()]:
        lines += ["ignore:", *(f"  - {dumps(name, ensure_ascii=False)}" for name in rest)]
    return "\n".join(lines) + "\n"
