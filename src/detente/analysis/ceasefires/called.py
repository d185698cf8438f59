"""What a ceasefire is called in a line, by all that its reports tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.analysis.ceasefires.truce import Fact
from detente.analysis.party import Party

_NOUN = re.compile(
    r"\b(?:ceasefire|cease-fire|truce|armistice|moratorium|pause|cessation|halt|lull)\b", re.IGNORECASE
)
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_CLOCK = {"H": "hour", "M": "minute", "S": "second"}


def called(facts: Sequence[Fact], parties: Sequence[Party], declarers: Sequence[Party] = ()) -> str:
    """`Victory Day ceasefire of 72 hours, Russia`, `energy ceasefire, Russia and Ukraine`. Who declares it
    and is told as none of its parties is named instead of them: `ceasefire, declared by M23`.
    """
    by_name = {fact.name: fact.first.value for fact in facts}
    name = by_name.get("name", "")
    if not name:
        purposes = by_name.get("purposes", "").split(", ")
        kind = next((one for one in ("humanitarian", "holiday", "election") if one in purposes), "")
        targets = by_name.get("targets", "") if by_name.get("covers") != "all fighting" else ""
        name = " ".join(part for part in (kind, targets) if part)
    parts = [name, "" if _NOUN.search(name) else "ceasefire"]
    start = next((by_name[key] for key in ("start_actual", "start_planned") if key in by_name), "")
    if "duration" in by_name:
        parts.append(f"of {lasting(by_name['duration'])}")
    if start:
        parts.append(f"from {start[:10]}")
    alien = bool(declarers) and not {one.key for one in declarers} & {one.key for one in parties}
    between = f"declared by {_series(declarers)}" if alien else _series(parties)
    return ", ".join(part for part in (" ".join(part for part in parts if part), between) if part)


def _series(parties: Sequence[Party]) -> str:
    sides = list(dict.fromkeys(party.side or party.name for party in parties))
    return " and ".join(part for part in (", ".join(sides[:-1]), *sides[-1:]) if part)


def lasting(duration: str) -> str:
    """An ISO 8601 duration in words: `30 days`, `72 hours`; anything else as it is."""
    calendar, _, clock = duration.removeprefix("P").partition("T")
    words = [
        f"{number} {units[letter]}{'' if number == '1' else 's'}"
        for part, units in ((calendar, _UNITS), (clock, _CLOCK))
        for number, letter in re.findall(r"(\d+(?:\.\d+)?)([A-Z])", part)
        if letter in units
    ]
    return " ".join(words) if words and duration.startswith("P") else duration
