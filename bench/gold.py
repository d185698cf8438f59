"""Loads gold: annotated reports in the short form of `bench/gold.schema.json`.

The short form writes names for ids, one string for evidence, ISO 8601 strings for dates, names for places,
and conditions inside their event.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.locate import GoldError, Locator
from bench.shapes import (
    Actor,
    Ceasefire,
    Claim,
    Condition,
    Event,
    Pact,
    Quotation,
    Refs,
    Requirement,
    Story,
)

__all__ = ["Gold", "GoldError", "load_folder"]

Entry = dict[str, Any]
_HEADER = re.compile(r"\A(?:[A-Za-z][A-Za-z -]{0,23}:.*\n)+\n")
_HEADER_KEY = re.compile(r"^(title|publisher|published|date|language|url|note|restricted):", re.I | re.M)


@dataclass(frozen=True)
class Gold:
    """One gold file, and the report that it annotates."""

    path: Path
    report: Path
    data: Entry

    @property
    def name(self) -> str:
        """The gold file's name without its ending."""
        return self.path.stem

    def text(self) -> str:
        """The report's text with plain line ends and without the header block: lines `Key: value` at the
        top, one key at least a known one ("Yemen: truce lapses" is a headline), and a blank line.
        """
        raw = self.report.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        header = _HEADER.match(raw)
        return raw[header.end() :] if header and _HEADER_KEY.search(header.group()) else raw

    def story(self, text: str | None = None) -> Story:
        """Everything annotated, with spans in `text`: the reader's text of the report, or the file's own.

        Raises:
            GoldError: an evidence string is not in the text, or an entry lacks a key.
        """
        text = self.text() if text is None else text
        try:
            return _story(self.data, Locator(text, self.path.name))
        except KeyError as error:
            raise GoldError(f"{self.path.name}: an entry lacks the key {error}") from error


def load_folder(folder: Path) -> list[Gold]:
    """All gold files of a folder by name; JSON files without a `report` are other material and are left out.

    A report lies at `report.file` beside the folder, or under its gold file's name in `../reports/`.

    Raises:
        GoldError: the folder is missing, a file is no JSON, or a report is not found.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder")
    return [gold for path in sorted(folder.glob("*.json")) if (gold := _load(path))]


def _load(path: Path) -> Gold | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise GoldError(f"{path}: {error}") from error
    if not isinstance(data, dict) or "report" not in data:
        return None
    base = path.resolve().parent.parent
    candidates = [base / data["report"].get("file", ""), base / "reports" / f"{path.stem}.txt"]
    for report in candidates:
        if report.is_file():
            return Gold(path, report, data)
    raise GoldError(f"{path}: no report at {' or '.join(map(str, candidates))}")


def _refs(value: str | list[str] | None) -> Refs:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _numbered(data: Entry, kind: str) -> Iterable[tuple[str, Entry]]:
    return ((f"{kind}[{i}]", entry) for i, entry in enumerate(data.get(kind) or []))


def _story(data: Entry, at: Locator) -> Story:
    return Story(
        text=at.text,
        actors=tuple(_actor(entry) for _, entry in _numbered(data, "actors")),
        quotations=tuple(_quotation(e, name, at) for name, e in _numbered(data, "quotations")),
        events=tuple(_event(e, name, at) for name, e in _numbered(data, "events")),
        ceasefires=tuple(_ceasefire(e, name, at) for name, e in _numbered(data, "ceasefires")),
        claims=tuple(_claim(e, name, at) for name, e in _numbered(data, "violation_claims")),
        talks=tuple(_pact(e, name, at, "start") for name, e in _numbered(data, "talks")),
        agreements=tuple(_pact(e, name, at, "date") for name, e in _numbered(data, "agreements")),
    )


def _actor(entry: Entry) -> Actor:
    name = entry["name"]
    names = (name, *entry.get("aliases", ()))
    return Actor(
        name, name, entry["kind"], entry.get("side"), entry.get("country"), entry.get("sector"), names
    )


def _quotation(entry: Entry, name: str, at: Locator) -> Quotation:
    return Quotation(
        speakers=_refs(entry["speaker"]) + _refs(entry.get("co_speakers")),
        mode=entry["mode"],
        cue=entry.get("cue") or "",
        spans=at.pieces(entry["content"], name),
        said_on=entry.get("said_on"),
        core=entry.get("core", True),
    )


def _event(entry: Entry, name: str, at: Locator) -> Event:
    spans = (at.one(entry["evidence"], name),)
    core = entry.get("core", True)
    conditions = tuple(
        Condition(
            kind=item["kind"],
            holders=_refs(item["holder"]) + _refs(item.get("co_holders")),
            gates=item["gates"],
            requires=_requirement(item.get("requires")),
            spans=(at.one(item["text"], f"{name}.{where}", spans),),
            core=core,
        )
        for where, item in _numbered(entry, "conditions")
    )
    return Event(
        act=entry["act"],
        actor=_refs(entry["actor"]),
        recipient=_refs(entry["recipient"]),
        issues=tuple(entry["issues"]),
        reality=entry["reality"],
        attribution=_refs(entry["attribution"]),
        spans=spans,
        date=entry.get("date"),
        places=_refs(entry.get("place")),
        conditions=conditions,
        inferred=bool(entry.get("actor_inferred")),
        core=core,
    )


def _requirement(entry: Entry | None) -> Requirement | None:
    if entry is None:
        return None
    actors = _refs(entry.get("actor")) + _refs(entry.get("co_actors"))
    return Requirement(entry.get("issue"), actors, bool(entry.get("negated")))


def _ceasefire(entry: Entry, name: str, at: Locator) -> Ceasefire:
    return Ceasefire(
        status=entry["status"],
        parties=_refs(entry["parties"]),
        spans=(at.one(entry["evidence"], name),),
        dates={key: entry[key] for key in ("start", "end", "declared_on") if key in entry},
        duration=entry.get("duration"),
        core=entry.get("core", True),
    )


def _claim(entry: Entry, name: str, at: Locator) -> Claim:
    spans = (at.one(entry["evidence"], name),)
    return Claim(_refs(entry["accuser"]), _refs(entry["accused"]), spans, entry.get("core", True))


def _pact(entry: Entry, name: str, at: Locator, date: str) -> Pact:
    return Pact(
        status=entry["status"],
        parties=_refs(entry["parties"]),
        spans=(at.one(entry["evidence"], name),),
        date=entry.get(date),
        places=_refs(entry.get("venue")),
        core=entry.get("core", True),
    )
