"""What a ceasefire is called in a line: `Victory Day ceasefire of 72 hours`, `ceasefire from 2025-07-28`."""

from __future__ import annotations

import re

from detente.model import Ceasefire
from detente.model.codes import Purpose

_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_CLOCK = {"H": "hour", "M": "minute", "S": "second"}
_NOUN = re.compile(r"\b(?:ceasefire|cease-fire|truce|armistice|moratorium|pause|cessation|halt|lull)\b", re.I)


def title(truce: Ceasefire) -> str:
    """The title of a ceasefire by what a report gives of it."""
    name = " ".join((truce.name or "").split())
    if not name:
        of = next((one.value for one in truce.purposes if one in (Purpose.HUMANITARIAN, Purpose.HOLIDAY)), "")
        name = " ".join((of, *truce.scope.targets)) if not truce.scope.general else of
    noun = "" if _NOUN.search(name) else "ceasefire"
    parts = [name.strip(), noun]
    if truce.duration:
        parts.append(f"of {lasting(truce.duration)}")
    elif truce.start:
        parts.append(f"from {truce.start.value[:10]}")
    elif truce.declared_on:
        parts.append(f"of {truce.declared_on.value[:10]}")
    return " ".join(part for part in parts if part)


def lasting(duration: str) -> str:
    """An ISO 8601 duration in words: `30 days`, `72 hours`."""
    calendar, _, clock = duration.removeprefix("P").partition("T")
    return " ".join(
        f"{number} {units[letter]}{'' if number == '1' else 's'}"
        for part, units in ((calendar, _UNITS), (clock, _CLOCK))
        for number, letter in re.findall(r"(\d+(?:\.\d+)?)([A-Z])", part)
    )
