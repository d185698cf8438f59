"""A small report written for these tests, and its gold. The names are real, the news is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.gold import Gold, load_folder

Entry = dict[str, Any]

TEXT = (
    "Murad Ebrahim, who leads the MILF, said on Monday that the front would sign the accord only if Manila "
    "freed its prisoners. The Philippine government rejected the demand. “We will not trade prisoners for "
    "signatures,” President Benigno Aquino said in Cotabato on Tuesday.\n"
    "The MILF accused the army of breaking the truce that began in 1997. Malaysia hosted talks between the "
    "two sides in Kuala Lumpur in February. Gunmen killed two traders near Jolo on Sunday, and the road "
    "stayed closed until soldiers came.\n"
)


def actor(name: str, kind: str, side: str | None, country: str | None = "PHL", *aliases: str) -> Entry:
    return {
        "name": name,
        "kind": kind,
        "side": side,
        "country": country,
        "sector": {"armed_group": "REB", "government": "GOV", "military": "MIL"}.get(kind),
        "role": None,
        "aliases": list(aliases),
    }


def event(act: str, actors: list[str], evidence: str, **more: Any) -> Entry:
    return {
        "act": act,
        "actor": actors,
        "recipient": [],
        "issues": ["talks"],
        "evidence": evidence,
        "date": None,
        "place": None,
        "reality": "asserted",
        "attribution": [],
        "terms": {},
        "conditions": [],
        "magnitude": {},
        "core": True,
        **more,
    }


def quotation(speaker: str, mode: str, content: list[str], cue: str, said_on: str | None) -> Entry:
    about: Entry = {"said_on": said_on, "medium": None, "reported_by": [], "addressee": None}
    return {"speaker": speaker, "mode": mode, "content": content, "cue": cue, **about}


def data() -> Entry:
    """The gold of TEXT in the short form, a new copy each time."""
    only_if = {
        "kind": "if",
        "holder": "MILF",
        "gates": "peace_terms",
        "requires": {"issue": "prisoners", "actor": "Manila"},
        "text": "only if Manila freed its prisoners",
    }
    return {
        "report": {"file": "reports/2013-06-12-cotabato.txt", "published_at": "2013-06-12", "language": "en"},
        "actors": [
            actor("Murad Ebrahim", "person", "MILF"),
            actor("MILF", "armed_group", "MILF", "PHL", "the front"),
            actor("Manila", "government", "Manila", "PHL", "The Philippine government"),
            actor("Benigno Aquino", "person", "Manila"),
            actor("the army", "military", "Manila", "PHL", "soldiers"),
            actor("Malaysia", "state", "Malaysia", "MYS"),
            actor("Gunmen", "group", None, None),
        ],
        "quotations": [
            quotation(
                "Murad Ebrahim",
                "indirect",
                ["the front would sign the accord only if Manila freed its prisoners"],
                "said",
                "2013-06-10",
            ),
            quotation(
                "Benigno Aquino",
                "direct",
                ["We will not trade prisoners for signatures,"],
                "said",
                "2013-06-11",
            ),
        ],
        "events": [
            event(
                "accept",
                ["MILF"],
                "the front would sign the accord only if Manila freed its prisoners",
                recipient=["Manila"],
                issues=["peace_terms", "prisoners"],
                reality="reported",
                attribution=["Murad Ebrahim"],
                conditions=[only_if],
            ),
            event("reject", ["Manila"], "The Philippine government rejected the demand", recipient=["MILF"]),
            event(
                "reject",
                ["Benigno Aquino"],
                "We will not trade prisoners for signatures",
                issues=["prisoners"],
                date="2013-06-11",
                reality="reported",
                attribution=["Benigno Aquino"],
            ),
            event("accuse", ["MILF"], "The MILF accused the army", recipient=["the army"]),
            event(
                "mediate",
                ["Malaysia"],
                "Malaysia hosted talks",
                date="2013-02",
                place="Kuala Lumpur",
            ),
            event(
                "attack", ["Gunmen"], "Gunmen killed two traders near Jolo", date="2013-06-09", place="Jolo"
            ),
            event("mobilize", ["the army"], "until soldiers came", core=False),
        ],
        "ceasefires": [
            {
                "name": None,
                "status": "agreed",
                "declared_by": [],
                "parties": ["MILF", "Manila"],
                "duration": None,
                "start": "1997",
                "end": None,
                "unconditional": None,
                "scope": "general",
                "purposes": [],
                "evidence": "the truce that began in 1997",
            }
        ],
        "violation_claims": [
            {
                "accuser": ["MILF"],
                "accused": ["Manila"],
                "ceasefires": [],
                "weapons": [],
                "evidence": "The MILF accused the army of breaking the truce",
            }
        ],
        "talks": [
            {
                "name": None,
                "parties": ["MILF", "Manila"],
                "venue": "Kuala Lumpur",
                "start": "2013-02",
                "format": "direct",
                "status": "held",
                "facilitators": ["Malaysia"],
                "evidence": "talks between the two sides in Kuala Lumpur in February",
            }
        ],
        "agreements": [
            {
                "name": None,
                "parties": ["MILF", "Manila"],
                "guarantors": [],
                "date": "2013",
                "status": "proposed",
                "clauses": [],
                "evidence": "the accord",
            }
        ],
    }


def write(folder: Path, gold: Entry, text: str = TEXT) -> Gold:
    """The gold and its report as files under `folder`, loaded."""
    (folder / "gold").mkdir()
    (folder / "reports").mkdir()
    (folder / "reports" / "2013-06-12-cotabato.txt").write_text(text, encoding="utf-8")
    path = folder / "gold" / "2013-06-12-cotabato.json"
    path.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return load_folder(folder / "gold")[0]
