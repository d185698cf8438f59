"""Gold as readings: what a reader without fault would give, to measure what comes after it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from bench.gold import Gold, load_folder
from bench.locate import Locator
from bench.run_reader import report_of
from detente.knowledge.gazetteer import gazetteer
from detente.model import Date, Evidence, Place, Reading, Report
from detente.model.codes import DatePrecision, PlacePrecision
from detente.model.ids import identify

Entry = dict[str, Any]
_LISTS = {
    "events": "event",
    "ceasefires": "ceasefire",
    "talks": "talks",
    "agreements": "agreement",
    "violation_claims": "claim",
}
_PRECISION = {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}
_PLACES = {"country": PlacePrecision.COUNTRY, "admin1": PlacePrecision.ADMIN1, "city": PlacePrecision.CITY,
           "capital": PlacePrecision.CITY}  # fmt: skip


def gold_readings(folder: Path, beginning: str = "") -> list[Reading]:
    """The gold of a folder as readings: files whose names have that beginning.

    Raises:
        GoldError: the folder or an entry of it can't be used.
    """
    return [Converter.of(gold).reading() for gold in load_folder(folder) if gold.name.startswith(beginning)]


def entry_id(name: str, kind: str, index: int) -> str:
    """The id of a gold entry, such as the first of the list `talks`."""
    return identify(_LISTS[kind], [name, index])


class Converter:
    """Turns the annotations of one report into a reading."""

    def __init__(self, name: str, data: Entry, report: Report) -> None:
        """Take annotations in the short form, and the report that they are of."""
        self.name = name
        self.data = data
        self.report = report
        self._names = {entry["name"] for entry in data["actors"]}
        self._at = Locator(report.text, name)

    @classmethod
    def of(cls, gold: Gold) -> Self:
        """The converter of a gold file."""
        return cls(gold.name, gold.data, report_of(gold))

    def reading(self) -> Reading:
        """The reading; quotations are left out."""
        return Reading.model_validate(
            {
                "report": self.report,
                "actors": [self._actor(entry) for entry in self.data["actors"]],
                "reader": {"name": "gold", "version": "1"},
                **{kind: list(self._all(kind)) for kind in _LISTS},
            }
        )

    def _all(self, kind: str) -> Iterable[Entry]:
        make = getattr(self, f"_{kind}")
        for index, entry in enumerate(self.data[kind]):
            first, last = self._at.one(entry["evidence"], f"{kind}[{index}]")
            yield {
                "id": entry_id(self.name, kind, index),
                "evidence": (Evidence.of(self.report.text, first, last),),
                **make(entry),
            }

    def _actor(self, entry: Entry) -> Entry:
        return {
            "id": self._id(entry["name"]),
            **{key: entry.get(key) for key in ("name", "kind", "country", "sector", "role")},
            "side": self._first(entry.get("side")),
        }

    def _id(self, name: str) -> str:
        return identify("actor", [self.name, name])

    def _ids(self, names: list[str] | str | None) -> tuple[str, ...]:
        return tuple(
            self._id(name)
            for name in ([names] if isinstance(names, str) else names or ())
            if name in self._names
        )

    def _first(self, names: list[str] | str | None) -> str | None:
        return next(iter(self._ids(names)), None)

    def _ceasefires(self, entry: Entry) -> Entry:
        roles = ("declared_by", "parties", "mediators", "asserted_by", "denied_by")
        scope = dict(entry.get("scope_detail") or {})
        if entry.get("scope") == "general":
            scope["general"] = True
        elif entry.get("scope") and not scope:
            scope["targets"] = (entry["scope"],)
        return {
            **{key: entry.get(key) for key in ("name", "side", "status", "duration", "unconditional")},
            **{role: self._ids(entry.get(role)) for role in roles},
            **{key: date(entry.get(key)) for key in ("declared_on", "start", "end")},
            "purposes": tuple(entry.get("purposes") or ()),
            "scope": scope,
        }

    def _talks(self, entry: Entry) -> Entry:
        return {
            **{key: entry.get(key) for key in ("name", "level", "status", "outcome")},
            "parties": self._ids(entry.get("parties")),
            "facilitators": self._ids(entry.get("facilitators")),
            "venue": place(entry.get("venue")),
            "start": date(entry.get("start")),
            "end": date(entry.get("end")),
            "format": entry.get("format") or "unknown",
        }

    def _agreements(self, entry: Entry) -> Entry:
        clauses = [
            {key: c.get(key) for key in ("commitment", "text", "in_exchange_for")}
            for c in entry.get("clauses") or ()
        ]
        return {
            "name": entry.get("name"),
            "parties": self._ids(entry.get("parties")),
            "guarantors": self._ids(entry.get("guarantors")),
            "date": date(entry.get("date")),
            "status": entry["status"],
            "clauses": clauses,
        }

    def _violation_claims(self, entry: Entry) -> Entry:
        named = [
            entry_id(self.name, "ceasefires", index)
            for index, truce in enumerate(self.data["ceasefires"])
            if {truce.get("key"), truce.get("name")} & set(entry.get("ceasefires") or ())
        ]
        period = entry.get("period") or {}
        count = entry.get("count")
        return {
            "accuser": self._ids(entry.get("accuser")),
            "accused": self._ids(entry.get("accused")),
            "ceasefires": named,
            "period": date(period.get("start"), period.get("end"))
            if isinstance(period, dict)
            else date(period),
            "count": {key: count[key] for key in ("value", "qualifier") if key in count} if count else None,
            "weapons": tuple(entry.get("weapons") or ()),
            "target_class": entry.get("target_class"),
            "place": place(entry.get("place")),
        }

    def _events(self, entry: Entry) -> Entry:
        terms, sizes = entry.get("terms") or {}, entry.get("magnitude") or {}
        counts = ("killed", "injured", "detained", "displaced", "released")
        return {
            "act": entry["act"],
            "actor": self._ids(entry["actor"]),
            "recipient": self._ids(entry["recipient"]),
            "issues": tuple(entry["issues"]),
            "date": date(entry.get("date")),
            "place": place(entry.get("place")),
            "reality": entry["reality"],
            "attribution": self._ids(entry["attribution"]),
            "terms": {
                **{key: terms.get(key) for key in ("duration", "format", "unconditional")},
                "start": date(terms.get("start")),
                "end": date(terms.get("end")),
                "place": place(terms.get("place")),
            },
            "magnitude": {
                **{key: sizes.get(key) for key in ("weapon", "target", "damage")},
                **{
                    key: {"value": sizes[key]["value"], "qualifier": sizes[key].get("qualifier", "exact")}
                    for key in counts
                    if key in sizes
                },
            },
            "conditions": [self._condition(item) for item in entry.get("conditions") or ()],
        }

    def _condition(self, item: Entry) -> Entry:
        required = item.get("requires")
        return {
            "kind": item["kind"],
            "holder": self._first(item.get("holder")),
            "co_holders": self._ids(item.get("co_holders")),
            "gates": item["gates"],
            "requires": required
            and {
                "issue": required.get("issue") or "other",
                "actor": self._first(required.get("actor")),
                "co_actors": self._ids(required.get("co_actors")),
                "negated": bool(required.get("negated")),
            },
            "text": item["text"],
            "evidence": (Evidence.of(self.report.text, *self._at.one(item["text"], "a condition")),),
        }


def date(value: str | None, end: str | None = None) -> Date | None:
    """A date of the short form, as precise as it is long."""
    if not value:
        return None
    return Date(value=value, end=end, precision=_PRECISION.get(len(value), DatePrecision.MINUTE))


def place(name: str | list[str] | None) -> Place | None:
    """A place of the short form, with what the gazetteer knows of the name's best known place."""
    if isinstance(name, list):
        name = name[0] if name else None
    if not name:
        return None
    found = gazetteer().lookup(name)
    if not found:
        return Place(name=name, precision=PlacePrecision.SITE)
    best = max(found, key=lambda entry: (entry.feature == "country", entry.population))
    return Place(
        name=name,
        country=best.country or None,
        lat=best.lat,
        lon=best.lon,
        geonames_id=best.id,
        precision=_PLACES.get(best.feature, PlacePrecision.SITE),
    )
