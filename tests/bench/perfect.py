"""Turns gold into the reading that a faultless reader would give."""

from __future__ import annotations

from typing import Any

from bench.gold import Gold
from bench.locate import Locator

Entry = dict[str, Any]


def reading_of(gold: Gold) -> Entry:
    """The contract's form of what gold says: ids for names, spans for strings, objects for dates."""
    text = gold.text()
    at = Locator(text, gold.name)
    data = gold.data
    actors = [_actor(entry, at) for entry in data["actors"]]
    ids = {entry["name"]: entry["id"] for entry in actors}
    for side in sorted({e["side"] for e in data["actors"] if e["side"]} - ids.keys()):
        ids[side] = f"party:{side}"
        actors.append({"id": ids[side], "name": side, "kind": "group", "side": ids[side], "mentions": []})
    for entry in actors:
        entry["side"] = ids.get(entry["side"], entry["side"]) if entry["side"] else None

    def many(names: list[str]) -> list[str]:
        return [ids[name] for name in names]

    def each(kind: str) -> list[tuple[str, Entry]]:
        return [(f"{kind}[{i}]", entry) for i, entry in enumerate(data[kind])]

    def condition(entry: Entry, near: Any) -> Entry:
        required = entry["requires"]
        return {
            "kind": entry["kind"],
            "holder": ids[entry["holder"]],
            "co_holders": many(entry.get("co_holders", [])),
            "gates": entry["gates"],
            "requires": required
            and {**required, "actor": required["actor"] and ids[required["actor"]], "co_actors": []},
            "text": entry["text"],
            "evidence": [span(text, at.one(entry["text"], "conditions[]", near))],
        }

    def event(name: str, entry: Entry) -> Entry:
        where = at.one(entry["evidence"], name)
        return {
            "act": entry["act"],
            "actor": many(entry["actor"]),
            "recipient": many(entry["recipient"]),
            "issues": entry["issues"],
            "date": date(entry["date"]),
            "place": place(entry["place"]),
            "reality": entry["reality"],
            "attribution": many(entry["attribution"]),
            "conditions": [condition(item, (where,)) for item in entry["conditions"]],
            "evidence": [span(text, where)],
        }

    def ceasefire(name: str, entry: Entry) -> Entry:
        return {
            "status": entry["status"],
            "parties": many(entry["parties"]),
            **{key: date(entry.get(key)) for key in ("start", "end", "declared_on")},
            "duration": entry["duration"],
            "evidence": [span(text, at.one(entry["evidence"], name))],
        }

    def claim(name: str, entry: Entry) -> Entry:
        where = [span(text, at.one(entry["evidence"], name))]
        return {"accuser": many(entry["accuser"]), "accused": many(entry["accused"]), "evidence": where}

    def pact(name: str, entry: Entry) -> Entry:
        return {
            "status": entry["status"],
            "parties": many(entry["parties"]),
            "start": date(entry.get("start")),
            "date": date(entry.get("date")),
            "venue": place(entry.get("venue")),
            "evidence": [span(text, at.one(entry["evidence"], name))],
        }

    def quotation(name: str, entry: Entry) -> Entry:
        return {
            "speaker": ids[entry["speaker"]],
            "co_speakers": many(entry.get("co_speakers", [])),
            "mode": entry["mode"],
            "cue": entry["cue"],
            "content": [span(text, where) for where in at.pieces(entry["content"], name)],
            "said_on": date(entry["said_on"]),
        }

    return {
        "report": {"text": text},
        "actors": actors,
        "quotations": [quotation(*item) for item in each("quotations")],
        "events": [event(*item) for item in each("events")],
        "ceasefires": [ceasefire(*item) for item in each("ceasefires")],
        "violation_claims": [claim(*item) for item in each("violation_claims")],
        "talks": [pact(*item) for item in each("talks")],
        "agreements": [pact(*item) for item in each("agreements")],
    }


def span(text: str, where: tuple[int, int]) -> Entry:
    start, end = where
    return {"start": start, "end": end, "quote": text[start:end], "alignment": "exact"}


def date(value: str | None) -> Entry | None:
    return value and {"value": value, "end": None, "precision": "day", "text": "", "evidence": []}  # type: ignore[return-value]


def place(name: str | None) -> Entry | None:
    return {"name": name, "country": None, "precision": "city"} if name else None


def _actor(entry: Entry, at: Locator) -> Entry:
    names = [entry["name"], *entry.get("aliases", [])]
    return {
        "id": f"id:{entry['name']}",
        "name": entry["name"],
        "kind": entry["kind"],
        "side": entry["side"],
        "country": entry["country"],
        "sector": entry["sector"],
        "mentions": [span(at.text, where) for name in names for where in at.all(name)],
    }
