"""Readings → event records in the form of the PLOVER manual's own (openeventdata/PLOVER), one a line.

The keys are those of the manual's records where these have one, with the `actor` and `recipient` of PLOVER 2
for their `source` and `target`. What the manual has no key for stands under `detente`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, BinaryIO

from detente import __version__
from detente.exports.jsonfile import compact
from detente.exports.table import Source
from detente.exports.written import Written
from detente.model import Actor, Count, Event, Kept, Place, Plover
from detente.model.codes import Reality, Sector

VERSION = "PLOVER 2.0"
_TOP = frozenset({Sector.IGO, Sector.UNO, Sector.EUR, Sector.NGO, Sector.ISM, Sector.IMG, Sector.MNC})
"""The codes that stand for a country where an actor has none (PLOVER 2, top codes of non-state actors)."""
_SPELT = {Sector.CIV: "CVL"}
NO_CODE = "events without a PLOVER type"


def write_plover(kept: Iterable[Kept], out: BinaryIO) -> Written:
    """A record an event that has a PLOVER type; those that have none are counted as left out."""
    rows: Counter[str] = Counter(records=0)
    left_out: Counter[str] = Counter()
    for one in kept:
        source = Source(one)
        for event in filter(source.passes, one.reading.events):
            if event.plover is None:
                left_out[NO_CODE] += 1
                continue
            out.write(f"{compact(record(event, event.plover, source))}\n".encode())
            rows["records"] += 1
    return Written(rows, left_out)


def record(event: Event, plover: Plover, source: Source) -> dict[str, Any]:
    """The record of an event; `date` is the report's day where the text gives none for the act."""
    report, magnitude = source.report, event.magnitude
    return {
        "id": f"{report.id}.{event.id}",
        "date": (event.date.value if event.date else report.published_at)[: len("2025-05-11")],
        "actor": [_party(one, source) for one in source.actors(event.actor)],
        "recipient": [_party(one, source) for one in source.actors(event.recipient)],
        "event": plover.type,
        "eventText": " … ".join(piece.quote for piece in event.evidence),
        "eventLoc": _location(event.place),
        "mode": plover.mode,
        "context": list(plover.context),
        "future": event.reality is Reality.PLANNED,
        "hypothetical": event.reality is Reality.HYPOTHETICAL,
        "negation": event.reality is Reality.NEGATED,
        "dead": _number(magnitude.killed),
        "injured": _number(magnitude.injured),
        "text": " ".join(source.sentences(event.evidence)),
        "language": report.language,
        "publication": report.publisher,
        "headline": report.title,
        "url": report.url,
        "datePublished": report.published_at,
        "coder": f"Detente {__version__}, reader {source.kept.reading.reader.name}",
        "version": VERSION,
        "dateCoded": source.kept.added_at or None,
        "detente": _more(event, source),
    }


def _more(event: Event, source: Source) -> dict[str, Any]:
    return {
        "act": event.act,
        "cameo": event.cameo,
        "issues": list(event.issues),
        "reality": event.reality,
        "attribution": [_party(one, source) for one in source.actors(event.attribution)],
        "dateGiven": event.date.model_dump(mode="json", exclude={"evidence"}) if event.date else None,
        "offsets": [[piece.start, piece.end] for piece in event.evidence],
        "confidence": event.confidence,
        "verdicts": [
            json.loads(one.model_dump_json(exclude={"report", "entry"})) for one in source.judgements(event)
        ],
    }


def _party(actor: Actor, source: Source) -> dict[str, Any]:
    """An actor as the manual writes it: its country, else its top code, and its sector."""
    top = actor.sector if actor.sector in _TOP else None
    return {
        "actorText": actor.name,
        "code": actor.country or top,
        "sector": _SPELT.get(actor.sector, actor.sector) if actor.sector else None,
        "side": source.name(actor.side),
        "id": actor.id,
    }


def _location(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "countryCode": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "geonamesId": place.geonames_id,
        "precision": place.precision,
    }


def _number(count: Count | None) -> int | None:
    return count.value if count else None
