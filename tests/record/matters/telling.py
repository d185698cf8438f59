"""Tiny factories: a report of a few entries, its evidence the words given."""

from __future__ import annotations

from typing import Any

from bench.gold_readings import Converter, entry_id
from detente.model import Reading, Report
from detente.record.matters import Matter, MemberKey, Resolution

LISTS = ("ceasefires", "talks", "agreements", "violation_claims", "events")
ARMENIA = ("Armenia", "state", "Armenia", "ARM")
AZERBAIJAN = ("Azerbaijan", "state", "Azerbaijan", "AZE")
SERBIA = ("Serbia", "state", "Serbia", "SRB")
KOSOVO = ("Kosovo", "state", "Kosovo", "XKX")


def report(
    name: str, published: str, *actors: tuple[str, str, str | None, str | None], **entries: Any
) -> Reading:
    """A reading: actors as name, kind, side, country; entries by list in the short form, with `says`."""
    keys = ("name", "kind", "side", "country")
    data: dict[str, Any] = {
        "actors": [{**dict(zip(keys, row, strict=True)), "sector": None} for row in actors]
    }
    said = []
    for kind in LISTS:
        data[kind] = [{**entry, "evidence": entry.pop("says")} for entry in map(dict, entries.get(kind, ()))]
        said += [entry["evidence"] for entry in data[kind]]
    text = f"{name}: " + ". ".join(said) + "."
    return Converter(name, data, Report(text=text, published_at=published)).reading()


def truce(says: str, **given: Any) -> dict[str, Any]:
    """A ceasefire of Armenia and Azerbaijan, in force unless told otherwise."""
    return {"says": says, "status": "in_force", "parties": ["Armenia", "Azerbaijan"], **given}


def strike(says: str, **given: Any) -> dict[str, Any]:
    """A strike on Ganja on 11 October 2020."""
    return {
        "says": says, "act": "attack", "actor": ["Armenia"], "recipient": ["Azerbaijan"], "issues": [],
        "date": "2020-10-11", "place": "Ganja", "reality": "reported", "attribution": [], **given,
    }  # fmt: skip


def words(says: str, act: str, actor: str, **given: Any) -> dict[str, Any]:
    """An act of words of one actor."""
    return {
        "says": says, "act": act, "actor": [actor], "recipient": [], "issues": ["ceasefire"], "date": None,
        "place": None, "reality": "asserted", "attribution": [], **given,
    }  # fmt: skip


def key(reading: Reading, name: str, kind: str, index: int = 0) -> MemberKey:
    """The key of an entry of a report that `report` made."""
    return MemberKey(reading.report.id, entry_id(name, kind, index))


def matter_of(found: Resolution, member: MemberKey) -> Matter:
    """The matter that an entry is a member of."""
    (one,) = [matter for matter in found.matters if member in {m.key for m in matter.members}]
    return one


def together(found: Resolution, *members: MemberKey) -> bool:
    """Whether entries are one matter."""
    return len({matter_of(found, member).id for member in members}) == 1
