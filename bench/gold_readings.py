"""Gold as readings: what a reader without fault would give, to measure the analysis that comes after it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.gold import Gold, load_folder
from bench.locate import Locator
from bench.run_reader import report_of
from detente.model import Date, Evidence, Reading
from detente.model.codes import DatePrecision
from detente.model.ids import identify

Entry = dict[str, Any]
_PRECISION = {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}


def gold_readings(folder: Path, beginning: str = "") -> list[Reading]:
    """The gold of a folder as readings: actors, events with conditions, ceasefires and talks with their
    parties; files whose names have that beginning.

    Raises:
        GoldError: the folder or an entry of it can't be used.
    """
    return [_Gold(gold).reading() for gold in load_folder(folder) if gold.name.startswith(beginning)]


class _Gold:
    def __init__(self, gold: Gold) -> None:
        self.data = gold.data
        self.report = report_of(gold)
        self._names = {entry["name"] for entry in self.data["actors"]}
        self._at = Locator(self.report.text, gold.name)
        self._file = gold.name

    def reading(self) -> Reading:
        return Reading.model_validate(
            {
                "report": self.report,
                "actors": [self._actor(entry) for entry in self.data["actors"]],
                "events": self._all("events", self._event),
                "ceasefires": self._all("ceasefires", self._pact),
                "talks": self._all("talks", self._pact),
                "reader": {"name": "gold", "version": "1"},
            }
        )

    def _all(self, kind: str, make: Any) -> list[Entry]:
        return [
            {"evidence": (self._span(e["evidence"], f"{kind}[{i}]"),), **make(e, f"{kind}[{i}]")}
            for i, e in enumerate(self.data[kind])
        ]

    def _span(self, quote: str, where: str, near: tuple[tuple[int, int], ...] = ()) -> Evidence:
        return Evidence.of(self.report.text, *self._at.one(quote, where, near))

    def _id(self, name: str) -> str:
        return identify("actor", [self._file, name])

    def _ids(self, names: str | Iterable[str] | None) -> tuple[str, ...]:
        listed = [names] if isinstance(names, str) else list(names or ())
        return tuple(self._id(name) for name in listed if name in self._names)

    def _first(self, names: str | Iterable[str] | None) -> str | None:
        return next(iter(self._ids(names)), None)

    def _actor(self, entry: Entry) -> Entry:
        return {
            "id": self._id(entry["name"]),
            **{key: entry.get(key) for key in ("name", "kind", "country", "sector", "role")},
            "side": self._first(entry.get("side")),
        }

    def _pact(self, entry: Entry, _: str) -> Entry:
        return {"status": entry["status"], "parties": self._ids(entry.get("parties"))}

    def _event(self, entry: Entry, where: str) -> Entry:
        terms = entry.get("terms") or {}
        return {
            "act": entry["act"],
            "actor": self._ids(entry["actor"]),
            "recipient": self._ids(entry["recipient"]),
            "issues": tuple(entry["issues"]),
            "date": _date(entry.get("date")),
            "reality": entry["reality"],
            "attribution": self._ids(entry["attribution"]),
            "terms": {key: terms.get(key) for key in ("duration", "unconditional")},
            "conditions": [
                self._condition(item, f"{where}.{number}")
                for number, item in enumerate(entry.get("conditions") or ())
            ],
        }

    def _condition(self, item: Entry, where: str) -> Entry:
        required = item.get("requires")
        return {
            "kind": item["kind"],
            "holder": self._first(item["holder"]),
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
            "evidence": (self._span(item["text"], where),),
        }


def _date(value: str | None) -> Date | None:
    return Date(value=value, precision=_PRECISION.get(len(value), DatePrecision.MINUTE)) if value else None
