"""Kept readings for the exports: the composed report with judgements, a hostile one, and any at all."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from detente.exports.export import Form, write
from detente.exports.export import tables_of as tables_of_form
from detente.exports.table import TABLES, Source, TableName, Value, table_of
from detente.exports.written import Written
from detente.model import (
    Actor,
    Count,
    Date,
    Event,
    Judgement,
    Kept,
    Magnitude,
    Place,
    Plover,
    ReaderInfo,
    Reading,
    Report,
)
from detente.model.codes import Act, ActorKind, DatePrecision, PlacePrecision, PloverType, Reality, Sector
from tests.exports.sample import OFFER, READING, REPORT
from tests.model.strategies import WORDS, readings

few = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
"""A kept reading is larger still than a reading."""

JUDGEMENTS = (
    Judgement(report=REPORT.id, entry=OFFER.id, verdict="unsure", who="Ana", at="2025-05-12T08:00:00Z"),
    Judgement(
        report=REPORT.id,
        entry=OFFER.id,
        verdict="edit",
        changes={"act": "pledge", "n": [1, 2.5, None]},
        who="Bo",
        at="2025-05-13T08:00:00Z",
        why="She promises, Müller says",
    ),
    Judgement(report=REPORT.id, entry=OFFER.id, verdict="accept", who="Ana", at="2025-05-14T08:00:00Z"),
)


def all_of(reading: Reading) -> frozenset[str]:
    return frozenset(entry.id for entry in reading.entries())


SAMPLE = Kept(
    reading=READING,
    judgements=JUDGEMENTS,
    passed=all_of(READING),
    copy_of="report-0123456789abcdef",
    added_at="2025-05-12T07:00:00Z",
)
NOTHING = Kept(reading=READING, passed=frozenset())
"""A report of which no entry passed the filter."""
OFFER_ONLY = Kept(reading=READING, passed=frozenset({OFFER.id}))

HOSTILE_NAME = '=HYPERLINK("http://bad.example","Киев | قال 🕊️")'
HOSTILE_TEXT = (
    "@SUM(1+1)*cmd|' /C calc'!A0 struck\x07 “Киев”,\nوقال السلام 👩‍🚒; <b>it</b> said. _x0041_ <r>x</r>"
)


def hostile() -> Kept:
    """A report whose every text wants to be something else."""
    report = Report(
        title="<r><t>broken</t></r>",
        publisher="-1+1",
        url="+cmd",
        published_at="2025-05-11T08:30:00+03:00",
        text=HOSTILE_TEXT,
    )
    whole = (report.span(0, len(report.text)),)
    actor = Actor(
        name=HOSTILE_NAME,
        kind=ActorKind.ARMED_GROUP,
        country="UKR",
        sector=Sector.CIV,
        evidence=whole,
    )
    event = Event(
        act=Act.ATTACK,
        plover=Plover(type=PloverType.ASSAULT, mode="aerial", context=("military", "territory")),
        cameo="195",
        actor=(actor.id,),
        recipient=(actor.id,),
        date=Date(value="2025-05-10T23", end="2025-05-11", precision=DatePrecision.HOUR, text="overnight"),
        place=Place(
            name="Киев",
            country="UKR",
            lat=-50.45,
            lon=30.52,
            geonames_id=703448,
            precision=PlacePrecision.CITY,
        ),
        reality=Reality.ALLEGED,
        attribution=(actor.id,),
        magnitude=Magnitude(killed=Count(value=3, by=(actor.id,)), weapon="\t=1", damage="a\x00b"),
        evidence=whole,
        confidence=0.1,
    )
    reading = Reading(
        report=report, actors=(actor,), events=(event,), reader=ReaderInfo(name="by hand", version="1")
    )
    return Kept(reading=reading, passed=all_of(reading))


@st.composite
def any_kept(draw: st.DrawFn) -> Kept:
    """Any reading, kept: some of its entries passed, some of them judged."""
    reading = draw(readings())
    ids = sorted(all_of(reading))
    scalars = (
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS
    )
    values = st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2)
    )
    judgement = st.builds(
        Judgement,
        report=st.just(reading.report.id),
        entry=st.sampled_from(ids),
        verdict=st.sampled_from(["accept", "edit", "reject", "unsure"]),
        changes=st.dictionaries(WORDS, values, max_size=2),
        who=WORDS,
        at=st.sampled_from(["2025-05-12T08:00:00Z", "2025-05-13T08:00:00Z"]),
        why=WORDS,
    )
    return Kept(
        reading=reading,
        judgements=tuple(draw(st.lists(judgement, max_size=3))),
        passed=draw(st.frozensets(st.sampled_from(ids))),
        copy_of=draw(st.none() | st.just("report-0123456789abcdef")),
        added_at=draw(st.sampled_from(["", "2025-05-12T07:00:00Z"])),
    )


@dataclass(frozen=True)
class Exported:
    """What an export wrote, and what it said of it."""

    data: bytes
    written: Written


def exported(form: Form, *kept: Kept, tables: Sequence[TableName] = ()) -> Exported:
    """The bytes of an export."""
    out = io.BytesIO()
    written = write(kept, out, form, tables_of_form(form, tables))
    return Exported(out.getvalue(), written)


def rows_of(name: TableName, kept: Kept) -> list[dict[str, Value]]:
    """The rows of a table, each by the names of its columns."""
    table = table_of(name)
    return [dict(zip(table.header, row, strict=True)) for row in table.rows(Source(kept))]


ALL = tuple(TableName(table.name) for table in TABLES)
