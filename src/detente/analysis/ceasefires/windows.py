"""Ceasefires of the ledger → windows that incidents are compared with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo

from detente.analysis.ceasefires.span import FROM_DECLARATION, Span, spans
from detente.analysis.ceasefires.truce import Truce, Word
from detente.analysis.scopewords import read_scope
from detente.analysis.source import Source
from detente.analysis.window import Window, WindowScope
from detente.model.codes import CeasefireStatus

_WANTED = frozenset({CeasefireStatus.PROPOSED.value, CeasefireStatus.DEMANDED.value})
_DECLARED = frozenset({Word.DECLARES, Word.AGREES})


def windows_of(truces: Iterable[Truce], zone: tzinfo | None = None) -> list[Window]:
    """A window for each way in which a ceasefire's time is told; none for one that is only wanted, that never
    took effect, or of which no start is told.

    Reports and data sets write local times without a zone: `zone` is theirs, UTC where none is given, which
    the window's note then says.
    """
    every = list(truces)
    conflicts = _conflicts(every)
    return [window for truce in every for window in _windows(truce, zone, conflicts[truce.id])]


def _conflicts(truces: Sequence[Truce]) -> dict[str, str]:
    """The conflict of each ceasefire: that of the data set, else what hangs together by its parties."""
    found: dict[str, str] = {}
    above: dict[str, str] = {}

    def root(key: str) -> str:
        while above.setdefault(key, key) != key:
            key = above[key]
        return key

    for truce in truces:
        keys = sorted(party.key for party in truce.parties)
        for key in keys[1:]:
            first, second = sorted((root(keys[0]), root(key)))
            above[second] = first
    for truce in truces:
        coded = {row.cells.get("ucdp_acd_id", "").strip() for row in truce.rows} - {"", "-1", "0"}
        keys = sorted(party.key for party in truce.parties)
        found[truce.id] = f"ucdp:{min(coded)}" if coded else root(keys[0]) if keys else truce.id
    return found


def _windows(truce: Truce, zone: tzinfo | None, conflict: str) -> list[Window]:
    if truce.status in _WANTED or truce.value("effect") == CeasefireStatus.NEVER_IN_FORCE.value:
        return []
    told = [span for span in spans(truce) if span.start is not None]
    found = []
    for number, span in enumerate(told, 1):
        start, end = _aware(span.start, zone), _aware(span.end, zone)
        if start is None or (end is not None and end <= start):
            continue
        declared = [one.party.full for one in truce.declarations if one.word in _DECLARED]
        found.append(
            Window(
                id=truce.id if len(told) == 1 else f"{truce.id}#{number}",
                start=start,
                end=end,
                label=truce.title,
                start_precision=span.start_precision,
                end_precision=span.end_precision,
                parties=tuple(one.side or one.name for one in truce.parties),
                places=truce.places,
                scope=_scope(truce),
                ceasefire=truce.id,
                conflict=conflict,
                declared_by="; ".join(dict.fromkeys(declared)),
                status=truce.status,
                source="; ".join(dict.fromkeys(_source(ground) for ground in truce.sources)),
                note="; ".join(_notes(span, len(told), zone)),
            )
        )
    return found


def _scope(truce: Truce) -> WindowScope:
    """What its sources say that it covers; the words of weapons and targets are read as classes."""
    words = [truce.value(name) for name in ("acts", "weapons", "targets")]
    area = truce.value("area") or None
    text = "; ".join(word for word in words if word)
    if truce.value("covers") == "all fighting" or not (text or area):
        covers = truce.value("covers")
        general = True if covers == "all fighting" else None
        return WindowScope(general=general, area=area, text=text or covers)
    return read_scope(text, area=area)


def _notes(span: Span, ways: int, zone: tzinfo | None) -> list[str]:
    notes = [f"one of {ways} ways in which its time is told"] if ways > 1 else []
    if zone is None:
        notes.append("its times are told without a zone and taken as UTC")
    if span.begins and span.begins.derived == FROM_DECLARATION:
        notes.append("no start is told: it counts from its declaration")
    worked_out = [one.derived for one in (span.begins, span.stops) if one and one.derived]
    return notes + [f"worked out from {how}" for how in worked_out if how != FROM_DECLARATION]


def _aware(at: datetime | None, zone: tzinfo | None) -> datetime | None:
    return None if at is None else at.replace(tzinfo=zone or UTC).astimezone(UTC)


def _source(ground: object) -> str:
    if isinstance(ground, Source):
        return f"{ground.publisher or ground.report}, {ground.published_at[:10]}"
    return f"{getattr(ground, 'file', '')}, line {getattr(ground, 'line', '')}"
