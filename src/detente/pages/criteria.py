"""The filter as it stands in an address: the same parameters for every page, its JSON and its CSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query

from detente.model.codes import Act, AgreementStatus, CeasefireStatus, Issue, Reality, TalksStatus
from detente.pages.house import House, house_of
from detente.record import Filter
from detente.record.kinds import KINDS

LONGEST = 200
MOST = 12
Names = Annotated[list[Annotated[str, Query(max_length=LONGEST)]] | None, Query(max_length=MOST)]
CHOICES: Mapping[str, tuple[str, ...]] = {
    "act": tuple(Act),
    "issue": tuple(Issue),
    "kind": tuple(KINDS),
    "reality": tuple(Reality),
    "status": tuple(dict.fromkeys([*CeasefireStatus, *TalksStatus, *AgreementStatus])),
}
TITLES: Mapping[str, str] = {
    "text": "Words",
    "actor": "Who",
    "side": "Side",
    "recipient": "Towards",
    "act": "Act",
    "issue": "Issue",
    "kind": "Kind",
    "reality": "Reality",
    "status": "Status",
    "place": "Place",
    "source": "Source",
    "since": "Since",
    "until": "Until",
    "confidence": "Confidence",
    "judged": "Judged",
    "restricted": "Restricted",
    "copies": "Copies",
}
"""Parameter → how it is called on a page."""
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of a filter as a page shows it, with the address's parameters without it."""

    name: str
    title: str
    value: str
    raw: str
    """The value as it stands in the address."""
    without: Pairs


def criteria(
    house: Annotated[House, Depends(house_of)],
    text: Annotated[str, Query(max_length=LONGEST, description="Words of the sentence, all of them.")] = "",
    actor: Annotated[Names, Query(description="Who acts or speaks.")] = None,
    side: Annotated[Names, Query(description="The side of who acts.")] = None,
    recipient: Annotated[Names, Query(description="At whom it is directed.")] = None,
    act: Annotated[Names, Query(description="What is done: demand, attack.")] = None,
    issue: Annotated[Names, Query(description="What it is about: ceasefire, prisoners.")] = None,
    kind: Annotated[
        Names, Query(description="event, quotation, ceasefire, claim, talks, agreement, actor.")
    ] = None,
    reality: Annotated[Names, Query(description="asserted, reported, alleged, planned.")] = None,
    status: Annotated[Names, Query(description="Of ceasefires, talks and agreements.")] = None,
    place: Annotated[Names, Query(description="A town, a subdivision, a country.")] = None,
    source: Annotated[Names, Query(description="Who published it.")] = None,
    since: Annotated[str | None, Query(max_length=10, description="From this day, month or year on.")] = None,
    until: Annotated[str | None, Query(max_length=10, description="Up to this day, month or year.")] = None,
    confidence: Annotated[float | None, Query(ge=0, le=1, description="The least confidence.")] = None,
    judged: Annotated[bool | None, Query(description="Whether a person judged it.")] = None,
    restricted: Annotated[bool | None, Query(description="Whether the report is restricted.")] = None,
    copies: Annotated[bool, Query(description="Whether copies of other reports are meant too.")] = False,
    saved: Annotated[
        str | None, Query(max_length=100, description="A saved search, in place of all.")
    ] = None,
) -> Filter:
    """The filter that an address asks for. Raises `RecordError` where a criterion says nothing known."""
    if saved:
        return house.record.searches.get(saved)
    many = {
        "actor": actor, "side": side, "recipient": recipient, "act": act, "issue": issue, "kind": kind,
        "reality": reality, "status": status, "place": place, "source": source,
    }  # fmt: skip
    return Filter(
        text=text.strip(),
        since=since or None,
        until=until or None,
        confidence=confidence,
        judged=judged,
        restricted=restricted,
        once=not copies,
        **{name: tuple(value for value in values or () if value.strip()) for name, values in many.items()},
    )


Criteria = Annotated[Filter, Depends(criteria)]


def parameters(wanted: Filter) -> list[tuple[str, str]]:
    """The parameters that give a filter, in a fixed order: one filter has one address."""
    return [(name, value) for name, value, _ in _given(wanted)]


def query(wanted: Filter, **more: object) -> str:
    """A filter and further parameters as the end of an address, with its question mark; "" for none."""
    pairs = [
        *parameters(wanted),
        *((name, str(value)) for name, value in more.items() if value not in (None, "")),
    ]
    return encoded(pairs)


def encoded(pairs: Pairs) -> str:
    """Parameters as the end of an address, with its question mark; "" for none."""
    return f"?{urlencode(pairs)}" if pairs else ""


def shown(wanted: Filter) -> list[Criterion]:
    """The criteria that are given, each with the address that it would be without it."""
    every = parameters(wanted)
    return [
        Criterion(name, TITLES[name], told, value, [pair for pair in every if pair != (name, value)])
        for name, value, told in _given(wanted)
    ]


def _given(wanted: Filter) -> Iterator[tuple[str, str, str]]:
    """Name, value in the address and value in words."""
    for one in fields(Filter):
        value = getattr(wanted, one.name)
        match value:
            case tuple():
                yield from (
                    (one.name, part, part.replace("_", " ") if one.name in CHOICES else part)
                    for part in value
                )
            case bool() if one.name == "once":
                if not value:
                    yield "copies", "true", "shown too"
            case bool():
                yield one.name, str(value).lower(), "yes" if value else "no"
            case str() | float() | int() if value != "":
                yield one.name, f"{value:g}" if isinstance(value, float) else str(value), str(value)
            case _:
                pass
