"""Claims → JSON."""

from __future__ import annotations

from typing import Any, TextIO

from detente.analysis.claims.account import Account, Series
from detente.analysis.claims.claim import Claim
from detente.analysis.claims.number import Number
from detente.analysis.claims.tally import Tally
from detente.analysis.party import Party
from detente.analysis.source import Ground, Source
from detente.exports.claims import words
from detente.exports.sourcejson import source_json
from detente.exports.values import write_values
from detente.sources.tolerant import Flaw

Object = dict[str, Any]


def write_claims_json(account: Account, out: TextIO) -> None:
    """Write the account as one JSON object."""
    write_values(claims_json(account), out)


def claims_json(account: Account) -> Object:
    """The account as JSON values. It holds no sum of two claims."""
    return {
        "reports": account.reports,
        "copies_left_out": account.copies,
        "ceasefires": [
            {
                "about": list(about.keys),
                "name": about.name or None,
                "accusations": [_series(one) for one in about.series],
            }
            for about in account.abouts
        ],
        "flaws": [flaw_json(source, flaw) for source, flaw in account.flaws],
    }


def _series(series: Series) -> Object:
    first, holder = series.claims[0], series.standing
    return {
        "accuser": [party_json(one) for one in first.accuser],
        "accused": [party_json(one) for one in first.accused],
        "holds_the_others": holder and holder.id,
        "claims": [claim_json(claim) for claim in series.claims],
    }


def claim_json(claim: Claim) -> Object:
    """A claim as JSON values."""
    checked = claim.checked
    return {
        "id": claim.id,
        "accuser": [party_json(one) for one in claim.accuser],
        "accused": [party_json(one) for one in claim.accused],
        "about": list(claim.about),
        "told_on": claim.told_on or None,
        "period": claim.period or None,
        "since": claim.since or None,
        "until": claim.until or None,
        "standing": claim.standing.value,
        "standing_is_sure": claim.sure,
        "count": claim.tally and _tally(claim.tally),
        "arithmetic": {
            "verdict": checked.verdict.value,
            "sum_of_parts": _number(checked.total),
            "gap": None
            if checked.gap_low is None and checked.gap_high is None
            else {"from": checked.gap_low, "to": checked.gap_high},
            "subsets_larger_than_their_whole": [part.what for part in checked.oversized],
            "in_words": words.arithmetic(claim) or None,
        },
        "versions": [
            {"count": _tally(tally), "sources": [ground_json(one) for one in sources]}
            for tally, sources in claim.versions
        ],
        "act": claim.act or None,
        "weapons": list(claim.weapons),
        "target_class": claim.target_class or None,
        "place": claim.place or None,
        "counter_claims": list(claim.counters),
        "reports": claim.reports,
        "sources": [ground_json(one) for one in claim.sources],
    }


def party_json(party: Party) -> Object:
    """A party: its key, its name in the source, its side."""
    return {"key": party.key, "name": party.name, "side": party.side or party.name}


def ground_json(ground: Ground) -> Object | None:
    """A quote of a report, or a row of a table."""
    if isinstance(ground, Source):
        return {**(source_json(ground) or {}), "sentence": ground.sentence or None}
    return {"file": ground.file, "line": ground.line, "quote": ground.quote, "cited": ground.cited or None}


def flaw_json(source: str, flaw: Flaw) -> Object:
    """What is wrong with a file, with every line."""
    return {
        "file": source,
        "kind": flaw.kind,
        "rows": flaw.count,
        "left_out": flaw.lost,
        "lines": list(flaw.lines),
        "message": flaw.message,
    }


def _tally(tally: Tally) -> Object:
    return {
        "stated": _number(tally.stated),
        "text": tally.text or None,
        "components": [
            {
                "what": part.what,
                "count": _number(part.number),
                "subset_of": part.whole,
                "beside": part.beside or None,
            }
            for part in tally.parts
        ],
        "complete": tally.complete,
        "unread": list(tally.unread),
    }


def _number(number: Number | None) -> Object | None:
    if number is None:
        return None
    return {"from": number.low, "to": number.high, "about": number.about}
