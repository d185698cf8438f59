"""The ledger: ceasefires with what is wrong in the files they were read from, and what holds on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from detente.analysis.ceasefires.span import Span, spans
from detente.analysis.ceasefires.truce import Truce
from detente.model.codes import CeasefireStatus
from detente.model.errors import DetenteError
from detente.sources.tolerant import Flaw

_WANTED = frozenset({CeasefireStatus.PROPOSED.value, CeasefireStatus.DEMANDED.value})


_BEGAN = CeasefireStatus.IN_FORCE.value


class UnknownCeasefireError(DetenteError):
    """A ceasefire is named that is not there."""


class Holding(StrEnum):
    """Whether the time of a ceasefire holds a day. That it holds says nothing of whether fire ceased."""

    IN_FORCE = "in_force"
    """It is told to have begun, and the day is before its end."""
    PLANNED = "planned"
    """By its terms; no source tells that it began."""
    OPEN = "open"
    """It began or was to begin before the day, and no end is told."""
    DISPUTED = "disputed"
    """By some of its sources, and not by others."""


@dataclass(frozen=True, slots=True)
class Held:
    """A ceasefire whose time holds a day, with the spans that do."""

    truce: Truce
    holding: Holding
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Ceasefires. Where `on` is given, `held` are those whose time holds that day; `undated` counts those of
    which no start is told.
    """

    truces: tuple[Truce, ...]
    flaws: tuple[tuple[str, Flaw], ...] = ()
    on: str = ""
    held: tuple[Held, ...] = ()
    undated: int = 0
    reports: int = 0
    copies: int = 0
    full: bool = False


def ledger(
    truces: Iterable[Truce],
    flaws: Sequence[tuple[str, Flaw]] = (),
    *,
    on: str | None = None,
    only: str | None = None,
    reports: int = 0,
    copies: int = 0,
) -> Ledger:
    """The ledger of ceasefires, on a day where one is given. `only` is the id of the one that is wanted, in
    full. Raises `UnknownCeasefireError` where there is none.
    """
    every = list(truces)
    if only is not None:
        every = [truce for truce in every if truce.id == only]
        if not every:
            raise UnknownCeasefireError(f"{only}: no ceasefire has this id. detente ceasefires lists them")
    held = tuple(one for truce in every if (one := holding(truce, on)) is not None) if on else ()
    settled = [truce for truce in every if truce.status not in _WANTED]
    undated = sum(not any(span.start for span in spans(truce)) for truce in settled) if on else 0
    return Ledger(tuple(every), tuple(flaws), on or "", held, undated, reports, copies, full=only is not None)


def holding(truce: Truce, on: str) -> Held | None:
    """Whether the time of a ceasefire holds a day; None where it does not, or where it is only wanted."""
    if truce.status in _WANTED or truce.value("effect") == CeasefireStatus.NEVER_IN_FORCE.value:
        return None
    day = datetime.fromisoformat(on)
    made = [span for span in spans(truce) if span.start is not None]
    inside = tuple(span for span in made if _holds(span, day))
    if not inside:
        return None
    if len(inside) < len(made):
        return Held(truce, Holding.DISPUTED, inside)
    if all(span.end is None for span in inside):
        return Held(truce, Holding.OPEN, inside)
    began = truce.fact("start_actual") is not None or truce.value("effect") == _BEGAN
    return Held(truce, Holding.IN_FORCE if began else Holding.PLANNED, inside)


def _holds(span: Span, day: datetime) -> bool:
    start, end = span.start, span.end
    return start is not None and start < day + timedelta(days=1) and (end is None or end > day)
