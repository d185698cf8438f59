"""The filter: which entries of a record are meant. It tells itself in words and goes to JSON and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from difflib import get_close_matches
from typing import Any

from detente.model.codes import Act, AgreementStatus, CeasefireStatus, Issue, Reality, TalksStatus
from detente.record.errors import RecordError
from detente.record.kinds import KINDS
from detente.record.words import words

_DAY = re.compile(r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
_CODES: dict[str, tuple[str, ...]] = {
    "act": tuple(Act),
    "issue": tuple(Issue),
    "kind": tuple(KINDS),
    "reality": tuple(Reality),
    "status": tuple(dict.fromkeys([*CeasefireStatus, *TalksStatus, *AgreementStatus])),
}
_NAMES = ("actor", "side", "recipient", "place", "source")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are meant: those that hold to every criterion that is given. Of a criterion with several
    values one is enough. A filter without criteria means all; any other means actors only where `kind` says
    so, since these are who the other entries speak of.

    Raises `RecordError` where a code or day is none.
    """

    text: str = ""
    """Words of the entry's sentences, all of them; "two words" as a phrase; `negotiat*` begins a word."""
    actor: tuple[str, ...] = ()
    """Who acts, speaks, claims or is party: whole words of a name, an acronym, or a key of the codebook."""
    side: tuple[str, ...] = ()
    """The side of who acts."""
    recipient: tuple[str, ...] = ()
    """At whom it is directed."""
    act: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    reality: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    """Of ceasefires, talks and agreements."""
    place: tuple[str, ...] = ()
    """Whole words of the place's name, its subdivision or its country; or the country's alpha-3 code."""
    source: tuple[str, ...] = ()
    """Whole words of the publisher's name."""
    since: str | None = None
    """First day, month or year: of what the entry tells, else of publication."""
    until: str | None = None
    confidence: float | None = None
    """The least."""
    judged: bool | None = None
    """Whether people have judged the entry."""
    restricted: bool | None = None
    """Whether the report is for named readers only."""
    once: bool = False
    """Leave out reports that are copies of others."""

    def __post_init__(self) -> None:
        for name, allowed in _CODES.items():
            for code in getattr(self, name):
                if code not in allowed:
                    raise RecordError(f"{name} {code!r} is unknown. {_near(code, allowed)}")
        for name in _NAMES:
            for value in getattr(self, name):
                if not words(value):
                    raise RecordError(f"{name} {value!r} holds no word to look for. Name one")
        if self.text and not words(self.text):
            raise RecordError(f"{self.text!r} holds no word to look for. Give one, or leave it out")
        for day in (self.since, self.until):
            if day is not None and not _DAY.match(day):
                raise RecordError(
                    f"{day!r} is no day, month or year. Write it as 2025-05-11, 2025-05 or 2025"
                )
        if self.since and self.until and self.since[: len(self.until)] > self.until:
            raise RecordError(
                f"The time from {self.since} to {self.until} ends before it begins. Turn it round"
            )
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise RecordError(f"confidence {self.confidence} is not from 0 to 1. Give one such as 0.7")

    @property
    def is_empty(self) -> bool:
        """Whether every entry of every report is meant."""
        return self == Filter()

    def to_json(self) -> str:
        """The criteria that are given, as a JSON object."""
        given = {name: value for name, value in asdict(self).items() if value not in ((), None, "", False)}
        for name in ("judged", "restricted"):
            if getattr(self, name) is not None:
                given[name] = getattr(self, name)
        return json.dumps(given, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Filter:
        """The filter that `to_json` wrote. Raises `RecordError` where it is none."""
        try:
            given = json.loads(text)
        except ValueError as error:
            raise RecordError(f"a filter is a JSON object: {error}. Make one with search --save") from error
        return cls.of(given)

    @classmethod
    def of(cls, given: object) -> Filter:
        """The filter with these criteria by name, lists for those that take several. Raises `RecordError`
        where it is none.
        """
        names = [field.name for field in fields(cls)]
        if not isinstance(given, dict) or (unknown := sorted(set(given) - set(names))):
            what = (
                "is no JSON object" if not isinstance(given, dict) else f"has the unknown key {unknown[0]!r}"
            )
            raise RecordError(f"a filter {what}. Its keys are {', '.join(names)}")
        return cls(**{name: _typed(name, value) for name, value in given.items()})


def _typed(name: str, value: object) -> Any:
    match name, value:
        case ("text" | "since" | "until", str()):
            return value
        case ("judged" | "restricted" | "once", bool()):
            return value
        case ("confidence", int() | float()) if not isinstance(value, bool):
            return value
        case (_, list()) if name in (*_CODES, *_NAMES) and all(isinstance(one, str) for one in value):
            return tuple(value)
        case _:
            raise RecordError(f"a filter can't have {value!r} as its {name}. Make one with search --save")


def _near(code: str, allowed: Iterable[str]) -> str:
    known = list(allowed)
    near = get_close_matches(code, known, n=2, cutoff=0.6)
    if near:
        return f"Did you mean {' or '.join(near)}?"
    return f"Take one of {', '.join(known)}"
